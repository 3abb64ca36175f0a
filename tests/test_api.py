"""The public API: on one screen, light, and what it promises."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from runs import EXAMPLES

import embargo

CALL = EXAMPLES / "call"
BEFORE_LIFT = dt.datetime(2023, 3, 21, 12, 30, tzinfo=dt.UTC)


def test_every_public_name_is_there() -> None:
    assert all(getattr(embargo, name).__name__ == name for name in embargo.__all__)
    assert set(embargo.__all__) <= set(dir(embargo))
    with pytest.raises(AttributeError, match="no_such_name"):
        embargo.no_such_name  # noqa: B018


def test_importing_it_is_light() -> None:
    code = "import embargo, sys; print(sorted({'pydantic', 'typer', 'pytz', 'dateutil', 'tomllib'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_a_draft_that_is_in_no_file_is_checked() -> None:
    words = "“This is the last chance we have to keep a herring fishery,” he said."
    draft = embargo.read_bytes(words.encode(), "story 17")
    report = embargo.check([draft], [CALL], at=BEFORE_LIFT)
    assert report.drafts[0].draft.document.source.name == "story 17"
    assert report.verdict is embargo.Verdict.HOLD


def test_a_time_without_a_zone_is_refused() -> None:
    naive = dt.datetime(2023, 3, 21, 12, 30)  # noqa: DTZ001
    draft = EXAMPLES / "drafts" / "clean.md"
    with pytest.raises(embargo.UsageError, match="without a zone"):
        embargo.check([draft], [CALL], at=naive)
    with pytest.raises(embargo.UsageError, match="without a zone"):
        embargo.check([draft], [CALL], at=BEFORE_LIFT, lifts={"call": naive})
    with pytest.raises(embargo.UsageError, match="without a zone"):
        embargo.read_rules([CALL], received=naive)


def test_nothing_to_check_is_no_pass() -> None:
    for drafts, briefings in (([], [CALL]), ([EXAMPLES / "drafts"], [])):
        with pytest.raises(embargo.UsageError, match="at least one"):
            embargo.check(drafts, briefings, at=BEFORE_LIFT)
    with pytest.raises(embargo.UsageError, match="at least one"):
        embargo.read_rules([])
    with pytest.raises(embargo.UsageError, match="at least one"):
        embargo.read_quotes([])


def test_a_broken_input_is_a_value_with_a_reason() -> None:
    report = embargo.check([EXAMPLES / "drafts" / "clean.md", "missing.md"], [CALL], at=BEFORE_LIFT)
    assert report.incomplete == (embargo.Incomplete("missing.md", "no such file; check the path"),)
    assert (report.exit_code, len(report.drafts)) == (3, 1)


def test_the_same_file_twice_is_one() -> None:
    draft = EXAMPLES / "drafts" / "clean.md"
    assert len(embargo.check([draft, draft], [CALL, CALL / "part-1.md"], at=BEFORE_LIFT).drafts) == 1
    assert len(embargo.read_rules([CALL, CALL / "part-1.md"]).briefings) == 1


def test_a_draft_in_another_language_is_not_a_draft_that_passed() -> None:
    words = (
        "Ein hochrangiger Regierungsvertreter sagte am Dienstag, dass die Fischer mit dem Abkommen "
        "nicht zufrieden sind, "
        "und dass es die letzte Gelegenheit ist, die Bestände zu retten."
    )
    report = embargo.check([embargo.read_bytes(words.encode(), "meldung")], [CALL], at=BEFORE_LIFT)
    assert (report.verdict, report.exit_code) == (embargo.Verdict.HOLD, 3)
    assert [(one.source, "language" in one.reason) for one in report.incomplete] == [("meldung", True)]


def test_one_file_alone_is_refused_rather_than_read_letter_by_letter() -> None:
    with pytest.raises(embargo.UsageError, match="a list of files"):
        embargo.check("draft.md", [CALL], at=BEFORE_LIFT)
