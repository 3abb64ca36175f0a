"""What a story says in print beside its prose: headline, standfirst, captions, a page's title, alternative texts."""

from __future__ import annotations

from dataclasses import replace

from embargo.read import Document, front_matter_entries, plain_key, plain_letters
from embargo.text import MappedTextBuilder, Span

# Formats that may begin with front matter.
_WITH_FRONT_MATTER = frozenset({"markdown", "text"})
# Keys of front matter that tell desks and machines what the story is, from where and when; all else may be printed.
_NOT_PRINTED = frozenset({
    "aliases", "author", "authors", "by", "byline", "categories", "category", "comment", "comments", "contact",
    "contributors", "copyright", "created", "creator", "credit", "date", "dateline", "desk", "edition", "editor",
    "editors", "ednote", "email", "embargo", "embargoed", "expires", "genre", "guid", "id", "keywords", "lang",
    "language", "lastmod", "layout", "license", "located", "location", "modified", "note", "notes", "people",
    "permalink", "place", "places", "priority", "pubstatus", "reporter", "reporters", "rights", "scheduled", "section",
    "sections", "series", "slug", "slugline", "source", "sources", "status", "subject", "subjects", "tag", "tags",
    "template", "todo", "topic", "topics", "type", "updated", "url", "usageterms", "version", "writer", "writers",
})  # fmt: skip
_OF_A_KIND = ("date_", "embargo_", "embargoed_", "modified_", "publish_", "published", "schedule_", "source_")
_TO_THE_DESK = ("_at", "_by", "_comment", "_comments", "_date", "_id", "_note", "_notes", "_tags", "_url")
_HEADLINES = frozenset({"title", "headline"})
_PARAGRAPH = "\n\n"


def with_headlines(document: Document) -> Document:
    """The document with all its printed words as its prose, each mapped to its place in the file.

    A value that the file writes with escapes or over several lines stands where the file has it whole. Raises
    `InputError` for front matter of more values than a story can have.
    """
    document = replace(document, prose=document.shown, printed=None)
    lines = list(dict.fromkeys(_printed(document)))
    if not lines:
        return document
    builder = MappedTextBuilder()
    for words, place in lines:
        builder.add(words, *place)
        builder.add(_PARAGRAPH, place.end, place.end)
    document.prose.copy_to(builder, Span(0, len(document.prose.text)))
    return replace(document, prose=plain_letters(builder.build()))


def _printed(document: Document) -> list[tuple[str, Span]]:
    """What front matter puts in print, and where; a single word beside a headline is a code or a name of something."""
    if document.format not in _WITH_FRONT_MATTER:
        return []
    return [
        (words, entry.span)
        for entry in front_matter_entries(document.source.text, document.source.name)
        if (words := entry.value.strip())
        and not any(map(_is_not_printed, entry.keys))
        and (entry.keys[-1] in _HEADLINES or len(words.split()) > 1)
    ]


def _is_not_printed(key: str) -> bool:
    name = plain_key(key)
    return name in _NOT_PRINTED or name.startswith(_OF_A_KIND) or name.endswith(_TO_THE_DESK)
