"""Make the site of reports that are made: every page and file, in a folder that then takes the old one's place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from kommunkompassen.base.theme import read_theme
from kommunkompassen.report.naming import file_name
from kommunkompassen.repository import Repository
from kommunkompassen.site import assets, placing
from kommunkompassen.site.overview import overview
from kommunkompassen.site.page import Page, Site, fill
from kommunkompassen.site.published import Published, published
from kommunkompassen.site.report_pages import FOLDER, report_page

_BESIDE = ("pdf", "docx")


def make(chosen: Sequence[Path], repository: Repository, reports: Path, folder: Path, address: str) -> int:
    """Put the site of these evaluations, whose reports lie in a folder, in place; how many files it has.

    `address`: where it is to be published, empty where that is not known. Raises OSError, with the old site in place.
    """
    shared = assets.shared(read_theme())
    site = Site("Kommunkompassen", address, assets=shared.names)
    evaluations = published(chosen, repository)
    with placing.in_place_of(folder) as made:
        for name, content in shared.files.items():
            _write(made / name, content)
        for page in _pages(evaluations, reports, site):
            _write(made / page.path, fill(page, site))
        for one in evaluations:
            for kind in _BESIDE:
                shutil.copyfile(reports / file_name(one.evaluation, kind), made / FOLDER / file_name(one.evaluation, kind))
        _write(made / ".nojekyll", b"")
        return sum(path.is_file() for path in made.rglob("*"))


def _pages(evaluations: Sequence[Published], reports: Path, site: Site) -> Iterator[Page]:
    yield overview(evaluations, site.name)
    for one in evaluations:
        yield report_page(one, reports)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
