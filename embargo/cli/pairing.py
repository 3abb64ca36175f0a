"""Which report goes where: the n-th `--output` belongs to the n-th `--format`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from embargo.cli.places import real_place
from embargo.errors import UsageError
from embargo.values import value

_STANDARD_OUTPUT = "-"


@value
class Target:
    """A format, and the file that its report goes to (None: standard output)."""

    format: str
    output: Path | None


def pair_outputs(formats: Sequence[str], outputs: Sequence[str]) -> tuple[Target, ...]:
    """Each format with its output; `-` or a missing one means standard output.

    Raises `UsageError` for more outputs than formats, for two reports on standard output, and for two in one file.
    """
    if len(outputs) > len(formats):
        raise UsageError(
            f"--output: given {len(outputs)} times for {len(formats)} --format; the n-th belongs to the n-th"
        )
    missing = [_STANDARD_OUTPUT] * (len(formats) - len(outputs))
    targets = tuple(
        Target(format_, None if output == _STANDARD_OUTPUT else Path(output))
        for format_, output in zip(formats, [*outputs, *missing], strict=True)
    )
    _refuse_doubles(targets)
    return targets


def _refuse_doubles(targets: Sequence[Target]) -> None:
    printed = [target.format for target in targets if target.output is None]
    if len(printed) > 1:
        raise UsageError(
            f"--format {', '.join(printed)}: only one report may go to standard output; give the others --output FILE"
        )
    seen: set[Path] = set()
    for target in targets:
        if target.output is None:
            continue
        path = real_place(target.output)
        if path in seen and not (path.exists() and not path.is_file()):  # a device takes more than one
            raise UsageError(f"--output {target.output}: given twice; name a file for each format")
        seen.add(path)
