"""Which characters the PDF can show: asked of Typst itself, with the fonts that it sets the report in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme

_ORDINARY = 0x17F
"""Latin letters up to here are in every text typeface."""
_TOGETHER = 500
"""So many characters are asked about at a time."""
_LINE = re.compile(r"__typst_py_bytes__\.typ:(\d+):")
_NO_GLYPH_OF_THEIR_OWN = ("Mn", "Me", "Cf", "Zs", "Zl", "Zp", "Cc")


def unprintable(text: str) -> set[str]:
    """The characters of the text that no font has."""
    odd = {sign for sign in set(text) if ord(sign) > _ORDINARY and unicodedata.category(sign) not in _NO_GLYPH_OF_THEIR_OWN}
    return set(_unprintable(frozenset(odd - _USUAL)))


_USUAL = frozenset("–—‘’“”„•…→←≥≤−€→‰†′″")


@cache
def _unprintable(signs: frozenset[str]) -> frozenset[str]:
    asked = sorted(signs)
    return frozenset(sign for first in range(0, len(asked), _TOGETHER) for sign in _missing(asked[first : first + _TOGETHER]))


def _missing(signs: Sequence[str]) -> list[str]:
    """Those that no font has, found in one go: Typst names the line of each, and each stands on a line of its own."""
    import typst  # noqa: PLC0415  only for the rare text that needs it

    face = read_theme().typeface
    head = f'#set document(title: "x")\n#set text(lang: "sv", font: ("{face.family}", "{face.emoji}"))\n'
    lines = "".join(f'#"\\u{{{ord(sign):x}}}"\n' for sign in signs)
    try:
        compiler = typst.Compiler(font_paths=[str(paths.FONTS)], ignore_system_fonts=True)
        compiler.compile((head + lines).encode(), format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        numbers = {int(match[1]) - 1 - head.count("\n") for match in _LINE.finditer(error.diagnostic)}
        if not numbers:
            raise
        return [signs[number] for number in numbers]
    return []
