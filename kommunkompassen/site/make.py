"""Make the site of reports that are made: every page and file, in a folder that then takes the old one's place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base.theme import read_theme
from kommunkompassen.data.files import files as files_of_data
from kommunkompassen.data.tables import Tables, tables
from kommunkompassen.read.models import Rubric
from kommunkompassen.read.site_settings import SiteSettings
from kommunkompassen.report.naming import file_name
from kommunkompassen.repository import Repository
from kommunkompassen.site import addresses, announcing, assets, placing, shared_pictures
from kommunkompassen.site.about import about_pages
from kommunkompassen.site.areas import area_pages
from kommunkompassen.site.comparing import comparison_page
from kommunkompassen.site.drawings import Drawings
from kommunkompassen.site.examples import example_pages
from kommunkompassen.site.municipalities import municipality_pages
from kommunkompassen.site.overview import DESCRIPTION, overview
from kommunkompassen.site.page import PICTURE, Page, Site, fill
from kommunkompassen.site.published import Published, published, rows_of
from kommunkompassen.site.report_pages import report_page
from kommunkompassen.site.role_models import RoleModels, role_models
from kommunkompassen.site.searching import Index, search_index, search_page
from kommunkompassen.site.writing import Files

DATA = "data"
_BESIDE = ("pdf", "docx")
HOST_LIMIT = 1_000_000_000
"""Bytes that GitHub Pages takes."""
_NAME = "Kommunkompassen"
"""The site's name, where the settings give it no other."""


@dataclass(frozen=True, slots=True)
class Made:
    """How large the site came out."""

    files: int
    size: int
    """Bytes."""


def make(chosen: Sequence[Path], repository: Repository, reports: Path, folder: Path, address: str) -> Made:
    """Put the site of these evaluations, whose reports lie in a folder, in place.

    `address`: where it is to be published, empty where that is not known. Raises OSError, with the old site in place.
    """
    read = repository.site_settings()
    settings = read.model if read and read.model else SiteSettings(name=_NAME)
    shared, drawings = assets.shared(read_theme()), Drawings(reports)
    publisher = settings.publisher.name if settings.publisher else ""
    if address:
        shared.add(PICTURE, shared_pictures.of_site(settings.name, DESCRIPTION, drawings))
    site = Site(settings.name, address, publisher, shared.names)
    evaluations = published(chosen, repository, reports)
    editions = repository.rubrics_in_order()
    index = search_index(evaluations, editions, repository, reports)
    open_data = tables(editions, [one.extract for one in evaluations])
    in_data = files_of_data(open_data, settings, address, rows_of(evaluations))
    data_files = {f"{DATA}/{name}": content for name, content in in_data.items()}
    with placing.in_place_of(folder) as made:
        files = Files(made, folder)
        for name, content in (shared.files | index.files | data_files).items():
            files.write(name, content)
        written = []
        held_up = role_models(repository)
        for page in _pages(evaluations, editions, held_up, index, open_data, data_files, settings, site, drawings):
            files.write(page.path, fill(page, site))
            written.append(page.address)
        for one in evaluations:
            page, beside = report_page(one, reports)
            files.write(page.path, fill(page, site))
            for name, content in beside.items():
                files.write(name, content)
            written.append(page.address)
            for kind in _BESIDE:
                files.write(addresses.report_file(one.id, kind), (reports / file_name(one.id, kind)).read_bytes())
            if address:
                files.write(addresses.picture(one.id), one.picture)
        if address:
            not_found = announcing.not_found()
            files.write(not_found.path, fill(not_found, site))
            for name, content in announcing.files(evaluations, written, site.name, publisher, address).items():
                files.write(name, content)
        drawings.keep()
        # GitHub would otherwise leave out files that Jekyll takes for its own.
        files.write(".nojekyll", b"")
        return Made(files.count, files.size)


def _pages(
    evaluations: Sequence[Published],
    editions: Sequence[Rubric],
    held_up: RoleModels,
    index: Index,
    open_data: Tables,
    data_files: Mapping[str, bytes],
    settings: SiteSettings,
    site: Site,
    drawings: Drawings,
) -> Iterator[Page]:
    yield overview(evaluations, editions, site.name)
    yield from municipality_pages(evaluations, editions, held_up)
    yield from area_pages(evaluations, editions, drawings)
    yield from example_pages(evaluations, held_up)
    yield search_page(index)
    yield comparison_page(evaluations, editions)
    yield from about_pages(settings, open_data, data_files, site.address)
