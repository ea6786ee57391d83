"""Texts of others as they can be shown: signs that can't be seen, or that a terminal would obey, are written out."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_NO_BREAK_SPACES = re.compile("[\xa0\u202f]")


def visible(text: str) -> str:
    """The text with a sign's number in place of one that can't be seen: ‹200B›."""
    return _UNSEEN.sub(lambda sign: f"‹{ord(sign[0]):04X}›", text)


def visible_spaces(text: str) -> str:
    """As visible, and with no-break spaces shown; for what has changed, which may be nothing else."""
    return _NO_BREAK_SPACES.sub("␣", visible(text))
