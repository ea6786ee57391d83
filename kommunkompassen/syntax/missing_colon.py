"""Every line outside a text is a key with a colon, or an item with a dash.

Passes:
    residents: Kumlaborna
Fails:
    residents Kumlaborna
"""

from __future__ import annotations

import re
from functools import cache

from kommunkompassen.models import Area, Evaluation, Evaluator, Fact, Part, Score, Section, Texts
from kommunkompassen.syntax.fault import Fault, Mistake, whole_line

RULE = "missing-colon"
_PARTS: tuple[type[Part], ...] = (Evaluation, Evaluator, Texts, Area, Score, Section, Fact)
_KEY_AND_VALUE = re.compile(r"(\s*(?:- )?(?:[a-z_]+|\d+(?:\.\d+)?)) +(\S.*)")


def recognise(fault: Fault) -> Mistake | None:
    """A line without a colon where a key was expected; a colon after the first word where that can be a key."""
    if "could not find expected ':'" not in fault.problem:
        return None
    line = fault.context_line
    found = _KEY_AND_VALUE.fullmatch(fault.text(line))
    known = found and (found[1].strip(" -")[0].isdigit() or found[1].strip(" -") in _keys())
    corrected = {line: f"{found[1]}: {found[2]}"} if found and known else {}
    return Mistake(RULE, whole_line(fault, line), corrected=corrected)


@cache
def _keys() -> frozenset[str]:
    return frozenset(key for part in _PARTS for key in part.model_fields)
