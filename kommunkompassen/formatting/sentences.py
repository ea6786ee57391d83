"""Where one Swedish sentence ends and the next begins. When in doubt there is no end: a long line harms nobody."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Set

from kommunkompassen.base.swedish import MONTHS

_OPENING = "”\"'’‘“«»(["
_CLOSING = "”\"'’“«»)]"
_END = re.compile(rf"[.!?…][.!?…{re.escape(_CLOSING)}*_]*")
"""A stop with all that may follow it; only where one space comes next does a sentence end. (Were the space part of the pattern,
it would be looked for anew from every dot of a row of dots.)"""
_BEGINNING = re.compile(rf"[*_]{{0,3}}(?:\{{|[{re.escape(_OPENING)}*_]*(?P<sign>[^\W_]))")
_WHOLE = re.compile(
    r"""(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\([^()]*\)  # a link
    |   \{[^{}]*\}                        # a figure
    |   \([^()]*\)                        # a remark in brackets, which belongs to the sentence around it
    """,
    re.VERBOSE,
)
_LIST_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?:\s|$)")
_NUMBER = re.compile(r"(\d{1,9})\\?\.")
_LISTED = re.compile(r"(?:(?<= )|^)(\d{1,9})\. ")
_LETTER = re.compile(r"(?![iåö]\.)(?:.*[\W_])?[^\W\d_]\.")
"""An initial or a part of an abbreviation; but i, å and ö are words."""
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)

_ABBREVIATION = re.compile(
    r"""
    adr | ang | apr | aug | avd | bl | bl\.a | c:a | ca | d\.v\.s | dec | dir | dr | dvs | e\.d | e\.dyl | e\.kr | enl
    | etc | ev | ex | exkl | f\.d | f\.kr | f\.n | f\.ö | feb | fig | forts | fr | fr\.o\.m | föreg | förf | ggr | h\.t
    | i\.o\.m | i\.s\.f | inkl | istf | jan | jfr | jr | kap | kl | m\.a\.o | m\.fl | m\.h\.a | m\.m | mao | max | mfl
    | milj | min | motsv | mån | nov | nr | o\.d | o\.dyl | o\.s\.v | obs | okt | omkr | ordf | osv | p\.g\.a | pga
    | prof | prop | resp | s\.a\.s | s\.k | sep | sept | sid | sidd | skr | st | s:t | s:ta | särsk | t\.ex | t\.o\.m
    | t\.v | tel | tfn | u\.a | uppl | urspr | utg | v\.t | vol | övers | övr
    """,
    re.VERBOSE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph without line breaks; joined with a space they are the same text."""
    whole = deque(found.span() for found in _WHOLE.finditer(text))
    listed = frozenset(found[1] for found in _LISTED.finditer(text))
    found: list[str] = []
    start = 0
    for stop in _END.finditer(text):
        end, after = stop.end(), stop.end() + 1
        if text[end:after] != " " or text[after : after + 1] in ("", " "):
            continue
        while whole and whole[0][1] < after:
            whole.popleft()
        inside = bool(whole) and whole[0][0] < after
        if inside or not _begins(text, after) or _LIST_ITEM.match(text, after) or _goes_on(text, start, end, listed):
            continue
        found.append(text[start:end])
        start = after
    return [*found, text[start:]]


def _begins(text: str, place: int) -> bool:
    """A sentence begins with a capital, a digit or a figure, in quotes or brackets or not."""
    beginning = _BEGINNING.match(text, place)
    if not beginning:
        return False
    sign = beginning["sign"]
    return sign is None or sign.isupper() or sign.isdecimal()


def _goes_on(text: str, start: int, end: int, listed: Set[str]) -> bool:
    """Whether the dot that the sentence from start to end has is an abbreviation's, an initial's or an ordinal's."""
    begin = max(text.rfind(" ", start, end) + 1, start)
    word = text[begin:end].strip(_OPENING + _CLOSING + "*_")
    if not word.endswith(".") or word.endswith(".."):
        return False
    if _ABBREVIATION.fullmatch(word[:-1].casefold()) or _LETTER.fullmatch(word):
        return True
    number = _NUMBER.fullmatch(word)
    previous = text[max(text.rfind(" ", start, begin - 1) + 1, start) : max(begin - 1, start)]
    return number is not None and _is_ordinal(int(number[1]), previous, text, end + 1, listed)


def _is_ordinal(number: int, previous: str, text: str, after: int, listed: Set[str]) -> bool:
    """1. Öka 2. Minska; den 1. Maj; but not: Det var år 8. Sedan kom år 9. `previous`: the word before the number."""
    if not previous or previous[-1] in ".!?…:":
        return True
    in_list = any(str(one) in listed for one in (number - 1, number + 1))
    return number < 100 and (
        previous.casefold() == "den" or in_list or text[after].isdecimal() or bool(_MONTH.match(text, after))
    )
