"""The line number that a draft prints behind a block, with its file's name where that is not the evaluation's."""

from __future__ import annotations

import re

from lxml import etree

from kommunkompassen.publish.ooxml import w

_LAST = re.compile(r"rad\s\d+$")
_PRINTED = re.compile(r"rad\N{NO-BREAK SPACE}\d+")
_FILES = (".md", ".yml", ".yaml")
_LONGEST_FILE = 200
"""Of the name in front of a line number."""


def without_line(text: str) -> str:
    """The text, white space evened out, without the line number that a draft prints behind it."""
    text = " ".join(text.split())
    return text[: _begins(text)]


def _begins(text: str) -> int:
    """From where the line number goes that the text ends with, its file's name and the white space in front included."""
    match = _LAST.search(text)
    if not match:
        return len(text)
    before, between = text[: match.start()], text[: match.start()][-1:]
    file = before[:-1].split()[-1:] if between.isspace() else []
    if file and file[0].endswith(_FILES) and before[:-1].endswith(file[0]):
        before = before[:-1].removesuffix(file[0])
    return len(before.rstrip())


def is_line_number(run: etree._Element) -> bool:
    """Whether it has the style in which a draft prints where a block stands in the file."""
    style = run.find(f"{w('rPr')}/{w('rStyle')}")
    return style is not None and style.get(w("val")) == "SourceLine"


def take_out(paragraph: etree._Element) -> None:
    """Take the line numbers out of a paragraph, each of which Word may have parted into several runs.

    Who writes on at the end of a paragraph writes in its style; that stays.
    """
    texts = [text for run in paragraph.iter(w("r")) if is_line_number(run) for text in run.iter(w("t"), w("delText"))]
    said = "".join(text.text or "" for text in texts)
    gone: set[int] = set()
    for match in _PRINTED.finditer(said):
        first = max(0, match.start() - _LONGEST_FILE)
        gone.update(range(first + _begins(said[first : match.end()]), match.end()))
    place = 0
    for text in texts if gone else ():
        own = text.text or ""
        text.text = "".join(sign for number, sign in enumerate(own, place) if number not in gone)
        place += len(own)
