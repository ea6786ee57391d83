"""A decimal in braces has a point, and a text with a comma stands in quotes: a bare comma there begins the next key.

Passes:
    facts:
      - {label: Andel, value: "13,5"}
Fails:
    facts:
      - {label: Andel, value: 13,5}
"""

from __future__ import annotations

import re

from kommunkompassen.base.finding import Span
from kommunkompassen.read.syntax.fault import Mistake, list_keys, quoted

RULE = "comma-in-braces"
_DECIMAL = re.compile(r"(\d+),\s*(\d+)")


def parted(line: str, key: str, before: Span, after: Span) -> Mistake:
    """The mistake of a key's value and what stands behind its comma, which are one text in two parts on a line."""
    start, end = before.column - 1, after.end_column - 1
    whole = line[start:end]
    decimal = _DECIMAL.fullmatch(whole)
    if decimal:
        detail, mended = "", f"{decimal[1]}.{decimal[2]}"
    elif key in list_keys():
        detail, mended = "list", f"[{whole.removeprefix('(').removesuffix(')')}]"
    else:
        detail, mended = "text", quoted(whole)
    span = Span(before.line, before.column, after.line, after.end_column)
    return Mistake(RULE, span, detail, {"mended": mended}, {before.line - 1: line[:start] + mended + line[end:]})
