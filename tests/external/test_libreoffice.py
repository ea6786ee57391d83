"""The Word files as LibreOffice lays them out: they open, nothing is lost or overprinted, and the contents list is right."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pdfplumber
import pytest
from filelock import FileLock

from kommunkompassen.publish.inspect.docx import flaws
from kommunkompassen.publish.outline import Entry, outline
from tests.conftest import Made
from tests.made import docx_body, docx_text, style

pytestmark = pytest.mark.external

IDS = ("arboga-2016", "botkyrka-2003", "kumla-2017", "ljungby-2018", "nassjo-2019")


def converted(docx: Path, folder: Path, kind: str = "pdf") -> Path:
    """The file as a PDF, or as another kind, by LibreOffice; each worker uses a profile of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"{docx.stem}.{kind}"
    with FileLock(folder / f"{docx.stem}.lock"):
        if not made.exists():
            profile = f"-env:UserInstallation=file://{folder / f'profile-{os.getpid()}'}"
            command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(docx)]
            done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=180)
            assert made.exists(), done.stderr
    return made


@pytest.fixture
def by_libreoffice(made: Made) -> object:
    """A function from a report's id to LibreOffice's PDF of its Word file."""
    return lambda id_: converted(made.path(id_, "docx"), made.folder / "libreoffice")


def printed_contents(docx: Path) -> list[tuple[str, int]]:
    """The entries of the contents list as they stand in the file: text and page."""
    entries = []
    for paragraph in docx_body(docx).iter():
        if (
            isinstance(paragraph.tag, str)
            and paragraph.tag.endswith("}p")
            and style(paragraph) in ("TOC1", "TOC2", "Contents1", "Contents2")
        ):
            text, _, page = docx_text(paragraph).strip().rpartition(" ")
            entries.append((text, int(page)))
    return entries


@pytest.mark.parametrize("id_", IDS)
def test_the_pages_in_the_contents_list_are_those_of_libreoffice(made: Made, by_libreoffice, id_: str) -> None:  # type: ignore[no-untyped-def]
    headings = [entry for entry in outline(by_libreoffice(id_).read_bytes()) if entry.level <= 2]
    entries = printed_contents(made.path(id_, "docx"))
    assert len(entries) >= 13
    assert entries == [(entry.title, entry.page) for entry in headings]


@pytest.mark.parametrize("id_", IDS)
def test_every_heading_stands_on_the_same_page_as_in_the_pdf(made: Made, by_libreoffice, id_: str) -> None:  # type: ignore[no-untyped-def]
    ours, theirs = outline(made.path(id_, "pdf").read_bytes()), outline(by_libreoffice(id_).read_bytes())
    assert _on_pages(ours) == _on_pages(theirs)


def _on_pages(entries: list[Entry]) -> list[tuple[int, str, int]]:
    """Level, title and page; how far down the page a heading stands is each program's own."""
    return [(entry.level, entry.title, entry.page) for entry in entries]


@pytest.mark.parametrize("id_", IDS)
def test_every_paragraph_comes_through_in_order(made: Made, by_libreoffice, id_: str) -> None:  # type: ignore[no-untyped-def]
    with pdfplumber.open(by_libreoffice(id_)) as document:
        # The words of the pages without headers and footers, without the contents page, which the test above looks at.
        words = [
            word["text"]
            for page in [document.pages[0], *document.pages[2:]]
            for word in page.crop((0, 60, page.width, page.height - 55)).extract_words(use_text_flow=True)
        ]
    seen = "".join(words).replace("•", "").replace("→", "").casefold()  # the cover has capitals by its style
    place, count = 0, 0
    for element in docx_body(made.path(id_, "docx")):
        # A table's cells stand side by side, and one that breaks over pages is printed a page at a time.
        table = element.tag.endswith("}tbl")
        start = place
        for word in docx_text(element).split() if not style(element).startswith("TOC") else ():
            found = seen.find(word.replace("\u00ad", "").casefold(), start if table else place)
            assert 0 <= found - (start if table else place) < 6000, (
                f"{word!r} is missing after …{seen[max(place - 60, 0) : place]}"
            )
            place, count = max(place, found + len(word)), count + 1
    assert count > 2000


@pytest.mark.parametrize("id_", IDS)
def test_no_text_is_printed_on_top_of_other_text(by_libreoffice, id_: str) -> None:  # type: ignore[no-untyped-def]
    with pdfplumber.open(by_libreoffice(id_)) as document:
        assert len(document.pages) >= 17
        for number, page in enumerate(document.pages, 1):
            words = sorted(page.extract_words(), key=lambda word: (word["top"], word["x0"]))
            for index, one in enumerate(words):
                for other in words[index + 1 : index + 60]:
                    if other["top"] >= one["bottom"]:
                        break
                    across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
                    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
                    assert across < 1 or down < 4, f"page {number}: {one['text']} and {other['text']}"


@pytest.mark.parametrize("id_", IDS)
def test_a_file_that_libreoffice_saves_again_is_still_accessible(made: Made, id_: str) -> None:
    folder = made.folder / "libreoffice-docx"
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder / f'profile-{os.getpid()}'}"
    source = made.path(id_, "docx")
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    found = {flaw.what for flaw in flaws((folder / source.name).read_bytes())}
    assert "alt-text" not in found
    assert "title" not in found
