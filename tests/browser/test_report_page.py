"""The HTML report in a real browser: marks, links by keyboard, dark, print, narrow, without script, hostile inputs."""

from __future__ import annotations

from typing import Any

import pytest
from report_pages import DESK, HOSTILE, TEXT, Open, hostile_report, report, rules

from embargo.policy import RulesReport
from embargo.report import CHECK_FORMATS, RULES_FORMATS

_FOCUSED = "document.activeElement.id"


@pytest.fixture(scope="module")
def html() -> str:
    return CHECK_FORMATS["html"](report(), DESK)


@pytest.fixture(scope="module")
def rules_html() -> str:
    return RULES_FORMATS["html"](RulesReport((rules(),), rulebook="c0ffee" * 10), DESK)


def words_marked_by(page: Any, anchor: str) -> str:
    return "".join(
        page.eval_on_selector_all(
            "mark",
            f"marks => marks.filter(m => m.dataset.findings.split(' ').includes('{anchor}')).map(m => m.textContent)",
        )
    )


def test_the_verdict_and_when_it_may_run_come_first(open_page: Open, html: str) -> None:
    page = open_page(html).page
    assert page.inner_text("h1").split("\n")[0] == "Hold"
    faces = page.locator(".faces li").all_inner_texts()
    assert [" ".join(face.split()) for face in faces] == [
        "Desk 10:30 EDT Tuesday 21 March 2023",
        "Call 15:30 CET Tuesday 21 March 2023",
        "UTC 14:30 UTC Tuesday 21 March 2023",
    ]
    assert page.locator(".faces").bounding_box()["y"] < 450


def test_marks_stand_at_the_words_also_where_they_overlap(open_page: Open, html: str) -> None:
    page = open_page(html).page
    assert words_marked_by(page, "d1-f1") == "Nobody has a veto over the fish, and nobody ever had,"
    assert words_marked_by(page, "d1-f2") == "the fish, and nobody ever had,” the keeper of the harbor"
    assert words_marked_by(page, "d1-f3") == "A third of the catch will go, the official said.\nIt goes in spring."
    overlap = page.locator("mark[data-findings='d1-f1 d1-f2']")
    assert overlap.all_text_contents() == ["the fish, and nobody ever had,"]
    assert "error" in overlap.get_attribute("class")


def test_the_whole_draft_stands_there_with_its_paragraphs(open_page: Open, html: str) -> None:
    page = open_page(html).page
    paragraphs = page.eval_on_selector_all(
        ".text",
        "all => all.map(p => { const c = p.cloneNode(true);"
        " c.querySelectorAll('.line, .reference').forEach(e => e.remove()); return c.textContent; })",
    )
    assert paragraphs == TEXT.strip().split("\n\n")


def test_from_the_words_to_the_finding_and_back_by_keyboard(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.focus("#d1-f2-at")
    page.keyboard.press("Enter")
    assert page.evaluate(_FOCUSED) == "d1-f2"
    assert page.locator("#d1-f2").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    assert page.evaluate(_FOCUSED) == "d1-f2-at"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # the number of the finding leads back too
    page.keyboard.press("Enter")
    assert page.evaluate(_FOCUSED) == "d1-f2-at"


def test_tab_reaches_everything_in_the_order_of_the_page(open_page: Open, html: str) -> None:
    page = open_page(html).page
    reached = []
    for _ in range(13):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.hash"))
    assert reached == [
        "#main",
        "d1-f1-at",
        "d1-f2-at",
        "#d1-f1-at",
        "#r2",
        "#d1-f2-at",
        "#r4",
        "d1-f3-at",
        "#d1-f3-at",
        "#r2",
        "#d1-f1",
        "#d1-f3",
        "#d1-f2",
    ]


def test_a_reference_is_described_by_the_findings_message(open_page: Open, html: str) -> None:
    reference = open_page(html).page.locator("#d1-f2-at")
    described = reference.evaluate("e => document.getElementById(e.getAttribute('aria-describedby')).textContent")
    assert described == "Words inside the quotation marks were changed."
    assert reference.get_attribute("aria-label") == "Finding 2, warning"


def test_a_click_on_marked_words_opens_their_finding_and_lights_them(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.locator("mark").last.click()
    assert page.evaluate(_FOCUSED) == "d1-f3"
    assert page.locator("mark.lit").all_text_contents() == [
        "A third of the catch will go, the official said.\nIt goes in spring."
    ]


def test_findings_and_ground_rules_are_linked_both_ways(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.click("#d1-f1 .particulars a")
    assert page.evaluate(_FOCUSED) == "r2"
    assert "The second section is embargoed until 3:30 p.m." in page.inner_text("#r2")
    page.click("#r2 .resting a")
    assert page.evaluate(_FOCUSED) == "d1-f1"


def test_every_link_leads_somewhere_and_no_id_is_given_twice(open_page: Open, html: str, rules_html: str) -> None:
    for each in (html, rules_html):
        page = open_page(each).page
        hashes = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
        ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
        assert {link[1:] for link in hashes} <= set(ids)
        assert len(ids) == len(set(ids))


def test_what_is_beside_a_finding(open_page: Open, html: str) -> None:
    note = open_page(html).page.inner_text("#d1-f2")
    for words in ("warning", "misquote", "Nobody has a veto over the fish.", "call.md:34-36", "OFFICIAL, section 2"):
        assert words in note
    assert "ever for never (turns the negation)" in note


def test_waived_findings_are_shown_with_whose_word_they_rest_on(open_page: Open, html: str) -> None:
    waived = open_page(html).page.inner_text(".waived")
    for words in ("Ines Calloway", "Seen from the quay.", "embargo-waivers.toml:4", "The boats were painted green."):
        assert words in waived


def test_the_timeline_is_drawn_and_said_in_a_table(open_page: Open, html: str) -> None:
    page = open_page(html).page
    assert page.locator("svg").bounding_box()["width"] > 600
    assert page.locator("svg .bar.call, svg .bar.lifted, svg .bar.held").count() == 4
    assert page.locator("svg .held .open").count() == 1
    rows = [" ".join(row.split()) for row in page.locator(".timeline tbody tr").all_inner_texts()]
    assert "Checked 07:00 EDT, Tue 21 Mar 12:00 CET, Tue 21 Mar 11:00 UTC, Tue 21 Mar" in rows
    assert "draft.md is scheduled 07:30 EDT, Tue 21 Mar 12:30 CET, Tue 21 Mar 11:30 UTC, Tue 21 Mar" in rows
    assert rows[-1] == "The embargo on the question period lifts not known, so it holds"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark(open_page: Open, html: str, scheme: str) -> None:
    page = open_page(html, color_scheme=scheme).page
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    lightness = sum(map(int, background[4:-1].split(","))) / 3
    assert lightness > 200 if scheme == "light" else lightness < 60


@pytest.mark.parametrize("width", [320, 600, 900])
def test_narrow_screens_never_scroll_sideways(open_page: Open, html: str, rules_html: str, width: int) -> None:
    for each in (html, rules_html, CHECK_FORMATS["html"](hostile_report(), DESK)):
        page = open_page(each, width=width).page
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_narrow_screen_findings_follow_their_paragraph(open_page: Open, html: str) -> None:
    page = open_page(html, width=320).page
    tops = [page.locator(each).bounding_box()["y"] for each in ("#d1-f1-at", "#d1-f1", "#d1-f3-at", "#d1-f3")]
    assert tops == sorted(tops)
    assert not page.locator("svg").is_visible()
    assert page.locator(".timeline table").is_visible()


def test_print_keeps_marks_and_findings(open_page: Open, html: str) -> None:
    page = open_page(html, width=673).page  # what A4 leaves between its margins
    page.emulate_media(media="print")
    mark = page.locator("mark.error").first
    style = "e => { const s = getComputedStyle(e); return [s.textDecorationLine, s.printColorAdjust] }"
    assert mark.evaluate(style) == ["underline", "exact"]
    assert all(page.locator(each).is_visible() for each in ("#d1-f1", "#d1-f2", "#d1-f3", ".waived", "#r2", "svg"))
    assert not page.locator(".skip").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF-")


def test_severity_is_told_without_colour(open_page: Open, html: str) -> None:
    """Each severity underlines in its own way, and its word stands in the note."""
    page = open_page(html, forced_colors="none").page
    styles = [
        page.locator(f"mark.{severity}").first.evaluate("e => getComputedStyle(e).textDecorationStyle")
        for severity in ("error", "warning", "note")
    ]
    assert styles == ["solid", "dashed", "dotted"]


def test_no_motion_for_who_wants_none(open_page: Open, html: str) -> None:
    page = open_page(html, reduced_motion="reduce").page
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_it_works_without_script(open_page: Open, html: str) -> None:
    page = open_page(html, java_script_enabled=False).page
    page.click("#d1-f3-at")
    assert page.url.endswith("#d1-f3")
    assert page.locator("#d1-f3:target").is_visible()
    page.click("#d1-f3 .back")
    assert page.locator("#d1-f3-at:target").is_visible()


def test_a_script_that_gets_in_all_the_same_does_not_run(open_page: Open, html: str) -> None:
    """The test's own eyes, and the page's second wall: what is not the page's own is refused, and complained of."""
    smuggled = html.replace(
        "</main>", "<script>document.title = 'in'</script><p onclick='1' style='color:red'></p></main>"
    )
    shown = open_page(smuggled)
    assert shown.page.title() == "Hold: draft.md"
    assert len(shown.complaints) >= 2
    assert all("Content Security Policy" in complaint for complaint in shown.complaints)
    shown.complaints.clear()


@pytest.mark.parametrize("script", [True, False])
def test_hostile_words_stay_text(open_page: Open, script: bool) -> None:
    """Whatever an input holds is seen as it is: no element, no attribute, no request, no dialog comes of it."""
    page = open_page(CHECK_FORMATS["html"](hostile_report(), DESK), java_script_enabled=script).page
    found = page.evaluate(
        "document.querySelectorAll('img, base, iframe, textarea, [onerror], [onload], [onfocus], [autofocus]').length"
    )
    assert found == 0
    assert page.locator("script").count() == 1
    assert page.eval_on_selector_all("a", "all => all.filter(a => a.protocol !== 'file:').length") == 0
    text = page.evaluate("document.body.textContent")
    for words in HOSTILE[:5]:
        assert words in text
    assert "safe[U+202E]txt.exe[U+202C]" in text
    assert "\u202e" not in page.content()
    assert "\x1b" not in page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_no_barrier_that_an_audit_knows(open_page: Open, html: str, rules_html: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    for each in (html, rules_html):
        shown = open_page(each, color_scheme=scheme, width=width, bypass_csp=True)
        violations = axe.Axe().run(shown.page).response["violations"]
        assert [
            f"{rule['id']}: {rule['nodes'][0]['html']}"
            for rule in violations
            if rule["impact"] in ("serious", "critical")
        ] == []
