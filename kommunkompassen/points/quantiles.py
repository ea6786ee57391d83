"""Quartiles and the like of exact points: those that Excel calls KVARTIL.INK and numpy has as its default."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def quantile(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """The value that a share (0 to 1) of at least one ordered value lies at or below, between two of them in proportion."""
    whole, rest = divmod((len(ordered) - 1) * share, 1)
    below = ordered[int(whole)]
    return below if not rest else below + (ordered[int(whole) + 1] - below) * rest
