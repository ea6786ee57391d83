"""Every key is one that the format knows; the nearest known one is named.

Passes:
    residents: Kumlaborna
Fails:
    resident: Kumlaborna
"""

from __future__ import annotations

import difflib

from kommunkompassen.finding import Finding
from kommunkompassen.structure.complaint import Complaint, known_keys

RULE = "unknown-key"


def recognise(complaint: Complaint) -> Finding | None:
    """A key that the format does not have at that place."""
    if complaint.type != "extra_forbidden":
        return None
    way = complaint.way
    known = known_keys(complaint.kind, way[:-1])
    near = difflib.get_close_matches(way[-1], known, n=1, cutoff=0.6)
    values = {"key": way[-1], "near": near[0] if near else "", "known": ", ".join(known)}
    span = complaint.source.key_span(way)
    line = complaint.source.lines[span.line - 1]
    correction: tuple[str, ...] = ()
    if near and line[span.column - 1 :].startswith(way[-1]):
        correction = (line[: span.column - 1] + near[0] + line[span.column - 1 + len(way[-1]) :],)
    return complaint.error(RULE, span, "near" if near else "", correction, **values)
