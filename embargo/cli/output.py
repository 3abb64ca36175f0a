"""The one place that writes: reports to standard output or a file, all else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from embargo.errors import EmbargoError, UsageError

_NARROWEST, _WIDEST, _USUAL = 40, 120, 100


class OutputError(EmbargoError):
    """A report could not be delivered (exit 3)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command comes to: the report's text, where it goes (None: standard output), the exit code.

    `remarks` go to standard error, a line each.
    """

    text: str
    exit_code: int
    output: Path | None = None
    remarks: tuple[str, ...] = ()


def say(line: str) -> None:
    """One line to standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"embargo: {line}\n")


def deliver(outcome: Outcome) -> None:
    """Write an outcome. Raises `OutputError` where that fails; a file is then as it was before."""
    for remark in outcome.remarks:
        say(remark)
    try:
        if outcome.output is None:
            _print(outcome.text)
        else:
            _replace(outcome.output, outcome.text)
    except BrokenPipeError:
        _abandon_stdout()
        raise OutputError("the report could not be delivered: its reader is gone") from None
    except OSError as error:
        where = outcome.output or "standard output"
        raise OutputError(f"the report could not be written to {where}: {error.strerror}") from None


def check_output(output: Path | None, inputs: list[str]) -> None:
    """Refuse, before any work, an output that cannot be written or would replace an input. Raises `UsageError`."""
    if output is None:
        return
    if output.is_dir():
        raise UsageError(f"--output {output}: is a folder; name a file")
    if not output.parent.is_dir():
        raise UsageError(f"--output {output}: there is no folder {output.parent}; make it first")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise UsageError(f"--output {output}: may not be written; check the permissions")
    if any(output.exists() and Path(name).exists() and output.samefile(name) for name in inputs):
        raise UsageError(f"--output {output}: is one of the inputs; name another file")


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
    # Bytes, so that no console encoding can lose or refuse a character.
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        stream.write(text.encode("utf-8", errors="backslashreplace"))
    sys.stdout.flush()


def _abandon_stdout() -> None:
    """Keep the interpreter's last flush from failing again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    target = path.resolve()
    if target.exists() and not target.is_file():  # a device or pipe cannot be replaced
        target.write_text(text, encoding="utf-8")
        return
    half = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        half.write_text(text, encoding="utf-8", errors="backslashreplace")
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
