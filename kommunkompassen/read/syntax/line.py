"""A line outside of texts as a person sees it: white space, the sign of an item, a key, a value. Wrongly written ones too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kommunkompassen.base.bullets import BULLETS

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What looks like a space, as a class of a regular expression."""
UNSEEN = "\u200b-\u200d\u2060\ufeff\u00ad"
"""Characters that can't be seen at all, as a class of a regular expression."""
_WHITE = f"[ \t{SPACES}]"
_LEAD = re.compile(f"(?:{_WHITE}|[{UNSEEN}])*+")
_DASH = re.compile(rf"-(?:{_WHITE}++|$)")
_BULLET = re.compile(
    rf"(?:--+|[*+{BULLETS}»–—−‐‑‒_o>]|§(?={_WHITE}++[^\W\d_])|(?P<number>\(?\d{{1,2}}[.)]|\(?[a-zA-Z]\)|\([ivx]{{1,4}}\)|[ivx]{{1,4}}\.))"
    rf"{_WHITE}++(?:[-–]{_WHITE}++)?(?=\S)"
)
_TIGHT = re.compile(rf"-(?=[^\s-])|[{BULLETS}–—−‐‑](?=[^\W_])")
_HEAD = re.compile(
    r"(?P<open>[*_\"'”“„’‘«`]*+)(?P<word>[^\W\d]\w*+|\d++(?:\.\d++)?+)(?P<close>(?::(?=[*_\"'”“’‘»`]))?+[*_\"'”“’‘»`]*+)"
    rf"(?:(?P<colon>{_WHITE}*+:(?={_WHITE}|$)[*_]*+)|(?P<tight>:)(?=[^\s:/])|(?P<wrong>{_WHITE}*+(?:[;=：]|:{{2,}})|(?<=\d),(?={_WHITE}++\d)|\.(?:{_WHITE}*+:)?+(?={_WHITE}|$)|{_WHITE}++[-–](?={_WHITE}))|(?={_WHITE}|$))"
    rf"{_WHITE}*+(?P<value>.*)"
)
_COMMENT = re.compile(r"(?:^|(?<!\s)\s+)#.*")
BLOCK = re.compile(r"[|>](?:[+-]?\d?|\d[+-])(?:\s+#.*)?\s*")
"""What opens a text on the lines below."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a line's text begins with where that can be a key."""

    word: str
    start: int
    """Where it begins in the line, with the signs around it; from 0."""
    end: int
    noise: bool
    """Whether there are signs around it: stars, quotes."""
    sign: str
    """Between key and value: ":" as it should be, "" where it is missing, else what stands there instead of it and a space."""
    value: str
    """Without a comment, where it is not in quotes or a block."""
    behind: str
    """All that stands behind the key as it is typed, with its comment."""

    @property
    def right(self) -> bool:
        """Whether it is written as a key should be."""
        return self.sign == ":" and not self.noise


@dataclass(frozen=True)
class Line:
    """One line of the file; `number` and columns from 0."""

    number: int
    text: str
    lead: str
    """The white space it begins with, of whatever kind."""
    marker: str
    """The sign of an item with the white space behind; empty where there is none."""
    kind: str
    """Of the sign: "dash" as it should be, "tight" without its space, "bullet" or "number"; empty where there is none."""
    rest: str

    @property
    def start(self) -> int:
        """Where its text begins, behind the sign of an item."""
        return len(self.lead) + len(self.marker)

    @cached_property
    def columns(self) -> list[int]:
        """How far in it begins; with tabs, how far it does in editors that show them 2, 4 and 8 wide."""
        if "\t" not in self.lead:
            return [len(self.lead)]
        return [len(self.lead.replace("\t", " " * width)) for width in (2, 4, 8)]

    @property
    def spaces(self) -> int:
        """How many plain spaces it begins with, which is what YAML sees."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def blank(self) -> bool:
        """Whether it says nothing: it is empty or a comment."""
        return (not self.rest and not self.marker) or self.text.lstrip().startswith("#")

    @cached_property
    def head(self) -> Head | None:
        """The key that its text begins with, if it can be one."""
        match = _HEAD.match(self.rest)
        if not match:
            return None
        colon, close = match["colon"] or "", match["close"]
        if close.startswith(":") and not colon:
            colon = ":"
        sign = ":" if colon else "tight" if match["tight"] else (match["wrong"] or "").strip()
        quoted = match["open"] == close and close in ('"', "'")
        noise = not quoted and bool(match["open"] or close or (colon and colon.strip() != ":"))
        start = self.start
        value = match["value"]
        plain = value[:1] not in ("|", ">", '"', "'") and not BLOCK.fullmatch(value)
        return Head(
            match["word"],
            start,
            start + match.end("close"),
            noise,
            sign,
            _COMMENT.sub("", value, count=1).rstrip() if plain else value.rstrip(),
            value.rstrip(),
        )


def read_line(number: int, text: str) -> Line:
    """A line of the file in its parts."""
    lead = _LEAD.match(text)
    assert lead, "it may be empty"
    behind = text[lead.end() :]
    if dash := _DASH.match(behind):
        return Line(number, text, lead[0], dash[0], "dash", behind[dash.end() :].rstrip())
    if bullet := _BULLET.match(behind):
        return Line(number, text, lead[0], bullet[0], "number" if bullet["number"] else "bullet", behind[bullet.end() :].rstrip())
    if tight := _TIGHT.match(behind):
        return Line(number, text, lead[0], tight[0], "tight", behind[tight.end() :].rstrip())
    return Line(number, text, lead[0], "", "", behind.rstrip())
