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
from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.key_names import is_sum, meant
from kommunkompassen.read.parts import Part
from kommunkompassen.read.source import Mapping, Path_, Scalar
from kommunkompassen.read.structure.complaint import Complaint, known_keys, model_at

RULE = "unknown-key"
_ALMOST = 0.85
_AREA, _QUESTION = "area", "question"
"""Instead of their numbers, in ways."""
_MOST_MISSPELT = 200
"""Keys that stand together; where there are more, they are no misspelt ones."""


def recognise(complaint: Complaint) -> Finding | None:
    """A key that the format does not have at that place, or a word among the numbers of areas or questions."""
    for above, rule in (("areas", "unknown-area"), ("scores", "unknown-question")):
        if above in complaint.way[:-1]:
            numbered = complaint.way[: complaint.way.index(above) + 2]
            if not re.fullmatch(r"[\d.,]+", numbered[-1]):
                if not isinstance(complaint.source.node(numbered), Mapping) and is_sum(numbered[-1]):
                    around = complaint.source.node(numbered[:-1])
                    is_alone = above == "scores" and isinstance(around, Mapping) and len(around.keys) == 1
                    detail = "sum-alone" if is_alone else "sum"
                    return complaint.error(rule, complaint.source.key_span(numbered), detail, number=numbered[-1])
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
    if parents := _places(complaint, way[-1]):
        return complaint.error(RULE, span, "inside", None, parents=parents, **values)
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
    # An area has its questions' points, or its own.
    free = [name for name in known_keys(model) if name not in there and not (name == "score" and "scores" in there)]
    near = meant(key, free, also_like=len(there) <= _MOST_MISSPELT and not _is_elsewhere(complaint, key))
    return "score" if near == "scores" and "score" in free and isinstance(complaint.given, str) else near


def _taken(complaint: Complaint, key: str, known: Sequence[str]) -> str:
    """The key that stands there already and that this one is another word for, or misspelt; empty for none."""
    siblings = _siblings(complaint)
    there = [name for name in known if name in siblings]
    if ("scores" in there and is_sum(key)) or _is_elsewhere(complaint, key):
        return ""
    like = difflib.get_close_matches(key.casefold(), there, 1, _ALMOST) if len(siblings) <= _MOST_MISSPELT else []
    return meant(key, there, also_like=False) or next(iter(like), "")


def _is_elsewhere(complaint: Complaint, key: str) -> bool:
    """Whether the format has the key at another place."""
    return any(way[-1] == key for way in _inner_keys(complaint.kind)) or key in known_keys(complaint.kind)


def _places(complaint: Complaint, key: str) -> str:
    """Where in the format a key stands further in; labels, which have the names of others, only where it stands nowhere else."""
    number = complaint.way[1] if complaint.way[0] == "areas" and len(complaint.way) > 2 else "1"
    ways = [way for way in _inner_keys(complaint.kind) if way[-1] == key]
    ways = [way for way in ways if way[0] != "labels"] or ways
    return ", ".join(dict.fromkeys(" ".join(_shown(step, number) for step in way[:-1]) for way in ways))


def _shown(step: str, number: str) -> str:
    return "-" if step == "-" else f"{number}:" if step == _AREA else f"{number}.1:" if step == _QUESTION else f"{step}:"


@cache
def _inner_keys(kind: type[Part]) -> tuple[Path_, ...]:
    """The ways to all keys that stand further in."""
    return tuple(way for way in _walked(fields(kind), ()) if len(way) > 1)


def _walked(known: FieldType, way: Path_) -> Iterator[Path_]:
    for key, inner in known.keys.items():
        yield (*way, key)
        step: Path_ = ()
        part = inner
        if inner.kind is Kind.LIST:
            step, part = ("-",), inner.item
        elif inner.kind is Kind.NUMBERED:
            step, part = (_QUESTION if key == "scores" else _AREA,), inner.item
        yield from _walked(part, (*way, key, *step))
