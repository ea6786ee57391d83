"""Each evaluator stands alone: two in one name would be printed, and counted, as one.

Passes:
    evaluators:
      - name: Anna Ek
      - name: Bo Alm
Fails:
    evaluators:
      - name: Anna Ek och Bo Alm
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kommunkompassen.base import persons
from kommunkompassen.base.finding import Correction, Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.source import Mapping, Path_

RULE = "evaluators"


def check(context: Context) -> Iterator[Finding]:
    """A warning on a name that is several persons'."""
    for index, evaluator in enumerate(context.evaluation.evaluators):
        if len(several := persons.named(evaluator.name)) > 1:
            way = ("evaluators", str(index))
            finding = context.at_value(RULE, Severity.WARNING, (*way, "name"), given=evaluator.name)
            yield replace(finding, correction=_each(context, way, several) if persons.is_sure(evaluator.name) else None)


def _each(context: Context, way: Path_, several: list[persons.Person]) -> Correction | None:
    """An item for each; None where the one that they share says more than the name."""
    node = context.source.node(way)
    if not isinstance(node, Mapping) or node.flow or len(node.keys) > 1:
        return None
    number = node.keys["name"].span.line
    margin = " " * context.source.lines[number - 1].index("-")
    return Correction(number, number, tuple(f"{margin}{line}" for line in persons.items(several)))
