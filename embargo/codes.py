"""The exit codes of the contract. A check that did not happen never looks like one that passed."""

from __future__ import annotations

PASSED = 0  # every draft may run, as far as the threshold says
FAILED = 1  # findings at or above the threshold
WRONG_USAGE = 2  # usage, configuration or rule book; also wins over what was found
INCOMPLETE = 3  # an input could not be read or understood, or the program failed; wins over 0 and 1
INTERRUPTED = 130
