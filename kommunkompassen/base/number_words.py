"""Swedish numbers in words, up to 999: sjuttiotvå, femhundrafyrtio, ett hundra tjugo."""

from __future__ import annotations

import re
from functools import cache

_UNITS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_TEENS = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
PATTERN = (
    rf"{'|'.join((*_UNITS, 'ett', *_TEENS))}|(?:{'|'.join(_TENS)})(?:{'|'.join(('ett', *_UNITS[1:]))})?"
    r"|(?:ett)?hundra\w*"
)
"""One of them written as one word, as a regular expression; the hundreds loosely."""
LONGEST = 40
"""No number below a thousand has more letters."""


@cache
def _below_hundred() -> dict[str, int]:
    words = {word: number for number, word in enumerate((*_UNITS, *_TEENS))} | {"ett": 1}
    for ten, word in enumerate(_TENS, 2):
        words[word] = ten * 10
        words |= {word + unit: ten * 10 + number for number, unit in enumerate(_UNITS[1:], 1)} | {f"{word}ett": ten * 10 + 1}
    return words


def number_of(words: str) -> int | None:
    """The number that the words are, written as one or apart; None where they are none."""
    word = re.sub(r"[\s\u00ad-]", "", words.casefold())
    if len(word) > LONGEST:
        return None
    hundreds, hundra, rest = word.partition("hundra")
    if not hundra:
        return _below_hundred().get(word)
    count = _below_hundred().get(hundreds, 0) if hundreds else 1
    below = _below_hundred().get(rest.removeprefix("och")) if rest else 0
    return count * 100 + below if 1 <= count <= 9 and below is not None else None
