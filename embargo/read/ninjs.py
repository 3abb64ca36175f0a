"""News items in JSON: ninjs 1.x to 3.x (IPTC). The source is the extracted text, a line for each paragraph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from embargo.errors import InputError
from embargo.read.document import Document
from embargo.read.extracted import ExtractedText
from embargo.read.item_words import is_marked_up, read_words
from embargo.text import fold

MAX_DEPTH = 100
_KNOWN = "known is one ninjs item, version 1.x to 3.x"
_TWICE = "is JSON with a key given twice in one object; which counts is not known"
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)
_METADATA = (
    "embargo", "embargoed", "pubstatus", "versioncreated", "firstcreated", "ednote", "usageterms", "slugline",
    "byline", "by", "language", "publish_at", "publish_schedule", "scheduled", "located",
)  # fmt: skip
# What is for machines and desks, or says what an item is about; all else may be printed.
_NOT_PRINTED = frozenset(_METADATA) | {
    "$standard", "altids", "anpa_category", "author", "authors", "contactinfo", "contenttype", "copyrightholder",
    "copyrightnotice", "dateline", "digitalsourcetype", "embargoeduntil", "event", "eventdetails", "events",
    "evolvedfrom", "expires", "fields_meta", "genre", "genres", "infosource", "infosources", "keywords", "object",
    "objects", "organisation", "organisations", "original_creator", "people", "person", "place", "places",
    "plannedcoverage", "products", "profile", "provider", "renditions", "rightsinfo", "schedule_settings", "service",
    "services", "signal", "source", "standard", "subject", "subjects", "task", "trustindicators", "version_creator",
    "versions",
}  # fmt: skip
_MAJOR = re.compile(r"(\d+)\.\d+")
_PRINTED = ("headlines", "descriptions", "bodies")


class _TwiceError(ValueError):
    pass


def read_ninjs(text: str, name: str) -> Document:
    """One ninjs item; `body_html` and the like of 1.x, `headlines` and `bodies` of 2.x and 3.x.

    Metadata keys are ninjs' own in lower case; `embargoed` also stands for `embargoedUntil` of
    3.x. A body given in several forms with the same words is read once.
    Raises `InputError` for JSON that is broken, too deep, or no item.
    """
    item = _load(text, name)
    if not isinstance(item, dict):
        raise InputError(name, f"is JSON, but not a news item; {_KNOWN}")
    fields = {str(key).lower(): value for key, value in item.items()}
    if len(fields) < len(item):
        raise InputError(name, _TWICE)
    _refuse_others(fields, name)
    extracted = ExtractedText()
    said: set[str] = set()
    printed = [found for kind in _PRINTED for found in _values(fields, kind)]
    for words, form in (*printed, *_other_words(fields)):
        one = read_words(words, form, name)
        if (key := fold(one.words)) not in said:
            said.add(key)
            extracted.extend(one)
    return extracted.finish(name, _metadata(fields), "ninjs")


def _load(text: str, name: str) -> Any:
    depth = deepest = 0
    for token in _TOKEN.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token.group()[0], 0)
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise InputError(name, f"is JSON nested deeper than {MAX_DEPTH} levels; give the story alone")
    try:
        return json.loads(text, object_pairs_hook=_once)
    except _TwiceError:
        raise InputError(name, _TWICE) from None
    except json.JSONDecodeError as error:
        raise InputError(name, f"is not valid JSON in line {error.lineno}; mend or export it again") from None
    except (ValueError, RecursionError):
        raise InputError(name, "is not JSON that can be read; export it again") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise _TwiceError
    return values


def _refuse_others(fields: Mapping[str, Any], name: str) -> None:
    standard = fields.get("standard") or fields.get("$standard") or {}
    said = str(standard.get("version", "")) if isinstance(standard, dict) else str(standard)
    kind = str(standard.get("name", "")) if isinstance(standard, dict) else ""
    found = _MAJOR.search(said)
    if (kind and kind.lower() != "ninjs") or (found and int(found[1][:4]) not in (1, 2, 3)):
        raise InputError(name, f"is an item of another standard or version; {_KNOWN}")
    if fields.get("type") == "composite":
        raise InputError(name, "is a ninjs package, not one story; give each item as a file")
    printed = ("headline", "headlines", "bodies", "descriptions", "description_text", "description_html")
    if not any(key in fields for key in printed) and not any(key.startswith("body_") for key in fields):
        raise InputError(name, f"is JSON, but not a news item with words; {_KNOWN}")


def _values(fields: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    """The words of a kind and their content types, those marked up first, as they know their paragraphs."""
    found: list[tuple[str, str]] = []
    single = {"headlines": "headline", "descriptions": "description", "bodies": "body"}[kind]
    for key, value in fields.items():
        if isinstance(value, str) and (key == single or key.startswith(f"{single}_")):
            found.append((value, key))
    listed = fields.get(kind)
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict) and isinstance(each.get("value"), str):
            form = each.get("contentType") or each.get("contenttype") or "text/plain"
            encoding = each.get("contentEncoding") or ""
            found.append((each["value"], f"{form} {encoding}".lower()))
    yield from sorted(found, key=lambda value: not is_marked_up(*value))


def _other_words(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Whatever else in an item may be printed, and under which name: captions, fields of the newsroom's own.

    A single word is a code or a name of something.
    """
    if isinstance(value, str):
        if len(value.split()) > 1:
            yield value, key
    elif isinstance(value, list):
        for each in value:
            yield from _other_words(each, key)
    elif isinstance(value, dict):
        for name, each in value.items():
            if (lowered := str(name).lower()) not in _NOT_PRINTED:
                yield from _other_words(each, lowered)


def _metadata(fields: Mapping[str, Any]) -> dict[str, str]:
    metadata = {key: _plain(fields[key]) for key in _METADATA if key in fields}
    if "embargoeduntil" in fields:  # the name since 3.0
        times = (metadata.get("embargoed"), _plain(fields["embargoeduntil"]))
        metadata["embargoed"] = ", ".join(filter(None, times))
    settings = fields.get("schedule_settings")
    if isinstance(settings, dict):
        metadata |= {f"schedule_settings.{key}".lower(): _plain(value) for key, value in settings.items()}
    if fields.get("headline") and isinstance(fields["headline"], str):
        metadata["title"] = fields["headline"]
    elif headlines := list(_values(fields, "headlines")):
        metadata["title"] = headlines[0][0]
    if "by" in metadata:
        metadata.setdefault("byline", metadata["by"])
    return metadata


def _plain(value: Any) -> str:
    """A value as text. A null is nothing; a value of another kind is kept, so that it is not taken for absent."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)
