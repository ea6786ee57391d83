"""No marks of formatting are left over that would be printed: stars without their pair, footnotes, underlined headings, codes.

Passes:
    texts:
      closing: Kommunen har **en plan** och *en policy*.
Fails:
    texts:
      closing: Kommunen har **en plan och en policy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.marks import mark_of
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_
from kommunkompassen.read.unseen import HIDDEN

RULE = "leftover-mark"
_LONGEST_WORD = 200
"""Letters before a mark that are looked at."""
_LONGEST_SHOWN = 40
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_SIGNS = ("*", "_", "[", "`", "~", "&", "<", "==", "--", "( )", "¹", "²", "³", *"⁰⁴⁵⁶⁷⁸⁹")
"""One of these is in all of them, and is found more quickly; few texts have any."""
_PAIRED = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])[^*_\n]*(?<=[\w])\1(?![\w*])")
"""The usual emphasis, which needs no parsing to be seen to be right."""
_STAR = re.compile(r"\*|(?<!\w)_|_(?!\w)")
_COLON = re.compile(r"(?<=[.,;:!?])(\*{1,3})(?=\w)")
_APART = re.compile(r"(\*{2,3}) ++([^*\n]*[^*\s]) +(\*{2,3})(?!\w)")


def character(entity: str) -> str:
    """The character that an entity stands for; nothing for one that can't be seen."""
    import html  # noqa: PLC0415  few texts have one

    return HIDDEN.sub("", html.unescape(entity))


def _bare(match: re.Match[str]) -> str:
    """An address without < and >; tight behind other words in brackets, and not at all where it is those."""
    address, before = match[1].removeprefix("mailto:"), match.string[: match.start()]
    if before.endswith((address, address.removeprefix("https://"))):
        return ""
    return f" ({address})" if before and not before[-1].isspace() and before[-1] not in '(”"' else match[1]


_LINES: dict[str, tuple[str, Callable[[re.Match[str]], str] | None]] = {
    "entity": (ENTITY.pattern, lambda match: character(match[0])),
    "times": (r"(?<=\d)\*(?=\d)", lambda _: " × "),
    "footnote": (
        (
            r"\[\^[^\]\s]{1,20}\]:?|(?<=[\w.,;:!?”\"’)])\[\d{1,3}\]|^[ \t]*\[\d{1,3}\](?=\s)"
            r"|(?<=[^\W\d_])[¹⁰⁴-⁹]+|(?<=[^\W\d_][^\W\d_][^\W\d_][^\W\d_])[²³]|(?<=[.,;:!?”])[¹²³⁰⁴-⁹]+"
            r"|^[ \t]*[¹²³⁰⁴-⁹]+(?=[ \t]*[A-ZÅÄÖ])"
        ),
        None,
    ),
    "reference": (r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]|^[ \t]*\[[^\[\]\n^]+\]:[ \t]+\S+", None),
    "spaced-link": (r"(\[[^\[\]\n]+\])[ ]+(\((?:https?://|mailto:)[^()\s]+\))", lambda match: match[1] + match[2]),
    "link": (
        (
            r"\[[^\[\]\n]*\]\((?:https?://|www\.|mailto:)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=\s*$|\s+[^\s\"'(]|[^\S\n]*\Z)"
            r"|\[[^\[\]()\n]*\((?:https?://|mailto:)[^()\s]+\)"
        ),
        None,
    ),
    "strike": (r"(?<!~)~~(?!~)([^~\n]+)~~(?!~)", None),
    "backtick": (r"(?<!`)`(?!``)([^`\n]*)`{0,2}(?!`)", lambda match: match[1]),
    "box": (r"^([ \t]*[-*+][ \t]+)\[[ xX]?\][ \t]+", lambda match: match[1]),
    "underline": (r"^ {0,3}(?:={2,}|-{3,}|_{3}|\*{3,})[ \t]*$", lambda _: ""),
    "angle": (r"<((?:https?://|mailto:)?[^<>@\s]+@[^<>@\s]+|https?://[^<>\s]+)>", _bare),
    "tick": (r"(?!\A)(?<![-*+] )\[[ xX]\](?=[ \t]+\w)|(?<!\w)\( \)(?=[ \t]+\w)", None),
}
"""What is left over in a line, by the message that tells of it, and what should stand instead where that is plain. Compiled
where a text has one of the signs.
"""
_BEHIND = r"\.(?=\^?\d)(?:(?<=[a-zåäö]{4}\.)|(?<=[ (](?:19|20)\d\d\.))\^?\d{1,2}(?=[ \t]+[A-ZÅÄÖ]|[ \t]*$)"
"""A footnote's number that was raised where the text comes from, behind a sentence's end."""
_RAISED = r"\^(?<=[a-zåäö]\^)\d{1,2}(?!\w)"
_BELOW = r"^[ \t]*\d{1,2} (?:Se|Jfr|Jämför|Källa:|Ibid)\b[^\n]*"
"""What stood at the foot of the page."""
_MAY_BE_BELOW = r"\n[ \t]*\d{1,2} (?:Se|Jfr|Jämför|Källa:|Ibid)\b"
_OF_A_MAIL = (
    r"^[ \t]*(?:Från|From|Till|To|Kopia|Cc): {0,3}[^\n<>@]{0,80}<[^<>\s]{1,80}@"
    r"|\b[Dd]en [^\n]{0,40}\d{4}[^\n]{0,20} skrev [^\n:]{2,80}:"
)
"""Lines of which program-leftover tells, and which are to be taken away whole."""


def check(context: Context) -> Iterator[Finding]:
    """A warning on each kind of mark in each line, with the line as it should be where that is plain."""
    for way, text in context.texts().having(*_SIGNS):
        start, signs = 0, [sign for sign in _SIGNS if sign in text]
        for line in text.split("\n"):
            if any(sign in line for sign in signs):
                yield from _in_line(context, way, text, start, line)
            start += len(line) + 1
        if _STAR.search(_PAIRED.sub("", text)):
            yield from _unpaired(context, way, text, item=(way, text) in context.texts(Kind.ITEM))
    yield from _footnotes(context)


def _footnotes(context: Context) -> Iterator[Finding]:
    """A warning on each number of a footnote that has lost its place above the line, and on what it led to."""
    texts = context.texts()
    whole = "\n" + texts.whole
    seen = {
        _BEHIND: bool(re.search(_BEHIND, whole, re.M)),
        _RAISED: "^" in whole,
        _BELOW: bool(context.capitals & {"Se", "Jfr", "Jämför", "Källa", "Ibid"} and re.search(_MAY_BE_BELOW, whole)),
    }
    for way, text in texts if any(seen.values()) else ():
        for pattern in (pattern for pattern, is_there in seen.items() if is_there):
            for match in re.finditer(pattern, text, re.M):
                start = match.end() - len(match[0].lstrip(" \t."))
                shown = text[start : match.end()][:_LONGEST_SHOWN]
                yield context.in_text(RULE, Severity.WARNING, way, start, match.end(), "footnote", text=shown)


def _in_line(context: Context, way: Path_, text: str, start: int, line: str) -> Iterator[Finding]:
    for detail, (pattern, right) in _LINES.items():
        match = next(
            (match for match in re.finditer(pattern, line) if detail != "entity" or character(match[0]) != match[0]), None
        )
        if not match or (detail == "angle" and re.search(_OF_A_MAIL, line)):
            continue
        new = re.sub(pattern, right, line) if right else line
        yield _finding(context, way, text, (start, line, new), match.span(), match[0].strip(), detail)


def _unpaired(context: Context, way: Path_, text: str, *, item: bool) -> Iterator[Finding]:
    """Stars and strokes that emphasise nothing, by line."""
    from kommunkompassen.points.markdown import leftovers  # noqa: PLC0415  it takes long to import, and few texts ask for it

    lines: dict[int, list[tuple[int, int]]] = {}
    for start, end in leftovers(text, line=item):
        begin = text.rfind("\n", 0, start) + 1
        lines.setdefault(begin, []).append((start - begin, end - begin))
    for above, all_runs in lines.items():
        line = text[above : end if (end := text.find("\n", above)) >= 0 else len(text)]
        runs = [run for run in all_runs if not _is_typed(line, *run)]
        # A star that touches no word is one of (*) or of a row; beside others it is a mark like them.
        if runs and runs[0] == (mark_start(line), mark_start(line) + 1) and _is_listed(text, above):
            runs = runs[1:]
        if "____" in line:
            # A line to write on, of which template-leftover tells; the other strokes in it are part of it.
            runs = [run for run in runs if line[run[0]] != "_"]
        if any(end - start > 1 or _before(line, start).isalnum() or line[end : end + 1].isalnum() for start, end in runs):
            new = _mended(line, runs)
            yield _finding(context, way, text, (above, line, new), runs[0], line[slice(*runs[0])], "emphasis")


def mark_start(line: str) -> int:
    """Where a line's star begins that has no space behind, as a list's may; before the line where there is none."""
    mark = mark_of(line) if line.lstrip().startswith("*") else None
    return mark.indent if mark and mark.kind == "star" else -1


def _is_listed(text: str, start: int) -> bool:
    """Whether the line beside it begins with such a star too; then pasted-list tells of the list."""
    end = text.find("\n", start)
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    below = text[end + 1 : then if (then := text.find("\n", end + 1)) >= 0 else len(text)] if end >= 0 else ""
    return mark_start(above) >= 0 or mark_start(below) >= 0


def _is_typed(line: str, start: int, end: int) -> bool:
    """Whether it was meant as it stands: in a path, between digits, in a row of signs; or is part of a code out of Word."""
    word = line[line.rfind(" ", max(start - _LONGEST_WORD, 0), start) + 1 : start]
    between = _before(line, start).isdecimal() and line[end : end + 1].isdecimal()
    of_word = line.startswith(("_Toc", "_Ref", "_Hlk"), start)
    return "\\" in word[-_LONGEST_WORD:] or between or of_word or _is_row(line)


def _before(line: str, place: int) -> str:
    return line[max(place - 1, 0) : place]


@lru_cache(maxsize=2)
def _is_row(line: str) -> bool:
    return not line.strip(" \t*_-=")


def _mended(line: str, runs: list[tuple[int, int]]) -> str:
    """The line with its emphasis as it was meant, else without the marks; stars behind words may be a footnote's."""
    from kommunkompassen.points.markdown import leftovers  # noqa: PLC0415  see above

    for new in (_COLON.sub(r"\1 ", line), _APART.sub(r"\1\2\3", line), _APART.sub(r"\1\2\3", _COLON.sub(r"\1 ", line))):
        if new != line and not leftovers(new.strip(), line=True):
            return new
    if len(runs) == 1 and runs[0][1] - runs[0][0] == 1 and _before(line, runs[0][0]).strip():
        return line
    if all(end - start == 1 and _before(line, start).isalnum() and not line[end : end + 1].isalnum() for start, end in runs):
        return line
    for start, end in reversed(runs):
        apart = line[start - 1 : start] == " " and line[end : end + 1] == " "
        line = line[:start] + line[end + apart :]
    return line


def _finding(
    context: Context, way: Path_, text: str, change: tuple[int, str, str], place: tuple[int, int], words: str, detail: str
) -> Finding:
    start, line, new = change
    span = context.source.span_in_text(way, start + place[0], start + place[1])
    mended = rewritten(context.source, way, text, start, start + len(line), new) if new != line else None
    shown = words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"
    return Finding(RULE, Severity.WARNING, context.source.path, span, {"text": shown}, detail, mended)
