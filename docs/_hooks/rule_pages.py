"""Makes the pages on the rules of `check` from the rule book, as `embargo explain` does."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from embargo import load_rulebook
from embargo.rulebook.checks import ChecksFile, Explanation

_PAGE = """\
# {rule.id}

**{title}.** {rule.why}

## Example

{rule.setting} The draft is checked at `{rule.at}`.
{draft}
It flags:

{flagged}

It passes:

{passes}

## To mend it

{rule.mend}

## The call

{call}
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page for each rule, and one that lists them."""
    book = load_rulebook()
    rules = list(book.explanations.values())
    calls = {name: call for file in book.all(ChecksFile) for name, call in file.calls.items()}
    files.append(File.generated(config, "rules/index.md", content=_index(rules)))
    for rule in rules:
        files.append(File.generated(config, f"rules/{rule.id}.md", content=_page(rule, calls[rule.call])))
    return files


def _index(rules: Iterable[Explanation]) -> str:
    rows = [f"| [{rule.id}]({rule.id}.md) | {rule.title} |" for rule in rules]
    return "\n".join(["# Rules of `check`", "", "| rule | flags |", "|---|---|", *rows, ""])


def _page(rule: Explanation, call: str) -> str:
    title = rule.title[:1].upper() + rule.title[1:]
    shown = {name: _quoted(text) for name, text in (("flagged", rule.flagged), ("passes", rule.passes), ("call", call))}
    draft = f"\nThe draft:\n\n{_quoted(rule.draft)}\n" if rule.draft else ""
    return _PAGE.format(rule=rule, title=title, draft=draft, **shown)


def _quoted(text: str) -> str:
    """Text as a block in which no mark has a meaning, its long lines wrapped."""
    return f'<pre class="words"><code>{escape(text.strip())}</code></pre>'
