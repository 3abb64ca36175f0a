"""A redacted report holds no word of a briefing or draft, wherever a field may hide it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
import samples
from schemas import validate

from embargo.errors import UsageError
from embargo.report import CHECK_FORMATS, RULES_FORMATS, Display
from embargo.report.leaving import wants_redaction
from embargo.report.redaction import Key, redact, redaction_key
from embargo.rulebook import load_rulebook
from embargo.text import Source
from embargo.values import value

KEY = Key(b"a key of the desk's own", lasting=True)


def words_in(value: Any, path: str = "report") -> Iterator[tuple[str, str]]:
    """Every text that can be reached from a value, cached ones among them, with the way to it."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        names = {each.name for each in fields(value)} | set(getattr(value, "__dict__", {}))
        for name in sorted(names):
            yield from words_in(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from words_in(key, f"{path}<key>")
            yield from words_in(held, f"{path}[{key!r}]")
    elif isinstance(value, tuple | frozenset | list | set):
        for number, each in enumerate(value):
            yield from words_in(each, f"{path}[{number}]")


def leaks(text: str) -> list[str]:
    return [canary for canary in samples.CANARIES if canary in text.casefold()]


@pytest.mark.parametrize("make", [samples.report, samples.rules_report])
def test_no_field_holds_a_canary(make: Any) -> None:
    assert {canary for _, text in words_in(make()) for canary in leaks(text)} >= set(samples.CANARIES) - {"bartleby"}
    found = [(path, text) for path, text in words_in(redact(make(), KEY)) if leaks(text)]
    assert found == []


def test_a_report_that_was_used_before_leaks_nothing_from_its_caches() -> None:
    report = samples.report()
    for render in CHECK_FORMATS.values():
        render(report, Display())
    assert [path for path, text in words_in(redact(report, KEY)) if leaks(text)] == []


@pytest.mark.parametrize("format_", CHECK_FORMATS)
def test_no_format_shows_a_canary(format_: str) -> None:
    text = CHECK_FORMATS[format_](redact(samples.report(), KEY), Display())
    assert leaks(text) == []
    assert "withheld" in text
    assert leaks(CHECK_FORMATS[format_](samples.report(), Display()))


@pytest.mark.parametrize("format_", RULES_FORMATS)
def test_no_format_of_ground_rules_shows_a_canary(format_: str) -> None:
    assert leaks(RULES_FORMATS[format_](redact(samples.rules_report(), KEY), Display(at=samples.NOON))) == []


def test_a_redacted_report_keeps_to_the_schema() -> None:
    validate("check", json.loads(CHECK_FORMATS["json"](redact(samples.report(), KEY), Display())))
    validate("rules", json.loads(RULES_FORMATS["json"](redact(samples.rules_report(), KEY), Display())))


def test_places_instants_rules_and_labels_stay() -> None:
    report, safe = samples.report(), redact(samples.report(), KEY)
    assert (safe.verdict, safe.exit_code, safe.checked_at) == (report.verdict, report.exit_code, report.checked_at)
    for was, now in zip(report.drafts, safe.drafts, strict=True):
        assert now.draft.document.source.name == was.draft.document.source.name
        for before, after in zip(was.open, now.open, strict=True):
            assert after.finding.rule == before.finding.rule
            assert after.finding.lifts_at == before.finding.lifts_at
            assert [(e.source, e.line) for e in after.finding.evidence] == [("calls/one.md", 3)]
            place = was.draft.document.place(before.finding.span)
            assert now.draft.document.place(after.finding.span) == place
            for offset in place:
                assert now.draft.document.source.position(offset) == was.draft.document.source.position(offset)
    rules = safe.briefings[0]
    assert rules.attribution[0].labels == ("senior fish officials",)
    assert rules.embargoes[0].lifts_at == report.briefings[0].embargoes[0].lifts_at
    assert safe.drafts[0].open[0].finding.evidence[0].speaker == "SENIOR OFFICIAL"


def test_a_label_that_names_is_replaced_by_the_role_and_a_hash() -> None:
    safe = redact(samples.report(), KEY)
    speaker = safe.drafts[0].open[0].finding.rule_words[0].speaker
    assert speaker is not None
    assert re.fullmatch(r"host [0-9a-f]{10}", speaker)
    assert safe.lifts[1].scope == f"speaker:{speaker}"
    assert safe.briefings[0].attribution[1].labels[0].startswith("[withheld ")


def test_messages_are_the_rules_own_words() -> None:
    explained = load_rulebook().explanations["embargoed-quote"]
    finding = redact(samples.report(), KEY).drafts[0].open[0].finding
    assert finding.message == f"{explained.title}."
    assert finding.suggestion == explained.mend


def test_the_newsrooms_own_remarks_stay_unless_they_repeat_the_briefing() -> None:
    waived = redact(samples.report(), KEY).drafts[0].waived
    reasons = [each.waiver.reason for each in waived]
    assert reasons[0] == reasons[2] == "The desk agreed, it was on the air."
    assert reasons[1].startswith("[withheld ")
    report = samples.report()
    first = report.drafts[0].waived[0]
    for reason, stays in (("As said near the abelone.", False), ("It was published before the embargo.", True)):
        waived = (replace(first, waiver=replace(first.waiver, reason=reason)),)
        judged = replace(report.drafts[0], waived=waived)
        shown = redact(replace(report, drafts=(judged,)), KEY).drafts[0].waived[0].waiver.reason
        assert (shown == reason) is stays
    said = replace(report.incomplete[0], reason="cannot read: The zymurgy rests near")
    assert redact(replace(report, incomplete=(said,)), KEY).incomplete[0].reason.startswith("[withheld ")


@pytest.mark.parametrize(
    "spelled", ["FENNIMORE’S aides", "Fénnimore aides", "Fennimores", "the Fenni-\nmore office", "Fenni\u00admore"]
)
def test_a_withheld_name_is_known_in_any_spelling(spelled: str) -> None:
    report = samples.report()
    rules, first = report.briefings[0], report.drafts[0].waived[0]
    ruled = replace(rules, attribution=(replace(rules.attribution[0], labels=(spelled,)),))
    waived = (replace(first, waiver=replace(first.waiver, reason=spelled, who=spelled)),)
    judged = replace(report.drafts[0], waived=waived)
    unread = replace(report.incomplete[0], reason=spelled)
    safe = redact(replace(report, briefings=(ruled,), drafts=(judged,), incomplete=(unread,)), KEY)
    waiver = safe.drafts[0].waived[0].waiver
    shown = (*safe.briefings[0].attribution[0].labels, waiver.reason, waiver.who, safe.incomplete[0].reason)
    assert all(each and each.startswith("[withheld ") for each in shown)


@pytest.mark.parametrize("make", [samples.report, samples.rules_report])
@pytest.mark.parametrize("key", [KEY, redaction_key({})])
def test_a_withheld_name_in_a_path_is_replaced(make: Any, key: Key) -> None:
    """Wherever a path stands: briefings, drafts, evidence, warnings, waivers, what could not be read."""
    name = "desk/Orla_Fennimore/call-FENNIMORE.md"
    renamed = _renamed(make(), name)
    assert sum(name in text for _, text in words_in(renamed)) > 5
    safe = redact(renamed, key)
    assert [path for path, text in words_in(safe) if "fennimore" in text.casefold()] == []
    assert re.fullmatch(
        r"desk/withheld-[0-9a-f]{10}/withheld-[0-9a-f]{10}\.md", safe.briefings[0].briefing.documents[0].source.name
    )


def _renamed(value: Any, name: str) -> Any:
    """`value` with `name` as the name of every file."""
    if isinstance(value, tuple):
        each = [_renamed(held, name) for held in value]
        if hasattr(value, "_replace") and "source" in getattr(value, "_fields", ()):
            return value._replace(source=name)
        return type(value)(*each) if hasattr(value, "_fields") else tuple(each)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    held = {each.name: _renamed(getattr(value, each.name), name) for each in fields(value)}
    files = {"source", "path"} if not isinstance(value, Source) else {"name"}
    told = {key: name for key in files & held.keys() if isinstance(held[key], str)}
    return type(value)(**{**held, **told})


def test_several_files_of_one_briefing_are_paths_each() -> None:
    report = samples.report()
    unread = replace(report.incomplete[0], source="calls/one.md + calls/Fennimore two.docx")
    shown = redact(replace(report, incomplete=(unread,)), KEY).incomplete[0].source
    assert re.fullmatch(r"calls/one\.md \+ calls/withheld-[0-9a-f]{10}\.docx", shown)


def test_without_a_key_a_fingerprint_confirms_no_name_in_a_path() -> None:
    """The digest of a path that holds a name could be tried out, name by name."""
    renamed = _renamed(samples.report(), "drafts/fennimore.md")
    first, second = (redact(renamed, redaction_key({})).drafts[0].open[0].fingerprint for _ in range(2))
    assert first != second


def test_a_name_that_only_the_desk_knows_is_withheld_too() -> None:
    report = samples.report()
    assert redact(report, KEY, ["Fish"]).briefings[0].attribution[0].labels[0].startswith("[withheld ")


def test_the_same_words_have_the_same_hash_under_one_key_only() -> None:
    def text(key: Key) -> str:
        return redact(samples.report(), key).drafts[0].open[0].finding.evidence[0].text

    assert text(KEY) == text(KEY)
    assert re.fullmatch(r"\[withheld [0-9a-f]{10}\]", text(KEY))
    assert text(KEY) != text(Key(b"another key altogether", lasting=True))
    assert text(redaction_key({})) != text(redaction_key({}))


def test_with_a_key_fingerprints_are_keyed_and_last() -> None:
    def fingerprints(key: Key) -> list[str]:
        return [each.fingerprint for each in redact(samples.report(), key).drafts[0].open]

    plain = [each.fingerprint for each in samples.report().drafts[0].open]
    assert fingerprints(KEY) == fingerprints(KEY)
    assert not set(fingerprints(KEY)) & set(plain)
    assert len(set(fingerprints(KEY))) == len(plain)


def test_without_a_key_fingerprints_last_and_say_nothing_of_the_words() -> None:
    def fingerprints(report: Any) -> list[str]:
        return [each.fingerprint for each in redact(report, redaction_key({})).drafts[0].open]

    report = samples.report()
    story = report.drafts[0]
    other = replace(story, open=tuple(replace(each, fingerprint=each.fingerprint[::-1]) for each in story.open))
    assert fingerprints(report) == fingerprints(replace(report, drafts=(other, *report.drafts[1:])))
    assert len(set(fingerprints(report))) == 3


def test_a_field_that_nobody_thought_of_is_hashed_and_a_strange_value_is_an_error() -> None:
    @value
    class Grown(type(samples.report())):  # type: ignore[misc]
        remark: Any = ""

    report = samples.report()
    values = {each.name: getattr(report, each.name) for each in fields(report)}
    grown: Any = redact(
        Grown(**values, remark={"zymurgy": ("quokka", {dt.date(2023, 1, 1): frozenset({"oxlip"})})}), KEY
    )
    assert [path for path, text in words_in(grown) if leaks(text)] == []
    for strange in (object(), b"zymurgy", ["zymurgy"], re.compile("zymurgy"), iter(())):
        with pytest.raises(TypeError, match="no redaction is known for") as error:
            redact(Grown(**values, remark=strange), KEY)
        assert not leaks(str(error.value))


@pytest.mark.parametrize("key", ["guessme", "x" * 15])
def test_a_key_that_can_be_tried_out_is_refused(key: str) -> None:
    with pytest.raises(UsageError, match="EMBARGO_KEY: is too short") as error:
        redaction_key({"EMBARGO_KEY": key})
    assert key not in str(error.value)


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"CI": ""}, False),
        ({"CI": "false"}, False),
        ({"CI": "0"}, False),
        ({"CI": "true"}, True),
        ({"CI": "1"}, True),
        ({"CI": "woodpecker"}, True),
        ({"JENKINS_URL": "https://ci.example/"}, True),
        ({"TF_BUILD": "True"}, True),
    ],
)
def test_in_a_pipeline_every_format_is_redacted_and_some_always(environ: dict[str, str], expected: bool) -> None:
    for format_ in ("text", "json", "html", "toml"):
        assert wants_redaction(format_, environ, reveal=False) is expected
        assert not wants_redaction(format_, environ, reveal=True)
    for format_ in ("sarif", "junit", "github", "gitlab", "markdown", "csv"):
        assert wants_redaction(format_, environ, reveal=False)
        assert not wants_redaction(format_, environ, reveal=True)


def test_a_key_does_not_print_itself() -> None:
    assert "desk" not in repr(KEY)
