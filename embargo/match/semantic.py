"""Sentences as vectors, by a model that the newsroom gives: a witness for what word by word has nothing in common.

A model is a folder as sentence-embedding models are published for ONNX: `model.onnx` (or `onnx/model.onnx`), which
takes `input_ids` and `attention_mask` and gives the vectors of the tokens or of the sentence, and `tokenizer.json`.
The libraries come with the extra `embargo[semantic]` and are loaded only where a model is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from embargo.errors import UsageError

_GRAPHS = ("model.onnx", "onnx/model.onnx")
_TOKENIZER = "tokenizer.json"
_LONGEST = 128  # tokens; of a longer sentence the beginning is read
_BATCH = 32
_TOKENS_AND_SENTENCES = 3  # dimensions of a result that has a vector for each token


class SentenceModel:
    """A sentence-embedding model. `load` makes one."""

    def __init__(self, numpy: ModuleType, session: Any, tokenizer: Any) -> None:
        self._numpy, self._session, self._tokenizer = numpy, session, tokenizer
        self._known: dict[str, Any] = {}  # a briefing's sentences are compared with those of every draft
        self._inputs = [one.name for one in session.get_inputs()]

    @classmethod
    def load(cls, folder: str | Path) -> SentenceModel:
        """The model in `folder`. Raises `UsageError` where the libraries or the model are missing or broken."""
        numpy, onnxruntime, tokenizers = (_library(name) for name in ("numpy", "onnxruntime", "tokenizers"))
        place = Path(folder)
        graph = next((place / name for name in _GRAPHS if (place / name).is_file()), None)
        if graph is None or not (place / _TOKENIZER).is_file():
            raise UsageError(f"{place} is no sentence model: it needs {_GRAPHS[0]} and {_TOKENIZER}")
        try:
            tokenizer = tokenizers.Tokenizer.from_file(str(place / _TOKENIZER))
            tokenizer.enable_truncation(_LONGEST)
            tokenizer.enable_padding()
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 4  # what is wrong is said here, in one line
            model = cls(numpy, onnxruntime.InferenceSession(str(graph), options), tokenizer)
            model.vectors(["Is it a model?"])
        except Exception as error:  # the libraries raise classes of their own, and plain `Exception`
            raise UsageError(f"{place} is no sentence model that can be used ({type(error).__name__})") from None
        return model

    def vectors(self, sentences: Sequence[str]) -> Any:
        """One row for each sentence, of length 1: the product of two rows is their likeness, from -1 to 1."""
        new = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self._known]
        rows = (row for batch in self._batches(new) for row in batch)
        self._known.update(zip(new, rows, strict=True))
        numpy = self._numpy
        return numpy.array([self._known[sentence] for sentence in sentences], dtype=numpy.float32)

    def _batches(self, sentences: Sequence[str]) -> Iterator[Any]:
        numpy = self._numpy
        for at in range(0, len(sentences), _BATCH):
            encoded = self._tokenizer.encode_batch(list(sentences[at : at + _BATCH]))
            given = {
                "input_ids": numpy.array([one.ids for one in encoded], dtype=numpy.int64),
                "attention_mask": numpy.array([one.attention_mask for one in encoded], dtype=numpy.int64),
                "token_type_ids": numpy.array([one.type_ids for one in encoded], dtype=numpy.int64),
            }
            result = self._session.run(None, {name: given[name] for name in self._inputs})[0]
            if result.ndim == _TOKENS_AND_SENTENCES:
                mask = given["attention_mask"][..., None]
                result = (result * mask).sum(1) / mask.sum(1)
            yield result / numpy.linalg.norm(result, axis=1, keepdims=True)


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError:
        raise UsageError(f"a sentence model needs {name}: pip install 'embargo[semantic]'") from None
