"""What evaluators are called in a sheet for agreeing: by their initials, where those tell them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 24
"""Letters; what heads a column is no longer."""


def initials(name: str) -> str:
    """Eva Ek is EE, Anna-Karin Berg AKB; one word alone, which may be initials already, stays as it is."""
    words = re.findall(r"[^\W_]+", name)
    if len(words) < 2:
        return short(name)
    letters = "".join(word[0] for word in words)
    return letters if any(letter.isupper() for letter in letters) else letters.upper()


def short(name: str) -> str:
    """A name, or a file's, short enough for a heading."""
    words = " ".join(name.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def told_apart(wanted: Sequence[str], names: Sequence[str]) -> list[str]:
    """What each is called: as is wanted, or by the name where several would be called the same."""
    alike = [one.casefold() for one in wanted]
    return [one if alike.count(one.casefold()) == 1 else short(name) for one, name in zip(wanted, names, strict=True)]
