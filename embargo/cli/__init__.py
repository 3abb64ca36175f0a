"""The command line: arguments to the API, reports to the streams, one error boundary, the only clock."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with the exit code of the contract."""
    import gc
    import os
    import sys

    gc.disable()  # a run is short and its values form no cycles: looking for some costs a tenth of it
    os.environ.setdefault("PYTZ_SKIPEXISTSCHECK", "1")  # pytz need not look for its 600 files to read one
    try:
        from embargo.cli.boundary import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    gc.freeze()  # or Python looks for cycles once more before it ends
    sys.exit(code)
