"""The comments of a Word file: who said what, which are answers to others, and which are resolved."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from kommunkompassen.publish.ooxml import w
from kommunkompassen.word_comments.archive import too_many
from kommunkompassen.word_comments.blocks import Remark
from kommunkompassen.word_comments.changes import MOST_LETTERS, MOST_REMARKS
from kommunkompassen.word_comments.opendocument import OpenDocument
from kommunkompassen.word_comments.package import Package
from kommunkompassen.word_comments.ranges import Range
from kommunkompassen.word_comments.tracked import when

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def comments(package: Package | OpenDocument, ranges: Mapping[str, Range]) -> list[Remark]:
    """All comments that are no answers, in the file's order, with their answers."""
    made: dict[str, Remark] = {}
    last_paragraphs: dict[str, str] = {}
    for root in package.related("comments"):
        for element in root.iter(w("comment")):
            number = element.get(w("id"), "")
            if len(made) >= MOST_REMARKS:
                raise too_many("word-many-remarks", MOST_REMARKS)
            made[number] = _comment(element, ranges.get(number, Range()))
            for paragraph in element.iter(w("p")):
                last_paragraphs[paragraph.get(f"{_W14}paraId", "")] = number
    extended = _extended(package, last_paragraphs)
    parents = {number: parent for number, (parent, _) in extended.items() if parent}
    for number, (_, resolved) in extended.items():
        made[number].resolved = resolved
    beginnings: dict[str, str] = {}
    for number in made:
        _find_beginning(number, parents, beginnings)
    for number, beginning in beginnings.items():
        if beginning != number:
            made[beginning].replies.append(made[number])
    return [made[number] for number, beginning in beginnings.items() if beginning == number]


def _find_beginning(number: str, parents: Mapping[str, str], beginnings: dict[str, str]) -> None:
    """Note the comment that the answers began with, for all on the way to it; those that lead round in a ring are no answers."""
    way: dict[str, None] = {}
    while number in parents and number not in beginnings and number not in way:
        way[number] = None
        number = parents[number]
    for id_ in way:
        beginnings[id_] = id_ if number in way else beginnings.get(number, number)
    beginnings.setdefault(number, number)


def _extended(package: Package | OpenDocument, paragraphs: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """By a comment's number: the one that it answers, or nothing, and whether it is resolved."""
    answered: dict[str, tuple[str, bool]] = {}
    for root in package.related("commentsExtended"):
        for node in root.iter(f"{_W15}commentEx"):
            number = paragraphs.get(node.get(f"{_W15}paraId") or "?")
            if number is not None:
                parent = paragraphs.get(node.get(f"{_W15}paraIdParent") or "?", "")
                answered[number] = parent, node.get(f"{_W15}done", "") in ("1", "true", "on")
    return answered


def _comment(element: etree._Element, found: Range) -> Remark:
    paragraphs = ["".join(text.text or "" for text in paragraph.iter(w("t"))) for paragraph in element.iter(w("p"))]
    said = "\n".join(paragraphs).strip()
    if len(said) > MOST_LETTERS:
        raise too_many("word-many-letters", MOST_LETTERS)
    on = (found.text.strip() or found.gone.strip()).strip()
    return Remark("comment", element.get(w("author"), ""), when(element), on, said, blocks=list(found.blocks))
