"""The rows as a table for a terminal: a line for each evaluation, and below it the first error of one that has any.

Where the terminal is narrow the evaluators are told by their initials, and then columns give way, in an order that is fixed.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.swedish import number
from kommunkompassen.listing.lacking import in_words
from kommunkompassen.listing.rows import Row
from kommunkompassen.reporters import width as columns_of
from kommunkompassen.reporters.excerpt import displayed

NARROWEST_TEXT = 24
"""Columns for what is missing; where there is less room its lines go past the terminal's edge."""
_BETWEEN = "  "
_NAMES = (
    *("id", "branch", "status", "conducted", "rubric", "evaluators", "points", "scored", "texts"),
    *("errors", "warnings", "infos", "changed", "changed_on", "missing"),
)
"""The columns in their order, as list-columns names them."""
_RIGHT = {"points", "scored", "texts", "errors", "warnings", "infos"}
_GIVING_WAY = ("changed_on", "evaluators", "conducted", "rubric", "infos", "warnings", "texts")
"""Which columns are left out first where all have no room."""
_OF_MISSING = ("id", "branch", "status", "scored", "texts", "missing")


@dataclass(frozen=True, slots=True)
class Text:
    """The table, and the headings of the columns that had no room in it."""

    table: str
    left_out: tuple[str, ...]


def as_text(rows: Sequence[Row], language: Language, room: int, *, missing: bool = False) -> Text:
    """The table for so many columns of a terminal; `missing`: with what each evaluation lacks instead of what it has."""
    headings = dict(zip(_NAMES, say("list-columns", language).split("|"), strict=True))
    names = [name for name in (_OF_MISSING if missing else _NAMES[:-1]) if _tells(name, rows)]
    cells = {name: [displayed(_CELLS[name](row, language)) for row in rows] for name in names}
    left_out = [] if missing else _fitted(cells, headings, rows, room)
    widths = {name: max(map(columns_of, (headings[name], *column))) for name, column in cells.items()}
    lines = [_line({name: headings[name] for name in cells}, widths, room)]
    for place, row in enumerate(rows):
        lines.append(_line({name: column[place] for name, column in cells.items()}, widths, room))
        if row.facts.first:
            lines.append(_first_error(row, language, room))
    return Text("\n".join(lines), tuple(headings[name] for name in _NAMES if name in left_out))


def _tells(name: str, rows: Sequence[Row]) -> bool:
    """Whether a column tells rows apart, of those that need not be there."""
    if name == "branch":
        return any(row.branch for row in rows)
    if name == "changed_on":
        # With --branches each row says of which it is.
        return not any(row.branch for row in rows) and len({row.change.branch for row in rows}) > 1
    return name != "changed" or any(row.change.day or row.change.uncommitted for row in rows)


def _fitted(cells: dict[str, list[str]], headings: dict[str, str], rows: Sequence[Row], room: int) -> list[str]:
    """Take away columns until the others have room, and say which."""

    def wide() -> int:
        return sum(max(map(columns_of, (headings[name], *column))) + len(_BETWEEN) for name, column in cells.items())

    if wide() - len(_BETWEEN) > room:
        cells["evaluators"] = [displayed(_initials(row)) for row in rows]
    left_out = []
    for name in _GIVING_WAY:
        if wide() - len(_BETWEEN) <= room:
            break
        if cells.pop(name, None) is not None:
            left_out.append(name)
    return left_out


def _line(cells: dict[str, str], widths: dict[str, int], room: int) -> str:
    padded = []
    for name, cell in cells.items():
        if name == "missing":
            padded.append(_wrapped(cell, sum(widths[one] + len(_BETWEEN) for one in cells if one != name), room))
            continue
        space = " " * (widths[name] - columns_of(cell))
        padded.append(space + cell if name in _RIGHT else cell + space)
    return _BETWEEN.join(padded).rstrip()


def _wrapped(cell: str, before: int, room: int) -> str:
    lines = textwrap.wrap(cell, max(room - before, NARROWEST_TEXT), break_on_hyphens=False)
    return f"\n{' ' * before}".join(lines)


def _first_error(row: Row, language: Language, room: int) -> str:
    first = row.facts.first
    assert first
    key = "list-in-file" if first.file else "list-at-line"
    message = say(key, language, file=first.file, line=first.span[0], message=first.finding(row.path).message(language))
    line = f"    {displayed(message)}"
    return line if columns_of(line) <= room else f"{line[: room - 1]}…"


def _initials(row: Row) -> str:
    """LE MS for Leif Eldås and Mats Säll."""
    names = [name.split() for name in row.facts.evaluators]
    return " ".join("".join(word[0] for word in dict.fromkeys((name[0], name[-1]))) for name in names if name)


def _status(row: Row, language: Language) -> str:
    return say("unreadable" if row.unread else f"status-{row.facts.status}", language)


def _scored(row: Row, language: Language) -> str:
    left = row.facts.left
    return say("list-of", language, done=left.scored, all=left.to_score) if left else ""


def _texts(row: Row, language: Language) -> str:
    left = row.facts.left
    return say("list-of", language, done=left.told, all=left.areas) if left else ""


def _missing(row: Row, language: Language) -> str:
    return in_words(row.facts.left, language) if row.facts.left else say("list-lacks-unknown", language)


def _changed(row: Row, language: Language) -> str:
    return say("list-uncommitted", language) if row.change.uncommitted else row.change.day or ""


_CELLS: dict[str, Callable[[Row, Language], str]] = {
    "id": lambda row, _: row.id,
    "branch": lambda row, _: row.branch or "",
    "status": _status,
    # The first day is enough to know it by.
    "conducted": lambda row, _: (row.facts.conducted or "").partition("/")[0],
    "rubric": lambda row, _: row.facts.rubric or "",
    "evaluators": lambda row, _: ", ".join(row.facts.evaluators),
    "points": lambda row, _: "" if row.facts.points is None else number(row.facts.points),
    "scored": _scored,
    "texts": _texts,
    "errors": lambda row, _: str(row.facts.errors or ""),
    "warnings": lambda row, _: str(row.facts.warnings or ""),
    "infos": lambda row, _: str(row.facts.infos or ""),
    "changed": _changed,
    "changed_on": lambda row, _: row.change.branch or "",
    "missing": _missing,
}
