"""A comment that names a rule silences it on its line, or in the text that the line opens; one that silences nothing is told.

Errors are not silenced: a report can't be made of them. The word is tillåt (or allow), the rules' ids stand behind it.

Passes:
    residents: kumlingarna och nässjöborna  # en anmärkning om ordet
Fails:
    residents: Kumlaborna  # tillåt: long-sentence
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from kommunkompassen.base.finding import Finding, Severity, Span, in_order
from kommunkompassen.base.messages import catalogue
from kommunkompassen.read.source import Source, scalars
from kommunkompassen.read.yaml_comments import Comment

RULE = "silences-nothing"
_COMMENT = re.compile(r"#\s*(?:tillåt|allow):\s*(?P<rules>[a-z-]+(?:\s*,\s*[a-z-]+)*)\s*")


def silenced(source: Source, findings: Sequence[Finding], unasked: Collection[str] = ()) -> list[Finding]:
    """The findings without those that a comment allows, and with one for each comment that allows nothing.

    `unasked`: rules that were not looked at, of which nobody can say whether they would have found something.
    """
    allowed = list(_allowed(source))
    if not allowed:
        return in_order(findings)
    # A comment speaks for the line that it opens and for the block there; so whatever is found in the block is looked up by that.
    opened_by = {line: lines.start for lines in {lines for _, _, lines in allowed} for line in lines}
    comments: dict[tuple[str, int], Comment] = {}
    for comment, rule, lines in allowed:
        comments.setdefault((rule, lines.start), comment)

    def where(finding: Finding) -> tuple[str, int]:
        return finding.rule, opened_by.get(finding.span.line, 0)

    used: set[tuple[int, str]] = set()
    left = []
    for finding in findings:
        match = comments.get(where(finding))
        if match and finding.severity is not Severity.ERROR and finding.path == source.path:
            used.add((match.line, finding.rule))
        else:
            left.append(finding)
    errors = {where(finding) for finding in findings if finding.severity is Severity.ERROR}
    for comment, rule, lines in allowed:
        if (comment.line, rule) not in used and rule not in unasked:
            span = Span(comment.line, comment.column, comment.line, comment.column + len(comment.text))
            is_error = (rule, lines.start) in errors
            detail = "" if rule in _rules() and not is_error else "error" if is_error else "unknown"
            left.append(Finding(RULE, Severity.WARNING, source.path, span, {"rule": rule}, detail))
    return in_order(left)


@cache
def _rules() -> set[str]:
    return {key.partition("/")[0] for key in catalogue("findings")}


def silencing(source: Source) -> list[Comment]:
    """The comments that silence rules, in the file's order."""
    return [comment for comment in source.comments if _COMMENT.fullmatch(comment.text)]


def _allowed(source: Source) -> Iterator[tuple[Comment, str, range]]:
    """Each comment with each rule it names and the lines it speaks for."""
    comments = [(comment, match) for comment in silencing(source) if (match := _COMMENT.fullmatch(comment.text))]
    if not comments or source.root is None:
        return
    blocks = {span.line: span.end_line for span, style in scalars(source.root) if style in ("|", ">")}
    for comment, match in comments:
        # A comment alone on its line speaks for the next one.
        first = comment.line + 1 if comment.alone else comment.line
        last = blocks.get(first, first)
        for rule in dict.fromkeys(word.strip() for word in match["rules"].split(",")):
            yield comment, rule, range(first, last + 1)
