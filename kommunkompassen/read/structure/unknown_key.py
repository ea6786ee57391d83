"""Every key is one that the format knows at that place; the one that was most likely meant is named.

Passes:
    residents: Kumlaborna
Fails:
    resident: Kumlaborna
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import cache

from kommunkompassen.base.finding import Finding, correction
from kommunkompassen.read.key_names import is_sum, meant
from kommunkompassen.read.parts import Part
from kommunkompassen.read.source import Mapping, Scalar
from kommunkompassen.read.structure.complaint import Complaint, known_keys, model_at, model_in

RULE = "unknown-key"
_ALMOST = 0.85
_MOST_MISSPELT = 200
"""Keys that stand together; where there are more, they are no misspelt ones."""


def recognise(complaint: Complaint) -> Finding | None:
    """A key that the format does not have at that place, or a word among the numbers of areas or questions."""
    for above, rule in (("areas", "unknown-area"), ("scores", "unknown-question")):
        if above in complaint.way[:-1]:
            numbered = complaint.way[: complaint.way.index(above) + 2]
            if not re.fullmatch(r"[\d.,]+", numbered[-1]):
                if not isinstance(complaint.source.node(numbered), Mapping) and is_sum(numbered[-1]):
                    return complaint.error(rule, complaint.source.key_span(numbered), "sum", number=numbered[-1])
                return complaint.error(rule, complaint.source.key_span(numbered), "word", number=numbered[-1])
    if complaint.expected != "unknown":
        return None
    way = complaint.way
    model = model_at(complaint.kind, way[:-1])
    known = known_keys(model)
    near = _near(complaint, way[-1], model)
    values = {"key": way[-1], "near": near, "known": ", ".join(known)}
    span = complaint.source.key_span(way)
    line = complaint.source.lines[span.line - 1]
    if isinstance(complaint.given, str) and is_sum(way[-1]) and "areas" in (*way[:-1], *known) and near != "score":
        return complaint.error(RULE, span, "sum", None, **values)
    if near:
        mended = ""
        if line[span.column - 1 :].startswith(way[-1]):
            mended = line[: span.column - 1] + near + line[span.column - 1 + len(way[-1]) :]
        return complaint.error(RULE, span, "near", complaint.written(span.line, mended), **values)
    if taken := _taken(complaint, way[-1], known):
        first = complaint.source.key_span((*way[:-1], taken)).line
        return complaint.error(RULE, span, "taken", None, key=way[-1], taken=taken, first=str(first))
    if known == ("label", "value") and isinstance(complaint.given, str) and len(_siblings(complaint)) == 1:
        margin = line[: span.column - 1].replace("-", " ")
        lines = (f"{line[: span.column - 1]}label: {way[-1]}", f"{margin}value: {line[span.end_column :].strip()}")
        change = correction(complaint.source.lines, span.line, span.line, lines)
        return complaint.error(RULE, span, "fact", change, **values)
    if len(way) > 1 and way[-1] in complaint.kind.model_fields:
        return complaint.error(RULE, span, "outside", None, **values)
    if parents := sorted({parent for parent, key in _inner_keys(complaint.kind) if key == way[-1]}):
        return complaint.error(RULE, span, "inside", None, parents=", ".join(parents), **values)
    return complaint.error(RULE, span, "", None, **values)


def _siblings(complaint: Complaint) -> dict[str, Scalar]:
    """The keys that stand beside it, and itself."""
    parent = complaint.source.node(complaint.way[:-1])
    return parent.keys if isinstance(parent, Mapping) else {}


def _near(complaint: Complaint, key: str, model: type[Part]) -> str:
    """The key that is spelt most like it, or whose Swedish name it is; none that stands there already."""
    there = _siblings(complaint)
    if "scores" in there and is_sum(key):
        return ""
    return meant(key, [name for name in known_keys(model) if name not in there], also_like=len(there) <= _MOST_MISSPELT)


def _taken(complaint: Complaint, key: str, known: Sequence[str]) -> str:
    """The key that stands there already and that this one is another word for, or misspelt; empty for none."""
    there = [name for name in known if name in _siblings(complaint)]
    if "scores" in there and is_sum(key):
        return ""
    return meant(key, there, also_like=False) or next(iter(difflib.get_close_matches(key.casefold(), there, 1, _ALMOST)), "")


@cache
def _inner_keys(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """All keys that stand further in, each with the key that it stands under."""
    return tuple(_walked(kind))


def _walked(kind: type[Part]) -> Iterator[tuple[str, str]]:
    for field in kind.model_fields.values():
        inner = model_in(field.annotation)
        if inner:
            yield from ((field.key, key) for key in known_keys(inner))
            yield from _walked(inner)
