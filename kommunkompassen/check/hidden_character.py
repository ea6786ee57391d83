"""No character that can't be seen parts or hides words: soft hyphens, marks without width, marks that turn the line about.

They come along when text is pasted. What holds the parts of an emoji together is none of them.

Passes:
    residents: Kumlaborna
Fails:
    residents: Kumla­borna
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity, Span, correction
from kommunkompassen.check.context import Context
from kommunkompassen.read import unseen
from kommunkompassen.read.syntax.fault import value_in

RULE = "hidden-character"


def check(context: Context) -> Iterator[Finding]:
    """A warning at the first in each line; of those in a key, which is misspelt by it, reading has told."""
    lines = context.source.lines
    told = {finding.span.line for finding in context.document.findings if finding.rule == "unprintable-character"}
    for number in context.source.unprintable:
        line = lines[number - 1]
        if not (match := unseen.HIDDEN.search(line)) or unseen.FORBIDDEN.search(line):
            continue
        value = value_in(line)
        if number in told or line.lstrip().startswith("#") or match.start() < (value.start if value else 0):
            continue
        span = Span(number, match.start() + 1, number, match.end() + 1)
        mended = correction(lines, number, number, unseen.mended(line))
        yield Finding(RULE, Severity.WARNING, context.source.path, span, {"code": unseen.code(match[0])}, "", mended)
