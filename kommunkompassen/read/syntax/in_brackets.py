"""What stands in brackets or braces is parted by commas, each key has its colon, and all that is opened is closed.

Passes:
    areas:
      1: {score: 50, strengths: [Öppenhet, Dialog]}
Fails:
    areas:
      1: {score: 50, strengths: [Öppenhet, , Dialog]}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

import yaml

from kommunkompassen.base.finding import Span
from kommunkompassen.read.syntax.fault import (
    Fault,
    Mistake,
    is_key,
    quoted,
    span_in_line,
    value_in,
    without_comment,
    without_outer,
)

RULE = "in-brackets"
_LONGEST, _MOST_OPENED, _MOST_TRIED = 4_000, 100, 20
"""Characters and brackets of a value that a person wrote, and changes of one kind that are tried on it."""
_CLOSING = {"{": "}", "[": "]"}
_QUOTED = re.compile(r"""(?<=[\[{,:])\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_STRAY = re.compile(r"(?<=[\[{])\s*(?P<sign>,)\s*|(?<=,)\s*(?P<next>,)")
_DASH = re.compile(r"(?<=[\[,] )(?P<sign>-) +|(?<=[\[,])(?P<next>-) +")
_NO_COLON = re.compile(r"(?<=[{,])\s*(?P<key>[a-z_]+|\d+(?:\.\d+)?)(?P<gap>:?)\s*(?=[\[{])")
_NO_COMMA = re.compile(r"(?<=[^\s,\[{:;])(?P<gap>\s*;\s*|\s+)(?P<key>[a-z_]+|\d+\.\d+): ")
_BEHIND_QUOTE = re.compile(r"""(?<=[\[,])\s*(?P<item>(?P<mark>["'])x*(?P=mark)\s*[^\s,\]}:][^,\]}]*)""")
_OPEN_QUOTE = re.compile(r"""(?<=[\[{,:])\s*(["'])(?!x*\1)""")
_KEY_AND_VALUE = re.compile(r"(?P<key>(?P<number>\d+\.\d+)|[a-z_]+)(?P<colon>:?)\s*(?<![\w.])(?P<value>\S)|(?P<_>$)")
_AREA, _KEY = re.compile(r"\s*\d{1,2}: "), re.compile(r"[a-z_]+: ")
_CLOSERS = re.compile(r"(?<![\])}\s])[\])}\s]*$")
_KEY_BEHIND = re.compile(r",\s*(?P<key>[a-z_]+): ")


class Repair(NamedTuple):
    """A value in brackets as it should be, which of the mistakes it had, and where in it (from 0)."""

    detail: str
    start: int
    end: int
    mended: str


def recognise(fault: Fault) -> Mistake | None:
    """A value in brackets on one line that one change makes readable."""
    for line in dict.fromkeys((fault.context_line, fault.line)):
        text = fault.text(line)
        value = value_in(text)
        if value and (found := mistake(text, line, value.start)):
            return found
    return None


def mistake(text: str, line: int, start: int) -> Mistake | None:
    """The mistake in the value that begins there on the line (both from 0)."""
    whole, comment = without_comment(text[start:])
    of_area = _AREA.match(text) and _KEY.match(whole)
    repair = repaired(whole) if of_area or whole[:1] in _CLOSING else None
    if not repair:
        return None
    span = span_in_line(line, start + repair.start, start + repair.end)
    return Mistake(RULE, span, repair.detail, corrected={line: text[:start] + repair.mended + comment})


def repaired(value: str) -> Repair | None:
    """The first change of those that evaluators need that makes the value one that YAML reads as it was meant."""
    if len(value) > _LONGEST or value.count("[") + value.count("{") > _MOST_OPENED:
        return None
    masked = _QUOTED.sub(lambda one: one[0].replace(one[1], one[1][0] + "x" * (len(one[1]) - 2) + one[1][-1]), value)
    changes = (one for repair in _REPAIRS for one in islice(repair(value, masked), _MOST_TRIED))
    return next((one for one in changes if _is_readable(one.mended)), None)


def key_and_value(line: str, span: Span) -> tuple[Mistake, int, int] | None:
    """A key in braces that has its value in it, as 1.1 5 or 1.1:5: the mistake, where the key ends and where the value begins.

    Columns from 1. None where it may as well be a text.
    """
    match = _KEY_AND_VALUE.match(line, span.column - 1, span.end_column - 1)
    if not match or not match["key"] or not is_key(match["key"]) or not (match["colon"] or match["number"]):
        return None
    end, start = match.end("key"), match.start("value")
    corrected = f"{line[:end]}: {line[start:]}"
    place = span_in_line(span.line - 1, span.column - 1, end)
    return Mistake(RULE, place, "colon", corrected={span.line - 1: corrected}), end + 1, start + 1


def _is_readable(value: str) -> bool:
    """Whether YAML reads the value to its end, with keys that the format has."""
    try:
        root = yaml.compose(value, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    left = [root] if isinstance(root, yaml.CollectionNode) and root.flow_style else []
    if not left:
        return False
    while left:
        node = left.pop()
        if isinstance(node, yaml.MappingNode):
            if not all(is_key(str(key.value)) for key, _ in node.value):
                return False
            left += [inner for _, inner in node.value]
        elif isinstance(node, yaml.SequenceNode):
            left += node.value
    return True


def _without(pattern: re.Pattern[str], detail: str, value: str, masked: str) -> Iterator[Repair]:
    matches = list(pattern.finditer(masked))
    mended = value
    for match in reversed(matches):
        mended = mended[: match.start()] + mended[match.end() :]
    if matches:
        sign = "sign" if matches[0]["sign"] else "next"
        yield Repair(detail, *matches[0].span(sign), mended)


def _commas(value: str, masked: str) -> Iterator[Repair]:
    """Commas with nothing before them."""
    return _without(_STRAY, "comma", value, masked)


def _dashes(value: str, masked: str) -> Iterator[Repair]:
    """Items with a dash, as they have it below each other."""
    return _without(_DASH, "dash", value, masked)


def _colons(value: str, masked: str) -> Iterator[Repair]:
    """A key without its colon, or without the space behind it, before what it holds."""
    for match in _NO_COLON.finditer(masked):
        if is_key(match["key"]):
            mended = f"{value[: match.end('key')]}: {value[match.end() :]}"
            yield Repair("colon", match.start("key"), match.end("key"), mended)


def _parted(value: str, masked: str) -> Iterator[Repair]:
    """Two keys without a comma between them."""
    for match in _NO_COMMA.finditer(masked):
        if is_key(match["key"]):
            mended = f"{value[: match.start('gap')]}, {value[match.end('gap') :]}"
            yield Repair("parted", match.start("key"), match.end("key"), mended)


def _behind_quote(value: str, masked: str) -> Iterator[Repair]:
    """A text of which only the beginning stands in quotes."""
    for match in _BEHIND_QUOTE.finditer(masked):
        start, end = match.span("item")
        yield Repair("behind-quote", start, end, value[:start] + quoted(without_outer(value[start:end].rstrip())) + value[end:])


def _quotes(value: str, masked: str) -> Iterator[Repair]:
    """A quote that is not closed before what is in brackets ends."""
    for match in _OPEN_QUOTE.finditer(masked):
        closers = _CLOSERS.search(masked)
        assert closers, "also of no length"
        yield Repair("quote", match.start(1), closers.start(), value[: closers.start()] + match[1] + value[closers.start() :])


def _closed(value: str, masked: str) -> Iterator[Repair]:
    """Brackets that are closed by others, or not at all."""
    open_: list[tuple[str, int]] = []
    for place, sign in enumerate(masked):
        if sign in _CLOSING:
            open_.append((sign, place))
        elif open_ and sign in "]})":
            right = _CLOSING[open_[-1][0]]
            if sign == right:
                open_.pop()
                continue
            if sign == ")" and "(" in masked[open_[-1][1] : place]:
                continue
            start = open_[-1][1]
            yield Repair("close", start, start + 1, value[:place] + right + value[place + 1 :])
            yield Repair("close", start, start + 1, value[:place] + right + value[place:])
        elif sign == "," and len(open_) > 1 and (key := _KEY_BEHIND.match(masked, place)):
            # Points and what is told of an area never stand in the same braces.
            start = open_[-1][1]
            if re.match(r"\{\s*\d+\.\d", masked[start:]) and is_key(key["key"]):
                yield Repair("close", start, start + 1, f"{value[:place]}}}{value[place:]}")
    if open_:
        left = "".join(_CLOSING[sign] for sign, _ in reversed(open_))
        yield Repair("close", open_[-1][1], open_[-1][1] + 1, value.rstrip(" ,") + left)
    elif masked[-1:] in ("]", "}"):
        yield Repair("closed-twice", len(value) - 1, len(value), value[:-1].rstrip())


def _opened(value: str, _: str) -> Iterator[Repair]:
    """An area's keys on one line without the brace before them, or without both."""
    if value[:1] not in _CLOSING:
        key = value.partition(":")[0]
        yield Repair("open", 0, len(key), f"{{{value}")
        yield Repair("open", 0, len(key), f"{{{value}}}")


_REPAIRS: tuple[Callable[[str, str], Iterator[Repair]], ...] = (
    _opened,
    _commas,
    _dashes,
    _colons,
    _parted,
    _closed,
    _quotes,
    _behind_quote,
)
