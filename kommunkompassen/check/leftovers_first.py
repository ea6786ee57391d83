"""Of two findings upon one place that which knows what stands there: a leftover is no slip of the one who typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kommunkompassen.base.finding import Finding, Span
from kommunkompassen.check import cut_paragraph, program_leftover, template_leftover, typing_slip

_SLIPS = (cut_paragraph.RULE, typing_slip.RULE)
_LEFTOVERS = (program_leftover.RULE, template_leftover.RULE)


def without_slips(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without the slips of typing that lie upon a leftover."""
    if not any(finding.rule in _SLIPS for finding in findings):
        return list(findings)
    leftovers: defaultdict[int, list[Span]] = defaultdict(list)
    for finding in findings:
        if finding.rule in _LEFTOVERS:
            for line in range(finding.span.line, finding.span.end_line + 1):
                leftovers[line].append(finding.span)
    return [
        finding
        for finding in findings
        if finding.rule not in _SLIPS or not any(_meet(finding.span, span) for span in leftovers[finding.span.line])
    ]


def _meet(one: Span, other: Span) -> bool:
    """Whether two places have a letter in common."""
    first, last = (one.line, one.column), (one.end_line, one.end_column)
    return first < (other.end_line, other.end_column) and (other.line, other.column) < last
