"""The pages as text: self-contained, escaped, the same for the same input, quick for a thousand findings."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import subprocess
import sys
import time
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from report_pages import DESK, HOSTILE, hostile_report, report, rules
from values import LIFT, NOON, draft_of, finding_in, rules_of

from embargo.checks.model import Severity
from embargo.groundrules.editor import EditorsLift
from embargo.policy import Incomplete, Policy, RulesReport, judge
from embargo.report import CHECK_FORMATS, RULES_FORMATS, Display
from embargo.report.html import render_draft
from embargo.report.html.rendering import environment
from embargo.report.redaction import redact, redaction_key
from embargo.text import Span


class Page(HTMLParser):
    """The elements of a page and their attributes, as a browser would take them from the markup."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "dt":
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self.elements[-1:] and self.elements[-1][0] not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def page() -> str:
    return CHECK_FORMATS["html"](report(), DESK)


def test_it_allows_itself_its_own_style_and_script_and_nothing_else(page: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    rules_of_policy = dict(each.split(" ", 1) for each in html.unescape(policy).split("; "))
    assert rules_of_policy.keys() == {"default-src", "style-src", "script-src", "base-uri", "form-action"}
    assert {rules_of_policy[name] for name in ("default-src", "base-uri", "form-action")} == {"'none'"}
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert rules_of_policy[name] == f"'sha256-{digest}'"


@pytest.mark.parametrize("which", [report, hostile_report])
def test_it_links_to_nothing_outside_and_handles_no_event_in_attributes(which: object) -> None:
    found = Page(CHECK_FORMATS["html"](which(), DESK))  # type: ignore[operator]
    tags = {tag for tag, _ in found.elements}
    assert not tags & {"img", "link", "iframe", "object", "embed", "base", "form", "audio", "video", "image", "use"}
    for tag, attributes in found.elements:
        assert not any(name.startswith("on") or name in {"style", "src", "srcset", "xlink:href"} for name in attributes)
        assert tag != "a" or (attributes["href"] or "").startswith("#")


def test_hostile_words_are_text_wherever_they_stand() -> None:
    found = Page(CHECK_FORMATS["html"](hostile_report(), DESK))
    for words in HOSTILE[:5]:
        assert found.text.count(" ".join(words.split())) >= 8
    assert "49" not in found.text
    assert re.findall(r"[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", found.text) == []
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert all(re.fullmatch(r"[a-z0-9-]+", each or "") for each in ids)


def test_the_same_input_makes_the_same_bytes(page: str) -> None:
    assert page == CHECK_FORMATS["html"](report(), DESK)


def test_what_was_checked_and_by_which_rule_book(page: str) -> None:
    text = Page(page).text
    for words in ("Drafts draft.md", "Briefings call.md", "Fails at error", f"Rule book {'c0ffee' * 10} (SHA-256)"):
        assert words in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"incomplete": (Incomplete("broken.md", "is empty"),)}, "The check is incomplete."),
        ({"incomplete": (Incomplete("broken.md", "is empty"),)}, "broken.md: is empty"),
        ({"lifts": (EditorsLift("call", NOON),)}, "On an editor's word the call ended 07:00 EDT"),
        ({"policy": Policy(min_severity=Severity.ERROR)}, "Not listed: 2 below the severity shown."),
        ({"drafts": ()}, "0 drafts against 1 briefing: nothing found."),
        ({"briefings": ()}, "1 draft against 0 briefings: 1 error, 1 warning, 1 note, 1 waived."),
    ],
)
def test_what_an_editor_must_know_is_said(changes: dict[str, object], words: str) -> None:
    assert words in Page(CHECK_FORMATS["html"](report(**changes), DESK)).text


def test_several_drafts_are_listed_each_with_its_verdict() -> None:
    leak, clean = draft_of(name="leak.md"), draft_of(name="clean.md")
    judged = judge([(leak, [finding_in(leak)]), (clean, [])], checked_at=NOON, briefings=[rules_of()])
    text = Page(CHECK_FORMATS["html"](judged, DESK)).text
    assert "Hold 1 hold, 1 clear." in text
    assert "leak.md Hold until 10:30 EDT · 15:30 CET · 14:30 UTC, Tuesday 21 March 2023" in text
    assert "clean.md Clear It may run." in text


def test_a_page_of_ground_rules_has_the_hosts_words_and_the_warnings() -> None:
    text = Page(RULES_FORMATS["html"](RulesReport((rules(), rules_of("other.md"))), DESK)).text
    for words in (
        "Section 2 is under embargo until 15:30 CET · 10:30 EDT · 14:30 UTC, Tuesday 21 March 2023; it lifts in 3 h 30",
        "Host MODERATOR, section 2 call.md:17-18 The second section is embargoed until 3:30 p.m.",
        "The whole call is on background, to be credited to",
        "Warning EST is said while EDT is in force. zone-mismatch call.md:22",
        "The speakers' names are not for reporting.",
        "2 briefings.",
    ):
        assert words in text


def test_a_redacted_report_is_a_page_without_a_word_of_the_briefing() -> None:
    key = redaction_key({"EMBARGO_KEY": "k" * 32})
    hidden = Page(CHECK_FORMATS["html"](redact(report(), key), DESK)).text
    for words in ("Nobody has a veto", "embargoed until 3:30", "Call on the Herring", "boats were painted"):
        assert words not in hidden
    assert "Hold" in hidden
    assert "call.md:34-36" in hidden


def test_a_draft_alone_for_another_page() -> None:
    checked = report()
    found = Page(str(render_draft(checked, checked.drafts[0], DESK)))
    ids = {attributes["id"] for _, attributes in found.elements if "id" in attributes}
    links = {(attributes["href"] or "")[1:] for tag, attributes in found.elements if tag == "a"}
    assert {"d1", "d1-f1", "d1-f1-at", "d1-w1"} <= ids
    assert links <= ids
    assert found.elements[0][0] == "section"


def test_a_template_does_not_pass_over_what_is_missing() -> None:
    with pytest.raises(Exception, match="undefined"):
        environment().from_string("{{ nothing }}").render()


def test_a_thousand_findings_are_shown_in_two_seconds() -> None:
    text = "\n\n".join("Nobody has a veto over the fish, the keeper said of it. " * 4 for _ in range(400))
    draft, step = draft_of(text), len(text) // 1000
    findings = [finding_in(draft, span=Span(n * step, n * step + 90)) for n in range(1000)]
    judged = judge([(draft, findings)], checked_at=NOON, briefings=[rules_of()])
    begun = time.process_time()
    page = CHECK_FORMATS["html"](judged, Display())
    assert time.process_time() - begun < 2
    assert page.count('<article class="finding') == 1000
    assert len(page) < 3_000_000


def test_other_reports_do_without_the_template_engine() -> None:
    code = "import sys, embargo.report, embargo.cli.app; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_lift_is_shown_on_the_desks_the_calls_and_the_utc_clock(page: str) -> None:
    text = Page(page).text
    assert f"{LIFT:%H:%M} UTC" in text
    assert "Desk 10:30 EDT" in text
    assert "Call 15:30 CET" in text


def test_of_many_calls_only_the_clocks_that_matter_are_shown() -> None:
    zones = ("Europe/Brussels", "Asia/Tokyo", "America/Denver", "Africa/Cairo", "Europe/Oslo")
    calls = [rules_of(f"call-{number}.md") for number in range(len(zones))]
    held = [replace(each, briefing=replace(each.briefing, zone=zone)) for each, zone in zip(calls, zones, strict=True)]
    draft = draft_of()
    rests_on = replace(finding_in(draft).evidence[0], source="call-1.md")
    judged = judge([(draft, [finding_in(draft, evidence=(rests_on,))])], checked_at=NOON, briefings=held)
    assert "May run at Desk 10:30 EDT" in Page(CHECK_FORMATS["html"](judged, DESK)).text
    faces = re.findall(r'class="whose">(\w+)</span> <span class="hour">([\d:]+)', CHECK_FORMATS["html"](judged, DESK))
    assert faces == [("Desk", "10:30"), ("Call", "23:30"), ("UTC", "14:30")]
    nothing = judge([(draft, [])], checked_at=NOON, briefings=held)
    assert "Judged at 07:00 EDT · 11:00 UTC, Tuesday 21 March 2023" in Page(CHECK_FORMATS["html"](nothing, DESK)).text
