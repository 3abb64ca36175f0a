"""Calls and notices: who speaks in each turn, when the call was held, and which files are one call."""

from embargo.briefing.building import build_briefings
from embargo.briefing.model import Briefing, Problem, Role, Speaker, Stamp, Turn

__all__ = ["Briefing", "Problem", "Role", "Speaker", "Stamp", "Turn", "build_briefings"]
