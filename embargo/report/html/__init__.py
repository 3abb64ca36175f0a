"""Pages that people look at: one self-contained file for a check or for ground rules, and the pieces it is made of.

    check_html(report, display)                       # the page of a check
    rules_html(report, display)                       # the page of ground rules
    render_draft(report, draft_report, display)       # one draft with its marks and findings, for another page

Another page that shows pieces needs `asset("report.css")` and, for the keyboard's Escape and the mouse,
`asset("report.js")`. Templates stand in `templates/`.
"""

from __future__ import annotations

from markupsafe import Markup

from embargo.policy import DraftReport, Report, RulesReport
from embargo.report.display import Display
from embargo.report.html.drafts import draft_view
from embargo.report.html.pages import check_clocks, check_page, rules_page
from embargo.report.html.rendering import asset, render_draft_view, render_page


def check_html(report: Report, display: Display) -> str:
    """The page of a check, verdict first."""
    return render_page(check_page(report, display))


def rules_html(report: RulesReport, display: Display) -> str:
    """The page of the ground rules of briefings."""
    return render_page(rules_page(report, display))


def render_draft(report: Report, draft: DraftReport, display: Display) -> Markup:
    """One draft of a report as HTML: its text with marks in place, and beside it the findings.

    Ids begin with "d1"; nothing in it links to anything outside it.
    """
    return render_draft_view(draft_view(draft, report, 1, check_clocks(report, display)))


__all__ = ["asset", "check_html", "render_draft", "rules_html"]
