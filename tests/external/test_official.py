"""An official goes on in the finished Word file: what is added is counted, styled and shown, and the file stays valid."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pdfplumber
import pytest
from filelock import FileLock
from PIL import Image

from kommunkompassen.publish.outline import outline
from tests import made as reading
from tests.conftest import Made
from tests.external.judges import open_xml_sdk
from tests.external.test_comments import PYTHON
from tests.external.test_libreoffice import converted, printed_contents
from tests.made import W, style

pytestmark = pytest.mark.external

ID = "nassjo-2019"
OFFICIAL = Path(__file__).parent / "official.py"
LIBREOFFICE_S_OWN = (":cantSplit[", ":tblHeader[", "/2006/main:rFonts'.")
"""In rows LibreOffice writes w:val="true", which the standard allows (ST_OnOff); the SDK knows only on and off there. In the runs
of a field for a page it puts the fonts behind the kerning; in the file as it was made they stand first, or not at all."""
STYLE_BEHIND_SECTION = (
    ":pPr[1]: The element has unexpected child element 'http://schemas.openxmlformats.org/wordprocessingml/2006/main:pStyle'."
)
"""Where a section ends behind text, LibreOffice puts it into the text's own paragraph, before the style."""


@pytest.fixture(scope="module")
def edited(made: Made) -> Path:
    folder = made.folder / "official"
    folder.mkdir(exist_ok=True)
    picture, saved = folder / "stadshus.png", folder / "edited.docx"
    with FileLock(folder / "lock"):
        if not saved.exists():
            Image.new("RGB", (600, 300), (200, 30, 30)).save(picture)
            given = {
                "profile": str(folder / "profile-official"),
                "open": str(made.path(ID, "docx")),
                "save": str(saved),
                "picture": str(picture),
                "chapter": "Översikt av poängfördelning",
                "item": "Agder universitet genom professor Morten Øgård.",
                "row": "Etik – hur skapas tillit genom hög etisk standard?",
                "text": "Personalrutinerna i personalhandboken tar upp",
            }
            command = [PYTHON, str(OFFICIAL)]
            done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, timeout=300, check=False)
            assert done.returncode == 0, done.stderr
    return saved


@pytest.fixture(scope="module")
def pages(edited: Path) -> Path:
    """The edited file as LibreOffice prints it when it opens it again."""
    return converted(edited, edited.parent)


def test_it_is_valid(edited: Path) -> None:
    complaints = [one.what for one in open_xml_sdk(edited)]
    assert [what for what in complaints if not any(own in what for own in (*LIBREOFFICE_S_OWN, STYLE_BEHIND_SECTION))] == []
    styled = [properties for properties in reading.docx_body(edited).iter(f"{W}pPr") if properties.find(f"{W}pStyle") is not None]
    first = [properties[0].tag for properties in styled]
    assert sum(STYLE_BEHIND_SECTION in what for what in complaints) == first.count(f"{W}sectPr")


def test_a_new_chapter_is_counted_and_moves_those_behind_it(pages: Path) -> None:
    brief, *chapters = [entry.title for entry in outline(pages.read_bytes()) if entry.level == 1]
    assert brief == "I korthet"
    assert [title.partition(" ")[0] for title in chapters] == [str(number) for number in range(1, len(chapters) + 1)]
    assert chapters[3:5] == ["4 Kommunens svar", "5 Översikt av poängfördelning"]


def test_the_contents_list_has_it_with_the_pages_of_all(edited: Path, pages: Path) -> None:
    headings = [(entry.title, entry.page) for entry in outline(pages.read_bytes()) if entry.level <= 2]
    assert "4 Kommunens svar" in [title for title, _ in headings]
    assert printed_contents(edited) == headings


def test_a_new_caption_is_counted_and_moves_those_behind_it(edited: Path) -> None:
    captions = [reading.docx_text(p) for p in reading.docx_body(edited).iter(f"{reading.W}p") if style(p) == "TableCaption"]
    numbers = [int(found[1]) for text in captions if (found := re.match(r"\s*Tabell\s+(\d+)\s*\.", text))]
    assert len(captions) == 10
    assert numbers == list(range(1, 11))
    assert "En tabell till" in captions[0]


def test_a_new_item_has_the_mark_of_the_others(pages: Path) -> None:
    with pdfplumber.open(pages) as document:
        text = document.pages[3].extract_text()
    # LibreOffice saves a bullet as that of the typeface Symbol.
    assert re.search("^[•\uf0b7] Agder universitet .*\n[•\uf0b7] En punkt till$", text, re.MULTILINE)


def test_a_new_row_stands_among_the_others(edited: Path) -> None:
    (table,) = [rows for rows in reading.docx_tables(edited) if rows[1][0] == "1.1"]
    assert table[-2] == ["1.6", "En fråga till", "5", "10", "50 %"]
    assert table[-1][1] == "Summa"


def test_a_picture_in_the_text_is_shown_whole(pages: Path) -> None:
    with pdfplumber.open(pages) as document:
        (shown,) = [image for page in document.pages for image in page.images if image["srcsize"] == (600, 300)]
        around = next(page for page in document.pages if page.page_number == shown["page_number"])
        assert shown["height"] == pytest.approx(30 / 25.4 * 72, abs=1)
        above = [word for word in around.extract_words() if word["bottom"] > shown["top"] and word["top"] < shown["bottom"]]
    assert above == [], "no line lies over it"
