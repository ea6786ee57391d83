"""Where one Swedish sentence ends and the next begins. When in doubt there is no end: a long line harms nobody."""

from __future__ import annotations

import re

from kommunkompassen.base.swedish import MONTHS

_OPENING = "”\"'’‘“«»(["
_CLOSING = "”\"'’“«»)]"
_END = re.compile(rf"[.!?…][.!?…{re.escape(_CLOSING)}*_]* (?=[^ ])")
_BEGINNING = re.compile(rf"[*_]{{0,3}}(?:\{{|[{re.escape(_OPENING)}*_]*(?P<sign>[^\W_]))")
_WHOLE = re.compile(
    r"""\[(?:[^\[\]\\]|\\.)*\]\([^()]*\)  # a link
    |   \{[^{}]*\}                        # a figure
    |   \([^()]*\)                        # a remark in brackets, which belongs to the sentence around it
    """,
    re.VERBOSE,
)
_LIST_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?:\s|$)")
_NUMBER = re.compile(r"(\d{1,9})\\?\.")
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
    whole = [found.span() for found in _WHOLE.finditer(text)]
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        before, after = text[start : end.end() - 1], text[end.end() :]
        inside = any(first < end.end() <= last for first, last in whole)
        if inside or not _begins(after) or _LIST_ITEM.match(after) or _goes_on(before, after, text):
            continue
        found.append(before)
        start = end.end()
    return [*found, text[start:]]


def _begins(after: str) -> bool:
    """A sentence begins with a capital, a digit or a figure, in quotes or brackets or not."""
    beginning = _BEGINNING.match(after)
    if not beginning:
        return False
    sign = beginning["sign"]
    return sign is None or sign.isupper() or sign.isdecimal()


def _goes_on(before: str, after: str, text: str) -> bool:
    """Whether the dot is an abbreviation's, an initial's or an ordinal's."""
    word = before.rpartition(" ")[2].strip(_OPENING + _CLOSING + "*_")
    if not word.endswith(".") or word.endswith(".."):
        return False
    if _ABBREVIATION.fullmatch(word[:-1].casefold()) or _LETTER.fullmatch(word):
        return True
    number = _NUMBER.fullmatch(word)
    return number is not None and _is_ordinal(int(number[1]), before, after, text)


def _is_ordinal(number: int, before: str, after: str, text: str) -> bool:
    """1. Öka 2. Minska; den 1. Maj; but not: Det var år 8. Sedan kom år 9."""
    previous = before.rpartition(" ")[0].rpartition(" ")[2]
    if not previous or previous[-1] in ".!?…:":
        return True
    listed = any(f" {one}. " in f" {text}" for one in (number - 1, number + 1))
    return number < 100 and (previous.casefold() == "den" or listed or after[0].isdecimal() or bool(_MONTH.match(after)))
