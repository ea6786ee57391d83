"""What is open while a file's lines are read from the top down: parts and lists, and the text that may go on below."""

from __future__ import annotations

from dataclasses import dataclass, field

from kommunkompassen.base.leading import leads_on
from kommunkompassen.read.fields import FieldType, Kind

STEP = 2
"""How many spaces further in each level stands."""
ITEM = "-"
"""Instead of a key's name, for a part that is an item of a list."""


@dataclass(slots=True)
class Frame:
    """Something that holds lines: a part's keys, a mapping's numbers, a list's items."""

    type: FieldType
    name: str
    """The key it stands under."""
    parent: int
    """The column of that key, as it should be."""
    column: int | None = None
    """Where its lines begin, as it should be; None until the first has come."""
    seen: dict[str, int] = field(default_factory=dict)
    """The keys that have come, with the numbers of their lines."""

    @property
    def least(self) -> int:
        """The column that its lines can't be left of."""
        return self.parent if self.type.kind is Kind.LIST else self.parent + 1


@dataclass(slots=True)
class Block:
    """A text below a |, with the column of its key or dash as it should be (`column`) and as it is (`margin`)."""

    column: int
    margin: int
    typed: int | None = None
    """How far in its lines are, and how far they should be."""
    content: int = 0
    in_list: bool = False
    number: int = 0
    """The line that opens it."""
    type: FieldType | None = None
    """What stands there."""
    held: int = 0
    """Lines before this one are told of already, as keys that it has swallowed."""


@dataclass(slots=True)
class Text:
    """A text behind a key or a dash, which may go on below. `lead`: what stands before it on its line, as it should be."""

    number: int
    margin: int
    lead: str
    value: str
    last: int
    list_column: int | None = None
    """Where the dash stands, if it is an item of texts."""
    kind: Kind | None = None
    """What kind of text it is; None where no text belongs."""

    def goes_on_with(self, words: str) -> bool:
        """Whether words on a line below may be more of it: of a number, a date or a name only where it is cut off."""
        wrapped = self.kind is Kind.LINE and words[:1].islower()
        return wrapped or self.kind in (Kind.MARKDOWN, Kind.ITEM, Kind.NOTE) or leads_on(self.value)


class Unclosed:
    """How many brackets, or whether the quote, that a value begins with are still to be closed."""

    def __init__(self, value: str) -> None:
        sign = value[:1]
        self._opening, self._closing = {"[": ("[", "]"), "{": ("{", "}"), "'": ("", "'"), '"': ("", '"')}.get(sign, ("", ""))
        self.left = 0 if self._opening or not self._closing else 1
        self.take(value if self._opening else value[1:])

    def take(self, text: str) -> None:
        """Count those of one more line."""
        if self._opening:
            self.left += text.count(self._opening) - text.count(self._closing)
        elif self._closing and text.count(self._closing) % 2:
            self.left = 1 - self.left
