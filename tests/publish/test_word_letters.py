"""The typeface in the Word file: the letters of all languages with Latin letters, and whatever the report itself is set in."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish import word_letters
from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import PUBLISHED, data
from tests.made import W

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FACE = read_theme().typeface
FILES = {"Regular": FACE.regular, "Bold": FACE.bold, "Italic": FACE.italic, "BoldItalic": FACE.bold_italic}
WHOLE = {cut: TTFont(io.BytesIO((paths.FONTS / file).read_bytes())) for cut, file in FILES.items()}
LANGUAGES = {
    "Swedish": "åäö éüàáèëïñç",
    "Sami": "áčđŋšŧž âïöøæåäñń ʒǯǥǧǩ õʹʼˈ",
    "Danish, Norwegian, Icelandic, Faroese": "æøå ðþýúíóáöǫ ǿ",
    "Finnish, Estonian": "äöåšž õü",
    "Latvian, Lithuanian": "āčēģīķļņšūžŗō ąęėįųū",
    "Polish, Czech, Slovak": "ąćęłńóśźż ěřůďťňýč ĺľŕô",
    "Hungarian, Romanian": "őűöü ăâîșțşţ",
    "Croatian, Bosnian, Albanian": "čćđšž ëç",
    "Turkish, Kurdish, Azeri": "çğıöşü î ê û ə",
    "German, Dutch, French": "äöüß ĳ àâæçéèêëîïôœùûüÿ",
    "Spanish, Portuguese, Italian, Catalan, Maltese": "ñ¡¿ãõ ªº l·l ċġħż",
    "Welsh, Irish": "ŵŷ ẁẃẅ ỳ ċḋḟġṁṗṡṫ",
    "Vietnamese": "ăâđêôơư ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "Pinyin": "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ",
}
SIGNS = "0123456789 \u00a0\u2009\u202f.,:;!?’‘“”„«»‹›–—−-…•·§¶†‡ %‰ €£$¥¢ №™®© ←→↑↓↔ ±×÷=≠≈<>≤≥∞√∑∏∂∫ ½⅓⅔¼¾⅛ ¹²³⁴⁵₂₃ °′″µΩΔπ ✓ ■●"


def cuts(path: Path) -> dict[str, TTFont]:
    """The cuts in a Word file, read by the tests' own code."""
    relations = reading.xml(path, "word/_rels/fontTable.xml.rels")
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    (font,) = reading.xml(path, "word/fontTable.xml").findall(f"{W}font")
    assert font.get(f"{W}name") == FACE.family
    found = {}
    for cut in FILES:
        embedded = font.find(f"{W}embed{cut}")
        if embedded is not None:
            obfuscated = reading.parts(path)[f"word/{targets[embedded.get(f'{R}id')]}"]
            mask = uuid.UUID(embedded.get(f"{W}fontKey")).bytes[::-1]
            clear = bytes(byte ^ mask[index % 16] for index, byte in enumerate(obfuscated[:32])) + obfuscated[32:]
            found[cut] = TTFont(io.BytesIO(clear))
    assert sum(name.endswith(".odttf") for name in reading.parts(path)) == len(found)
    return found


def letters(font: TTFont) -> set[str]:
    return {chr(code) for code in font.getBestCmap()}


def in_print(path: Path) -> set[str]:
    """Every sign of every part that holds text; names of chapters stand in capitals on the cover."""
    texts = [part.decode("utf-8") for name, part in reading.parts(path).items() if re.fullmatch(r"word/\w+\.xml", name)]
    return {sign for text in texts for sign in text + text.upper()}


@pytest.mark.parametrize("id_", PUBLISHED)
def test_it_has_every_letter_of_the_report_and_of_the_languages_that_are_promised(made: Made, id_: str) -> None:
    path = made.path(id_, "docx")
    found = cuts(path)
    assert set(found) == {"Regular", "Bold", "Italic"}, "nothing is in bold italic in these"
    promised = set(SIGNS).union(*(text + text.upper() for text in LANGUAGES.values()))
    for cut, font in found.items():
        assert (in_print(path) | promised) & letters(WHOLE[cut]) <= letters(font)
        assert set("".join(LANGUAGES.values())) - letters(font) == {"ǩ"}, "which Skolt Sami has, and the typeface has not"
    assert reading.xml(path, "word/settings.xml").find(f"{W}embedTrueTypeFonts") is not None
    assert reading.xml(path, "word/settings.xml").find(f"{W}saveSubsetFonts") is None, "Word would leave out what is not used"


def test_a_letter_is_as_wide_and_as_high_as_in_the_whole_typeface_and_pairs_are_kerned(made: Made) -> None:
    for cut, font in cuts(made.path("nassjo-2019", "docx")).items():
        whole = WHOLE[cut]
        known, wider = font.getBestCmap(), whole.getBestCmap()
        assert len(known) > 700
        assert {code: font["hmtx"][known[code]] for code in known} == {code: whole["hmtx"][wider[code]] for code in known}
        for table in ("hhea", "OS/2"):
            for height in ("ascent", "descent", "lineGap", "sTypoAscender", "sTypoDescender", "usWinAscent", "usWinDescent"):
                assert getattr(font[table], height, None) == getattr(whole[table], height, None)
        for table, wanted in (("GPOS", {"kern", "mark"}), ("GSUB", {"ccmp", "liga", "locl", "onum", "pnum", "ss01"})):
            assert wanted <= {feature.FeatureTag for feature in font[table].table.FeatureList.FeatureRecord}


def test_it_says_who_made_it_and_under_which_licence_and_may_be_edited_with(made: Made) -> None:
    for cut, font in cuts(made.path("nassjo-2019", "docx")).items():
        for number in (0, 1, 2, 4, 7, 13, 14):
            assert font["name"].getDebugName(number) == WHOLE[cut]["name"].getDebugName(number)
        assert font["OS/2"].fsType == 0


def test_a_third_of_its_bytes_is_left(made: Made) -> None:
    parts = reading.parts(made.path("nassjo-2019", "docx"))
    assert sum(len(part) for name, part in parts.items() if name.endswith(".odttf")) < 520_000


@pytest.mark.parametrize("word", ["ελληνικά", "русский", "[ˈnɛ̂ɧːøː]"])
def test_a_report_with_other_letters_has_the_whole_typeface(workshop: Workshop, word: str) -> None:
    values = data()
    values["areas"]["1"]["strengths"] = [f"Det heter {word}"]
    found = cuts(workshop.make(values, ("docx",))["docx"])
    for cut, font in found.items():
        assert letters(font) == letters(WHOLE[cut])
    assert set(word) & letters(WHOLE["Regular"]) - letters(TTFont(io.BytesIO(made_anew("Regular"))))


@pytest.mark.parametrize("sign", ["🎉", "→ ✓ ½ € ẞ", "Ǩiõll", "Å\u030a"])
def test_signs_and_emoji_are_no_reason_for_the_whole_typeface(sign: str) -> None:
    assert word_letters.covered(f"Ett\t{sign}\n")


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Det är ***mycket*** viktigt", True),
        ("Det är **mycket *mer* än** viktigt", True),
        ("Det är *mycket **mer** än* viktigt", True),
        ("Det är **mycket** *viktigt*", False),
    ],
)
def test_bold_italic_goes_along_where_something_is_set_in_it(workshop: Workshop, text: str, there: bool) -> None:
    values: dict[str, Any] = data()
    values["areas"]["1"]["narrative"] = text
    path = workshop.make(values, ("docx",))["docx"]
    assert ("BoldItalic" in cuts(path)) == there
    body, kinds = reading.docx_body(path), (f"{W}{kind}" for kind in ("pStyle", "rStyle", "tblStyle"))
    used = {style.get(f"{W}val") for kind in kinds for style in body.iter(kind)}
    italic = {style.get(f"{W}styleId") for style in reading.xml(path, "word/styles.xml") if list(style.iter(f"{W}i"))}
    assert not used & italic, "bold italic is looked for by italics in the text"


def made_anew(cut: str) -> bytes:
    made: bytes = word_letters._made(paths.FONTS / FILES[cut])
    return made


def test_it_has_the_same_bytes_whenever_it_is_made(made: Made) -> None:
    code = (
        "import sys; from pathlib import Path; from kommunkompassen.publish import word_letters as letters;"
        "sys.stdout.buffer.write(letters._made(Path(sys.argv[1])))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": f"{seed}000000000"}
        command = [sys.executable, "-c", code, str(paths.FONTS / FACE.italic)]
        done = subprocess.run(command, cwd=paths.PROJECT, env=environment, capture_output=True, check=True)
        assert done.stdout == made_anew("Italic")
    parts = reading.parts(made.path("nassjo-2019", "docx"))
    assert parts["word/fonts/Italic.odttf"][32:] == made_anew("Italic")[32:]


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in which nothing is kept yet, for a process that has made nothing yet."""
    file = tmp_path / "environment" / "typefaces"
    monkeypatch.setattr(word_letters, "FILE", file)
    return file


def embedded_by_a_new_process() -> bytes:
    word_letters._part.cache_clear()
    word_letters._kept.cache_clear()
    return word_letters.embedded(paths.FONTS / FACE.italic, whole=False)[0]


def test_it_is_made_once_and_made_anew_where_what_is_kept_is_damaged(kept_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = embedded_by_a_new_process()
    kept = kept_in.read_bytes()
    assert not kept.startswith(b"\0\1\0\0"), "it is no typeface that could be installed"
    calls, making = [], word_letters._made

    def counted(file: Path) -> bytes:
        calls.append(file)
        made: bytes = making(file)
        return made

    monkeypatch.setattr(word_letters, "_made", counted)
    assert embedded_by_a_new_process() == first
    assert calls == []
    kept_in.write_bytes(kept[:-100])
    assert embedded_by_a_new_process() == first
    assert len(calls) == 1
    assert kept_in.read_bytes() == kept


def test_where_nothing_can_be_kept_it_is_made_for_each_process(kept_in: Path) -> None:
    kept_in.parent.write_text("not a folder")
    assert embedded_by_a_new_process()[32:] == made_anew("Italic")[32:]
    assert not kept_in.exists()
