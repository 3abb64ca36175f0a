"""The one place where errors end: each becomes one line on standard error and an exit code.

No line holds words of an input, and no traceback is shown: its lines could.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Sequence

import typer

from embargo.cli.app import run_command
from embargo.cli.output import Outcome, deliver, say
from embargo.cli.writing import OutputError
from embargo.codes import INCOMPLETE, INTERRUPTED, PASSED, WRONG_USAGE
from embargo.errors import EmbargoError, InputError, place_of


def run(arguments: Sequence[str], command: Callable[[Sequence[str]], object] = run_command) -> int:
    """Run one command and deliver what it comes to; the exit code."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # a library's warning may quote the text it was given
    try:
        return _finish(command(arguments))
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        return _explain(error)


def _finish(outcome: object) -> int:
    if not isinstance(outcome, Outcome):
        return outcome if isinstance(outcome, int) else PASSED
    deliver(outcome)
    return outcome.exit_code


def _explain(error: Exception) -> int:
    if isinstance(error, typer.TyperException):
        say(f"{error.format_message()} (see embargo --help)")
        return WRONG_USAGE
    if isinstance(error, InputError | OutputError):
        say(str(error))
        return INCOMPLETE
    if isinstance(error, EmbargoError):
        say(str(error))
        return WRONG_USAGE
    say(
        f"the program failed ({type(error).__name__} at {place_of(error)}); "
        "nothing here counts as checked; please report this line"
    )
    return INCOMPLETE
