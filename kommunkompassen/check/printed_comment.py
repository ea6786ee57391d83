"""A comment stands outside of the texts: within one, # is a sign like any other, and the remark behind it would be printed.

A comment that allows a rule stands on the line above the text's key; within the text it allows nothing.

Passes:
    texts:
      # Bo: stämmer det?
      closing: |
        Kommunen har en plan.
Fails:
    texts:
      closing: |
        Kommunen har en plan.  # Bo: stämmer det?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "printed-comment"
_COMMENT = re.compile(r"(?:^[ \t]*|(?<=\S)[ \t]+)(?P<sign>#[ \t]+)(?P<words>[^\s#][^\n]*)", re.M)
_ALLOWING = re.compile(r"(?:tillåt|allow): *[a-z-]+")
_SMALL = re.compile(r"[a-zåäö]{2}")
"""How no heading begins."""
_REMARK = re.compile(r"[A-ZÅÄÖ]?[a-zåäöé]{1,15}(?: [A-ZÅÄÖ][a-zåäöé]{1,15})?: |[A-ZÅÄÖ]{2,6}:? (?=\S)|[^\n]*\?$")
"""What someone says to others: behind a name or TODO, or as a question."""


def is_remark(words: str, *, alone: bool = False) -> bool:
    """Whether the words behind a # are someone's remark, and no heading or number. `alone`: the # begins its line."""
    return bool(_REMARK.match(words.rstrip())) or (alone and bool(_SMALL.match(words)))


def check(context: Context) -> Iterator[Finding]:
    """A warning on each such comment in a text or an item."""
    for way, text in context.texts().having("# ", "#\t"):
        for match in _COMMENT.finditer(text):
            start, words = match.start("sign"), match["words"].rstrip()
            apart = text[:start].endswith("  ") and text[start - 3 : start - 2] not in ("", "\n", " ")
            allows = _ALLOWING.match(words)
            if allows or apart or is_remark(words, alone=not text[text.rfind("\n", 0, start) + 1 : start].strip()):
                end = match.start("words") + len(words)
                yield context.in_text(RULE, Severity.WARNING, way, start, end, "allowing" if allows else "")
