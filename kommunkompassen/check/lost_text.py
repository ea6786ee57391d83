"""No text is lost behind a # that was meant as a sign: after a space it begins a comment, which is not printed.

A comment has a space behind its #, as people write it; where there is none, the # most likely belongs to the text.

Passes:
    residents: Kumlaborna  # ordet är kontrollerat
Fails:
    residents: Kumlaborna #1
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity, Span, correction
from kommunkompassen.check.context import Context
from kommunkompassen.read.source import scalars
from kommunkompassen.read.syntax.fault import quoted

RULE = "lost-text"
_TIGHT = re.compile(r"#[^\s#]")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each such comment behind a text."""
    source = context.source
    suspects = [comment for comment in source.comments if not comment.alone and _TIGHT.match(comment.text)]
    if not suspects or source.root is None:
        return
    texts = {span.end_line: span for span, style in scalars(source.root) if not style and span.line == span.end_line}
    for comment in suspects:
        line, end = source.lines[comment.line - 1], comment.column - 1 + len(comment.text)
        text = texts.get(comment.line)
        if text and re.search(r"[^\W\d_]", line[text.column - 1 : text.end_column - 1]):
            mended = line[: text.column - 1] + quoted(line[text.column - 1 : end])
            span = Span(comment.line, comment.column, comment.line, end + 1)
            yield Finding(
                RULE, Severity.WARNING, source.path, span, {}, "", correction(source.lines, span.line, span.line, (mended,))
            )
