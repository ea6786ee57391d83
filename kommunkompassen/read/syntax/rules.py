"""All rules about how YAML is written, in order: the first that recognises a fault names it.

Where a rule can write the line as it should be, reading goes on from there, so that one mistake does not hide the next.
"""

from __future__ import annotations

from kommunkompassen.read.syntax import (
    astray,
    bad_escape,
    block_indent,
    comma_in_braces,
    comment_in_text,
    in_brackets,
    line_indent,
    merge_conflict,
    missing_bar,
    missing_colon,
    missing_space,
    no_break_space,
    other_bullet,
    special_start,
    tab_indentation,
    text_and_keys,
    unclosed_quote,
    unquoted_colon,
)
from kommunkompassen.read.syntax.fault import Fault, Mistake, span_in_line

RULES = (merge_conflict, in_brackets, unclosed_quote, bad_escape, unquoted_colon, special_start, comment_in_text, astray)
LAYOUT = (tab_indentation, block_indent, other_bullet, missing_space, missing_colon, line_indent, missing_bar, text_and_keys)
"""Rules of how lines stand to each other; see outline."""
READABLE = (no_break_space, comma_in_braces)
"""Rules of lines that the parser reads without complaint, but not as they were meant; reading asks them by name."""
OTHER = "yaml-syntax"


def recognise(fault: Fault) -> Mistake:
    """The mistake behind a fault; one without a name where no rule knows it."""
    for rule in RULES:
        mistake: Mistake | None = rule.recognise(fault)
        if mistake:
            return mistake
    line = min(fault.line, len(fault.lines) - 1)
    column = min(fault.column, len(fault.text(line)))
    return Mistake(OTHER, span_in_line(line, column, column + 1), "other")
