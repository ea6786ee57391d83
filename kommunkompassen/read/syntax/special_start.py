"""A text that begins with a sign that means something in YAML stands in quotes or after |.

The signs are { [ * & " ' # % @ ! | > - ? and the backtick.

Passes:
    facts:
      - label: Andel
        value: "{total} av 800"
Fails:
    facts:
      - label: Andel
        value: {total} av 800
"""

from __future__ import annotations

import re

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.quoting import one_line
from kommunkompassen.read.syntax import in_brackets
from kommunkompassen.read.syntax.fault import (
    Fault,
    Mistake,
    Value,
    always_required,
    in_quotes,
    quoted,
    span_in_line,
    value_in,
    without_comment,
    without_outer,
    without_remark,
)
from kommunkompassen.read.syntax.line import Line

RULE = "special-start"
_FLOW = re.compile(r"[{\[]\s*[\w.]+\s*(:|,|$)")
_CLOSING = {"{": "}", "[": "]"}
SIGNS = "{[*&\"'%@!|>`,]}:"
_WORDY = (Kind.MARKDOWN, Kind.ITEM, Kind.LINE, Kind.LINE_OR_NUMBER, Kind.NAME, Kind.NOTE)


def recognise(fault: Fault) -> Mistake | None:
    """A value on the line that begins with a sign; the whole value in quotes mends it."""
    if "flow" in fault.context:
        return _flow(fault, fault.context_line, fault.context_column, fault.context_column + 1)
    text = fault.text()
    value = value_in(text)
    if value and (lone := _lone(fault, value)):
        return lone
    # A fault before the value is about what stands there: a key too far in, a line above without its colon.
    if not value or fault.column < value.start or text[value.start : value.start + 1] not in tuple(SIGNS):
        return None
    sign = text[value.start]
    end = value.start + len(without_comment(text[value.start :])[0])
    if _FLOW.match(text, value.start):
        return _flow(fault, fault.line, value.start, end)
    if sign in "\"'" and fault.column <= value.start:
        return None
    span = span_in_line(fault.line, value.start, end)
    text = text[value.start : end]
    detail = "inner" if without_outer(text) != text else ""
    return Mistake(RULE, span, detail, {"sign": sign}, in_quotes(fault.lines, fault.line, value))


def unclosed(line: Line, value: str, lead: str, type_: FieldType) -> Mistake:
    """A value in brackets that are not closed; of a text the sign is part of it."""
    start = line.text.index(value, line.start)
    of_text = type_.text and type_.text.kind in _WORDY
    if not of_text and (mistake := in_brackets.mistake(line.text, line.number, start)):
        return mistake
    sign = value[0]
    values = {"sign": sign, "close": _CLOSING[sign]}
    span = span_in_line(line.number, start, start + len(value))
    if of_text:
        return Mistake(RULE, span, values=values, corrected={line.number: f"{lead}{one_line(value)}"})
    return Mistake(RULE, span, "flow", values, {line.number: f"{lead}{value.rstrip(', ')}{_CLOSING[sign]}"})


def number_sign_in_quotes(text: str) -> str:
    """An item's text, in quotes where it begins with a # that has no space behind it and so was not meant as a comment."""
    if not re.match(r"#[^\s#]", text):
        return text
    said, comment = without_remark(text)
    return quoted(said) + comment


def _lone(fault: Fault, value: Value) -> Mistake | None:
    """A dash or a question mark where there is no value yet."""
    text = fault.text()
    sign, comment = without_comment(text[value.start :])
    if sign not in ("-", "?") or not text[: value.start].rstrip().endswith(":"):
        return None
    span = span_in_line(fault.line, value.start, value.start + 1)
    before = text[: value.start].rstrip()
    if before[value.margin : -1].removeprefix("- ").strip() in always_required():
        # Left empty, the key would be told of in its turn.
        kept = {fault.line: f'{before} "–"{comment}'}
        return Mistake(RULE, span, "lone-required", {"sign": sign}, kept, proposed=False)
    return Mistake(RULE, span, "lone", {"sign": sign}, {fault.line: before + comment})


def _flow(fault: Fault, line: int, start: int, end: int) -> Mistake:
    sign = fault.text(line)[start : start + 1]
    values = {"sign": sign, "close": _CLOSING.get(sign, "")}
    return Mistake(RULE, span_in_line(line, start, end), "flow", values)
