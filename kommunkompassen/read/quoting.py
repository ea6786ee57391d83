"""How a text is written in YAML so that every reader, of YAML 1.1 and 1.2, takes it for the same text."""

from __future__ import annotations

import re

from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

_SPECIAL_START = tuple("-?:,[]{}#&*!|>'\"%@`")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_TAKEN_FOR_ELSE = re.compile(r"[yYnN]|0o[0-7]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?")
"""What PyYAML reads as a text and other readers do not."""


def one_line(text: str, *, typed: bool = False) -> str:
    """The text as a scalar on one line: plain where that is safe, else in quotes.

    `typed`: the field may hold a number, a date or a truth value, so that these need no quotes.
    """
    if _is_plain(text) and (typed or not is_typed(text)):
        return text
    if '"' in text and "'" not in text and "\t" not in text and "\n" not in text and writable(text):
        return f"'{text}'"
    return f'"{"".join(_escaped(sign) for sign in text)}"'


def is_typed(text: str) -> bool:
    """Whether a reader may take the plain text for a number, a date, a truth value or nothing."""
    tag = Resolver().resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag != "tag:yaml.org,2002:str" or bool(_TAKEN_FOR_ELSE.fullmatch(text))


def is_number_or_truth(text: str) -> bool:
    """Whether it is a number or a truth value as evaluators write them."""
    return text in ("true", "false") or bool(_NUMBER.fullmatch(text))


def writable(text: str) -> bool:
    """Whether all its characters may stand in a file as they are."""
    return not _UNWRITABLE.search(text)


def _is_plain(text: str) -> bool:
    starts_well = not text.startswith(_SPECIAL_START) or bool(_NUMBER.fullmatch(text))
    return (
        bool(text)
        and starts_well
        and text == text.strip()
        and not text.endswith(":")
        and not any(sign in text for sign in (": ", " #", "\t", "\n"))
        and writable(text)
    )


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign in "\t\n":
        return {"\t": "\\t", "\n": "\\n"}[sign]
    return sign if writable(sign) else f"\\u{ord(sign):04x}"
