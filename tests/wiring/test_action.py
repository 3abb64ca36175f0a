"""The GitHub action: its steps run as shell, as the runner does."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from newsroom import ROOT, clean_environment

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's temporary folder, with the package installed in it by the action's own step."""
    temp = tmp_path_factory.mktemp("runner")
    run = run_step("Install", ROOT, {"RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(ROOT)})
    assert run.returncode == 0, run.stderr
    return temp


def run_step(name: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A step's script, in the shell that `shell: bash` means."""
    assert STEPS[name]["shell"] == "bash"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]],
        cwd=folder,
        env=clean_environment(CI="true", GITHUB_ACTIONS="true", **environment),
        capture_output=True,
        text=True,
        check=False,
    )


def run_check(newsroom: Path, runner: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str, str]:
    """The check step with the action's inputs; what it printed, the job's summary, and the step's outputs."""
    given = {**{name: each.get("default", "") for name, each in ACTION["inputs"].items()}, **inputs}
    step_env = {
        variable: given[expression.removeprefix("${{ inputs.").removesuffix(" }}")]
        for variable, expression in STEPS["Check"]["env"].items()
    }
    files = {name: newsroom.parent / name.lower() for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    run = run_step(
        "Check",
        newsroom,
        {"RUNNER_TEMP": str(runner), **{name: str(path) for name, path in files.items()}, **step_env},
    )
    written = [path.read_text(encoding="utf-8") if path.exists() else "" for path in files.values()]
    return run, written[0], written[1]


def test_a_leak_is_annotated_summed_up_and_uploaded(newsroom: Path, runner: Path) -> None:
    run, summary, outputs = run_check(
        newsroom, runner, drafts="drafts\n", at="2023-03-21T13:30+01:00", sarif="embargo.sarif"
    )
    assert run.returncode == 1, run.stderr
    assert any(
        line.startswith("::error ") and "file=drafts/leak.md,line=10" in line for line in run.stdout.splitlines()
    )
    assert "drafts/leak" in summary
    assert outputs == "exit-code=1\n"
    sarif: Any = json.loads((newsroom / "embargo.sarif").read_text(encoding="utf-8"))
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} >= {"embargoed-quote"}


def test_after_the_lift_the_step_passes(newsroom: Path, runner: Path) -> None:
    run, summary, outputs = run_check(newsroom, runner, drafts="drafts", at="2023-03-21T15:30+01:00")
    assert run.returncode == 0, run.stderr
    assert "::error" not in run.stdout
    assert summary
    assert outputs == "exit-code=0\n"


def test_an_input_is_never_read_as_shell_or_as_an_option(newsroom: Path, runner: Path) -> None:
    evil = "$(touch evil); `touch evil`\n--output=evil"
    run, _, outputs = run_check(newsroom, runner, drafts=evil, at="2023-03-21T13:30+01:00")
    assert run.returncode == 3
    assert outputs == "exit-code=3\n"
    assert not (newsroom / "evil").exists()


def test_every_input_reaches_the_step() -> None:
    reached = {
        expression.removeprefix("${{ inputs.").removesuffix(" }}") for expression in STEPS["Check"]["env"].values()
    }
    assert reached == set(ACTION["inputs"])
    assert "${{" not in STEPS["Check"]["run"]
    assert os.linesep not in ACTION["description"]


def test_the_example_workflow_calls_the_action_as_it_is() -> None:
    workflow = yaml.safe_load((ROOT / "examples" / "pipelines" / "github.yml").read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    (step,) = [step for step in job["steps"] if "embargo@" in step.get("uses", "")]
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_a_run_wired_wrong_does_not_show_the_summary_of_the_step_before(newsroom: Path, runner: Path) -> None:
    (runner / "embargo-summary.md").write_text("CLEAR: it may run\n", encoding="utf-8")
    run, summary, outputs = run_check(newsroom, runner, drafts="drafts", at="noon")
    assert (run.returncode, summary, outputs) == (2, "", "exit-code=2\n")


def test_where_no_draft_changed_the_summary_says_so(newsroom: Path, runner: Path) -> None:
    run, summary, outputs = run_check(newsroom, runner, drafts="drafts", **{"changed-since": "HEAD"})
    assert (run.returncode, outputs) == (0, "exit-code=0\n"), run.stderr
    assert "CLEAR: no draft to check" in summary
