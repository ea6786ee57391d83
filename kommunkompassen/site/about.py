"""What the site says of itself: about, the accessibility statement, the open data, and the page for an address that is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from kommunkompassen.base.dates import Date
from kommunkompassen.data.catalogue import FILE as CATALOGUE
from kommunkompassen.data.columns import TABLES, type_of
from kommunkompassen.data.linked import linked
from kommunkompassen.data.tables import Tables
from kommunkompassen.data.words import NAME
from kommunkompassen.read.site_settings import LICENCES, LicenceName, SiteSettings
from kommunkompassen.site.page import Page

_REASONS = {
    "not-met": "Innehåll som inte uppfyller kraven",
    "disproportionate": "Innehåll som vore oskäligt betungande att anpassa",
    "exempt": "Innehåll som inte omfattas av lagen",
}
"""Why something is not accessible, in the order in which the statement must list it."""


_WHOLE = {f"{NAME}.xlsx": "Allt i Excel", f"{NAME}-csv.zip": "Allt som CSV", f"{NAME}.json": "Allt som JSON"}
_FOR_PROGRAMS = {"datapackage.json": "Beskrivning för program (Data Package)", CATALOGUE: "Katalogpost (DCAT-AP-SE)"}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the open data. `title`: what it holds; `kind`: how its name ends; `size`: bytes."""

    name: str
    title: str
    kind: str
    size: int


def about_pages(settings: SiteSettings, tables: Tables, data_files: Mapping[str, bytes], address: str) -> Iterator[Page]:
    """The pages. `data_files`: those of the open data by where they lie; `address`: the site's, empty where that is not known."""
    yield Page(
        "om.html",
        "about.html",
        "Om webbplatsen",
        "Vad Kommunkompassen är, hur webbplatsen är gjord, hur den får användas och hur man läser poängen.",
        {"settings": settings, "licences": settings.licences, "pages": _licence_pages(settings)},
    )
    facts = settings.accessibility
    yield Page(
        "tillganglighet.html",
        "accessibility.html",
        "Tillgänglighetsredogörelse",
        f"Hur webbplatsen {settings.name} uppfyller lagen om tillgänglighet till digital offentlig service.",
        {
            "settings": settings,
            "facts": facts,
            "assessed": facts.assessed if facts and isinstance(facts.assessed, Date) else None,
            "published": facts.published if facts and isinstance(facts.published, Date) else None,
            "shortcomings": [
                (heading, [shortcoming.text for shortcoming in facts.shortcomings if shortcoming.reason == reason])
                for reason, heading in _REASONS.items()
                if facts and any(shortcoming.reason == reason for shortcoming in facts.shortcomings)
            ],
            "address": address,
        },
    )
    yield Page(
        "data/index.html",
        "data.html",
        "Öppna data",
        "Utvärderingarnas poäng och iakttagelser som öppna data: CSV, Excel och JSON, med beskrivning av varje kolumn.",
        {
            "tables": [(type_of(name), len(getattr(tables, name))) for name in TABLES],
            "files": _files({PurePosixPath(name).name: len(content) for name, content in data_files.items()}),
            "settings": settings,
            "pages": _licence_pages(settings),
            "linked": linked(tables, settings, address) if address else "",
        },
    )


def _files(sizes: Mapping[str, int]) -> list[DataFile]:
    """What holds everything comes first, then table by table, then what only programs read."""
    titles = _WHOLE | {f"{name}.csv": type_of(name).about.title for name in TABLES} | _FOR_PROGRAMS
    order = [name for name in titles if name in sizes] + [name for name in sizes if name not in titles]
    return [DataFile(name, titles.get(name, name), PurePosixPath(name).suffix[1:], sizes[name]) for name in order]


def _licence_pages(settings: SiteSettings) -> dict[LicenceName, str]:
    named = (settings.licences.texts, settings.licences.tables) if settings.licences else ()
    return {name: LICENCES[name].page for name in named}
