"""A heading that was pasted with its text stands apart from it: right above a paragraph it would be printed as its first words.

A short line without a full stop, above a line that begins a sentence, was a heading where the text came from.

Passes:
    texts:
      closing: |
        Dialogen med dem som bor i Kumla

        Kommunen har flera sätt att möta medborgarna.
Fails:
    texts:
      closing: |
        Dialogen med dem som bor i Kumla
        Kommunen har flera sätt att möta medborgarna.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.marks import mark_of
from kommunkompassen.read.fields import Kind

RULE = "heading-in-text"
_HEADING = re.compile(
    r"^(?P<words>\*{0,3}(?:\d+(?:\.\d+)*\.?[ \t]+)?[A-ZÅÄÖ][^\n.,:;!?…\t|*_={}<>@\[\]]{2,46}[^\W_]\*{0,3})[ \t]*\n"
    r"(?=[ \t]*[A-ZÅÄÖ][^\n]*(?:[.!?]|[^\n]{40}))",
    re.M,
)
_BELOW = re.compile(r"\n(?<=[\w \t*]\n)(?=[ \t]*[A-ZÅÄÖ])")
"""What is below such a line, and below few others; it is found quickly."""
_LAST = re.compile(
    r"\b(?:och|eller|att|som|i|på|av|för|med|till|från|om|en|ett|den|det|de|är|har|kan|ska|inte|sin|sina|samt|hos|vid)$"
)
"""What a sentence that goes on with a name on the next line ends with, and no heading."""
_PAGE = re.compile(r"(?:Sida?n?|Page)\.? *\d")
"""A line that begins with a page's number, of which the rule program-leftover tells."""
_BEFORE = 80
"""Letters above the line that are looked at."""


def check(context: Context) -> Iterator[Finding]:
    """A warning on each such line that begins a paragraph, or comes after a whole sentence."""
    for way, text in context.texts(Kind.MARKDOWN):
        for match in _HEADING.finditer(text) if _BELOW.search(text) else ():
            above = text[max(match.start() - _BEFORE, 0) : match.start()]
            starts = not above.strip() or above.endswith("\n\n") or above.rstrip().endswith((".", "!", "?", "”"))
            if starts and not _is_no_heading(match["words"]) and way not in context.lists_in_texts:
                yield context.in_text(RULE, Severity.WARNING, way, match.start(), match.end("words"), text=match["words"])


def _is_no_heading(words: str) -> bool:
    """Whether it is an item, a sentence that goes on, or what program-leftover tells of."""
    if _PAGE.match(words) or mark_of(words) or _LAST.search(words):
        return True
    from kommunkompassen.check import marks_of_services  # noqa: PLC0415  few texts have a heading

    return any(re.fullmatch(pattern, words, re.M) for pattern in marks_of_services.PATTERNS.values())
