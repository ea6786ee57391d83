"""A parenthesis or a quotation that begins in a paragraph ends there: a sign without its pair lets the reader seek the other.

The sign behind an item's letter or number (a) or for inches has no pair.

Passes:
    texts:
      closing: Kommunen har a) en plan (antagen 2026) och b) ”öppet hus”.
Fails:
    texts:
      closing: Kommunen har en plan (antagen 2026 och ”öppet hus”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import PRINTED, Context

RULE = "unpaired-sign"
_QUOTES = ('"”“„', "»«")
"""Signs of which there is an even number in a paragraph, whichever of them begin and end a quotation."""
_ALONE = re.compile(r"(?<![\w(])\w{1,3}\)|\(\w{1,2}\)")
"""Parentheses of counted items."""
_SMILEY = re.compile(r"\s[:;]-?[()]\Z")
_NO_QUOTE = re.compile(r"[Ãâ]|\d[”\"]|»[ \t]*(?:\n|\Z)")
"""Broken letters, inches, and what leads on in a web page (Läs mer »)."""
_PARAGRAPH_ENDS = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*•]|\d+[.)])[ \t])")


def check(context: Context) -> Iterator[Finding]:
    """A warning at the first sign without its pair of each kind in each paragraph."""
    texts = context.texts(*PRINTED)
    quotes = [signs for signs in _QUOTES if any(sign in texts.whole for sign in signs)]
    for way, text in texts.having("(", ")"):
        if text.count("(") != text.count(")"):
            for start, paragraph in _paragraphs(text):
                if (place := _parenthesis(paragraph)) >= 0:
                    sign = paragraph[place]
                    begin = start + place
                    detail = "smiley" if _SMILEY.search(paragraph, 0, place + 1) else "" if sign == "(" else "open"
                    yield context.in_text(RULE, Severity.WARNING, way, begin, begin + 1, detail, sign=sign)
    for signs in quotes:
        for way, text in texts.having(*(sign for sign in signs if sign in texts.whole)):
            if sum(map(text.count, signs)) % 2:
                for start, paragraph in _paragraphs(text):
                    if sum(map(paragraph.count, signs)) % 2 and not _NO_QUOTE.search(paragraph):
                        begin = start + max(map(paragraph.rfind, signs))
                        yield context.in_text(RULE, Severity.WARNING, way, begin, begin + 1, "quote", sign=text[begin])


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each paragraph and each item, and where it begins."""
    start = 0
    for end in (*(match.start() for match in _PARAGRAPH_ENDS.finditer(text)), len(text)):
        yield start, text[start:end]
        start = end


def _parenthesis(paragraph: str) -> int:
    """Where the first is that has no pair; -1 where all have one. Of links that are not closed leftover-mark tells."""
    if "](" in paragraph:
        return -1
    opened: list[int] = []
    for match in re.finditer(r"[()]", _ALONE.sub(lambda label: " " * len(label[0]), paragraph)):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            return match.start()
    return opened[-1] if opened else -1
