"""A reviewers' note names no one who was interviewed: what lies in git is not secret.

Passes:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: {points: 5, note: Saknas i årsredovisningen}
Fails:
    rubric: "2016"
    areas:
      1:
        scores:
          1.1: {points: 5, note: Intervju med Anna Ek på bygglov}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.source import Scalar

RULE = "private-note"
_NAME = re.compile(r"\b[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)? [A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?\b")


def check(context: Context) -> Iterator[Finding]:
    """A warning on two words with capitals that are no evaluator's name.

    The message does not repeat them: it may be shown where more people see it than the file.
    """
    evaluators = {evaluator.name for evaluator in context.evaluation.evaluators}
    for number, area in context.evaluation.areas.items():
        for key in area.scores:
            way = ("areas", number, "scores", key, "note")
            node = context.source.node(way)
            if not context.is_there(way) or not isinstance(node, Scalar):
                continue
            for match in _NAME.finditer(node.text):
                if match[0] not in evaluators:
                    yield context.in_text(RULE, Severity.WARNING, way, match.start(), match.end())
