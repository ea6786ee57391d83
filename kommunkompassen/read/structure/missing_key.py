"""Keys without which a file, or a part of it, says nothing are there: municipality, year, rubric; an evaluator's name.

What a report needs besides is asked for by its status: see required-key.

Passes:
    evaluators:
      - name: Anna Ek
Fails:
    evaluators:
      - affiliation: SKL
"""

from __future__ import annotations

from kommunkompassen.base.finding import START_OF_FILE, Finding
from kommunkompassen.read.source import Sequence
from kommunkompassen.read.structure.complaint import Complaint

RULE = "missing-key"


def recognise(complaint: Complaint) -> Finding | None:
    """A key that is not there; the finding stands on the key above, on the item, or at the file's start."""
    if complaint.expected != "missing":
        return None
    source, way = complaint.source, complaint.way
    above = way[:-1]
    in_list = isinstance(source.node(above[:-1]), Sequence) if above else False
    span = START_OF_FILE if not above else source.span(above) if in_list else source.key_span(above)
    return complaint.error(RULE, span, "", key=way[-1])
