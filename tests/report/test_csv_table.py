"""The CSV table, read by a CSV reader and by a suspicious spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
import samples
from golden import assert_golden
from values import draft_of, finding_in, rules_of

from embargo.policy import judge
from embargo.report import CHECK_FORMATS, Display
from embargo.report.redaction import Key, redact


def rows(report: Any) -> list[dict[str, str]]:
    text = CHECK_FORMATS["csv"](report, Display())
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_it_looks_as_it_did() -> None:
    safe = redact(samples.report(), Key(b"a key of the desk's own", lasting=True))
    assert_golden("check.csv", CHECK_FORMATS["csv"](safe, Display()))


def test_the_header_is_part_of_what_others_rely_on() -> None:
    assert CHECK_FORMATS["csv"](samples.clear_report(), Display()).split("\r\n")[0] == (
        "record,file,line,column,end_line,end_column,rule,severity,fails,confidence,verdict,message,lifts_at,"
        "said_at,said,waiver,waiver_place,waiver_who,waiver_until,waiver_reason,fingerprint"
    )


def test_a_row_for_the_check_each_notice_draft_and_finding() -> None:
    read = rows(samples.report())
    assert (read[0]["record"], read[0]["verdict"], read[0]["fails"]) == ("check", "hold", "yes")
    assert read[1]["file"] == "calls/two.docx"
    assert [row["fails"] for row in read if row["record"] == "draft"] == ["yes", "yes"]
    found = [row for row in read if row["record"] == "finding"]
    assert [row["waiver"] for row in found] == ["", "inline", "file", "baseline", ""]
    assert [row["fails"] for row in found] == ["yes", "no", "no", "no", "no"]
    assert found[2]["waiver_until"] == "2023-03-21T14:30:00Z"
    assert sum(row["rule"] == "not-listed" for row in read) == 2
    assert sum(row["rule"] == "editors-lift" for row in read) == 2


def test_a_clear_check_fails_nothing() -> None:
    assert {row["fails"] for row in rows(samples.clear_report())} == {"no"}


@pytest.mark.parametrize("hostile", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "|cmd", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(hostile: str) -> None:
    story = draft_of(name=hostile)
    found = [finding_in(story, message=hostile, suggestion="")]
    read = rows(judge([(story, found)], checked_at=samples.NOON, briefings=[rules_of()]))
    for row in read:
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "|"))
    assert read[-1]["file"] == f"'{hostile}"


def test_commas_quotes_and_line_ends_are_read_back() -> None:
    hostile = 'a,"b"\r\nc;d'
    story = draft_of(name=hostile)
    read = rows(judge([(story, [finding_in(story, message=hostile)])], checked_at=samples.NOON, briefings=[rules_of()]))
    assert read[-1]["file"] == hostile
    assert read[-1]["message"].startswith(hostile)
