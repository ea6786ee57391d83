"""The form that `fmt` gives a file, recognised with regular expressions on its bytes, kind of value by kind of value.

A kind is a function from where a value begins (behind its key's colon or its dash) to where its last line ends; it raises
NotPlainError where the value stands in another form. What is recognised the reader would read without a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Kind = Callable[[bytes, int], int]


class NotPlainError(Exception):
    """The file is not in the plain form; it may be right all the same."""


ABOVE = rb"(?: *+#[^\n]*+\n|\n)*+"
"""Blank lines and comments above a line."""
END = rb"(?: ++#[^\n]*+| *+)\n"
"""The rest of a line: nothing, or a comment."""
TRUTH = rb" (?:true|True|TRUE|false|False|FALSE)" + END
_UNQUOTED = rb"(?!(?:~|null|Null|NULL)[ \n])[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n:#\t]*+(?:(?::(?![ \n])|(?<! )#)[^\n:#\t]*+)*+"
"""A text without quotes: what could be taken for something else does not begin it, and it holds no ": " and no " #"."""
_BLOCK = rb" [|>]" + END + rb"\n*+(?: {%(n)d}[^ \t\n][^\n]*+\n(?: {%(n)d}[^\n]*+\n|\n)*+)"
"""A text in a block, no line of which is indented less than its first."""
_TEXT = re.compile(rb" (?:(" + _UNQUOTED + rb")(?:(?<= )#[^\n]*+)?+\n|(?:\"([^\"\\\n]*+)\"|'([^'\n]*+)')" + END + rb")")
_NOTHING = re.compile(END)
_FIRST_KEY = re.compile(rb" ([a-z_]++):")
_IN_PARTS = re.compile(rb" (?:text|good_example):[ \n]")


def matched(found: re.Match[bytes] | None) -> re.Match[bytes]:
    """Raises NotPlainError where nothing was found."""
    if not found:
        raise NotPlainError
    return found


def key(indent: int) -> re.Pattern[bytes]:
    """A key at its indent, with what stands above it; the group is its name."""
    return re.compile(ABOVE + rb" {%d}([a-z_]++):" % indent)


def form(pattern: bytes) -> Kind:
    """A value of this form."""
    compiled = re.compile(pattern)
    return lambda data, place: matched(compiled.match(data, place)).end()


def nothing(data: bytes, place: int) -> int:
    """The rest of a key's line, where its value stands below it or nowhere."""
    return matched(_NOTHING.match(data, place)).end()


def text(data: bytes, place: int) -> int:
    """A text on one line."""
    return matched(_TEXT.match(data, place)).end()


def text_in(data: bytes, place: int) -> str | None:
    """The text that has been recognised here, or None where there is none."""
    found = _TEXT.match(data, place)
    return next(group for group in found.groups() if group is not None).decode("utf-8").strip() if found else None


def text_or_nothing(data: bytes, place: int) -> int:
    """A text on one line, or none."""
    return matched(_TEXT.match(data, place) or _NOTHING.match(data, place)).end()


def prose(indent: int) -> Kind:
    """A text in a block whose lines are indented so far, or on one line, or none."""
    block = re.compile(_BLOCK % {b"n": indent} + rb"?+")
    return lambda data, place: matched(block.match(data, place) or _TEXT.match(data, place) or _NOTHING.match(data, place)).end()


def texts(indent: int) -> Kind:
    """A list of texts, or none."""
    return items(indent, _item(indent), _usual_item(indent))


def sections() -> Kind:
    """An area's narrative as a list of sections, or nothing."""
    kinds = {b"heading": text_or_nothing, b"good_example": form(TRUTH), b"text": prose(10)}
    usual = rb" {6}- heading: " + _UNQUOTED + rb"\n(?: {8}good_example: true\n)?+ {8}text:" + _BLOCK % {b"n": 10}
    return items(6, mapping(8, kinds, in_list=True), usual)


def strengths() -> Kind:
    """An area's strengths: texts, or mappings of a text and whether it is a good example; or none."""
    one_text = re.compile(_BLOCK % {b"n": 10})
    kinds = {
        b"text": lambda data, place: matched(_TEXT.match(data, place) or one_text.match(data, place)).end(),
        b"good_example": form(TRUTH),
    }
    in_parts, alone = mapping(8, kinds, b"text", in_list=True), _item(6)

    def recognise(data: bytes, place: int) -> int:
        return (in_parts if _IN_PARTS.match(data, place) else alone)(data, place)

    return items(6, recognise, _usual_item(6))


def _item(indent: int) -> Kind:
    """A text in a list, on one line or in a block."""
    block = re.compile(_BLOCK % {b"n": indent + 2})
    return lambda data, place: matched(_TEXT.match(data, place) or block.match(data, place)).end()


def _usual_item(indent: int) -> bytes:
    return rb" {%d}-(?: " % indent + _UNQUOTED + rb"\n|" + _BLOCK % {b"n": indent + 2} + rb")"


def items(indent: int, item: Kind, usual: bytes = rb"(?!)") -> Kind:
    """A list whose items are of one kind, or none. The usual items are recognised together, which is much faster."""
    dash, together = re.compile(ABOVE + rb" {%d}-" % indent), re.compile(rb"(?:" + usual + rb")*+")

    def recognise(data: bytes, place: int) -> int:
        place = matched(together.match(data, nothing(data, place))).end()
        while found := dash.match(data, place):
            place = matched(together.match(data, item(data, found.end()))).end()
        return place

    return recognise


def mapping(indent: int, kinds: Mapping[bytes, Kind], *required: bytes, in_list: bool = False) -> Kind:
    """Keys in any order, each at most once, or nothing; in a list there are some, the first of them behind the dash."""
    pattern = key(indent)

    def recognise(data: bytes, place: int) -> int:
        seen: set[bytes] = set()
        found = (_FIRST_KEY if in_list else pattern).match(data, place if in_list else nothing(data, place))
        while found:
            if found[1] in seen or found[1] not in kinds:
                raise NotPlainError
            seen.add(found[1])
            place = kinds[found[1]](data, found.end())
            found = pattern.match(data, place)
        if (seen or in_list) and not (seen and seen.issuperset(required)):
            raise NotPlainError
        return place

    return recognise
