"""No text is lost behind a # that was meant as a sign: after a space it begins a comment, which is not printed.

People write a comment with two spaces before its # and one behind it; where either is missing behind a text that is printed,
the # most likely belongs to the text. Comments that a new evaluation came with are none, however many spaces an editor has left.

Passes:
    residents: Kumlaborna  # ordet är kontrollerat
Fails:
    residents: Kumlaborna #1
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommunkompassen.base.finding import Correction, Finding, Severity, Span, correction
from kommunkompassen.base.skeleton_remarks import is_of_skeleton
from kommunkompassen.check.context import Context
from kommunkompassen.check.printed_comment import is_remark
from kommunkompassen.check.silence import silencing
from kommunkompassen.read.fields import Kind, fields, texts
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.syntax.fault import quoted
from kommunkompassen.read.yaml_comments import Comment

RULE = "lost-text"
_TIGHT = re.compile(r"#[^\s#]")
_LETTER = re.compile(r"[^\W\d_]")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each such comment behind a text."""
    source = context.source
    allowing = {comment.line for comment in silencing(source)}
    suspects = [comment for comment in source.comments if not comment.alone and comment.line not in allowing]
    suspects = [one for one in suspects if _TIGHT.match(one.text) or _is_close(source.lines[one.line - 1], one.column - 1)]
    suspects = [one for one in suspects if not is_of_skeleton(one.text)]
    if not suspects or source.root is None:
        return
    found = texts(source.root, fields(Evaluation))
    wordings = {
        text.span.end_line: text.span
        for _, text, kind in found
        if not text.style and kind and (kind.is_wording or kind in (Kind.NAME, Kind.NOTE)) and _LETTER.search(text.text)
    }
    for comment in suspects:
        line, end = source.lines[comment.line - 1], comment.column - 1 + len(comment.text)
        text = wordings.get(comment.line)
        if text:
            first = source.lines[text.line - 1]
            written = " ".join(one.strip() for one in (first[text.column - 1 :], *source.lines[text.line : text.end_line]))
            if text.line == text.end_line:
                written = line[text.column - 1 : end]
            span = Span(comment.line, comment.column, comment.line, end + 1)
            mended = (first[: text.column - 1] + quoted(written),)
            remark = re.match(r"#\s+(?=\S)", comment.text)
            if remark and is_remark(comment.text[remark.end() :]):
                # In quotes it would be printed; what it lacks to be seen as a comment is a space.
                yield Finding(RULE, Severity.WARNING, source.path, span, {}, "comment", _moved(source.lines, comment))
                continue
            yield Finding(
                RULE, Severity.WARNING, source.path, span, {}, "", correction(source.lines, text.line, text.end_line, mended)
            )


def _moved(lines: Sequence[str], comment: Comment) -> Correction | None:
    line = lines[comment.line - 1]
    mended = f"{line[: comment.column - 1].rstrip()}  {comment.text}"
    return correction(lines, comment.line, comment.line, (mended,))


def _is_close(line: str, column: int) -> bool:
    """Whether a single space stands before the # in that column."""
    return line[column - 1 : column] == " " and line[column - 2 : column - 1] != " "
