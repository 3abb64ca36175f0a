"""What an item says of when it may appear, in each format's own way."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from embargo.draft import read_draft
from embargo.errors import InputError
from embargo.read import read_bytes
from embargo.rulebook import Rulebook

LIFT = dt.datetime(2031, 5, 4, 9, tzinfo=dt.UTC)
EARLY, LATE = "2031-05-04T09:00:00Z", "2031-05-06T09:00:00Z"
HELD = "when that lifts is not known"
NAR = "http://iptc.org/std/nar/2006-10-01/"


def ninjs(**fields: object) -> tuple[str, bytes]:
    return "a.json", json.dumps({"headline": "Ferry is late", **fields}).encode()


def nitf(data: str, status: str = "usable") -> tuple[str, bytes]:
    head = f'<head><docdata management-status="{status}">{data}</docdata></head>'
    return "a.xml", f"<nitf>{head}<body><p>The ferry is late.</p></body></nitf>".encode()


def newsml(meta: str, *stories: str) -> tuple[str, bytes]:
    inside = "".join(
        f"<contentSet><inlineXML>{story}</inlineXML></contentSet>" for story in stories or ("<p>Late.</p>",)
    )
    return "a.xml", f'<newsItem xmlns="{NAR}"><itemMeta>{meta}</itemMeta>{inside}</newsItem>'.encode()


def inside(data: str) -> str:
    return f"<nitf><head><docdata>{data}</docdata></head><body><p>Late.</p></body></nitf>"


def front(key: str, time: str = EARLY) -> tuple[str, bytes]:
    return "a.md", f"---\n{key}: {time}\n---\nThe ferry is late.\n".encode()


def page(key: str) -> tuple[str, bytes]:
    return "a.html", f'<meta name="{key}" content="{EARLY}"><p>The ferry is late.</p>'.encode()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (ninjs(embargoed=EARLY), LIFT),
        (ninjs(embargoedUntil=EARLY), LIFT),
        (ninjs(embargoed=EARLY, embargoedUntil=LATE), LIFT),
        (ninjs(embargoed=LATE, embargoedUntil=EARLY), LIFT),
        (ninjs(embargoed=None, embargoedUntil=EARLY), LIFT),
        (ninjs(edNote="Embargoed until 5 a.m. EDT on May 4, 2031."), LIFT),
        (ninjs(usageTerms={"en": "Embargoed until 11 a.m. CEST on 4 May 2031."}), LIFT),
        (ninjs(embargoed=EARLY, pubStatus="withheld"), None),
        (nitf(f'<date.release norm="{EARLY}"/>'), LIFT),
        (nitf(f'<date.release norm="{LATE}"/><date.release norm="{EARLY}"/>'), LIFT),
        (nitf(f'<date.release norm="{EARLY}"/>', "embargoed"), LIFT),
        (nitf(f'<date.release norm="{EARLY}"/>', "withheld"), None),
        (nitf("", "canceled"), None),
        (nitf("", "usable"), None),
        (newsml(f"<embargoed>\n{EARLY}\n</embargoed>"), LIFT),
        (newsml("<embargoed/><edNote>Embargoed until 0900 GMT Sunday 4 May 2031.</edNote>"), LIFT),
        (newsml("", inside(f'<date.release norm="{EARLY}"/>')), LIFT),
        (newsml("", inside(f'<date.release norm="{LATE}"/>') + inside(f'<date.release norm="{EARLY}"/>')), LIFT),
        (newsml('<pubStatus qcode="stat:withheld"/><embargoed/>'), None),
        (front("embargoed_until"), LIFT),
        (front("Embargo-Until"), LIFT),
        (front("embargo until"), LIFT),
        (front("publish-at", '"4 May 2031, 11 a.m. CEST"'), LIFT),
        (front("publish_at", f"\n  - at: {LATE}\n  - at: {EARLY}"), LIFT),
        (page("embargoed-until"), LIFT),
        (page("embargo"), LIFT),
    ],
)
def test_when_an_item_may_appear(rulebook: Rulebook, item: tuple[str, bytes], expected: dt.datetime | None) -> None:
    name, raw = item
    assert read_draft(read_bytes(raw, name), rulebook).publish_at == expected


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (nitf("", "embargoed"), HELD),
        (newsml("<embargoed/>"), HELD),
        (newsml(f"<embargoed>{EARLY}</embargoed><embargoed>soon</embargoed>"), "embargoed is not a time"),
        (ninjs(embargoed=EARLY, embargoedUntil="soon"), "embargoed is not a time"),
        (ninjs(embargoed=1935990000), "embargoed is not a time"),
        (ninjs(embargoed=True), "embargoed is not a time"),
        (nitf('<date.release norm="20310504"/>'), "date.release is not a time"),
        (front("embargoed_until", "Monday"), "embargoed_until is not a time"),
        (front("publish_at", "9999-12-31T23:59:59-12:00"), "publish_at is not a time"),
        (front("publish_at", "2031-05-04T24:61Z"), "publish_at is not a time"),
    ],
)
def test_a_time_that_is_not_understood(rulebook: Rulebook, item: tuple[str, bytes], reason: str) -> None:
    name, raw = item
    with pytest.raises(InputError, match=reason):
        read_draft(read_bytes(raw, name), rulebook)
