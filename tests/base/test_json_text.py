"""JSON that programs read: laid out as the standard library does, and in letters that each of them takes."""

from __future__ import annotations

import json
from decimal import Decimal

from kommunkompassen.base.json_text import json_text

_VALUES = {"tom": [], "inget": {}, "å": ["\u0001", "”ja”", 'en "rad"\n', None, True], "tal": 1.5, "djup": {"a": [{"b": []}]}}


def test_is_laid_out_as_the_standard_library_does() -> None:
    """Those who compare two runs line by line see what has changed and nothing else."""
    assert json_text(_VALUES) == json.dumps(_VALUES, ensure_ascii=False, indent=2)


def test_a_value_of_another_kind_is_its_text() -> None:
    """Points are exact."""
    assert json.loads(json_text({"points": Decimal("9.50")})) == {"points": "9.50"}


def test_a_byte_of_a_name_that_is_no_letter_is_told_as_one() -> None:
    """A file may be named with bytes that are no UTF-8, in which JSON must be."""
    assert json.loads(json_text(["n\udcffss.yaml"]).encode("utf-8")) == ["n\ufffdss.yaml"]
