"""News items in XML: NewsML-G2 and NITF (IPTC). The source is the extracted text, a line for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from embargo.errors import InputError
from embargo.read.decoding import decode
from embargo.read.document import Document
from embargo.read.extracted import ExtractedText
from embargo.read.item_words import read_words
from embargo.read.web_page import read_web_page
from embargo.read.xml_prose import read_blocks
from embargo.read.xml_tree import local, parse_xml, words_of

_NAR = "http://iptc.org/std/nar/2006-10-01/"
_NITF_SPACES = frozenset({"", "http://iptc.org/std/NITF/2006-10-18/"})
_KNOWN = "known are a NewsML-G2 2.x newsItem and NITF 3.x"
_OTHER_ITEMS = frozenset({"packageItem", "newsMessage", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
_ITEM_FIELDS = ("versionCreated", "firstCreated", "embargoed", "edNote")
_INLINE = frozenset({"inlineXML", "inlineData"})
_HELD = "-"
_VERSION = re.compile(r"\d+")


def read_news_xml(raw: bytes, name: str) -> Document:
    """A NewsML-G2 news item, an NITF article or an XHTML page, told apart by the root element.

    Metadata: `title`, `byline`, `slugline`, and what tells when it may appear: of NewsML-G2 `embargoed` (empty: held
    until the note says), `pubstatus`, `versioncreated`, `ednote`, `usageterms`; of NITF `date.release`, `date.expire`,
    `date.issue`, `ed-msg`, `du-key`, `rights`, `note`, `pubstatus`.
    Raises `InputError` for anything else, and for XML that is broken or beyond a limit.
    """
    root = parse_xml(raw, name)
    kind, space = local(root), root.tag.rpartition("}")[0].removeprefix("{")
    if kind == "html":
        return read_web_page(decode(raw, name), name)
    if kind == "nitf" and space in _NITF_SPACES:
        return _nitf(root, name)
    if kind == "newsItem" and space == _NAR:
        return _news_item(root, name)
    if kind in _OTHER_ITEMS and space == _NAR:
        raise InputError(name, "is a NewsML-G2 package or message, not one story; give each newsItem as a file")
    raise InputError(name, f"is XML, but not a news item; {_KNOWN}")


def _nitf(root: Element, name: str) -> Document:
    if _major(root.get("version", "")) not in (None, 2, 3):
        raise InputError(name, f"is NITF in another version; {_KNOWN}")
    if next(_children(root, "body"), None) is None:
        raise InputError(name, "is NITF without a body; give the whole article")
    text = ExtractedText()
    title, printed = _nitf_title(root), _headlines(root)
    if title not in printed and len(title.split()) > 1:
        # It heads the page of many a site; a single word is a name for the desk.
        text.paragraph(title)
    read_blocks(root, text)
    return text.finish(name, _nitf_metadata(root), "nitf")


def _nitf_title(root: Element) -> str:
    titles = (title for head in _children(root, "head") for title in _children(head, "title"))
    return next(map(words_of, titles), "")


def _headlines(element: Element) -> set[str]:
    return {words_of(each) for each in element.iter() if local(each) == "hl1"}


def _nitf_metadata(root: Element) -> dict[str, str]:
    metadata: dict[str, str] = {}
    for element in root.iter():
        key = local(element)
        if key in ("date.release", "date.expire", "date.issue"):
            metadata[key] = ", ".join(filter(None, (metadata.get(key), element.get("norm") or words_of(element))))
        elif key == "docdata" and (status := element.get("management-status")):
            metadata["pubstatus"] = status
            if status == "embargoed":
                metadata["embargoed"] = _HELD
        elif key == "ed-msg":
            metadata[key] = f"{metadata.get(key, '')}\n{element.get('info') or ''} {words_of(element)}"
        elif key == "du-key":
            metadata[key] = element.get("key") or ""
        elif key in ("byline", "rights", "note", "dateline", "tobject.property"):
            metadata[key] = f"{metadata.get(key, '')}\n{words_of(element)}"
        elif key in ("title", "hl1"):
            metadata["title"] = words_of(element)
    return metadata


def _news_item(root: Element, name: str) -> Document:
    if _major(root.get("standardversion", "")) not in (None, 2):
        raise InputError(name, f"is NewsML-G2 in another version; {_KNOWN}")
    content = [part for each in _children(root, "contentSet") for part in each]
    if not any(local(part) in _INLINE and words_of(part) for part in content):
        raise InputError(name, "is a NewsML-G2 item without words in it; give one with inlineXML or inlineData")
    text, metadata = ExtractedText(), _item_metadata(root)
    headlines, descriptions = _told(root, "headline"), _told(root, "description")
    printed = set().union(*map(_headlines, content))
    for words in dict.fromkeys([*headlines, *descriptions]):
        if words not in printed:
            text.extend(read_words(words, "", name))
    metadata["title"] = next(iter(headlines), "")
    for part in content:
        _read_content(part, text, metadata, name)
    return text.finish(name, metadata, "newsml-g2")


def _told(root: Element, kind: str) -> list[str]:
    """The headlines or descriptions of an item and of its parts."""
    about = (part for part in root if local(part) in ("contentMeta", "partMeta"))
    return [words_of(each) for part in about for each in _children(part, kind)]


def _item_metadata(root: Element) -> dict[str, str]:
    metadata: dict[str, str] = {}
    for meta in _children(root, "itemMeta"):
        for each in meta:
            if local(each) in _ITEM_FIELDS:
                key = local(each).lower()
                metadata[key] = f"{metadata.get(key, '')}\n{words_of(each)}".strip()
                if key == "embargoed":
                    # An empty time means: held, as the note says.
                    metadata[key] = metadata[key] or _HELD
            elif local(each) == "pubStatus":
                metadata["pubstatus"] = (each.get("qcode") or each.get("uri") or "").replace("/", ":").split(":")[-1]
    terms = (words_of(term) for info in _children(root, "rightsInfo") for term in _children(info, "usageTerms"))
    metadata["usageterms"] = "\n".join(terms)
    for meta in _children(root, "contentMeta"):
        for each in meta:
            if local(each) in ("by", "slugline"):
                metadata["byline" if local(each) == "by" else "slugline"] = words_of(each)
    return metadata


def _read_content(part: Element, text: ExtractedText, metadata: dict[str, str], name: str) -> None:
    kind, form = local(part), part.get("contenttype", "")
    if kind == "inlineXML":
        for key, value in _nitf_metadata(part).items():
            metadata.setdefault(key, value)
        read_blocks(part, text)
    elif kind == "inlineData":
        words = "".join(part.itertext())
        if part.get("encoding"):
            raise InputError(name, "holds its words in a packed inlineData; give them as inlineXML")
        text.extend(read_words(words, form, name))


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local(child) == name)


def _major(version: str) -> int | None:
    """The first number of a version ("2.24", "-//IPTC//DTD NITF 3.4//EN"); None where there is none."""
    found = _VERSION.search(version)
    return int(found.group()[:4]) if found else None
