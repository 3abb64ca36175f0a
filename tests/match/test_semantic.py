"""A sentence model as a witness, with a tiny real one: a graph that looks up each word's vector."""

from __future__ import annotations

import datetime as dt
import json
import struct
import sys
from pathlib import Path

import pytest
from lighthouse import draft_of, index_of

from embargo.checks import Desk, run_checks
from embargo.errors import UsageError
from embargo.match.semantic import SentenceModel
from embargo.rulebook import Rulebook

for library in ("numpy", "onnxruntime", "tokenizers"):
    pytest.importorskip(library, reason="the extra embargo[semantic] is not installed")

BEFORE = dt.datetime(2023, 5, 16, 18, 0, tzinfo=dt.UTC)
ALIKE = (
    ("beacons", "lights"),
    ("stay", "switched"),
    ("lit", "off"),
    ("frost", "winter"),
    ("shore", "coastal"),
    ("mayor",),
    ("fish",),
    ("likes",),
)


def _field(number: int, value: int | bytes) -> bytes:
    """One field of a protocol buffer message."""
    kind = 0 if isinstance(value, int) else 2
    head = _varint(number << 3 | kind)
    return head + (_varint(value) if isinstance(value, int) else _varint(len(value)) + value)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _tensor_type(name: str, kind: int, axes: int) -> bytes:
    shape = b"".join(_field(1, _field(2, f"axis{n}".encode())) for n in range(axes))
    return _field(1, name.encode()) + _field(2, _field(1, _field(1, kind) + _field(2, shape)))


def _graph(rows: list[list[float]]) -> bytes:
    """An ONNX model: the rows of a table for the numbers of the words."""
    raw = b"".join(struct.pack(f"<{len(row)}f", *row) for row in rows)
    table = _field(1, len(rows)) + _field(1, len(rows[0])) + _field(2, 1) + _field(8, b"table") + _field(9, raw)
    node = _field(1, b"table") + _field(1, b"input_ids") + _field(2, b"vectors") + _field(4, b"Gather")
    graph = _field(1, node) + _field(2, b"lookup") + _field(5, table)
    graph += _field(11, _tensor_type("input_ids", 7, 2)) + _field(12, _tensor_type("vectors", 1, 3))
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 13))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("model")
    size = len(ALIKE) + 1
    vocabulary = {"[UNK]": 0, "[PAD]": 1}
    rows = [[0.0] * (size - 1) + [0.1]] * 2
    for number, words in enumerate(ALIKE):
        for word in words:
            vocabulary[word] = len(rows)
            rows.append([float(n == number) for n in range(size)])
    (place / "model.onnx").write_bytes(_graph(rows))
    tokenizer: dict[str, object] = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "post_processor": None,
        "decoder": None, "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"},
    }  # fmt: skip
    (place / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    return place


def test_sentences_that_mean_the_same_have_like_vectors(folder: Path) -> None:
    model = SentenceModel.load(folder)
    one, same, other = model.vectors(["Coastal lights switched off", "shore beacons stay lit", "The mayor likes fish"])
    assert one @ same == pytest.approx(1.0, abs=1e-5)
    assert one @ other < 0.2
    assert len(model.vectors([])) == 0
    many = model.vectors(["mayor", *["shore beacons stay lit in the frost"] * 40])
    assert many.shape[0] == 41


def test_a_model_is_one_more_witness(folder: Path, rulebook: Rulebook) -> None:
    index = index_of(rulebook)
    draft = draft_of("Beacons stay lit in the frost.\n\nThe mayor likes fish.", rulebook)
    plain, helped = Desk(index, rulebook), Desk(index, rulebook, model=SentenceModel.load(folder))
    name = "means the same to the sentence model"
    story = f"{draft.words(draft.sentences[0].span)} The official would say no more."
    without, with_it = (
        {one.rule: dict(one.weights) for one in run_checks(draft_of(story, rulebook), desk, BEFORE)}
        for desk in (plain, helped)
    )
    assert all(name not in weights for weights in without.values())
    assert with_it["embargoed-paraphrase"][name] > 0
    assert run_checks(draft_of("The mayor likes fish.", rulebook), helped, BEFORE) == ()


def test_what_is_no_model_is_wrong_usage(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"needs model\.onnx and tokenizer\.json"):
        SentenceModel.load(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"not a graph")
    (tmp_path / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())
    with pytest.raises(UsageError, match="no sentence model that can be used"):
        SentenceModel.load(tmp_path)


def test_missing_libraries_are_wrong_usage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(UsageError, match=r"needs onnxruntime: pip install 'embargo\[semantic\]'"):
        SentenceModel.load(folder)
