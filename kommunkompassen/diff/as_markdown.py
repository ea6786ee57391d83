"""The difference as a comment on a pull request: a summary line for each file, and its changes to unfold below.

What evaluators have written is text of unknown origin: it is no Markdown and no HTML here, calls nobody, refers to no issue
and leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kommunkompassen.base.few import More, few
from kommunkompassen.base.finding import Finding
from kommunkompassen.base.in_markdown import calling_nobody, in_markdown
from kommunkompassen.base.messages import Language, say
from kommunkompassen.diff import first_line, legend, order, published, telling
from kommunkompassen.diff.changes import Change
from kommunkompassen.diff.difference import Difference
from kommunkompassen.diff.entry import Entry
from kommunkompassen.diff.signs import visible, visible_spaces
from kommunkompassen.diff.text_changes import Sentence
from kommunkompassen.diff.word_marks import Word

MOST_CHARACTERS = 59_000
"""GitHub takes 65,536 in a comment; the rest is for what else the comment says."""
_MOST_OF_PUBLISHED = 10_000
_LONG = 9
"""So many sentences or more are folded."""
_LONG_TEXT = 1_500
_BEGINNING = re.compile(r"^(\s*(?:\d{1,9}(?=[.)])|))([-+=.)#])")
_MARKS = {"added": "ins", "removed": "del"}
_MOVED = "↕"


def as_markdown(difference: Difference, language: Language, most: int = MOST_CHARACTERS) -> str:
    """The whole difference, as far as there is room; what is left out is counted."""
    first = _published(difference, language)
    if not difference.entries:
        return "\n\n".join(part for part in (first, say("diff-nothing", language)) if part)
    top, signs = safe(first_line.total(difference, language)), legend.explained(difference, language, "markdown")
    blocks = [_Block(_head(entry, language), tuple(_pieces(entry, language))) for entry in difference.entries]
    shown = "\n".join(_within(blocks, difference, language, most - len(first) - len(top) - len(signs) - 6))
    return "\n\n".join(part for part in (first, top, shown, signs) if part)


def _published(difference: Difference, language: Language) -> str:
    """The published reports that come out otherwise, first of all; as many lines as there is room for beside the rest."""
    said = published.lines(difference.published, language)
    told = [f"- {_at_beginning(safe(line))}" for line in said[1:]]
    shown = _fitting(told, _MOST_OF_PUBLISHED, _MOST_OF_PUBLISHED)
    if len(shown) < len(told):
        shown.append(_left_out(difference, len(told) - len(shown), language))
    return "\n".join([f"**{safe(said[0])}**", "", *shown]) if said else ""


@dataclass(frozen=True, slots=True)
class _Block:
    """An entry: its summary line, and what unfolds, in pieces that are shown whole or not at all."""

    head: str
    pieces: tuple[str, ...]


def _within(blocks: Sequence[_Block], difference: Difference, language: Language, most: int) -> Iterator[str]:
    """The blocks within the room there is; each has an equal share of it, and what one leaves the next ones have."""
    shown = say("diff-show", language)
    opening, closing = f"<details{' open' if len(blocks) == 1 else ''}><summary>{shown}</summary>\n", "\n</details>\n"
    note = len(_left_out(difference, 10**6, language))
    # Every summary line first, as many as there is room for; then what unfolds below them.
    room, heads = most - note, 0
    while heads < len(blocks) and room > len(blocks[heads].head) + 2:
        room -= len(blocks[heads].head) + 2
        heads += 1
    for number, block in enumerate(blocks[:heads]):
        yield f"{block.head}\n"
        frame = len(opening) + len(closing) + note + 3
        share = room // (heads - number)
        pieces = _fitting(block.pieces, share - frame, share - frame + note)
        if pieces or len(block.pieces) > len(pieces):
            left = len(block.pieces) - len(pieces)
            text = "\n".join([opening, *pieces, *([_left_out(difference, left, language)] if left else []), closing])
            if len(text) + 1 <= share:
                room -= len(text) + 1
                yield text
    if heads < len(blocks):
        yield _left_out(difference, len(blocks) - heads, language)


def _fitting(pieces: Sequence[str], room: int, all_room: int) -> list[str]:
    """All pieces if they fit into the room without a note, else the first ones that fit beside it."""
    if sum(len(piece) + 1 for piece in pieces) <= all_room:
        return list(pieces)
    found: list[str] = []
    for piece in pieces:
        room -= len(piece) + 1
        if room < 0:
            break
        found.append(piece)
    return found


def _left_out(difference: Difference, count: int, language: Language) -> str:
    before = difference.sides.before
    # HEAD^1, as a review has it, is another commit in the reader's own repository.
    relative = not before.name or before.name.startswith(("HEAD", "@")) or any(sign in before.name for sign in "^~@:")
    base = before.commit[:12] if relative and before.commit else safe(before.name)
    return f"\n*{say('diff-left-out', language, count=count, base=base)}*\n"


def safe(text: str, *, spaces: bool = False) -> str:
    """The text on one line, in which nothing is Markdown and nothing calls or leads anywhere."""
    line = re.sub(r"(?<!\s)\s*[\r\n]\s*", " ", text)
    return in_markdown(visible_spaces(line) if spaces else visible(line))


def _at_beginning(line: str) -> str:
    """A safe line that is also no heading, list or rule where it begins one of Markdown's own lines."""
    return _BEGINNING.sub(r"\1\\\2", line)


def _in_html(text: str) -> str:
    """As safe, where a tag on the line keeps Markdown from being read."""
    return calling_nobody(visible(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _head(entry: Entry, language: Language) -> str:
    return f"**{safe(first_line.title(entry, language))}**: {safe(first_line.summary(entry, language))}"


def _pieces(entry: Entry, language: Language) -> Iterator[str]:
    names = dict.fromkeys(side.file for side in (entry.before, entry.after) if side)
    yield _at_beginning(" → ".join(safe(name) for name in names))
    for key, findings in order.errors(entry):
        heading = f"\n**{say(key, language)}**\n\n"
        for finding in few(findings):
            yield f"{heading}- {_error(finding, language)}"
            heading = ""
    if rows := order.rows(entry, language):
        yield "\n".join(["", *_table(rows, language)])
    for chapter in order.chapters(entry, language):
        heading = f"\n**{safe(chapter.heading)}**\n\n" if chapter.heading else "\n"
        for change in chapter.changes:
            # A heading goes with its first change, so that it is never left alone.
            yield heading + "\n".join(_change(change, language))
            heading = ""
    heading = f"\n**{say('diff-effects', language)}**\n\n"
    for effect in entry.effects:
        lines = [f"  - {_at_beginning(safe(line))}" for line in order.effect_lines(effect, language)]
        yield heading + "\n".join([f"- {_at_beginning(safe(order.effect_title(effect, language)))}", *lines])
        heading = ""


def _error(finding: Finding | More, language: Language) -> str:
    if isinstance(finding, More):
        return f"{say('more-findings', language, count=finding.count)} ({finding.rule})"
    at = say("diff-at-line", language, line=finding.span.line)
    return f"{at}: {safe(finding.message(language))} {safe(finding.hint(language))} ({finding.rule})"


def _table(rows: Sequence[order.Row], language: Language) -> Iterator[str]:
    yield f"| {' | '.join(say('diff-columns', language).split('|'))} |"
    yield "| :-- | :-- | --: | --: | --: |"
    for row in rows:
        line = str(row.lines.after) if row.lines.after is not None else telling.at(row.lines, language)
        cells = [row.number, safe(row.text), row.before, row.after, line]
        yield f"| {' | '.join(f'**{cell}**' if row.bold and cell else cell for cell in cells)} |"


def _change(change: Change, language: Language) -> Iterator[str]:
    at = telling.at_line(change, language)
    head = f"{telling.headline(change, language)}{f' ({at})' if at else ''}"
    short = order.from_to(change, language)
    if short is not None:
        yield f"- {_at_beginning(safe(head))}: {safe(short, spaces=True)}"
        return
    head += order.remarks(change, language)
    texts = [_sentence(sentence) for sentence in change.sentences]
    quoted = [line for text in texts for line in (f"  > {text}", "  >")][:-1]
    if len(texts) < _LONG and sum(map(len, texts)) < _LONG_TEXT:
        yield from [f"- {_at_beginning(safe(head))}", "", *quoted]
    else:
        yield from [f"- <details><summary>{_in_html(head)}</summary>", "", *quoted, "", "  </details>", ""]


def _sentence(sentence: Sentence) -> str:
    text = _at_beginning("".join(map(_word, sentence.words)))
    return f"{_MOVED} {text}" if sentence.became == "moved" else text


def _word(word: Word) -> str:
    """A stretch of words; the marks stand around the words and not around the space before them."""
    if word.mark == "same":
        return safe(word.text)
    inner = word.text.lstrip(" ")
    tag = _MARKS[word.mark]
    return f"{word.text[: len(word.text) - len(inner)]}<{tag}>{safe(inner, spaces=True)}</{tag}>"
