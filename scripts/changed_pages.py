"""Picture the pages that look different from those of a git revision: python -m scripts.changed_pages BASE FOLDER

Each picture shows a page of the PDF before and after, with a bar beside the rows that differ. Pages are paired by their text
block alone, so that a new page number on an otherwise equal page is no difference; nor are a draft's line numbers, all of which
change when a line is put in above them, so they are left out.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont

from kommunkompassen.base import paths
from kommunkompassen.base.theme import Theme, read_theme
from kommunkompassen.building import builds
from kommunkompassen.diff import revisions
from kommunkompassen.diff.revisions import RevisionError
from scripts.changed_reports import asked, build, changed, git, refused

SCALE = 1.5
"""Pixels per point: text of the smallest size can still be read."""
HARDLY = 0.01
"""Points by which a size of type may differ and be the same."""
GAP, CAPTION, BAR = 24, 40, 4
"""Pixels between the two pages, above them, and of the bar's width."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it looks. `block` is a digest of its text block, by which pages are compared."""

    number: int
    picture: Image.Image
    block: bytes


def pages(pdf: Path, theme: Theme) -> list[Page]:
    """All pages of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [_picture(page, theme) for page in document]
    blocks = [picture.crop(text_block(picture, theme)).tobytes() for picture in pictures]
    return [Page(number, *both) for number, both in enumerate(zip(pictures, map(_digest, blocks), strict=True), 1)]


def _picture(page: pypdfium2.PdfPage, theme: Theme) -> Image.Image:
    for text in list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])):
        if abs(text.get_font_size() * text.get_matrix().a - theme.draft.source_line_pt) < HARDLY:
            page.remove_obj(text)
    page.gen_content()
    picture: Image.Image = page.render(scale=SCALE).to_pil().convert("RGB")
    return picture


def _digest(block: bytes) -> bytes:
    return hashlib.sha256(block).digest()


def text_block(picture: Image.Image, theme: Theme) -> tuple[int, int, int, int]:
    """The page without its margins: left, top, right and bottom in pixels."""
    page, each = theme.page, picture.width / theme.page.width_mm
    left, right = page.left_mm, page.width_mm - page.right_mm
    return round(left * each), round(page.top_mm * each), round(right * each), round((page.height_mm - page.bottom_mm) * each)


def pairs(before: Sequence[Page], after: Sequence[Page]) -> Iterator[tuple[Page | None, Page | None]]:
    """The pages that differ, each with the one whose place it takes; None where there is none."""
    matcher = SequenceMatcher(None, [page.block for page in before], [page.block for page in after], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield from zip_longest(before[first:last], after[start:end])


def side_by_side(before: Page | None, after: Page | None, theme: Theme) -> Image.Image:
    """Both pages in one picture, with captions and bars."""
    some = after or before
    assert some, "at least one of them is there"
    width, height = some.picture.size
    sheet = Image.new("RGB", (2 * width + 3 * GAP, height + CAPTION + GAP), theme.colours.rule)
    draw = ImageDraw.Draw(sheet)
    for page, words, left in ((before, "Före", GAP), (after, "Efter", 2 * GAP + width)):
        caption = f"{words}: sidan {page.number}" if page else f"{words}: ingen sida"
        draw.text((left, CAPTION / 2), caption, theme.colours.ink, _font(theme.typeface.bold), anchor="lm")
        if page:
            sheet.paste(page.picture, (left, CAPTION))
    if before and after and before.picture.size == after.picture.size:
        for row in _rows_that_differ(before.picture, after.picture, text_block(some.picture, theme)):
            for left in (GAP, 2 * GAP + width):
                draw.rectangle((left, CAPTION + row, left + BAR, CAPTION + row), theme.colours.warning)
    return sheet


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(paths.FONTS / name), CAPTION // 2)


def _rows_that_differ(before: Image.Image, after: Image.Image, block: tuple[int, int, int, int]) -> Iterator[int]:
    """Rows of pixels of the page, counted from its top."""
    difference = ImageChops.difference(before.crop(block), after.crop(block)).convert("L")
    for row in range(difference.height):
        if difference.crop((0, row, difference.width, row + 1)).getbbox():
            yield block[1] + row


def write(before: Path, after: Path, folder: Path) -> list[Path]:
    """Write the pictures for the reports that are PDFs of the same name in both folders; returns their paths."""
    theme = read_theme()
    made = []
    for pdf in sorted(after.glob("*.pdf")):
        if not (before / pdf.name).exists():
            continue  # A new report, or one that was a draft: all of it is new, and it is there to be read.
        for number, (old, new) in enumerate(pairs(pages(before / pdf.name, theme), pages(pdf, theme)), 1):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"{pdf.stem}-{number:03}.png"
            side_by_side(old, new, theme).save(path)
            made.append(path)
    return made


def main(base: str, folder: Path, ids: Sequence[str] = ()) -> int:
    """Build both versions of the changed reports, each with its own code, and write the pictures anew; of `ids` alone if any."""
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as work:
        exported, before, after = (Path(work, name) for name in ("base", "before", "after"))
        try:
            with revisions.sides(asked(base), paths.EVALUATIONS, paths.RUBRICS, paths.REFERENCES) as sides:
                evaluations = [path for path in changed(sides) if not ids or path.stem in ids]
                export(str(sides.before.commit), exported)
        except RevisionError as error:
            return refused(error)
        old = [path for one in evaluations if (path := exported / "evaluations" / one.name).exists()]
        if old:
            # What can't be built has its findings in the check; here it has no pictures.
            build(old, "--format", "pdf", "--output", str(before), project=exported)
            build(evaluations, "--format", "pdf", "--output", str(after))
        made = write(before, after, folder)
    print(f"{len(made)} pictures of pages that differ from those of {base}" + (f": {folder}" if made else "."))
    return builds.OK


def export(commit: str, folder: Path) -> None:
    """Put all files of a commit into a folder."""
    with tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", commit))) as tar:
        tar.extractall(folder, filter="data")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
