# Needs only python3 (3.11 or later) with venv, and make.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.installed

.PHONY: setup demo test lint types docs docs-pictures bench clean

setup: $(READY)

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[all]' --group dev
	touch $@

# The main job on the project's own example. It finds an embargoed quotation, so `check` ends with 1.
demo: setup
	$(BIN)/embargo rules examples/call
	$(BIN)/embargo check examples/drafts --briefing examples/call --at '2023-03-21 13:30 Europe/Brussels'; test $$? -eq 1

test: setup
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

docs: setup
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/mkdocs build --quiet

# The pictures in the documentation, from the examples. Needs Debian's chromium.
docs-pictures: setup
	$(BIN)/python docs/_pictures/make.py

bench: setup
	$(BIN)/python benchmarks/bench_cold_start.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
