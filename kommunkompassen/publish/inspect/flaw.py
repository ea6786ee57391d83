"""One thing that makes a made file less than it should be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is missing (a key of messages/flaws.yaml), in which format, and where: a heading, a caption, a page."""

    what: str
    format: str
    where: str = ""

    @property
    def stops(self) -> bool:
        """Whether a report with it is not published; a page that is nearly empty is only told of."""
        return self.what != "nearly-empty"


def jumps(levels: list[tuple[int, str]]) -> list[str]:
    """Headings that come more than one level below the one before."""
    jumped, last = [], 0
    for level, text in levels:
        if level > last + 1:
            jumped.append(text)
        last = level
    return jumped
