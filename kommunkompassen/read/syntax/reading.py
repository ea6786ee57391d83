"""A file's lines while they are read from the top down: what is open, what was found, and what the last line was."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kommunkompassen.read.syntax.fault import Mistake
from kommunkompassen.read.syntax.fitting import Fitting
from kommunkompassen.read.syntax.frames import Block, Frame, Text
from kommunkompassen.read.syntax.line import Line


@dataclass(slots=True)
class Reading:
    """One way through the lines."""

    lines: list[Line]
    stack: list[Frame]
    """The mappings, lists and texts that the line may go on with, the outermost first."""
    fitting: Fitting
    """Finds the one among them in which a line fits."""
    block: Block | None = None
    """The text below a | that goes on, if any; `text`: the one behind a key or a dash."""
    text: Text | None = None
    found: list[Mistake] = field(default_factory=list)
    last: int = -1
    """The last line that says something."""
    apart: bool = False
    """Whether that belongs to nothing."""
    led_to: bool = False
    """Whether it is an item further in than one above that ends in a colon."""

    def note(self, mistake: Mistake) -> None:
        """A mistake, which is one with that of the line above where both are alike."""
        last = self.found[-1] if self.found else None
        alike = last and (last.rule, last.detail) == (mistake.rule, mistake.detail) and not last.shown and not mistake.shown
        alike = alike and last and last.proposed == mistake.proposed
        if last and alike and max(last.corrected, default=-1) == self.last:
            self.found[-1] = replace(last, corrected={**last.corrected, **mistake.corrected})
        else:
            self.found.append(mistake)
