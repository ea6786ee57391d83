"""Whether two files say the same: the same values, the same prose as printed, the same comments."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import Any

from kommunkompassen.base.finding import has_errors
from kommunkompassen.formatting.markdown import meaning
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation


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
    found = evaluation.model_dump()
    found["texts"] = {name: _printed(text) for name, text in found["texts"].items()}
    for area in found["areas"].values():
        area["general"] = _printed(area["general"])
        for section in area["narrative"]:
            section["text"] = _printed(section["text"])
        for items in ("strengths", "improvements"):
            area[items] = [re.sub("[ \t\n]+", " ", item) for item in area[items]]
    return {key: _exact(value) for key, value in found.items()}


def _printed(text: str | None) -> Any:
    return meaning(text) if text else text


def _exact(value: Any) -> Any:
    """The value with numbers as texts (1.10 is not 1.1), and without spaces at the ends of a text's lines."""
    if isinstance(value, dict):
        return {key: _exact(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_exact(inner) for inner in value]
    return re.sub("[ \t]+\n", "\n", value) if isinstance(value, str) else str(value) if isinstance(value, Decimal) else value
