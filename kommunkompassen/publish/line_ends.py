"""Where a line of print may not end: inside a range (5–7), and before a short last word, which would stand alone on a line.

The last words are held together by no-break spaces. That never makes a paragraph longer, and Word and the PDF break it alike.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from kommunkompassen.base.swedish import NO_BREAK_SPACE

_BLOCK = re.compile(r"<(p|li)\b[^>]*>[^<]*(?:<(?!/?(?:p|li)\b)[^<]*)*(?=</\1>)")
"""A paragraph or an item, without those inside it."""
_LEAST = {"p": 80, "li": 35}
"""Shorter ones have a single line: of the page's width, or of half of it."""
_ENOUGH, _MOST = 10, 26
"""So many letters at least are held together, if that is no more than so many: a last line of these is seen as one."""
_RANGE = re.compile(r"(?<![\w–/])\d+–\d+(?![\w–])(?![^<>]*>)")


def held(body: Markup) -> Markup:
    """The printed body with its short last words held to the words before them, and its ranges in spans of the class range."""
    return Markup(_BLOCK.sub(lambda block: _ranges(_last_words(block[0], block[1])), body))  # noqa: S704  only spans and spaces were added to what was safe


def ranges_held(body: Markup) -> Markup:
    """The body with its ranges in spans of the class range."""
    return Markup(_BLOCK.sub(lambda block: _ranges(block[0]), body))  # noqa: S704  only spans were added to what was safe


def _last_words(html: str, tag: str) -> str:
    start, _, text = html.rpartition(">")
    if len(html) < _LEAST[tag]:
        return html
    words = text.split(" ")
    last = words.pop()
    while len(words) > 1 and len(last) < _ENOUGH and len(words[-1]) + len(last) < _MOST:
        last = f"{words.pop()}{NO_BREAK_SPACE}{last}"
    return f"{start}>{' '.join([*words, last])}"


def _ranges(html: str) -> str:
    return _RANGE.sub(lambda match: f'<span class="range">{match[0]}</span>', html) if "–" in html else html
