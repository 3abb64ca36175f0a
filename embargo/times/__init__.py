"""Stated times and zones into instants; every literal reading is kept. The only room that uses pytz and dateutil."""

from embargo.times.calendar import resolve_day
from embargo.times.instants import civil, parse_instant, prove_zone, written_instant
from embargo.times.language import guess_language
from embargo.times.lexicon import TimeLexicon
from embargo.times.model import Circumstances, Reading, StatedDay, StatedTime, TimeProblem
from embargo.times.places import zone_of_place, zones_of_place
from embargo.times.reading import read_days, read_times
from embargo.times.tables import LanguageTable, ZoneTable
from embargo.times.wall import localise
from embargo.times.zones import zone_named

__all__ = [
    "Circumstances",
    "LanguageTable",
    "Reading",
    "StatedDay",
    "StatedTime",
    "TimeLexicon",
    "TimeProblem",
    "ZoneTable",
    "civil",
    "guess_language",
    "localise",
    "parse_instant",
    "prove_zone",
    "read_days",
    "read_times",
    "resolve_day",
    "written_instant",
    "zone_named",
    "zone_of_place",
    "zones_of_place",
]
