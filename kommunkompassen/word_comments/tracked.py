"""What Word writes at a tracked change: its kind, its author and its date."""

from __future__ import annotations

import re
from collections.abc import Container

from lxml import etree

from kommunkompassen.publish.ooxml import w
from kommunkompassen.word_comments.blocks import Kind

KINDS: dict[str, Kind] = {
    w("ins"): "insertion",
    w("del"): "deletion",
    w("moveFrom"): "moved-from",
    w("moveTo"): "moved-to",
    w("cellIns"): "insertion",
    w("cellDel"): "deletion",
}
_LOOKS = ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
FORMATTING = {w(f"{name}Change") for name in _LOOKS}
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")

Status = tuple[Kind, str, str]
"""A tracked change's kind, author and date."""


def status_of(kind: Kind, element: etree._Element) -> Status:
    """The change that the element says was made."""
    return kind, element.get(w("author"), ""), when(element)


def statuses_of(properties: etree._Element | None, tags: Container[str]) -> list[Status]:
    """The changes that stand among the properties of a paragraph, a row or a run."""
    nodes = properties if properties is not None else ()
    return [status_of(KINDS.get(str(node.tag), "formatting"), node) for node in nodes if node.tag in tags]


def when(element: etree._Element) -> str:
    """The date and time of a comment or a change to the minute; empty where there is none that makes sense."""
    match = _DATE.match(element.get(w("date"), ""))
    return f"{match[1]} {match[2]}" if match else ""
