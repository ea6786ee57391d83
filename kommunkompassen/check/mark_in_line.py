"""What is printed on one line has no formatting: in headings, facts and names stars and the like are printed as they are typed.

Passes:
    facts:
      - label: Invånare
        value: 21 000
Fails:
    facts:
      - label: "**Invånare**"
        value: 21 000
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.bullets import BULLETS
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.leftover_mark import ENTITY, character
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.rewriting import rewritten

RULE = "mark-in-line"
_SIGNS = re.compile(rf"[*_`~\[<&#]|\A[{BULLETS}]")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_MARKS = re.compile(
    r"""(?P<stars>\*{1,3})(?=[^\s*])(?P<starred>[^*\n]*[^\s*])(?P=stars)
    |   (?<!\w)(?P<strokes>_{1,3})(?=[^\s_])(?P<stroked>[^_\n]*[^\s_])(?P=strokes)(?!\w)
    |   `(?P<code>[^`\n]+)`
    |   ~~(?P<struck>[^~\n]+)~~
    |   (?P<lone>\*{2,}|^\#{1,6}[ ])
    |   (?P<tag></?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]*)?/?>)
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r"(?:(?<! ) ++)?<[bB][rR] ?/?> *+")
"""A line break, which parts words."""
_BULLET = re.compile(rf"^[{BULLETS}][ \t\xa0]*(?=\S)")


def check(context: Context) -> Iterator[Finding]:
    """A warning at the first mark of each such text."""
    for way, text in context.texts(Kind.LINE, Kind.LINE_OR_NUMBER, Kind.NAME):
        if not _SIGNS.search(text):
            continue
        matches = [match for pattern in (_MARKS, _LINK, _BULLET) if (match := pattern.search(text))]
        matches += [match for match in ENTITY.finditer(text) if character(match[0]) != match[0]]
        if matches:
            first = min(matches, key=lambda match: match.start())
            span = context.source.span_in_text(way, first.start(), first.end())
            mended = rewritten(context.source, way, text, 0, len(text), plain(text))
            yield Finding(RULE, Severity.WARNING, context.source.path, span, {"text": first[0].strip()}, "", mended)


def plain(text: str) -> str:
    """The text without marks; a link's address behind its words."""
    text = _LINK.sub(r"\1 (\2)", _BULLET.sub("", text))
    text = _BREAK.sub(" ", text)
    text = _MARKS.sub(
        lambda match: next((match[name] for name in ("starred", "stroked", "code", "struck") if match[name]), ""), text
    )
    return ENTITY.sub(lambda entity: character(entity[0]), text).strip()
