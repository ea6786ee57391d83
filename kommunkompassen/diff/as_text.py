"""The difference for a terminal: a summary line for each file, then each change with its line. Readable without colour."""

from __future__ import annotations

from collections.abc import Iterator

import click

from kommunkompassen.base.few import More, few
from kommunkompassen.base.finding import Finding
from kommunkompassen.base.messages import Language, say
from kommunkompassen.diff import first_line, legend, order, published, telling
from kommunkompassen.diff.changes import Change
from kommunkompassen.diff.difference import Difference
from kommunkompassen.diff.entry import Entry
from kommunkompassen.diff.signs import visible, visible_spaces
from kommunkompassen.diff.text_changes import Sentence
from kommunkompassen.diff.word_marks import Word

_SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}
_COLOURS = {"added": "green", "removed": "red"}
_MARKS = {"added": ("{+", "+}"), "removed": ("[-", "-]")}
_LINE = 8
"""Width of the column of line numbers."""


def as_text(difference: Difference, language: Language, *, colour: bool) -> str:
    """The whole difference; what was removed stands in [-…-], what was added in {+…+}."""
    blocks = ["\n".join(_entry(entry, language, colour=colour)) for entry in difference.entries]
    first = "\n  ".join(visible(line) for line in published.lines(difference.published, language))
    around = [first, first_line.total(difference, language), *blocks, legend.explained(difference, language, "text")]
    if not blocks:
        around.append(say("diff-nothing", language))
    return "\n\n".join(block for block in around if block)


def _entry(entry: Entry, language: Language, *, colour: bool) -> Iterator[str]:
    yield _bold(visible(f"{first_line.title(entry, language)}: {first_line.summary(entry, language)}"), colour=colour)
    yield from (f"  {line}" for line in _files(entry))
    for key, findings in order.errors(entry):
        yield f"\n  {say(key, language)}"
        yield from (f"    {visible(_error(finding, language))}" for finding in few(findings))
    if rows := order.rows(entry, language):
        yield f"\n  {say('diff-scores', language)}"
        yield from _table(rows, language)
    for chapter in order.chapters(entry, language):
        yield f"\n  {visible(chapter.heading)}".rstrip(" ") if chapter.heading else ""
        for change in chapter.changes:
            yield from _change(change, language, colour=colour)
    if entry.effects:
        yield f"\n  {say('diff-effects', language)}"
        for effect in entry.effects:
            yield f"    {visible(order.effect_title(effect, language))}"
            yield from (f"      {visible(line)}" for line in order.effect_lines(effect, language))


def _files(entry: Entry) -> list[str]:
    """The file; both names where it has another one now."""
    names = [visible(side.file) for side in (entry.before, entry.after) if side]
    return [" → ".join(dict.fromkeys(names))]


def _error(finding: Finding | More, language: Language) -> str:
    if isinstance(finding, More):
        return f"{say('more-findings', language, count=finding.count)} [{finding.rule}]"
    return f"{finding.span.line}:{finding.span.column} {finding.message(language)} {finding.hint(language)} [{finding.rule}]"


def _table(rows: list[order.Row], language: Language) -> Iterator[str]:
    width = max(len(row.number) for row in rows)
    points = max(len(_points(row)) for row in rows)
    for row in rows:
        text = "  ".join(
            part for part in (f"{_points(row):<{points}}", visible(row.text), telling.at(row.lines, language)) if part.strip()
        )
        yield f"    {row.number:<{width}}  {text}".rstrip()


def _points(row: order.Row) -> str:
    """Before and after; on one side alone for what is new or gone."""
    return " → ".join(dict.fromkeys(points for points in (row.before, row.after) if points))


def _change(change: Change, language: Language, *, colour: bool) -> Iterator[str]:
    at = telling.at_line(change, language)
    head = f"    {visible(telling.headline(change, language))}{f' ({at})' if at else ''}"
    short = order.from_to(change, language)
    if short is not None:
        yield f"{head}: {visible_spaces(short)}"
        return
    yield f"{head}{order.remarks(change, language)}"
    for sentence in change.sentences:
        yield _sentence(sentence, colour=colour)


def _sentence(sentence: Sentence, *, colour: bool) -> str:
    # A line of the old file stands in brackets, since the new one has another text there.
    number = str(sentence.after) if sentence.after is not None else f"({sentence.before})"
    whole = sentence.became in ("added", "removed")
    text = "".join(_word(word, marked=not whole, colour=colour) for word in sentence.words)
    return f"{number:>{_LINE}} {_SIGNS[sentence.became]} {text}"


def _word(word: Word, *, marked: bool, colour: bool) -> str:
    """A stretch of words; the marks stand around the words and not around the space before them."""
    if word.mark == "same":
        return visible(word.text)
    inner = word.text.lstrip(" ")
    first, last = _MARKS[word.mark] if marked else ("", "")
    text = f"{first}{visible_spaces(inner) if marked else visible(inner)}{last}"
    return word.text[: len(word.text) - len(inner)] + (click.style(text, fg=_COLOURS[word.mark]) if colour else text)


def _bold(text: str, *, colour: bool) -> str:
    return click.style(text, bold=True) if colour else text
