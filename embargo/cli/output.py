"""The one place that writes: reports to standard output or a file, all else to standard error."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from embargo.cli.writing import OutputError, WholeFile, telling, write_all
from embargo.errors import InputError, UsageError
from embargo.values import value

_CLEAR_SCREEN = "\x1b[2J\x1b[H"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_NARROWEST, _WIDEST, _USUAL = 40, 120, 100


@value
class Part:
    """A report's text and the file that it goes to (None: standard output)."""

    text: str
    output: Path | None


@value
class Outcome:
    """What a command comes to: the report's text, where it goes (None: standard output), the exit code.

    `remarks` go to standard error, a line each. `more` are further reports, of one check in several formats: all are
    delivered or none.
    """

    text: str
    exit_code: int
    output: Path | None = None
    remarks: tuple[str, ...] = ()
    more: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every report, the first one first."""
        return (Part(self.text, self.output), *self.more)

    @classmethod
    def of(cls, parts: Sequence[Part], exit_code: int, remarks: tuple[str, ...] = ()) -> Outcome:
        """The outcome with these reports, at least one."""
        first, *more = parts
        return cls(first.text, exit_code, first.output, remarks, tuple(more))


def say(message: str) -> None:
    """A message to standard error. Where that is closed or full the exit code still tells.

    Every line begins alike and what acts on a terminal is written as an escape, so that nothing in a file's name is
    a command to a build server or a terminal.
    """
    with suppress(OSError):
        if sys.stderr is not None:
            lines = (_CONTROL.sub(lambda found: ascii(found.group())[1:-1], line) for line in message.split("\n"))
            sys.stderr.write("".join(f"embargo: {line}\n" for line in lines))
            sys.stderr.flush()


def deliver(outcome: Outcome) -> None:
    """Write an outcome. Raises `OutputError` where that fails; every file is then as it was before."""
    for remark in outcome.remarks:
        say(remark)
    files: list[WholeFile] = []
    streams: list[Part] = []
    for part in outcome.parts:
        if part.output is None or _is_device(part.output):
            streams.append(part)
        else:
            files.append(WholeFile(part.output, part.text))
    write_all(files, lambda: _stream_all(streams))


def _stream_all(parts: Iterable[Part]) -> None:
    """What cannot be taken back, after the files are ready and before they are put in their places."""
    for part in parts:
        with telling(part.output or "standard output"):
            if part.output is None:
                _print(part.text)
            else:
                part.output.write_text(part.text, encoding="utf-8", errors="backslashreplace", newline="")


def _is_device(path: Path) -> bool:
    """Whether it is a device or pipe, which cannot be replaced."""
    return path.exists() and not path.is_file()


def check_output(output: Path | None, inputs: Sequence[str]) -> None:
    """Refuse, before any work, an output that cannot be written or would replace an input. Raises `UsageError`.

    A readable file of an input folder is an input.
    """
    if output is None:
        return
    _prove_name(output)
    if output.is_dir():
        raise UsageError(f"--output {output}: is a folder; name a file")
    if not output.parent.is_dir():
        raise UsageError(f"--output {output}: there is no folder {output.parent}; make it first")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise UsageError(f"--output {output}: may not be written; check the permissions")
    keep_inputs(output, inputs)


def _prove_name(output: Path) -> None:
    """Refuse what cannot be the name of a file: it is too long, or a link that leads to itself."""
    try:
        output.stat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}; name another file") from None


def keep_inputs(output: Path | None, inputs: Sequence[str]) -> None:
    """Refuse an output that would replace an input. Raises `UsageError`."""
    if output is None or not output.is_file():
        return
    if any(output.samefile(path) for name in inputs for path in _files(name) if path.exists()):
        raise UsageError(f"--output {output}: is one of the inputs; name another file")


def _files(name: str) -> Sequence[Path]:
    """The file that an input names, or those of a folder that are read."""
    from embargo.read import collect

    try:
        return collect([name])
    except InputError:  # said when the inputs are read
        return ()


def clear_screen() -> None:
    """Empty the terminal that standard output goes to."""
    sys.stdout.write(_CLEAR_SCREEN)
    sys.stdout.flush()


def terminal_width() -> int:
    """The columns a text report may use."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_USUAL, 24)).columns))


def on_terminal(output: Path | None) -> bool:
    """Whether the report goes to a terminal."""
    return output is None and sys.stdout is not None and sys.stdout.isatty()


def colour_wanted(output: Path | None) -> bool:
    """Whether a text report may use colour: only on a terminal, and not where NO_COLOR is set."""
    return on_terminal(output) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _print(text: str) -> None:
    if sys.stdout is None:
        raise OutputError("the report could not be delivered: standard output is closed")
    try:
        # Bytes, so that no console encoding can lose or refuse a character.
        sys.stdout.flush()
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            sys.stdout.write(text)
        else:
            stream.write(text.encode("utf-8", errors="backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
        raise OutputError("the report could not be delivered: its reader is gone") from None


def _abandon_stdout() -> None:
    """Keep the interpreter's last flush from failing again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
