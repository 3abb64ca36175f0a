"""XML as a tree, safely: no entities of its own, nothing fetched, and limits on its size."""

from __future__ import annotations

from html.entities import name2codepoint
from typing import Any
from xml.etree.ElementTree import Comment, Element, ParseError, TreeBuilder

from embargo.errors import InputError

MAX_DEPTH = 100
MAX_ELEMENTS = 200_000
MAX_ATTRIBUTES = 200
MAX_ATTRIBUTE = 100_000


def parse_xml(raw: bytes, name: str) -> Element:
    """The root element, comments kept. A DOCTYPE may stand, but no entity may be declared, and no DTD is read.

    Raises `InputError`, which names the limit, for XML that declares entities, is too deep, too large or broken.
    """
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - few inputs are XML
    from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415

    if not raw.strip():
        raise InputError(name, "is empty; give a file with text in it")
    parser = DefusedXMLParser(target=_LimitedBuilder(name))
    # The names that the DTDs of NITF and XHTML would declare.
    parser.entity.update((name, chr(code)) for name, code in name2codepoint.items())
    try:
        parser.feed(raw)
        root: Element = parser.close()
    except DefusedXmlException:
        raise InputError(name, "is XML that declares entities of its own; take the declarations out") from None
    except ParseError as error:
        raise InputError(name, f"is not valid XML in line {error.position[0]}; mend or export it again") from None
    except (ValueError, LookupError, RecursionError, AssertionError):
        raise InputError(name, "is XML in an encoding that cannot be read; save it as UTF-8") from None
    return root


class _LimitedBuilder(TreeBuilder):
    """Builds the tree and counts what it builds."""

    def __init__(self, name: str) -> None:
        super().__init__(insert_comments=True)
        self._name = name
        self._depth = 0
        self._elements = 0

    def start(self, tag: str, attrs: dict[Any, Any], /) -> Element:
        """Begin an element. Raises `InputError` beyond a limit."""
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH:
            raise InputError(self._name, f"is XML nested deeper than {MAX_DEPTH} elements; give the story alone")
        if self._elements > MAX_ELEMENTS:
            raise InputError(self._name, f"is XML of more than {MAX_ELEMENTS} elements; give the story alone")
        if len(attrs) > MAX_ATTRIBUTES or any(len(value) > MAX_ATTRIBUTE for value in attrs.values()):
            limit = f"{MAX_ATTRIBUTES} attributes or one of more than {MAX_ATTRIBUTE} characters"
            raise InputError(self._name, f"has an XML element with more than {limit}; give the story alone")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """End an element."""
        self._depth -= 1
        return super().end(tag)


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_comment(element: Element) -> bool:
    """Whether the node is a comment."""
    tag: object = element.tag
    return tag is Comment


def words_of(element: Element) -> str:
    """All words inside an element, comments aside, white space made single."""
    parts: list[str] = []
    _collect(element, parts)
    return " ".join("".join(parts).split())


def _collect(element: Element, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _collect(child, parts)
        parts.append(child.tail or "")
