"""Which kinds of leftovers a file may have, by a few words or signs that one of each kind has in it.

Most begin with a capital, and the words with a capital are known of each file; others with a sign that few texts have, which is
found at once. Only where there is such a word or sign is more sought.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kommunkompassen.check.context import Context
from kommunkompassen.check.other_names import CAPITAL
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.source import Path_


class Wording(str):
    """A pattern, which is compiled where it is looked for."""

    __slots__ = ()


Places = dict[str, Sequence[tuple[int, int]]]
"""For each kind the parts of a text in which one may be, from character to character."""


class Signs:
    """Signs of kinds that texts of some kinds can have; unless those are given running text.

    What begins with a capital is a whole word first. `alone`: kinds of which one stands in one line, with its sign.
    """

    def __init__(self, signs: Mapping[str, tuple[str, ...]], *texts: Kind, alone: tuple[str, ...]) -> None:
        self._texts, self._alone = texts, alone
        self._by_word: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._by_sign: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for kind, sign in ((kind, sign) for kind, all_signs in signs.items() for sign in all_signs):
            word = CAPITAL.match(sign)
            (self._by_word[word[0]] if word else self._by_sign[_first(sign)])[sign].append(kind)

    def places(self, context: Context) -> dict[Path_, Places]:
        """The texts in which one may be, and where in each."""
        texts = context.texts(*self._texts)
        found: defaultdict[Path_, defaultdict[str, set[tuple[int, int]]]] = defaultdict(lambda: defaultdict(set))
        for sign, kind in self._found(context, texts.whole):
            for way, text in texts if isinstance(sign, Wording) else texts.having(sign):
                found[way][kind] |= set(_lines(text, sign)) if kind in self._alone else {(0, len(text))}
        return {way: {kind: sorted(places) for kind, places in kinds.items()} for way, kinds in found.items()}

    def _found(self, context: Context, whole: str) -> Iterator[tuple[str, str]]:
        for word in self._by_word.keys() & context.capitals:
            yield from _in(whole, self._by_word[word])
        for first, all_signs in self._by_sign.items():
            if first in whole:
                yield from _in(whole, all_signs)


def _in(whole: str, signs: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for sign, kinds in signs.items():
        if re.search(sign, whole) if isinstance(sign, Wording) else sign in whole:
            yield from ((sign, kind) for kind in kinds)


def _lines(text: str, sign: str) -> Iterator[tuple[int, int]]:
    """The lines of the text that have the sign in them."""
    pattern = re.compile(sign if isinstance(sign, Wording) else re.escape(sign))
    match = pattern.search(text)
    while match:
        end = text.find("\n", match.end())
        yield text.rfind("\n", 0, match.start()) + 1, len(text) if end < 0 else end
        match = pattern.search(text, end) if end >= 0 else None


def _first(sign: str) -> str:
    """What it begins with where that is no letter, which few texts have; empty for others."""
    given = sign.removeprefix("\\") if isinstance(sign, Wording) else sign
    return "" if given[0].isalnum() else given[0]
