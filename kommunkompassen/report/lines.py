"""The figures in what is no Markdown: headings, facts, names; every printed text may cite them."""

from __future__ import annotations

from typing import Any

from kommunkompassen.points.figures import fill_line
from kommunkompassen.points.score import Result
from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parts import Part

_LINES = (Kind.LINE, Kind.LINE_OR_NUMBER, Kind.NAME)


def with_figures(evaluation: Evaluation, result: Result) -> Evaluation:
    """The evaluation with the figures in its lines filled in; the same one where it cites none there."""
    filled: Evaluation = _filled(evaluation, fields(Evaluation), result)
    return filled


def _filled(value: Any, known: FieldType, result: Result) -> Any:
    """The value, or another where something in it has been filled in."""
    if isinstance(value, str):
        return fill_line(value, result) if known.kind in _LINES and ("{" in value or "}" in value) else value
    if isinstance(value, Part):
        keys = {name: info.key for name, info in type(value).model_fields.items()}
        inner = {name: _filled(item, known.keys[keys[name]], result) for name, item in value.__dict__.items()}
        return value if all(inner[name] is item for name, item in value.__dict__.items()) else value.model_copy(inner)
    if isinstance(value, list):
        items = [_filled(item, known.item, result) for item in value]
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if isinstance(value, dict):
        values = {key: _filled(item, known.item, result) for key, item in value.items()}
        return value if all(values[key] is item for key, item in value.items()) else values
    return value
