"""Every character can be printed: the report's typefaces have Latin letters, common signs and emoji.

A character that YAML forbids can stand in quotes as a code; neither Word nor a web page can hold it, and no one sees it.

Passes:
    texts:
      closing: Tack 🎉
Fails:
    texts:
      closing: Tack 谢谢
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.source import Mapping, Node, Path_, Scalar, Sequence

RULE = "missing-glyph"
_RARE = re.compile("[^\\x00-\u017f–—’”…]")
"""What is not in every text typeface; most texts have none of it."""
_IN_NO_DOCUMENT = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
"""What XML 1.0 has no place for."""


def check(context: Context) -> Iterator[Finding]:
    """An error at the first such character of each text."""
    for way, text in _all_texts(context.source.root, ()):
        if not text.isprintable() and (found := _IN_NO_DOCUMENT.search(text)):
            code = f"U+{ord(found[0]):04X}"
            yield context.in_text(RULE, Severity.ERROR, way, found.start(), found.end(), "code", code=code)
            continue
        if not _RARE.search(text) or way[-1:] == ("note",):
            continue
        from kommunkompassen.base.glyphs import unprintable  # noqa: PLC0415  few files have such a character

        bad = unprintable("".join(set(text)))
        if bad:
            place = min(text.index(sign) for sign in bad)
            yield context.in_text(RULE, Severity.ERROR, way, place, place + 1, sign=text[place])


def _all_texts(node: Node | None, way: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(node, Scalar):
        yield way, node.text
    elif isinstance(node, Mapping):
        for key, value in node.values.items():
            yield from _all_texts(value, (*way, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _all_texts(item, (*way, str(index)))
