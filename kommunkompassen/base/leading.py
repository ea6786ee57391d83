"""Whether words lead on to what follows them, as in "Kommunen har" above a list, and the sentence that the two make."""

from __future__ import annotations

from collections.abc import Sequence

_LEADING = {
    *("har", "är", "blir", "får", "finns", "saknar", "behöver", "bör", "kan", "ska", "vill", "använder", "erbjuder"),
    *("innehåller", "omfattar", "gäller", "visar", "att", "som", "och", "samt", "eller", "både", "en", "ett", "följande"),
    *("exempelvis", "såsom", "bl.a.", "t.ex.", "annat", "av", "bland", "för", "från", "genom", "i", "inom", "med"),
    *("mellan", "om", "på", "till", "utan"),
}
_ENDS = ".!?…"


def leads_on(words: str) -> bool:
    """Whether they end with a colon, or with a word that no sentence and no heading ends with."""
    plain = words.rstrip(" \t\"'")
    return plain.endswith(":") or (plain.rpartition(" ")[2].casefold() in _LEADING and " " in plain.strip())


def sentence(lead: str, parts: Sequence[str]) -> str:
    """The lead and what it leads to as one sentence; empty where they can't be joined by commas and "och"."""
    words = [part.strip().rstrip(",;").removesuffix(" och") for part in parts]
    if not leads_on(lead) or any("," in word or " och " in word or word.endswith(tuple(_ENDS)) for word in words[:-1]):
        return ""
    without = lead.rstrip().removesuffix(":")
    joined = f"{', '.join(words[:-1])} och {words[-1]}" if len(words) > 1 else words[0]
    return f"{without if leads_on(without) else lead.rstrip()} {joined}"
