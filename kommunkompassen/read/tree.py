"""From YAML events to nodes; the events, unlike a composed tree, still tell anchors and duplicate keys.

Anchors, aliases, tags and duplicate keys have no use in an evaluation and are mistakes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from collections.abc import Sequence as Sequence_
from dataclasses import replace
from typing import Any

import yaml

from kommunkompassen.base.finding import Span
from kommunkompassen.read.source import Mapping, Node, Scalar, Sequence
from kommunkompassen.read.syntax.fault import Mistake, quoted_value

MAXIMUM_DEPTH = 12
MAXIMUM_LETTERS = 33_000
"""Of one text without the line break at its end; what makes Word and PDF of a longer one can take more than five seconds
and 300 MB."""
MAXIMUM_LINES = 1_000
"""Of one text, and as many lists or headings in it; those of the longest real ones are a tenth of that."""
MAXIMUM_ITEMS = 500
"""In a list; each is a row or a paragraph of its own, which costs pandoc milliseconds and a megabyte."""
_SWALLOWED = re.compile(r"^ *+(?:(?:- )?[a-z_]++: *+\|?$|- [a-z_]++: )", re.M)
"""A line of a text that is most likely a key which stands too far in, alone on its line or the first of an item."""
_QUESTION = re.compile(r"\d+\.\d+")
_PASTED = 3
"""So many keys that come again were not typed."""
_SIGNS = {"anchor": "&", "alias": "*", "tag": "!"}


_JOINED = re.compile(r"(?<=\S) {2,}(?:- )?[a-z_]+:(?: |$)", re.M)
"""A key behind the last words of a line, for want of the line break between."""


class TooMuchError(Exception):
    """A node is nested too deep, or a text or list is too long, to have been meant. `rule`, `detail`: what it goes against."""

    def __init__(self, rule: str, limit: int, span: Span, detail: str = "") -> None:
        super().__init__()
        self.rule, self.limit, self.span, self.detail = rule, limit, span, detail


def limit_passed(text: str) -> tuple[int, str] | None:
    """Of a text that is too long the limit, and which message's case it is; None for others."""
    # A line break at the end is the file's way to write it, and no letter or line of the text.
    words = text.rstrip("\n")
    if len(words) > MAXIMUM_LETTERS:
        return MAXIMUM_LETTERS, ""
    return (MAXIMUM_LINES, "lines") if words.count("\n") >= MAXIMUM_LINES else None


def _span(event: yaml.Event, last: yaml.Event | None = None) -> Span:
    start: Any = event.start_mark
    end: Any = (last or event).end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class Builder:
    """Turns events into nodes; `next_event` gives the next one."""

    def __init__(self, lines: Sequence_[str], next_event: Callable[[], Any]) -> None:
        self.lines = lines
        self.next = next_event
        self.mistakes: list[Mistake] = []
        """In lines that can be read; reported when reading has come to its end."""
        self.askew = False
        """Whether lines may stand otherwise than they were meant."""

    def document(self) -> Node | None:
        """The file's tree. Raises yaml.MarkedYAMLError where it can't be read, and TooMuchError."""
        root: Node | None = None
        while not isinstance(event := self.next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._fault("yaml-several-documents", event)
                    break
                root = self._node(self.next(), 0)
        return root

    def _fault(self, rule: str, event: yaml.Event, detail: str = "", **values: str) -> None:
        self.mistakes.append(Mistake(rule, _span(event), detail, values))

    def _sign(self, event: yaml.Event, detail: str) -> str:
        """Report an anchor, alias or tag, which is most often a text that begins with its sign; what stands there as text."""
        span = _span(event)
        line = self.lines[span.line - 1]
        mended = _without_type(line, span) if detail == "tag" else ""
        mended = mended or quoted_value(line)
        correction = {span.line - 1: mended} if mended and "<<:" not in line else {}
        self.mistakes.append(Mistake("yaml-anchor", span, detail, {"sign": _SIGNS[detail]}, correction))
        return line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAXIMUM_DEPTH:
            raise TooMuchError("file-too-deep", MAXIMUM_DEPTH, _span(event))
        if isinstance(event, yaml.ScalarEvent):
            span = _span(event)
            # Letters can also be put together by codes: "o\\u0308".
            value = unicodedata.normalize("NFC", event.value) if event.style == '"' else event.value
            if passed := limit_passed(value):
                limit, detail = passed
                raise TooMuchError("text-too-long", limit, span, detail)
            if event.tag or event.anchor:
                self._signs(event)
            # A text that goes on below may have swallowed what was meant as an item or a key, and so may one below a |.
            self.askew |= span.end_line > span.line and (not event.style or _is_askew(event.value))
            return Scalar(value, span, event.style or "")
        if isinstance(event, yaml.AliasEvent):
            return Scalar(self._sign(event, "alias"), _span(event), "")
        assert isinstance(event, yaml.CollectionStartEvent), "nothing else begins a node"
        self._signs(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _signs(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        lone = event.tag == "!" and isinstance(event, yaml.ScalarEvent) and not event.style
        if (event.tag is not None and event.tag != "!") or lone:
            self._sign(event, "tag")
        if event.anchor:
            self._sign(event, "anchor")

    def _sequence(self, start: yaml.CollectionStartEvent, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            if len(items) == MAXIMUM_ITEMS:
                raise TooMuchError("list-too-long", MAXIMUM_ITEMS, _span(event))
            items.append(self._node(event, depth + 1))
        flow = bool(start.flow_style)
        return Sequence(items, _span(start, event if flow else start), flow)

    def _mapping(self, start: yaml.CollectionStartEvent, depth: int) -> Mapping:
        flow = bool(start.flow_style)
        keys: dict[str, Scalar] = {}
        values: dict[str, Node] = {}
        again: list[int] = []
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self.next(), depth + 1)
            if not isinstance(key, Scalar):
                self._fault("yaml-key", event)
            elif flow and (two := self._in_two(key, value)):
                keys[two[0].text], values[two[0].text] = two
            elif flow and keys and (whole := self._parted(keys, values, key, value)):
                values[next(reversed(keys))] = whole
            elif key.text in keys:
                again.append(len(self.mistakes))
                self._fault("duplicate-key", event, key=key.text, first=str(keys[key.text].span.line))
            else:
                keys[key.text], values[key.text] = key, value
        self._pasted_twice(again)
        return Mapping(keys, values, _span(start, event if flow else start), flow)

    def _pasted_twice(self, again: list[int]) -> None:
        """Of many keys that come again tell one, since what they stand in was pasted twice. `again`: which mistakes they are."""
        if len(again) < _PASTED:
            return
        first = self.mistakes[again[0]]
        values = {**first.values, "count": str(len(again) - 1)}
        self.mistakes[again[0]] = replace(first, detail="several", values=values)
        for position in reversed(again[1:]):
            del self.mistakes[position]

    def _in_two(self, key: Scalar, value: Node) -> tuple[Scalar, Scalar] | None:
        """A key and its value that are one word to YAML, for want of a colon or the space behind it; None for another key."""
        if not _is_bare(key, value):
            return None
        from kommunkompassen.read.syntax import in_brackets  # noqa: PLC0415  most files have no mistakes

        parted = in_brackets.key_and_value(self.lines[key.span.line - 1], key.span)
        if parted is None:
            return None
        mistake, end, start = parted
        self.mistakes.append(mistake)
        line, column = key.span.line, key.span.column
        name = Scalar(key.text[: end - column], Span(line, column, line, end), "")
        return name, Scalar(key.text[start - column :], Span(line, start, line, key.span.end_column), "")

    def _parted(self, keys: dict[str, Scalar], values: dict[str, Node], key: Scalar, value: Node) -> Scalar | None:
        """The last value with what stands behind its comma, where that is no key: it has no colon. None where it has."""
        name = next(reversed(keys))
        last = values[name]
        if not _is_bare(key, value) or not isinstance(last, Scalar) or last.style or last.span.line != key.span.line:
            return None
        # The next question, not yet scored.
        if _QUESTION.fullmatch(name) and _QUESTION.fullmatch(key.text):
            return None
        from kommunkompassen.read.syntax import comma_in_braces  # noqa: PLC0415  as above

        line = self.lines[key.span.line - 1]
        self.mistakes.append(comma_in_braces.parted(line, name, last.span, key.span))
        span = Span(last.span.line, last.span.column, key.span.line, key.span.end_column)
        return Scalar(line[span.column - 1 : span.end_column - 1], span, "")


def _is_askew(text: str) -> bool:
    """Whether a text below a | has lines in it that are most likely keys."""
    return bool(_SWALLOWED.search(text)) or ("  " in text and bool(_JOINED.search(text)))


def _is_bare(key: Scalar, value: Node) -> bool:
    """Whether a key in braces has neither a colon nor a value."""
    nothing = isinstance(value, Scalar) and value.span.column == value.span.end_column == key.span.end_column
    return nothing and not key.style and key.span.line == key.span.end_line


def _without_type(line: str, span: Span) -> str:
    """The line without the mark of a type, as in: year: !!int 2027; empty where the ! begins a text."""
    before, value = line[: span.column - 1], line[span.column - 1 :]
    return before + re.sub(r"^!!\w+ ", "", value) if re.match(r"!!\w+ ", value) else ""
