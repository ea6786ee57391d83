"""Which characters the PDF can show: asked of Typst itself, with the fonts that it sets the report in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme

_ORDINARY = 0x17F
"""Latin letters up to here are in every text typeface."""
_NO_GLYPH_OF_THEIR_OWN = ("Mn", "Me", "Cf", "Zs", "Zl", "Zp", "Cc")


def unprintable(text: str) -> set[str]:
    """The characters of the text that no font has."""
    odd = {sign for sign in text if ord(sign) > _ORDINARY and unicodedata.category(sign) not in _NO_GLYPH_OF_THEIR_OWN}
    return _unprintable(frozenset(odd - _USUAL))


_USUAL = frozenset("–—‘’“”„•…→←≥≤−€→‰†′″")


@cache
def _unprintable(signs: Iterable[str]) -> set[str]:
    return {sign for sign in signs if not _shows(sign)}


@cache
def _shows(sign: str) -> bool:
    import typst  # noqa: PLC0415  only for the rare text that needs it

    face = read_theme().typeface
    head = f'#set document(title: "x")\n#set text(lang: "sv", font: ("{face.family}", "{face.emoji}"))\n'
    try:
        compiler = typst.Compiler(font_paths=[str(paths.FONTS)], ignore_system_fonts=True)
        compiler.compile((head + f'#"\\u{{{ord(sign):x}}}"').encode(), format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
