from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

from kommunkompassen.base.theme import read_theme
from scripts.changed_pages import CAPTION, GAP, Page, pages, pairs, side_by_side, write
from tests.conftest import Workshop
from tests.helpers import data, save

THEME = read_theme()
SIZE = (420, 594)
WARNING = (163, 52, 31)
OTHER = "En helt annan styrka"


def some(letters: str) -> list[Page]:
    """Pages that look as their letters say."""
    return [Page(number, Image.new("RGB", SIZE, "white"), letter.encode()) for number, letter in enumerate(letters, 1)]


def numbers(found: Sequence[tuple[Page | None, Page | None]]) -> list[tuple[int | None, int | None]]:
    return [(old.number if old else None, new.number if new else None) for old, new in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("abc", "abc", []),
        ("abc", "axc", [(2, 2)]),
        ("abc", "abxc", [(None, 3)]),
        ("abcd", "acd", [(2, None)]),
        ("abcde", "axyde", [(2, 2), (3, 3)]),
        ("abcd", "axycd", [(2, 2), (None, 3)]),
    ],
    ids=["nothing", "one", "a page more", "a page less", "two", "one that grew over the page"],
)
def test_pages_that_differ_are_paired(before: str, after: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert numbers(list(pairs(some(before), some(after)))) == expected


def test_bars_stand_beside_the_rows_that_differ_and_only_there() -> None:
    old, new = some("ab")
    ImageDraw.Draw(new.picture).rectangle((200, 300, 210, 309), "black")
    sheet = side_by_side(old, new, THEME)
    for left in (GAP, 2 * GAP + SIZE[0]):
        marked = [row for row in range(SIZE[1]) if sheet.getpixel((left, CAPTION + row)) == WARNING]
        assert marked == list(range(300, 310))


def test_a_page_without_a_counterpart_stands_alone_on_its_side() -> None:
    (page,) = some("a")
    sheet = side_by_side(None, page, THEME)
    assert sheet.getpixel((GAP + 50, CAPTION + 50)) != (255, 255, 255)
    assert sheet.getpixel((2 * GAP + SIZE[0] + 50, CAPTION + 50)) == (255, 255, 255)


def made(workshop: Workshop, values: dict[str, Any], name: str, first: str = "") -> Path:
    """A folder with the PDF of an evaluation whose file begins with some lines."""
    path = save(workshop.evaluations, values)
    path.write_text(first + path.read_text("utf-8"), encoding="utf-8")
    build = workshop.build(path, ("pdf",))
    (written,) = build.written
    folder = workshop.output / name
    folder.mkdir()
    return Path(written.rename(folder / written.name)).parent


@pytest.mark.parametrize("status", ["published", "draft"])
def test_only_changed_pages_are_pictured(workshop: Workshop, tmp_path: Path, status: str) -> None:
    values = data(status=status)
    before = made(workshop, values, "before")
    values["areas"]["3"]["strengths"] = [OTHER]
    # A line put in at the top gives each line of a draft another number; the draft's own mark stands on its cover.
    after = made(workshop, values, "after", "# En anmärkning\n")
    (old,), (new,) = before.glob("*.pdf"), after.glob("*.pdf")
    found = numbers(list(pairs(pages(old, THEME), pages(new, THEME))))
    said = [page.get_textpage().get_text_bounded() for page in PdfDocument(new)]
    (changed,) = [number for number, text in enumerate(said, 1) if OTHER in text]
    assert found == [(number, number) for number in ([1] if status == "draft" else []) + [changed]]
    assert [path.name for path in write(before, after, tmp_path)] == [
        f"{new.stem}-{number:03}.png" for number in range(1, len(found) + 1)
    ]


def test_a_report_that_looks_the_same_has_no_picture(workshop: Workshop, tmp_path: Path) -> None:
    before, after = made(workshop, data(), "before"), made(workshop, data(), "after", "# En anmärkning\n")
    assert write(before, after, tmp_path / "pictures") == []
    assert not (tmp_path / "pictures").exists()


def test_a_new_report_has_no_picture(workshop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    assert write(tmp_path / "before", made(workshop, data(), "after"), tmp_path / "pictures") == []


def test_pages_are_compared_by_their_text_block(workshop: Workshop) -> None:
    (path,) = made(workshop, data(), "one").glob("*.pdf")
    (other,) = made(workshop, data(official_name="Kumla stad"), "two").glob("*.pdf")
    ours, theirs = pages(path, THEME), pages(other, THEME)
    assert ours[-1].picture.tobytes() != theirs[-1].picture.tobytes(), "the header names the municipality"
    assert ours[-2].block == theirs[-2].block
