"""A cell's value as text: the same in every file, so that a figure on a page and in a table are one."""

from __future__ import annotations

import json
from decimal import Decimal

from kommunkompassen.data.columns import Value


def plain(value: Value) -> str:
    """As CSV has it: decimal point, no needless noughts, true and false, and nothing for what is not given."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value) if isinstance(value, Decimal) else str(value)


def as_json(value: Value) -> str:
    """As JSON has it; a decimal is written out, not passed through a float."""
    return number(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def number(value: Decimal) -> str:
    """13.5 for 13.50, 100 for 1E+2."""
    return f"{value.normalize():f}"
