r"""A text is written on one line, or indented further than its key or dash where it goes on; an item begins with a dash.

Passes:
    evaluators:
      - name: Anna Ek
        affiliation: Sveriges Kommuner och
          Regioner
Fails:
    evaluators:
      - name: Anna Ek
        affiliation: Sveriges Kommuner och
    Regioner
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kommunkompassen.read.fields import FieldType, Kind
from kommunkompassen.read.quoting import one_line
from kommunkompassen.read.syntax import special_start
from kommunkompassen.read.syntax.fault import Fault, Mistake, span_in_line, whole_line
from kommunkompassen.read.syntax.line import Line

RULE = "stray-text"
_STEP = 2
_BAR = re.compile(r"(?P<sign>[|>])[+-]?\d?[+-]?\s*(?P<text>.*)")


def recognise(fault: Fault) -> Mistake | None:
    """A line that is neither a key nor an item and that no text goes on with."""
    if "could not find expected ':'" not in fault.problem:
        return None
    line = fault.context_line
    return Mistake(RULE, whole_line(fault, line), corrected={line: ""}, proposed=False)


def next_item(line: Line, right: str, key: str, first: int) -> Mistake:
    """The first key of an item a second time, without a dash."""
    span = span_in_line(line.number, line.start, line.start + len(key))
    return Mistake("duplicate-key", span, "item", {"key": key, "first": str(first + 1)}, {line.number: right})


@dataclass(frozen=True, slots=True)
class BehindBar:
    """A text on the same line as its |: what is said of it, and whether more of it stands below."""

    mistake: Mistake
    text: str
    """The text, where it is no more than that."""
    content: int
    """How far in the lines are where there are more of them; else 0."""


def goes_on(line: Line, first: int, lead: str, whole: str, remark: str) -> Mistake:
    """A line that goes on with the text of an earlier one without being indented.

    `lead`: what stands before that text; `remark`: the comment behind the line, with the space before.
    """
    joined = lead + (whole if whole[0] in ("'", '"') else one_line(whole, typed=True)) + remark
    corrected = {first: joined, **dict.fromkeys(range(first + 1, line.number + 1), "")}
    span = span_in_line(line.number, len(line.lead), len(line.text.rstrip()))
    return Mistake(RULE, span, "goes-on", {"above": str(first + 1)}, corrected, (joined,))


def without_key(line: Line, key: str) -> Mistake:
    """A text below a heading that lacks its key."""
    written = one_line(line.text.strip(), typed=True)
    shown = (f"{line.lead}{key}: |", f"{line.lead}  {line.text.strip()}")
    span = span_in_line(line.number, len(line.lead), len(line.text.rstrip()))
    return Mistake(RULE, span, "key", {"key": key}, {line.number: f"{line.lead}{key}: {written}"}, shown)


def without_dash(line: Line, column: int, *, below_item: bool) -> Mistake:
    """An item that lacks its dash."""
    span = span_in_line(line.number, len(line.lead), len(line.text.rstrip()))
    corrected = {line.number: f"{' ' * column}- {line.text.strip()}"}
    return Mistake(RULE, span, "dash" if below_item else "dash-key", corrected=corrected)


def text_behind_bar(line: Line, value: str, lead: str, column: int, type_: FieldType, below: Line | None) -> BehindBar | None:
    """A text behind a | or >, which belongs on the lines below; None where > is no such sign."""
    match = _BAR.match(value)
    assert match, "the value begins with one of the signs"
    key = lead.rstrip(" ")
    more = below is not None and below.spaces > column
    markdown = type_.text is not None and type_.text.kind is Kind.MARKDOWN
    if match["sign"] == ">" and not more:
        return None
    start = len(line.text) - len(line.text[line.start :].partition(value)[2]) - len(value)
    span = span_in_line(line.number, start, start + 1)
    values = {"sign": match["sign"]}
    if markdown or more:
        content = below.spaces if more and below else column + _STEP
        opening = f"{key} |"
        # A second bar is no text.
        shown = () if match["text"] == "|" else (opening, f"{' ' * content}{match['text']}")
        return BehindBar(Mistake(special_start.RULE, span, "bar", values, {line.number: opening}, shown), "", content)
    written = one_line(match["text"], typed=True)
    mistake = Mistake(special_start.RULE, span, "bar-alone", values, {line.number: f"{lead}{written}"})
    return BehindBar(mistake, match["text"], 0)
