"""Lines that follow each other and are counted in ways that make no list: 1.1, (a), ii), A., Steg 1. A part of pasted-list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.source import Path_

LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LABEL = re.compile(
    r"""\n[ \t]*(?P<sign>
      (?P<roman>\(?[ivx]{1,4}\))
    | (?P<brackets>\(\d{1,2}\))
    | (?P<letters>\([a-zåäö]\)|[A-ZÅÄÖ][.)])
    | (?P<parts>\d{1,2}(?:\.\d{1,2}){1,3}\.?)
    | (?P<words>(?:Steg|Fas|Punkt|Etapp|Nivå|Delmål|Mål)[ ]\d{1,2}[:.])
    | (?P<bare>\d{1,2}(?=[ \t]+[A-ZÅÄÖ][a-zåäö]))
    )[ \t]+(?=[^\W\d_])""",
    re.VERBOSE,
)
"""With the line break before it, which is found at once."""


def check(context: Context, rule: str) -> Iterator[Finding]:
    """A warning at the first of each such lines."""
    found = context.texts(Kind.MARKDOWN)
    for way, text in found if _LABEL.search(f"\n{found.whole}") else ():
        yield from _in_lines(context, rule, way, text.split("\n"))


def _in_lines(context: Context, rule: str, way: Path_, lines: Sequence[str]) -> Iterator[Finding]:
    """The first of lines that follow each other and are counted in a way that makes no list: 1.1, (a), ii), Steg 1."""
    before: tuple[str, tuple[int, ...]] = ("", (0,))
    start, told = 0, False
    place, sign = 0, ""
    for line in lines:
        label = _label(line)
        follows = label[0] == before[0] != "" and _is_next(before[1], label[1])
        if follows and not told:
            told = True
            yield context.in_text(rule, Severity.WARNING, way, place, place + len(sign), "labels", sign=sign)
        elif not follows:
            told = False
            if not _may_be_first(*label):
                label = "", (0,)
            place, sign = start + len(line) - len(line.lstrip()), _sign(line) if label[0] else ""
        before = label
        start += len(line) + 1


def _sign(line: str) -> str:
    match = _LABEL.match(f"\n{line}")
    return match["sign"] if match else ""


def _label(line: str) -> tuple[str, tuple[int, ...]]:
    """How a line is counted, and which number it has; nothing where it is not."""
    match = _LABEL.match(f"\n{line}")
    if not match:
        return "", (0,)
    kind = next(kind for kind, written in match.groupdict().items() if written and kind != "sign")
    if kind == "roman":
        return kind, (_ROMAN.index(value) + 1 if (value := match[kind].strip("()")) in _ROMAN else 0,)
    if kind == "letters":
        return f"{kind}{match[kind][-1]}", (LETTERS.index(match[kind].strip("().").lower()) + 1,)
    return f"{kind}{match[kind].count('.') if kind == 'parts' else ''}", tuple(map(int, re.findall(r"\d+", match[kind])))


def _is_next(number: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether one number comes right behind the other: 1.1 and 1.2, 1.2 and 2.1."""
    return len(number) == len(other) and any(
        number[:place] == other[:place] and other[place] == number[place] + 1 and all(rest == 1 for rest in other[place + 1 :])
        for place in range(len(number))
    )


def _may_be_first(kind: str, number: tuple[int, ...]) -> bool:
    return bool(kind) and (len(number) > 1 or number[0] == 1)
