"""Whether two files say the same: the same values, the same prose as printed, the same comments."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import Any

from kommunkompassen.base.finding import has_errors
from kommunkompassen.formatting.reflow import meaning
from kommunkompassen.read import Document
from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parts import Part


class DifferenceError(AssertionError):
    """Formatting would have changed what a file says; always a bug here, never the file's fault."""


def assert_same(old: Document[Evaluation], new: Document[Evaluation]) -> None:
    """Raise DifferenceError unless both say the same."""
    assert old.model, f"{old.path}: has errors"
    if new.model is None or has_errors(new.findings):
        raise DifferenceError(f"{old.path}: can't be read after formatting: {new.findings}")
    before, after = values(old.model), values(new.model)
    if before != after:
        where = sorted(key for key in before if before[key] != after[key])
        raise DifferenceError(f"{old.path}: formatting changes {', '.join(where)}")
    if _comments(old) != _comments(new):
        raise DifferenceError(f"{old.path}: formatting changes comments: {_comments(old) - _comments(new)}")


def _comments(document: Document[Evaluation]) -> Counter[str]:
    return Counter(comment.text for comment in document.source.comments)


def values(evaluation: Evaluation) -> dict[str, Any]:
    """All values; prose as it is printed, items as one paragraph, numbers with their decimals as they stand."""
    said: dict[str, Any] = _said(evaluation, fields(Evaluation))
    return said


def _said(value: Any, field: FieldType) -> Any:
    """A value as what it says; numbers as texts (1.10 is not 1.1), no text with spaces at the ends of its lines."""
    if isinstance(value, Part):
        return {info.key: _said(getattr(value, info.name), field.value(info.key)) for info in type(value).model_fields.values()}
    if isinstance(value, dict):
        return {key: _said(inner, field.item) for key, inner in value.items()}
    if isinstance(value, list):
        return [_said(inner, field.item) for inner in value]
    if not isinstance(value, str):
        return str(value) if isinstance(value, Decimal) else value
    if field.kind is Kind.MARKDOWN and value:
        return meaning(value)
    return re.sub("[ \t\n]+", " ", value) if field.kind is Kind.ITEM else re.sub("(?<![ \t])[ \t]+\n", "\n", value)
