"""Which characters the PDF can show."""

from __future__ import annotations

import string
import unicodedata

import pytest

from kommunkompassen.base.glyphs import _USUAL, _missing, unprintable


@pytest.mark.parametrize(
    "text", ["", "Nässjö, 37 %", "”citat” – och …", "🎉 👍🏽 ✓ →", "русский ελληνικά", "½ ² € ≥ Å\u030a", "שלום"]
)
def test_what_the_typefaces_have_is_printable(text: str) -> None:
    assert unprintable(text) == set()


def test_what_no_typeface_has_is_named_once_whatever_stands_around_it() -> None:
    assert unprintable("Tack 谢谢 🎉 ก.") == {"谢", "ก"}


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200d", "\ufe0f", "\u0301", "\u2009", "\u202f", "\t", "\n"])
def test_signs_without_a_look_of_their_own_are_no_finding(sign: str) -> None:
    assert unprintable(f"a{sign}b") == set()


@pytest.mark.parametrize("sign", sorted(_USUAL))
def test_what_is_taken_to_be_there_is_there(sign: str) -> None:
    assert not _missing([sign])


def test_letters_that_are_not_asked_about_are_there() -> None:
    letters = [chr(code) for code in range(0xA1, 0x180) if unicodedata.category(chr(code)) not in ("Cf", "Zs")]
    # One document of all of them: it fails if one is not there.
    assert _shows_all("".join(letters) + string.ascii_letters + string.digits)


def _shows_all(text: str) -> bool:
    import typst

    from kommunkompassen.base import paths
    from kommunkompassen.base.theme import read_theme

    face = read_theme().typeface
    head = f'#set document(title: "x")\n#set text(lang: "sv", font: ("{face.family}", "{face.emoji}"))\n'
    codes = "".join(f"\\u{{{ord(sign):x}}}" for sign in text)
    compiler = typst.Compiler(font_paths=[str(paths.FONTS)], ignore_system_fonts=True)
    return bool(compiler.compile(f'{head}#"{codes}"'.encode(), format="pdf", pdf_standards=["ua-1"]))
