"""Every character can be printed: the report's typefaces have Latin letters, common signs and emoji.

Passes:
    texts:
      closing: Tack 🎉
Fails:
    texts:
      closing: Tack 谢谢
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity
from kommunkompassen.publish.glyphs import unprintable
from kommunkompassen.source import Mapping, Node, Path_, Scalar, Sequence

RULE = "missing-glyph"


def check(context: Context) -> Iterator[Finding]:
    """An error at the first such character of each text."""
    for way, text in _all_texts(context.source.root, ()):
        if text.isascii() or way[-1:] == ("note",):
            continue
        bad = unprintable(text)
        place = next((index for index, sign in enumerate(text) if sign in bad), None)
        if place is not None:
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
