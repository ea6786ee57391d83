"""Texts with the key path to each, in which signs are sought in all at once: many times as quick as one after the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import accumulate

from kommunkompassen.read.source import Path_


def in_small(text: str) -> str:
    """The text in small letters."""
    # Comparing without regard to case, patterns take ſ for an s.
    return text.lower().replace("ſ", "s")


class Texts(list[tuple[Path_, str]]):
    """Key paths and texts, in the file's order."""

    @cached_property
    def whole(self) -> str:
        """All texts, each beginning a line."""
        return "\n".join(text for _, text in self)

    @cached_property
    def lines(self) -> Set[str]:
        """The lines of all texts."""
        return set(self.whole.split("\n"))

    @cached_property
    def small(self) -> Texts:
        """The same texts in small letters."""
        return Texts((path, in_small(text)) for path, text in self)

    def having(self, *signs: str) -> list[tuple[Path_, str]]:
        """Those that have one of the signs or words in them, in which there is no line break."""
        return [self[number] for number in self._numbers(signs)]

    def having_small(self, *words: str) -> list[tuple[Path_, str]]:
        """As `having`, whether the words stand in small letters or large."""
        return [self[number] for number in self.small._numbers(words)]

    def _numbers(self, signs: Sequence[str]) -> list[int]:
        return sorted({number for sign in signs for number in self._numbers_of(sign)})

    def _numbers_of(self, sign: str) -> Iterator[int]:
        # One letter is found many times as quickly as several.
        place = self.whole.find(sign) if sign[0] in self.whole else -1
        while place >= 0:
            number = bisect_right(self._starts, place) - 1
            yield number
            place = self.whole.find(sign, self._starts[number + 1])

    @cached_property
    def _starts(self) -> list[int]:
        """Where each begins in the whole, and where one more would."""
        return list(accumulate((len(text) + 1 for _, text in self), initial=0))
