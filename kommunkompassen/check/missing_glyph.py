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
from kommunkompassen.check.context import PRINTED, Context
from kommunkompassen.check.inline_list import blanked
from kommunkompassen.read.fields import Kind

RULE = "missing-glyph"
_RARE = re.compile("[^\\x00-\u017f–—’”…]")
"""What is not in every text typeface; most texts have none of it."""
_IN_NO_DOCUMENT = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
"""What XML 1.0 has no place for."""
_SYMBOL_BULLET = re.compile("^[ \t]*[\uf000-\uf0ff]", re.MULTILINE)


def check(context: Context) -> Iterator[Finding]:
    """An error at the first such character of each text."""
    if not context.has_rare_signs:
        return
    rare = []
    for way, text, kind in context.written:
        if not text.isprintable() and (match := _IN_NO_DOCUMENT.search(text)):
            code = f"U+{ord(match[0]):04X}"
            yield context.in_text(RULE, Severity.ERROR, way, match.start(), match.end(), "code", code=code)
            continue
        if not _RARE.search(text) or kind is Kind.NOTE:
            continue
        if ("【" in text or "cite" in text) and kind in PRINTED:
            # Of marks of sources program-leftover tells.
            from kommunkompassen.check import marks_of_services  # noqa: PLC0415  few texts have any

            text = re.sub(marks_of_services.SOURCE, _blanks, text)  # noqa: PLW2901  only what is left is looked at
        # Of the bullets of Word's fonts of symbols pasted-list, inline-list and item-mark tell.
        rare.append((way, blanked(_SYMBOL_BULLET.sub(_blanks, text)) if kind and kind.is_markdown else text))
    if not rare:
        return
    from kommunkompassen.base.glyphs import unprintable  # noqa: PLC0415  few files have such a character

    bad = unprintable("".join(sign for _, text in rare for sign in set(text)))
    for way, text in rare:
        place = next((number for number, sign in enumerate(text) if sign in bad), None)
        if place is not None:
            yield context.in_text(RULE, Severity.ERROR, way, place, place + 1, sign=text[place])


def _blanks(bullet: re.Match[str]) -> str:
    return " " * len(bullet[0])
