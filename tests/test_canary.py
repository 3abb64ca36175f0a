"""No word of a briefing leaves the house: the real program, run as a pipeline runs it, and every byte it left searched.

The files hold canaries: words that stand nowhere else. A canary in a stream, a report, a cache or a temporary file is a
leak. Only text, JSON and HTML outside of a pipeline may hold them: that is the desk reading its own files.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from embargo import api
from embargo.checks.house import House
from embargo.report import CHECK_FORMATS, RULES_FORMATS

SAID, ASKED, TITLE, FRONT = "zymurgical", "quokkaform", "vervainous", "jackdawing"
EVENT, HOST, WITHHELD, DESK, STORY = "ptarmiganish", "oxlippe", "fennimorean", "bartlebyan", "womblesome"
CANARIES = (SAID, ASKED, TITLE, FRONT, EVENT, HOST, WITHHELD, DESK, STORY)

CALL = f"""---
date: '2023-04-04'
title: "Background Press Call on the {TITLE.title()} Ferry"
note: the {FRONT} folder
---

Via Teleconference

10:00 A.M. EDT

MS. {HOST.upper()}:  Good morning, everyone.  This call is on background, attributable to "senior transport officials."
For your awareness but not for your reporting, our speaker is Agnes {WITHHELD.title()}.  The call is embargoed until
the {EVENT} committee has voted, not before 2:00 p.m. Eastern Time today.  Over to you.

SENIOR TRANSPORT OFFICIAL:  Thank you.  The {SAID} ferry will carry cars again from the first of May, after nine years
at the pier.  We looked at every timber in that {SAID} hull, and not one of them has to be replaced.

Q  Have you not simply thrown good money after a {ASKED} wreck that the islanders stopped waiting for?

SENIOR TRANSPORT OFFICIAL:  I understand the question.  A new ship would have taken five more years, and the islanders
have waited long enough for somebody to keep a promise.

MS. {HOST.upper()}:  Thank you all for joining.

10:25 A.M. EDT
"""
DRAFT = f"""---
title: The {STORY} ferry returns
note: the {FRONT} folder
---

“The {SAID} ferry will carry cars again from the first of May, after nine years at the pier,” Agnes
{WITHHELD.title()} said.

“We looked at every timber in that {SAID} hull, and all of them have to be replaced,” Ivar {DESK.title()} said.

The officials were asked whether they had simply thrown good money after a {ASKED} wreck that the islanders stopped
waiting for.

<!-- embargo: ignore[misquote] agreed on the {ASKED} one -->
“A {ASKED} wreck that the islanders stopped waiting for,” a senior transport official said.
"""
BEFORE = "2023-04-04T16:00Z"
FORMATS = tuple(CHECK_FORMATS)
OPEN_AT_THE_DESK = frozenset({"text", "json", "html"})


@pytest.fixture(scope="module")
def used_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache after a run on these files: what every later run finds."""
    desk = _made(tmp_path_factory.mktemp("first") / "desk")
    child = Child(desk)
    run = child.run(*_check(formats=("sarif",)), ci=True)
    assert run.returncode == 1, run.stderr.decode()
    assert child.leaks(run) == []
    assert any(path.is_file() for path in (desk / "cache").rglob("*"))
    return desk / "cache"


@pytest.fixture
def house(tmp_path: Path, used_cache: Path) -> Path:
    """A newsroom's folder: a briefing, drafts, a configuration with a withheld name, and broken files of every kind."""
    desk = _made(tmp_path / "desk")
    shutil.copytree(used_cache, desk / "cache", dirs_exist_ok=True)
    return desk


def _made(desk: Path) -> Path:
    for folder in ("calls", "drafts", "broken", "badbook", "out", "home", "tmp", "cache"):
        (desk / folder).mkdir(parents=True)
    (desk / "calls" / "one.md").write_text(CALL, encoding="utf-8")
    (desk / "drafts" / "leak.md").write_text(DRAFT, encoding="utf-8")
    (desk / "embargo.toml").write_text(f'withheld_names = ["Ivar {DESK.title()}"]\n', encoding="utf-8")
    for name, raw in _broken().items():
        (desk / "broken" / name).write_bytes(raw)
    phrases = f'kind = "rule"\n[[rule]]\nid = "{SAID}"\nphrases = ["{EVENT} ("]\n'
    (desk / "badbook" / "rules.toml").write_text(phrases, encoding="utf-8")
    return desk


def _broken() -> dict[str, bytes]:
    words = f"{CALL}\n{DRAFT}"
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as package:
        package.writestr("[Content_Types].xml", f"<Types><{SAID}")
        package.writestr("word/document.xml", f"<w:document>{words}")
    return {
        "cut.docx": document.getvalue()[:-40],
        "wrong.docx": document.getvalue(),
        "latin.md": words.encode() + b"\xe9",
        "yaml.md": f"---\ntitle: [{TITLE}\n{FRONT}: : {SAID}\n---\n{words}".encode(),
        "wide.txt": words.encode("utf-16"),
        "ninjs.json": f'{{"uri": "{SAID}", "body_text": "{words[:40]}'.encode(),
        "item.xml": f"<newsItem><{SAID}>{STORY}&{EVENT};".encode(),
        "page.html": f"<!-- {SAID} {STORY} -->".encode(),
        "mail.eml": f"Subject: {TITLE}\nContent-Type: multipart/mixed; boundary={SAID}\n\n{words}".encode(),
    }


class Child:
    """The program in a process of its own, whose home, cache and temporary folder lie in the desk's folder."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk

    def run(
        self, *arguments: str, ci: bool, crash: str = "", variables: dict[str, str] | None = None, stdin: str = ""
    ) -> subprocess.CompletedProcess[bytes]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LANG")}
        told = {
            "HOME": "home",
            "TMPDIR": "tmp",
            "TEMP": "tmp",
            "TMP": "tmp",
            "XDG_CACHE_HOME": "cache",
            "PYTHONFAULTHANDLER": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        environ = {**kept, **{name: str(self.desk / value) if value != "1" else value for name, value in told.items()}}
        environ |= {"CI": "true"} if ci else {}
        start = f"import sys\n{crash}\nfrom embargo.cli.boundary import run\nsys.exit(run(sys.argv[1:]))"
        return subprocess.run(
            [sys.executable, "-X", "dev", "-W", "ignore::ResourceWarning", "-c", start, *arguments],
            cwd=self.desk,
            env={**environ, **(variables or {})},
            input=stdin.encode(),
            capture_output=True,
            check=False,
            timeout=120,
        )

    def leaks(self, run: subprocess.CompletedProcess[bytes], allowed: Sequence[Path] = ()) -> list[str]:
        """The canaries in the streams and in every file that the program may have written, and where."""
        found = [*_canaries("standard output", run.stdout), *_canaries("standard error", run.stderr)]
        for path in self.desk.rglob("*"):
            inside = path.relative_to(self.desk)
            if inside.parts[0] in ("calls", "drafts", "broken", "badbook", "embargo.toml") or path in allowed:
                continue
            found.extend(_canaries(f"the name {inside}", str(inside).encode()))
            if path.is_file():
                found.extend(_canaries(str(inside), path.read_bytes()))
        return found


def _canaries(where: str, raw: bytes) -> list[str]:
    # Lines of a calendar are folded, and a wrapped line may break a word.
    for text in (raw, re.sub(rb"\r?\n[ \t]*", b"", raw), raw.replace(b"\x00", b"")):
        found = [f"{canary} in {where}" for canary in CANARIES if canary.encode() in text.lower()]
        if found:
            return found
    return []


@pytest.fixture
def child(house: Path) -> Child:
    return Child(house)


def _check(*drafts: str, formats: Sequence[str] = ()) -> list[str]:
    outputs = [part for name in formats for part in ("--format", name, "--output", f"out/report.{name}")]
    return ["check", *(drafts or ("drafts",)), "--briefing", "calls", "--at", BEFORE, *outputs]


@pytest.mark.parametrize("broken", [False, True])
def test_in_a_pipeline_no_format_holds_a_canary(child: Child, broken: bool) -> None:
    drafts = ("drafts", "broken") if broken else ("drafts",)
    run = child.run(*_check(*drafts, formats=FORMATS), ci=True)
    assert run.returncode == (3 if broken else 1), run.stderr.decode()
    assert {path.name for path in (child.desk / "out").iterdir()} == {f"report.{name}" for name in FORMATS}
    assert child.leaks(run) == []
    report = json.loads((child.desk / "out" / "report.json").read_text(encoding="utf-8"))
    assert {finding["rule"] for finding in report["drafts"][0]["findings"]} >= {"embargoed-quote", "named-source"}


def test_at_the_desk_the_formats_for_other_systems_hold_no_canary(child: Child) -> None:
    run = child.run(*_check("drafts", "broken", formats=FORMATS), ci=False)
    assert run.returncode == 3
    shown = [child.desk / "out" / f"report.{name}" for name in FORMATS if name in OPEN_AT_THE_DESK]
    assert child.leaks(run, allowed=shown) == []
    for path in shown:
        assert _canaries("it", path.read_bytes()), f"{path.name} tells the desk nothing"


def test_the_canaries_would_be_seen(child: Child) -> None:
    """What is asked for with --reveal holds them: the search can fail."""
    run = child.run(*_check(formats=FORMATS), "--reveal", ci=True)
    assert run.returncode == 1
    for name in FORMATS:
        assert _canaries("it", (child.desk / "out" / f"report.{name}").read_bytes()), name


def test_broken_briefings_tell_nothing_of_themselves(child: Child) -> None:
    run = child.run(*_check(formats=("sarif", "text")), "--briefing", "broken", "--verbose", ci=True)
    assert run.returncode == 3
    assert run.stderr.count(b"broken/") >= 6
    assert child.leaks(run) == []


@pytest.mark.parametrize("format_", RULES_FORMATS)
def test_in_a_pipeline_no_format_of_ground_rules_holds_a_canary(child: Child, format_: str) -> None:
    run = child.run("rules", "calls", "--at", BEFORE, "--format", format_, "--output", f"out/rules.{format_}", ci=True)
    assert run.returncode == 0, run.stderr.decode()
    assert child.leaks(run) == []


def test_in_a_pipeline_a_name_in_the_name_of_a_file_is_withheld(child: Child) -> None:
    """Of a briefing, a draft, and files that cannot be read: in reports and in what standard error tells."""
    calls, drafts, broken = child.desk / "calls", child.desk / "drafts", child.desk / "broken"
    (calls / "one.md").rename(calls / f"Agnes_{WITHHELD.title()}.md")
    (drafts / "leak.md").rename(drafts / f"{DESK}-leak.md")
    (broken / "cut.docx").rename(calls / f"{WITHHELD.upper()}.docx")
    (broken / "wrong.docx").rename(drafts / f"ivar-{DESK}.docx")
    run = child.run(*_check(formats=FORMATS), "--verbose", ci=True)
    assert run.returncode == 3
    assert run.stderr.count(b"withheld-") >= 3
    assert child.leaks(run) == []
    run = child.run("baseline", "write", "out/known.json", "drafts", "--briefing", "calls", "--at", BEFORE, ci=True)
    assert run.returncode == 3
    assert child.leaks(run) == []


CRASHES = {
    "judging": "import embargo.api as room\ndef broken(*all, **named): raise ValueError(repr((all, named)))\n"
    "room.run_checks = broken",
    "redacting": "import embargo.report.redaction as room\ndef broken(*all): raise KeyError(repr(all))\n"
    "room.redact = broken",
    "writing a report": "import embargo.report.sarif as room\n"
    "def broken(report, display): raise RecursionError(report)\n"
    "room.check_sarif = broken",
    "delivering": "from pathlib import Path\n"
    "def broken(self, *all, **named): raise OSError(28, 'No space left', *all[:1])\n"
    "Path.write_text = broken",
}


@pytest.mark.parametrize("stage", CRASHES)
def test_a_crash_leaves_no_words_behind(child: Child, stage: str) -> None:
    run = child.run(*_check(formats=("sarif", "json")), ci=True, crash=CRASHES[stage])
    assert run.returncode == 3
    assert child.leaks(run) == []
    assert list((child.desk / "out").iterdir()) == []


def test_a_process_that_is_killed_from_within_leaves_no_words_behind(child: Child) -> None:
    """faulthandler writes the stack: files, lines and functions, never values."""
    crash = (
        "import os\ntry:\n    import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n"
        "except ImportError: pass\n"
        "import embargo.api as room\nroom.judge = lambda *all, **named: os.abort()"
    )
    run = child.run(*_check(formats=("sarif",)), ci=True, crash=crash)
    assert run.returncode not in (0, 1, 2)
    assert b"Fatal Python error" in run.stderr
    assert child.leaks(run) == []


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (["--rulebook", "badbook"], {}),
        (["--output", "out"], {}),
        (["--format", "text", "--output", "/dev/full"], {}),
        (["--lift", f"speaker:{SAID}=2023-04-04T15:00Z"], {}),
        (["--format", "paper"], {}),
        (["--ground-rules", "broken/yaml.md"], {}),
        (["--waivers", "broken/yaml.md"], {}),
        (["--public", "broken/latin.md"], {}),
        ([], {"EMBARGO_KEY": SAID}),
        ([], {"EMBARGO_NAMES": DESK}),
    ],
)
def test_what_goes_wrong_is_told_without_words(child: Child, arguments: list[str], variables: dict[str, str]) -> None:
    run = child.run(*_check(), *arguments, ci=True, variables=variables)
    assert run.returncode in (2, 3)
    given = f"speaker:{SAID}".encode()  # the caller's own word may be repeated to the caller
    shown = subprocess.CompletedProcess(run.args, run.returncode, run.stdout, run.stderr.replace(given, b""))
    assert child.leaks(shown) == []


def test_what_the_library_hands_out_does_not_print_the_words(house: Path) -> None:
    """Loggers, debuggers and error trackers of whoever builds on the library print its values."""
    shelf = api.open_shelf([house / "calls"], house=House(withheld_names=(f"Ivar {DESK.title()}",)))
    report = shelf.check([house / "drafts"], at=dt.datetime(2023, 4, 4, 16, tzinfo=dt.UTC))
    values = list(_reachable([report, shelf, shelf.desk, api.read_quotes([house / "drafts"])], {}))
    kinds = {type(each).__name__ for each in values}
    assert kinds >= {"Report", "Desk", "Finding", "Evidence", "GroundRules", "Quotation", "Person", "Turn", "Change"}
    # The label by which a transcript tells speakers apart is a place; the host's is her name.
    printed = {type(each).__name__ for each in values if _canaries("", repr(each).lower().replace(HOST, "").encode())}
    assert printed == set()


def _reachable(values: Iterable[Any], seen: dict[int, Any]) -> Iterator[Any]:
    """Every value of the package that others lead to, remembered ones among them."""
    for each in values:
        if id(each) in seen:
            continue
        seen[id(each)] = each
        within: Iterable[Any] = ()
        if type(each).__module__.startswith("embargo") and not isinstance(each, type):
            yield each
            slots = (getattr(each, name, None) for name in getattr(each, "__dataclass_fields__", ()))
            within = [*slots, *getattr(each, "__dict__", {}).values()]
        if isinstance(each, Mapping):
            within = [*each.keys(), *each.values()]
        elif isinstance(each, tuple | list | frozenset | set):
            within = [*within, *each]
        yield from _reachable(within, seen)


def test_standard_input_leaves_no_words_behind(child: Child) -> None:
    run = child.run(*_check("-", formats=("sarif", "json")), ci=True, stdin=DRAFT)
    assert run.returncode == 1
    assert child.leaks(run) == []


def test_with_a_key_hashes_are_the_same_in_every_run(child: Child) -> None:
    def written(key: str) -> str:
        child.run(*_check(formats=("sarif",)), ci=True, variables={"EMBARGO_KEY": key} if key else {})
        return (child.desk / "out" / "report.sarif").read_text(encoding="utf-8")

    mine = written("the desk's own secret")
    assert written("the desk's own secret") == mine
    assert written("another desk's secret") != mine
    assert written("") != written("")


@pytest.mark.parametrize(
    "settings",
    [
        f'withheld_names = "Ivar {DESK.title()}"\n',
        f'withheld_names = ["Ivar {DESK.title()}"\n',
        f'withheld_names = ["Ivar {DESK.title()}", 7]\n',
    ],
)
def test_a_wrong_configuration_tells_no_withheld_name(child: Child, settings: str) -> None:
    (child.desk / "embargo.toml").write_text(settings, encoding="utf-8")
    run = child.run(*_check(), ci=True)
    assert run.returncode == 2
    assert child.leaks(run) == []
