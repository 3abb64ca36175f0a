"""Which paragraph a remark in a draft covers, and where none can stand."""

from __future__ import annotations

import pytest
from values import NOON, finding_in

from embargo.draft.model import Draft
from embargo.policy import judge
from embargo.read import read_bytes
from embargo.read.document import Document, Remark
from embargo.text import MappedTextBuilder, Source, Span
from embargo.waivers import Waivers

R = "<!-- embargo: ignore[misquote] agreed with the office -->"
WORDS = ("Herring rests", "Cod sleeps", "Eels wander")


def waived(text: str, name: str = "draft.md") -> list[str]:
    """Which of the words, each with a finding, are waived; the others must be open."""
    draft = Draft(read_bytes(text.encode(), name), (), ())
    present = [words for words in WORDS if words in draft.document.prose.text]
    findings = [finding_in(draft, words, rule="misquote") for words in present]
    report = judge([(draft, findings)], checked_at=NOON, waivers=Waivers(rules=frozenset({"misquote"}))).drafts[0]
    assert len(report.waived) + sum(found.finding.rule == "misquote" for found in report.open) == len(present)
    idle = sum(found.finding.rule == "waiver-unused" for found in report.open)
    assert idle == (0 if report.waived or R not in text or name.endswith(".txt") else 1)
    return [draft.words(each.finding.span) for each in report.waived]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        # in a paragraph
        (f"Herring rests. {R}\n\nCod sleeps.\n", ["Herring rests"]),
        (f"{R} Herring rests.\n\nCod sleeps.\n", ["Herring rests"]),
        (f"Here {R} Herring rests.\n\nCod sleeps.\n", ["Herring rests"]),
        (f"Herring rests.\n\nCod sleeps. {R}\n", ["Cod sleeps"]),
        (f"Herring rests.\n\nCod sleeps.{R}", ["Cod sleeps"]),
        (f"Herring rests,\nand {R}\nCod sleeps.\n\nEels wander.\n", ["Herring rests", "Cod sleeps"]),
        (f"Herring rests,\n{R}\nand Cod sleeps.\n\nEels wander.\n", ["Herring rests", "Cod sleeps"]),
        (f"**Herring rests.** {R}\n\nCod sleeps.\n", ["Herring rests"]),
        (f"- Herring rests. {R}\n- Cod sleeps.\n", ["Herring rests"]),
        (f"- Herring rests.\n- Cod sleeps. {R}\n", ["Cod sleeps"]),
        (f"# Herring rests {R}\n\nCod sleeps.\n", ["Herring rests"]),
        (f"> Herring rests. {R}\n\nCod sleeps.\n", ["Herring rests"]),
        # alone: the next paragraph
        (f"Herring rests.\n\n{R}\n\nCod sleeps.\n\nEels wander.\n", ["Cod sleeps"]),
        (f"Herring rests.\n\n{R}\nCod sleeps.\n\nEels wander.\n", ["Cod sleeps"]),
        (f"Herring rests.\n{R}\n\nCod sleeps.\n", ["Cod sleeps"]),
        (f"# Herring rests\n{R}\nCod sleeps.\n", ["Cod sleeps"]),
        (f"Herring rests.\r\n\r\n{R}\r\n\r\nCod sleeps.\r\n", ["Cod sleeps"]),
        # before everything: the first paragraph, not the file
        (f"{R}\n\nHerring rests.\n\nCod sleeps.\n", ["Herring rests"]),
        (f"---\ntitle: Fish\n---\n{R}\n\nHerring rests.\n\nCod sleeps.\n", ["Herring rests"]),
        # after everything: nothing
        (f"Herring rests.\n\nCod sleeps.\n\n{R}\n", []),
        (f"Herring rests.\n\nCod sleeps.\n{R}", []),
    ],
)
def test_markdown(text: str, covered: list[str]) -> None:
    assert waived(text) == covered


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        (f"<p>Herring rests. {R}</p><p>Cod sleeps.</p>", ["Herring rests"]),
        (f"<p>{R}Herring rests.</p><p>Cod sleeps.</p>", ["Herring rests"]),
        (f"<p><b>Herring rests.</b> {R}</p>\n<p>Cod sleeps.</p>", ["Herring rests"]),
        (f"<p>\nHerring rests.\n{R}\n</p>\n<p>Cod sleeps.</p>", ["Herring rests"]),
        (f"<p>Herring rests.</p>{R}<p>Cod sleeps.</p><p>Eels wander.</p>", ["Cod sleeps"]),
        (f"<p>Herring rests.</p>\n{R}\n<p>Cod sleeps.</p>", ["Cod sleeps"]),
        (f"<p>Herring rests.</p><p>Cod sleeps. {R}</p>", ["Cod sleeps"]),
        (f"<p>Herring rests.</p><p><i>Cod sleeps.</i> {R}</p>\n</body>", ["Cod sleeps"]),
        (f"<h1>Herring rests</h1>{R}<div>Cod sleeps.</div>", ["Cod sleeps"]),
        (f"{R}<html><body><p>Herring rests.</p><p>Cod sleeps.</p></body></html>", ["Herring rests"]),
        (f"<p>Herring rests.</p><p>Cod sleeps.</p>{R}", []),
    ],
)
def test_web_pages(text: str, covered: list[str]) -> None:
    assert waived(text, "draft.html") == covered


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Herring rests. {R}\n", "draft.txt"),  # plain text has no remarks
        ("Herring rests. &lt;!-- embargo: ignore[misquote] agreed --&gt;\n", "draft.md"),
        ("<p>Herring rests. &lt;!-- embargo: ignore[misquote] agreed --&gt;</p>", "draft.html"),
        ("Herring rests. \\<!-- embargo: ignore[misquote] agreed -->\n", "draft.md"),
        ("Herring rests. `<!-- embargo: ignore[misquote] agreed -->`\n", "draft.md"),
        ("Herring rests. <!-- embargo: ignore[misquote] agreed\n", "draft.md"),
        ("Herring rests. embargo: ignore[misquote] agreed\n", "draft.md"),
        ("[embargo]: # (ignore[misquote] agreed)\n\nHerring rests.\n", "draft.md"),
        ("---\nremark: '<!-- embargo: ignore[misquote] agreed -->'\n---\nHerring rests.\n", "draft.md"),
        ("<script><!-- embargo: ignore[misquote] agreed --></script><p>Herring rests.</p>", "draft.html"),
    ],
)
def test_what_only_looks_like_a_remark_waives_nothing(text: str, name: str) -> None:
    draft = Draft(read_bytes(text.encode(), name), (), ())
    finding = finding_in(draft, "Herring rests", rule="misquote")
    report = judge([(draft, [finding])], checked_at=NOON, waivers=Waivers(rules=frozenset({"misquote"}))).drafts[0]
    assert report.waived == ()


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("Herring rests.\n[embargo: ignore(misquote) agreed]\n", "draft.txt", 2),
        ("Herring rests.\n\n  [Embargo: ignore[misquote] agreed]\n", "draft.txt", 3),
        ("(embargo ignore[misquote] agreed)\nHerring rests.\n", "draft.txt", 1),
        (f"{R}\nHerring rests.\n", "draft.txt", 1),
        ("[embargo: ignore[misquote] agreed]\n\nHerring rests.\n", "draft.md", 1),
        (f"Herring rests.\n\n```\n{R}\n```\n", "draft.md", 4),
        ("<p>Herring rests.</p>\n<p>embargo: ignore[misquote] agreed</p>", "draft.html", 2),
    ],
)
def test_a_waiver_in_the_words_of_the_story_waives_nothing_and_is_told(text: str, name: str, line: int) -> None:
    draft = Draft(read_bytes(text.encode(), name), (), ())
    finding = finding_in(draft, "Herring rests", rule="misquote")
    report = judge([(draft, [finding])], checked_at=NOON, waivers=Waivers(rules=frozenset({"misquote"}))).drafts[0]
    assert report.waived == ()
    (told,) = [each.finding for each in report.open if each.finding.rule == "waiver-invalid"]
    assert f"{name}:{line} waives nothing: it stands in the story's own words" in told.message


@pytest.mark.parametrize(
    "text",
    [
        "Herring rests. Embargo: ignore[misquote] said he.\n",
        "Embargo ignored by rivals. Herring rests.\n",
        "[EMBARGO: ignore until noon]\nHerring rests.\n",
    ],
)
def test_a_story_about_an_embargo_is_no_waiver(text: str) -> None:
    draft = Draft(read_bytes(text.encode(), "draft.txt"), (), ())
    report = judge([(draft, [])], checked_at=NOON, waivers=Waivers(rules=frozenset({"misquote"}))).drafts[0]
    assert report.open == ()


def test_two_remarks_before_a_paragraph_are_one_too_many() -> None:
    draft = Draft(read_bytes(f"{R}\n{R}\nHerring rests.\n".encode(), "draft.md"), (), ())
    finding = finding_in(draft, "Herring rests", rule="misquote")
    report = judge([(draft, [finding])], checked_at=NOON, waivers=Waivers(rules=frozenset({"misquote"}))).drafts[0]
    assert [each.waiver.place.line for each in report.waived] == [1]
    assert [found.finding.rule for found in report.open] == ["waiver-unused"]


@pytest.mark.parametrize("story", ["\n\nHerring rests {}.\n\n", "", "\n"])
def test_thousands_of_remarks_are_read(story: str) -> None:
    text = "Herring rests.\n\n" + "".join(R + story.format(number) for number in range(5000))
    draft = Draft(read_bytes(text.encode(), "draft.md"), (), ())
    report = judge([(draft, [])], checked_at=NOON, waivers=Waivers(rules=frozenset({"misquote"}))).drafts[0]
    assert len(report.open) == 5000


def test_a_comment_beside_the_words_covers_the_paragraph_it_is_about() -> None:
    """As in a Word file: its text has a line for each paragraph, and the comment stands at the start of one."""
    lines = "Herring rests.\nCod sleeps.\nEels wander.\n"
    prose = MappedTextBuilder()
    for words in lines.splitlines():
        start = lines.index(words)
        prose.add("\n\n" if start else "", start - 1, start)
        prose.add(words, start, start + len(words))
    for words in WORDS:
        at = lines.index(words)
        remark = Remark("embargo: ignore[misquote] agreed with the office", Span(at, at))
        document = Document(Source("draft.docx", lines), prose.build(), format="docx", remarks=(remark,))
        draft = Draft(document, (), ())
        findings = [finding_in(draft, each, rule="misquote") for each in WORDS]
        report = judge([(draft, findings)], checked_at=NOON, waivers=Waivers(rules=frozenset({"misquote"}))).drafts[0]
        assert [draft.words(each.finding.span) for each in report.waived] == [words]
