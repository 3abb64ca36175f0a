"""News items: ninjs, NewsML-G2, NITF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import validators

from embargo.errors import InputError
from embargo.read import Document, Remark, read_bytes, read_path
from embargo.text import Span

SECRET = "Quist"
NINJS_2: dict[str, Any] = {
    "uri": "urn:example:ferry",
    "type": "text",
    "versioncreated": "2031-05-03T10:00:00Z",
    "embargoed": "2031-05-04T04:00:00Z",
    "pubstatus": "usable",
    "ednote": "Check the name of the pier.",
    "usageterms": "Not for resale.",
    "by": "By Ann Wold",
    "headlines": [{"role": "main", "value": "Ferry is late"}],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": "The ferry is late.\n\nIt is new."},
        {
            "role": "rich",
            "contenttype": "text/html",
            "value": "<p>The ferry is late.</p><!-- embargo: ignore[a] it is --><p>It is&nbsp;<b>new</b>.</p>",
        },
    ],
}
NINJS_3: dict[str, Any] = {
    "uri": "urn:example:ferry",
    "standard": {"name": "ninjs", "version": "3.1"},
    "type": "text",
    "versionCreated": "2031-05-03T10:00:00Z",
    "embargoedUntil": "2031-05-04T04:00:00Z",
    "pubStatus": "usable",
    "edNote": "Check the name of the pier.",
    "usageTerms": "Not for resale.",
    "by": "By Ann Wold",
    "headlines": [{"role": "main", "value": "Ferry is late"}],
    "bodies": [
        {
            "role": "main",
            "contentType": "application/xhtml+xml",
            "value": "<div><p>The ferry is late.</p><!-- embargo: ignore[a] it is --><p>It is <b>new</b>.</p></div>",
        }
    ],
}
SUPERDESK = {
    "guid": "1",
    "type": "text",
    "versioncreated": "2031-05-03T10:00:00+0000",
    "embargoed": "2031-05-04T04:00:00+0000",
    "pubstatus": "usable",
    "ednote": "Check the name of the pier.",
    "usageterms": "Not for resale.",
    "byline": "By Ann Wold",
    "headline": "Ferry is late",
    "body_html": "<p>The ferry is late.</p><!-- embargo: ignore[a] it is --><p>It is <i>new</i>.</p>",
}
NITF = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "http://www.iptc.org/std/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf version="-//IPTC//DTD NITF 3.4//EN"><head><title>x</title><docdata><date.release norm="20310504T060000+0200"/>
<date.expire norm="20310604T060000Z"/><ed-msg info="Check the name."/><du-key key="ferry"/></docdata></head>
<body><body.head><hedline><hl1>Ferry is late</hl1></hedline><byline>By Ann Wold</byline></body.head>
<body.content><p>The ferry
is <em>late</em>.</p><!-- embargo: ignore[a] it is --><p>It is <del>old</del>new.</p></body.content></body></nitf>"""
NEWSML = b"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1" standard="NewsML-G2"
 standardversion="2.30"><rightsInfo><usageTerms>Not for resale.</usageTerms></rightsInfo>
<itemMeta><versionCreated>2031-05-03T10:00:00Z</versionCreated><embargoed>2031-05-04T04:00:00Z</embargoed>
<pubStatus qcode="stat:usable"/><edNote>Check the name of the pier.</edNote></itemMeta>
<contentMeta><by>By Ann Wold</by><headline>Ferry is late</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>No prose</title></head><body><p>The ferry is late.</p><!-- embargo: ignore[a] it is -->
<p>It is <b>new</b>.</p></body></html></inlineXML></contentSet></newsItem>"""
PROSE = "Ferry is late\n\nThe ferry is late.\n\nIt is new."


def item(fields: dict[str, Any], name: str = "item.json") -> Document:
    return read_bytes(json.dumps(fields).encode(), name)


@pytest.mark.parametrize(
    ("raw", "name", "kind"),
    [
        (json.dumps(NINJS_2).encode(), "a.json", "ninjs"),
        (json.dumps(NINJS_3).encode(), "a.json", "ninjs"),
        (json.dumps(SUPERDESK).encode(), "<stdin>", "ninjs"),
        (NITF, "a.xml", "nitf"),
        (NITF, "a.nitf", "nitf"),
        (NITF.decode().replace('encoding="UTF-8"', "").encode("utf-16"), "a.xml", "nitf"),
        (NEWSML, "a.xml", "newsml-g2"),
        (NEWSML, "<stdin>", "newsml-g2"),
    ],
)
def test_the_words_a_line_for_each_paragraph_and_the_remark(raw: bytes, name: str, kind: str) -> None:
    document = read_bytes(raw, name)
    assert document.format == kind
    assert document.prose.text.replace("\u00a0", " ") == PROSE
    third = document.source.text.index("It is")
    assert document.source.position(third) == (3, 1)
    assert document.remarks == (Remark("embargo: ignore[a] it is", Span(third, third)),)
    assert document.metadata["byline"] == "By Ann Wold"


@pytest.mark.parametrize("document", [item(NINJS_2), item(NINJS_3), item(SUPERDESK), read_bytes(NEWSML, "a.xml")])
def test_what_an_item_says_of_itself(document: Document) -> None:
    told = {key: document.metadata[key] for key in ("pubstatus", "ednote", "usageterms", "title")}
    assert told == {
        "pubstatus": "usable",
        "ednote": "Check the name of the pier.",
        "usageterms": "Not for resale.",
        "title": "Ferry is late",
    }
    assert document.metadata["embargoed"].startswith("2031-05-04T04:00:00")


def test_nitf_metadata() -> None:
    metadata = read_bytes(NITF, "a.xml").metadata
    assert (metadata["date.release"], metadata["du-key"]) == ("20310504T060000+0200", "ferry")
    assert metadata["ed-msg"] == "Check the name."


@pytest.mark.parametrize(("fields", "schema"), [(NINJS_2, "2.2"), (NINJS_3, "3.1")])
def test_the_fixtures_are_valid(fields: dict[str, Any], schema: str, shared: Path) -> None:
    official = json.loads((shared / "standards" / f"ninjs-schema_{schema}.json").read_text())
    assert not list(validators.validator_for(official)(official).iter_errors(fields))


@pytest.mark.parametrize("number", ["ninjs-3.1-004", "ninjs-3.1-005", "dpa_text", "businesswire", "LISTING_2_"])
def test_official_examples(number: str, shared: Path) -> None:
    (path,) = (shared / "standards" / "examples").glob(f"{number}*")
    document = read_path(path)
    assert document.metadata["title"]
    assert len(document.prose.text) > len(document.metadata["title"])
    assert document.source.text.count(document.metadata["title"]) == 1


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.json", b'{"headline": "Quist"', "is not valid JSON in line 1"),
        ("a.json", b'["Quist"]', "not a news item; known is one ninjs item"),
        ("a.json", b'{"schema": "Quist"}', "not a news item with words"),
        ("a.json", b'{"headline": "Quist", "headline": "x"}', "a key given twice"),
        ("a.json", b'{"headline": "Quist", "HEADLINE": "x"}', "a key given twice"),
        ("a.json", b'{"bodies": [{"contentType": "text/rtf", "value": "Quist"}]}', "in a format that is not read"),
        ("a.json", b'{"bodies": [{"contentEncoding": "base64", "value": "Quist"}]}', "in a format that is not read"),
        ("a.json", b'{"headline": "Quist", "type": "composite"}', "is a ninjs package"),
        ("a.json", b'{"headline": "Quist", "standard": {"name": "ninjs", "version": "4.0"}}', "another standard"),
        ("a.json", b'{"headline": ' + b"[" * 5000 + b"]" * 5000 + b"}", "nested deeper than 100 levels"),
        ("a.xml", b"<a>Quist</a>", "not a news item; known are"),
        ("a.xml", NEWSML.replace(b"2.30", b"3.0"), "another version"),
        ("a.xml", NEWSML.replace(b"newsItem", b"packageItem"), "is a NewsML-G2 package"),
        ("a.xml", NEWSML.replace(b"inlineXML", b"remoteContent"), "without words in it"),
        ("a.xml", NITF[:-20], "is not valid XML in line"),
        ("a.xml", b"<nitf>" + b"<p>" * 5000 + b"</p>" * 5000 + b"</nitf>", "nested deeper than 100 elements"),
        ("a.xml", b"<nitf>" + b"<p/>" * 200_001 + b"</nitf>", "more than 200000 elements"),
        ("a.xml", b'<nitf a="' + b"x" * 100_001 + b'"/>', "one of more than 100000 characters"),
        (
            "a.xml",
            b'<!DOCTYPE nitf [<!ENTITY a "Quist"><!ENTITY b "&a;&a;&a;&a;">]><nitf><body>&b;</body></nitf>',
            "declares entities of its own",
        ),
        (
            "a.xml",
            b'<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body>&a;</body></nitf>',
            "declares entities of its own",
        ),
    ],
)
def test_a_reason_and_no_words(name: str, raw: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=r"^a\.") as caught:
        read_bytes(raw, name)
    assert reason in caught.value.reason
    assert SECRET not in str(caught.value)


def test_half_a_character_can_be_written_out() -> None:
    document = item({**SUPERDESK, "headline": "A \ud83d boat"})
    assert document.prose.text.encode().startswith("A \ufffd boat".encode())
