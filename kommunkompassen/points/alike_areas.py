"""Which areas of two editions are about the same: those of the same number where they can be compared, else of the same theme.

For texts alone: points of areas that only share a theme are never put side by side.
"""

from __future__ import annotations

from kommunkompassen.read.models import Rubric


def alike_areas(rubric: Rubric, other: Rubric) -> dict[str, str]:
    """For each of the first edition's areas the number of the other's, where there is one."""
    if rubric.comparable(other.id):
        return {number: number for number in rubric.areas if number in other.areas}
    themes = {area.theme: number for number, area in other.areas.items() if area.theme}
    return {number: themes[area.theme] for number, area in rubric.areas.items() if area.theme in themes}
