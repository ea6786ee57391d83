"""No paragraph, sentence or word stands twice in a text, nor a long paragraph in two: the second is left over from pasting.

Passes:
    texts:
      closing: Kommunen följer upp målen. Den mäter ofta.
Fails:
    texts:
      closing: Kommunen följer upp målen. Kommunen följer upp målen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.likeness import Likeness
from kommunkompassen.check import doubled_word
from kommunkompassen.check.context import Context
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.source import Path_

RULE = "repeated-text"
_FEWEST_WORDS = 3
_FEWEST_ELSEWHERE = 8
"""Words of a paragraph that stands in another text too; a short one may well be said of two areas."""
_FEWEST_OF_NEAR = 8
"""Words of a sentence that another is compared with, where it is not quite the same."""
_FEW = _FEWEST_OF_NEAR // 2
_ALIKE = 0.75
_NO_MARKS = str.maketrans(dict.fromkeys(".,;:!?\"”“'’()*_–—-•…", " "))
_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*|\n(?![ \t]*(?:\n|[-*•] |\d+[.)] ))[^.!?\n]*)*[.!?]*")


def check(context: Context) -> Iterator[Finding]:
    """A warning at each paragraph and at each other sentence that stands in the same text already, or in one before it."""
    again_at_all = _paragraph_may_come_back([text for _, text in context.texts(Kind.MARKDOWN)])
    if again_at_all:
        yield from _elsewhere(context)
    for path, text in context.texts(Kind.MARKDOWN):
        again: list[tuple[int, int]] = []
        paragraphs: dict[str, int] = {}
        for start, end in _paragraphs(text) if again_at_all and "\n\n" in text else ():
            words = text[start:end].casefold().rstrip(".!? \n").split()
            first = paragraphs.setdefault(" ".join(words), start)
            if first != start and len(words) >= _FEWEST_WORDS:
                again.append((start, end))
                yield _finding(context, (path, start, end), (path, first), "paragraph")
        pieces = _pieces(text)
        pieces_words = [piece.split() for piece in pieces]
        if doubled_word.may_be_in([*chain.from_iterable(pieces_words)]):
            yield from doubled_word.check(context, RULE, path, text)
        for start, end, first, detail in _sentences(text) if _may_come_back(pieces, pieces_words) else ():
            around = bisect_right(again, (start, len(text))) - 1
            if around < 0 or start >= again[around][1]:
                yield _finding(context, (path, start, end), (path, first), detail)
    items = context.texts(Kind.ITEM)
    if doubled_word.may_be_in(items.whole.split(" ")):
        for path, text in items:
            yield from doubled_word.check(context, RULE, path, text)


def _paragraph_may_come_back(texts: Sequence[str]) -> bool:
    """Whether of all paragraphs two begin and end alike; where none do this is much quicker than to compare them."""
    pieces = [piece.rstrip(".!? \n") for text in texts for piece in text.split("\n\n")]
    ends = [" ".join((*_first(piece), *_last(piece))).casefold() for piece in pieces if piece]
    return len({*ends}) < len(ends)


def _elsewhere(context: Context) -> Iterator[Finding]:
    """A warning at the first paragraph of an earlier text, with how many there are: who copied one mostly copied more."""
    before: dict[str, tuple[Path_, int]] = {}
    again: list[tuple[tuple[Path_, int, int], tuple[Path_, int]]] = []
    for path, text in context.texts(Kind.MARKDOWN):
        own: dict[str, tuple[Path_, int]] = {}
        for start, end in _paragraphs(text):
            words = text[start:end].casefold().rstrip(".!? \n").split()
            key = " ".join(words)
            if key in before and len(words) >= _FEWEST_ELSEWHERE:
                again.append(((path, start, end), before[key]))
            own.setdefault(key, (path, start))
        for key, place in own.items():
            before.setdefault(key, place)
    if again:
        yield _finding(context, *again[0], "elsewhere", count=str(len(again)))


def _finding(
    context: Context, place: tuple[Path_, int, int], before: tuple[Path_, int], detail: str = "", **values: str
) -> Finding:
    path, start = before
    first = str(context.source.span_in_text(path, start, start).line)
    way, begin, end = place
    return context.in_text(RULE, Severity.WARNING, way, begin, end, detail, first=first, **values)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """First character and end of each."""
    start = 0
    for piece in text.split("\n\n"):
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start += len(piece) + 2


def _pieces(text: str) -> list[str]:
    """What stands between the commonest ends of sentences, without their marks."""
    pieces = [piece.strip(" .!?\t") for piece in text.replace(",", "").replace(". ", ".\n").split("\n")]
    return [piece for piece in pieces if piece]


def _may_come_back(pieces: Sequence[str], words: Sequence[list[str]]) -> bool:
    """Whether one comes back, or the ends of a long one; where none does, no sentence need be looked for."""
    ends = [end for one in words for end in _ends(one)]
    return len({*pieces}) < len(pieces) or len({*ends}) < len(ends)


def _sentences(text: str) -> Iterator[tuple[int, int, int, str]]:
    """First character and end of each sentence that the text has had before, where it had it, and near for almost the same."""
    seen: dict[tuple[str, ...], tuple[int, list[str]]] = {}
    for match in _SENTENCE.finditer(text):
        words = _words(match[0])
        if len(words) < _FEWEST_WORDS:
            continue
        keys = [(*words,), *_ends(words)]
        for key in keys:
            first, other = seen.get(key, (match.start(), words))
            if first != match.start() and (key == keys[0] or _is_slip(words, other)):
                yield match.start(), match.end(), first, "" if words == other else "near"
                break
        for key in keys:
            seen.setdefault(key, (match.start(), words))


def _first(piece: str) -> tuple[str, ...]:
    return (*piece.split(None, _FEW)[:_FEW],)


def _last(piece: str) -> tuple[str, ...]:
    return (*piece.rsplit(None, _FEW)[-_FEW:],)


def _ends(words: list[str]) -> list[tuple[str, ...]]:
    """The first words and the last ones of a long sentence; of two that differ in one word, one of them is the same."""
    return [("<", *words[:_FEW]), (">", *words[-_FEW:])] if len(words) >= _FEWEST_OF_NEAR else []


def _is_slip(words: list[str], other: list[str]) -> bool:
    """Whether two sentences differ in one word that is spelt otherwise, or that one of them lacks."""
    shortest = min(len(words), len(other))
    if max(len(words), len(other)) > shortest + 1:
        return False
    same = next((number for number in range(shortest) if words[number] != other[number]), shortest)
    most = shortest - same
    last = next((number for number in range(most) if words[-1 - number] != other[-1 - number]), most)
    one, two = words[same : len(words) - last], other[same : len(other) - last]
    if any(sign.isdecimal() for word in (*one, *two) for sign in word) or "inte" in (*one, *two):
        return False
    if len(one) + len(two) == 1:
        return True
    return len(one) == len(two) == 1 and Likeness().of(one[0], two[0], _ALIKE) > 0


def _words(text: str) -> list[str]:
    return text.casefold().translate(_NO_MARKS).split()
