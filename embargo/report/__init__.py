"""Reports: for each document of the contract, a function for each format. They return text and write nothing."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from embargo.report.display import Display

if TYPE_CHECKING:
    from embargo.policy import QuotesReport, Report, RulesReport, TimesReport


def _written(home: str) -> Callable[[Any, Display], str]:
    """The function "module:function", loaded when its format is first asked for."""

    def render(report: Any, display: Display) -> str:
        written: str = _loaded(home)(report, display)
        return written

    return render


def _json(home: str) -> Callable[[Any, Display], str]:
    """What the function "module:function" makes of a report, as JSON."""

    def render(report: Any, _: Display) -> str:
        import json  # noqa: PLC0415 - a text report does without

        return json.dumps(_loaded(home)(report), ensure_ascii=False, indent=2) + "\n"

    return render


def _loaded(home: str) -> Callable[..., Any]:
    module, function = home.split(":")
    loaded: Callable[..., Any] = getattr(import_module(f"embargo.report.{module}"), function)
    return loaded


CHECK_FORMATS: dict[str, Callable[[Report, Display], str]] = {
    "text": _written("text_check:check_text"),
    "json": _json("shapes:check_shape"),
    "sarif": _written("sarif:check_sarif"),
    "junit": _written("junit:check_junit"),
    "github": _written("github:check_github"),
    "gitlab": _written("gitlab:check_gitlab"),
    "markdown": _written("markdown_summary:check_markdown"),
    "csv": _written("csv_table:check_csv"),
    "html": _written("html:check_html"),
}
RULES_FORMATS: dict[str, Callable[[RulesReport, Display], str]] = {
    "text": _written("text_rules:rules_text"),
    "json": _json("shapes:rules_shape"),
    "toml": _written("toml_rules:rules_toml"),
    "html": _written("html:rules_html"),
    "ics": _written("calendar:rules_calendar"),
}
QUOTES_FORMATS: dict[str, Callable[[QuotesReport, Display], str]] = {
    "text": _written("text_quotes:quotes_text"),
    "json": _json("shapes:quotes_shape"),
}
WHEN_FORMATS: dict[str, Callable[[TimesReport, Display], str]] = {
    "text": _written("text_when:when_text"),
    "json": _json("shapes:when_shape"),
}

__all__ = ["CHECK_FORMATS", "QUOTES_FORMATS", "RULES_FORMATS", "WHEN_FORMATS", "Display"]
