"""Lines that YAML reads, but not as they were meant; they are reported under the rules of the mistakes in them.

An item with a colon in it becomes a key; one in brackets or braces, or after a second dash, becomes a list; one that is all
comment becomes nothing. And a key may have a character in it that can't be seen.
"""

from __future__ import annotations

import re
import unicodedata

from kommunkompassen.base.finding import Finding, Span
from kommunkompassen.read import unseen
from kommunkompassen.read.fields import Kind, fields
from kommunkompassen.read.key_names import is_name_of, names_of
from kommunkompassen.read.quoting import one_line
from kommunkompassen.read.source import Mapping, Scalar, Sequence
from kommunkompassen.read.structure.complaint import Complaint, model_at
from kommunkompassen.read.syntax import special_start, unquoted_colon
from kommunkompassen.read.syntax.fault import Mistake, Value, in_quotes, is_key, known_keys, quoted, quoted_value

_ALIKE = 5
"""Letters of a list's name that another word for it has too."""
_GOOD_EXAMPLE = re.compile(r"(?P<text>.*[^\s,;])[\s,;]*(?<=[\s,;])(?P<mark>good_example: +(?:true|false)\b.*)")
"""A strength with what marks it as a good example on the same line."""


def recognise(complaint: Complaint) -> Finding | None:
    """The mistake behind the complaint, where it is one of these."""
    return _unseen(complaint) or _colon(complaint) or _brackets(complaint) or _nested(complaint) or _comment(complaint)


def _line(complaint: Complaint, span: Span) -> str:
    lines = complaint.source.lines
    return lines[span.line - 1] if span.line <= len(lines) else ""


def _finding(complaint: Complaint, mistake: Mistake) -> Finding:
    correction = mistake.correction(complaint.source.lines)
    return complaint.error(mistake.rule, mistake.span, mistake.detail, correction, **dict(mistake.values))


def _unseen(complaint: Complaint) -> Finding | None:
    """A key that would be right without a character that can't be seen in it."""
    if complaint.expected != "unknown":
        return None
    key = complaint.way[-1]
    seen = "".join(sign for sign in key if unicodedata.category(sign) not in ("Cf", "Zs"))
    if seen == key or not is_key(seen):
        return None
    span = complaint.source.key_span(complaint.way)
    line = _line(complaint, span)
    first = next(index for index, sign in enumerate(key) if unicodedata.category(sign) in ("Cf", "Zs"))
    place = Span(span.line, span.column + first, span.line, span.column + first + 1)
    corrected = line[: span.column - 1] + seen + line[span.column - 1 + len(key) :]
    return complaint.error(
        "unprintable-character", place, "", complaint.written(span.line, corrected), near=seen, code=unseen.code(key[first])
    )


def _colon(complaint: Complaint) -> Finding | None:
    """A text was expected, and there is one key whose line reads like a sentence."""
    node = complaint.source.node(complaint.way)
    if complaint.expected != "text_expected" or not isinstance(node, Mapping) or node.flow or len(node.keys) != 1:
        return None
    (key,) = node.keys.values()
    value = next(iter(node.values.values()))
    line = _line(complaint, key.span)
    start, colon = key.span.column - 1, key.span.end_column
    is_sentence = line[:start].rstrip().endswith("-") and line[colon - 1 : colon] == ":"
    if not is_sentence or not isinstance(value, Scalar) or value.span.line != key.span.line:
        return None
    if of_key := _of_key(complaint, key, line, value):
        return of_key
    margin = line.rfind("-", 0, start)
    corrected = in_quotes(complaint.source.lines, key.span.line - 1, Value(max(margin, 0), start))
    if complaint.way[-2:-1] == ("strengths",) and (mark := _GOOD_EXAMPLE.fullmatch(line, start)):
        place = Span(key.span.line, mark.start("mark") + 1, key.span.line, mark.start("mark") + 1 + len("good_example"))
        shown = (f"{line[:start]}text: {one_line(mark['text'])}", " " * start + mark["mark"])
        return _finding(complaint, Mistake(unquoted_colon.RULE, place, "two-keys", corrected=corrected, shown=shown))
    place = Span(key.span.line, colon, key.span.line, colon + 1)
    return _finding(complaint, Mistake(unquoted_colon.RULE, place, corrected=corrected))


def _of_key(complaint: Complaint, key: Scalar, line: str, value: Scalar) -> Finding | None:
    """An item of texts that begins with a key of the file, or with the name of its own list or of another beside it."""
    own, around = str(complaint.way[-2]), complaint.source.node(complaint.way[:-2])
    beside = [
        name for name, known in fields(model_at(complaint.kind, complaint.way[:-2])).keys.items() if known.kind is Kind.LIST
    ]
    meant = next((name for name in beside if key.text == name or _is_called(key.text, name)), "")
    if not meant and key.text not in known_keys():
        return None
    start = key.span.column - 1
    if meant and meant != own and not value.text.strip():
        column = complaint.source.key_span(complaint.way[:-1]).column - 1
        there = isinstance(around, Mapping) and meant in around.keys
        mended = "" if there else f"{' ' * column}{meant}:"
        return complaint.error("unknown-key", key.span, "list", complaint.written(key.span.line, mended), key=meant)
    text = line[key.span.end_column :].strip()
    values = {"key": meant or key.text}
    if (meant or key.text) not in (own, "text"):
        return complaint.error("unknown-key", key.span, "other", None, **values)
    mended = f"{line[:start]}{text}" if text else ""
    return complaint.error("unknown-key", key.span, "own", complaint.written(key.span.line, mended), **values)


def _is_called(word: str, key: str) -> bool:
    """Whether the word is much like what the key is called first: Styrka for Styrkor, but not Plus."""
    return is_name_of(word, key) and word[:_ALIKE].casefold() == names_of(key)[0][:_ALIKE]


def _brackets(complaint: Complaint) -> Finding | None:
    """A text was expected, and there is something in brackets or braces."""
    node = complaint.source.node(complaint.way)
    if complaint.expected != "text_expected" or not isinstance(node, Mapping | Sequence) or not node.flow:
        return None
    line = _line(complaint, node.span)
    if isinstance(node, Mapping) and line[node.span.column - 1 : node.span.column] != "{":
        # No single key has only what is in braces, in a line that has been moved to make room for a missing one.
        return _pair(complaint, node, line) if len(node.keys) == 1 else None
    start, end = node.span.column - 1, node.span.end_column - 1
    around = complaint.source.node(complaint.way[:-1])
    if node.span.line != node.span.end_line:
        correction = ""
    elif isinstance(around, Mapping | Sequence) and around.flow:
        correction = line[:start] + quoted(line[start:end]) + line[end:]
    else:
        correction = quoted_value(line)
    sign = line[node.span.column - 1 : node.span.column]
    return complaint.error(special_start.RULE, node.span, "", complaint.written(node.span.line, correction), sign=sign)


def _pair(complaint: Complaint, node: Mapping, line: str) -> Finding | None:
    """A text with a colon in it, as an item of a list in brackets."""
    (key,) = node.keys.values()
    start, end = node.span.column - 1, node.span.end_column - 1
    whole = line[start:end].rstrip()
    corrected = line[:start] + quoted(whole) + line[start + len(whole) :]
    place = Span(key.span.line, key.span.end_column, key.span.line, key.span.end_column + 1)
    is_one_line = node.span.line == node.span.end_line
    return _finding(complaint, Mistake(unquoted_colon.RULE, place, corrected={place.line - 1: corrected} if is_one_line else {}))


def _nested(complaint: Complaint) -> Finding | None:
    """A text was expected, and there is a second dash, or a question mark, which YAML takes for the sign of a key."""
    node = complaint.source.node(complaint.way)
    if complaint.expected != "text_expected" or not isinstance(node, Mapping | Sequence) or node.flow:
        return None
    line = _line(complaint, node.span)
    start = node.span.column - 1
    sign = line[start : start + 1]
    place = Span(node.span.line, start + 1, node.span.line, start + 2)
    if sign == "?":
        return complaint.error(special_start.RULE, place, "", complaint.written(node.span.line, quoted_value(line)), sign=sign)
    if sign == "-" and line[:start].rstrip().endswith("-"):
        one_dash = line[:start] + line[start + 1 :].lstrip()
        alone = isinstance(node, Sequence) and len(node.items) == 1
        return complaint.error(special_start.RULE, place, "dash", complaint.written(node.span.line, one_dash if alone else ""))
    return None


def _comment(complaint: Complaint) -> Finding | None:
    """An item without a value, but with a comment behind its dash."""
    if complaint.given is not None or not complaint.way or not complaint.is_item:
        return None
    span = complaint.source.span(complaint.way)
    comment = next((one for one in complaint.source.comments if one.line == span.line and not one.alone), None)
    if comment is None:
        return None
    line = _line(complaint, span)
    place = Span(comment.line, comment.column, comment.line, comment.column + len(comment.text))
    corrected = line[: comment.column - 1] + f'"{comment.text}"' if '"' not in comment.text else ""
    return complaint.error(
        special_start.RULE, place, "comment", complaint.written(span.line, corrected if '"' not in comment.text else "")
    )
