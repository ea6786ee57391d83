"""What an evaluation lacks of what a report needs, as whoever lists hundreds of them keeps it: found out by the check."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remaining:
    """What an evaluation lacks of what a report needs, and of how much; of any status."""

    questions: tuple[str, ...]
    """Those without points; areas, where the edition has no questions."""
    to_score: int
    texts: tuple[str, ...]
    """The areas without a narrative, strengths or improvements."""
    areas: int
    sections: int
    """Headings without a text, in areas where others have one."""
    keys: tuple[str, ...]
    """Keys that a published report needs and that have no value."""

    @property
    def scored(self) -> int:
        """How many have points."""
        return self.to_score - len(self.questions)

    @property
    def told(self) -> int:
        """In how many areas something is told."""
        return self.areas - len(self.texts)
