"""Reports: for each document of the contract, a function for each format. They return text and write nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from embargo.policy import QuotesReport, Report, RulesReport, TimesReport
from embargo.report.display import Display
from embargo.report.shapes import check_shape, quotes_shape, rules_shape, when_shape
from embargo.report.text_check import check_text
from embargo.report.text_quotes import quotes_text
from embargo.report.text_rules import rules_text
from embargo.report.text_when import when_text


def _toml(report: RulesReport, display: Display) -> str:
    from embargo.report.toml_rules import rules_toml  # noqa: PLC0415 - other reports do without

    return rules_toml(report, display)


def _rules_html(report: RulesReport, display: Display) -> str:
    from embargo.report.html import rules_html  # noqa: PLC0415 - other reports do without

    return rules_html(report, display)


def _calendar(report: RulesReport, display: Display) -> str:
    from embargo.report.calendar import rules_calendar  # noqa: PLC0415 - other reports do without

    return rules_calendar(report, display)


def _json(shape: Any) -> str:
    import json  # noqa: PLC0415 - a text report does without

    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"


def _check(module: str) -> Callable[[Report, Display], str]:
    """The function `check_...` of a module that is loaded when its format is first asked for."""

    def render(report: Report, display: Display) -> str:
        from importlib import import_module  # noqa: PLC0415 - other reports do without

        written: Callable[[Report, Display], str] = getattr(
            import_module(f"embargo.report.{module}"), f"check_{module.partition('_')[0]}"
        )
        return written(report, display)

    return render


CHECK_FORMATS: dict[str, Callable[[Report, Display], str]] = {
    "text": check_text,
    "json": lambda report, _: _json(check_shape(report)),
    "sarif": _check("sarif"),
    "junit": _check("junit"),
    "github": _check("github"),
    "gitlab": _check("gitlab"),
    "markdown": _check("markdown_summary"),
    "csv": _check("csv_table"),
    "html": _check("html"),
}
RULES_FORMATS: dict[str, Callable[[RulesReport, Display], str]] = {
    "text": rules_text,
    "json": lambda report, _: _json(rules_shape(report)),
    "toml": _toml,
    "html": _rules_html,
    "ics": _calendar,
}
QUOTES_FORMATS: dict[str, Callable[[QuotesReport, Display], str]] = {
    "text": quotes_text,
    "json": lambda report, _: _json(quotes_shape(report)),
}
WHEN_FORMATS: dict[str, Callable[[TimesReport, Display], str]] = {
    "text": when_text,
    "json": lambda report, _: _json(when_shape(report)),
}

__all__ = ["CHECK_FORMATS", "QUOTES_FORMATS", "RULES_FORMATS", "WHEN_FORMATS", "Display"]
