"""RTF: what a reader sees is left in, the rest taken out, and striprtf makes text of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from embargo.errors import InputError
from embargo.read.document import Document
from embargo.read.extracted import ExtractedText
from embargo.values import value

MAX_DEPTH = 200
MAX_FONTS = 100_000
MAX_FONT = 2_000
_BROKEN = "is not RTF that can be read; save it again as .rtf or as .txt"
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|(?P<symbol>\\'[0-9A-Fa-f]{2}|\\[^A-Za-z])|(?P<brace>[{}])"
    r"|(?P<words>[^\\{}]+)|\\",
    re.DOTALL,
)
_DROPPED = frozenset({"fldinst", "pict", "objdata", "datastore", "themedata", "private", "blipuid"})
# Notes, text boxes, and what an embedded object shows: all in print.
_PRINTED = frozenset({"footnote", "shptxt", "dptxbxtext", "result", "sv"})
# Properties of pictures and shapes that are words: an alternative text, letters drawn as a picture.
_WORDED = frozenset({"wzDescription", "gtextUNICODE"})
# Groups that the library passes over and a reader sees: formulas, letters beside their forms in Unicode.
_SEEN = frozenset({"upr", "mmath", "moMath", "moMathPara", "mr", "mf", "mnum", "mden", "me", "msSup", "msSub", "msup",
                   "msub"})  # fmt: skip
_CAPTURED = _PRINTED | frozenset({"annotation", "header", "headerl", "headerr", "headerf", "footer", "footerl",
                                  "footerr", "footerf"})  # fmt: skip
# Of these the library knows no letters.
_OTHER_LETTERS = frozenset({"mac", "pc", "pca"})
_SAID = frozenset({"u", "tab", "emdash", "endash", "bullet", "lquote", "rquote", "ldblquote", "rdblquote"})
_HIDING = frozenset({"v", "deleted", "strike", "striked"})
_BEYOND_ASCII = re.compile(r"[\x80-\xff]")
_PASS_OVER = "\\*"  # noqa: S105 - RTF, no secret
# Stands where an annotation does; no text has it.
_MARK = "\ufffe"
_MARK_RTF = "\\uc1\\u65534 ?"
# The library makes a paragraph's end of it.
_LINE_BREAK = "{\\uc1\\u11 ?}"


@dataclass
class _Part:
    """RTF that is kept apart: `kind` is its destination."""

    kind: str
    tokens: list[str] = field(default_factory=list)


@value
class _State:
    """Of a group: where its words go (None: nowhere) and what hides them."""

    part: _Part | None
    hidden: frozenset[str] = frozenset()


def read_rich_text(raw: bytes, name: str) -> Document:
    """An RTF file. The source is its extracted text, a line for each paragraph, text boxes and notes at the end.

    Hidden, struck and deleted words are no part of it; headers and footers are metadata, annotations remarks.
    Needs the extra `embargo[rtf]`. Raises `InputError` where that is missing, and for a file that is no RTF, is
    broken, or is beyond a limit.
    """
    if not raw.lstrip().startswith(b"{\\rtf"):
        raise InputError(name, "is named as RTF, but is none; save it again as .rtf or as .txt")
    try:
        from striprtf.striprtf import rtf_to_text  # noqa: F401, PLC0415 - an optional extra
    except ImportError:
        raise InputError(name, "is an RTF file; install embargo[rtf] to read it, or save it as .txt") from None
    parts = _Sorter(raw.lstrip().decode("latin-1"), name).read()
    preamble = _preamble(parts[0])
    try:
        return _assemble(parts, preamble, name)
    except (ValueError, LookupError, OverflowError, TypeError, IndexError):
        raise InputError(name, _BROKEN) from None


def _assemble(parts: list[_Part], preamble: str, name: str) -> Document:
    body = _text("".join(parts[0].tokens))
    noted = _text(preamble + "".join("{" + "".join(part.tokens) + "}" + _MARK_RTF for part in parts[1:]) + "}")
    apart = list(zip(parts[1:], map(str.strip, noted.split(_MARK)[:-1]), strict=True))
    annotations = [words for part, words in apart if part.kind == "annotation"]
    if body.count(_MARK) != len(annotations):
        raise InputError(name, _BROKEN)
    text = ExtractedText()
    waiting = iter(annotations)
    for line in body.split("\n"):
        for _ in range(line.count(_MARK)):
            text.remark(next(waiting))
        text.paragraph(line.replace(_MARK, ""))
    metadata: dict[str, str] = {}
    said: set[str] = set()
    for part, words in apart:
        if part.kind in _PRINTED:
            # Word writes a text box twice, for old programs too.
            text.text(words if words not in said else "")
            said.add(words)
        elif part.kind != "annotation":
            key = part.kind[:6]
            metadata[key] = f"{metadata.get(key, '')}\n{words}"
    return text.finish(name, metadata, "rtf")


def _text(rtf: str) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415

    words: str = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call]
    return words.replace("\r", "\n")


def _preamble(body: _Part) -> str:
    """What the parts need of the file to be read alone: its code page and its fonts."""
    from striprtf.striprtf import font_table_group  # noqa: PLC0415

    page = re.search(r"\\ansicpg\d{1,5}", "".join(body.tokens[:50]))
    fonts: str = font_table_group("".join(body.tokens))  # type: ignore[no-untyped-call]
    return "{\\rtf1\\ansi" + (page.group() if page else "") + fonts + " "


class _Sorter:
    """Goes through an RTF file once and sorts its tokens into parts, the body first."""

    def __init__(self, rtf: str, name: str) -> None:
        self._rtf = rtf
        self._name = name
        self._parts = [_Part("body")]
        self._stack: list[_State] = []
        self._state = _State(self._parts[0])
        self._fonts: int | None = None
        self._font_words = self._font_size = 0
        # The property whose name was read last; None while its name follows.
        self._property: str | None = ""

    def read(self) -> list[_Part]:
        """The parts. Raises `InputError` for groups that do not close or lie too deep."""
        at = 0
        while at < len(self._rtf):
            token = _TOKEN.match(self._rtf, at)
            if not token:
                raise InputError(self._name, _BROKEN)
            at = token.end()
            if token["brace"]:
                self._brace(token["brace"])
                if not self._stack:
                    return self._parts
            elif token["word"] == "bin":
                at += max(0, int(token["number"] or 0))
            elif token["word"]:
                # With a space after it, it stays a word where what followed it is left out.
                self._word(token["word"], token["number"] or "", f"{token.group().rstrip()} ")
            else:
                if self._property is None:
                    self._property = (token["words"] or "").strip()
                self._say(token["symbol"] or token["words"] or "")
        raise InputError(self._name, _BROKEN)

    def _brace(self, brace: str) -> None:
        if brace == "{":
            self._stack.append(self._state)
            if len(self._stack) > MAX_DEPTH:
                raise InputError(self._name, f"is RTF nested deeper than {MAX_DEPTH} groups; save its text as .txt")
            self._emit("{")
            return
        # The group is closed where it was opened.
        self._state = self._stack.pop()
        self._emit("}")
        if self._fonts is not None and len(self._stack) < self._fonts:
            self._fonts = None
        elif self._fonts is not None:
            # The library looks for a font line by line.
            self._emit("\n")
            self._font_words = 0

    def _word(self, word: str, number: str, token: str) -> None:
        if word in _OTHER_LETTERS:
            raise InputError(self._name, "is RTF in the letters of an old Mac or DOS; save it again as .rtf or as .txt")
        if not self._directs(word, number):
            self._keep(word, token)

    def _directs(self, word: str, number: str) -> bool:
        """Follow a word that tells where the words after it go, or hides them; whether it is one."""
        if word.lower() in _DROPPED:
            self._state = replace(self._state, part=None)
        elif word in ("sn", "sv"):
            self._read_property(word)
        elif word in _CAPTURED and self._state.part:
            self._capture(word)
        elif word in _SEEN:
            self._show()
        elif word in _HIDING:
            hidden = self._state.hidden - {word} if number == "0" else self._state.hidden | {word}
            self._state = replace(self._state, hidden=hidden)
        else:
            return False
        return True

    def _keep(self, word: str, token: str) -> None:
        if word == "line":
            self._say(_LINE_BREAK)
        elif word in _SAID:
            self._say(token)
        else:
            if word == "plain":
                self._state = replace(self._state, hidden=frozenset())
            elif word == "fonttbl":
                self._fonts = len(self._stack)
            self._emit(token)

    def _read_property(self, word: str) -> None:
        """Read the name (`sn`) or the value (`sv`) of a property; one that is words is kept apart, a picture's too."""
        self._state = replace(self._state, part=None)
        if word == "sn":
            self._property = None
        elif self._property in _WORDED:
            self._capture(word)

    def _show(self) -> None:
        """Take back what made the group one to pass over."""
        if self._state.part and self._state.part.tokens[-1:] == [_PASS_OVER]:
            self._state.part.tokens.pop()

    def _capture(self, word: str) -> None:
        """Keep the words of a note apart; its group stays empty where it stood, for an annotation with a mark in it."""
        if self._state.hidden:
            self._state = replace(self._state, part=None)
            return
        if word == "annotation":
            # `\\*` before it made the group one to pass over: the mark stands in a group of its own beside it.
            self._emit("}{" + _MARK_RTF + "}{")
        part = _Part(word)
        self._parts.append(part)
        self._state = _State(part)

    def _say(self, token: str) -> None:
        if not self._state.hidden or token == _PASS_OVER:
            # A byte of the file's code page is written as the escape that it means.
            self._emit(_BEYOND_ASCII.sub(lambda byte: f"\\'{ord(byte.group()):02x}", token))

    def _emit(self, token: str) -> None:
        if self._fonts is not None:
            self._font_words += len(token)
            self._font_size += len(token)
            if self._font_words > MAX_FONT or self._font_size > MAX_FONTS:
                raise InputError(self._name, f"has a font table of more than {MAX_FONTS} characters; save it again")
        if self._state.part:
            self._state.part.tokens.append(token)
