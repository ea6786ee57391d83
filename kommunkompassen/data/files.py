"""The open data's files, by name: the same tables and settings give the same bytes."""

from __future__ import annotations

from kommunkompassen.data.archive import archive
from kommunkompassen.data.catalogue import FILE, catalogue
from kommunkompassen.data.columns import TABLES, type_of
from kommunkompassen.data.csv_files import heading
from kommunkompassen.data.json_file import json_file
from kommunkompassen.data.package import package
from kommunkompassen.data.tables import Tables
from kommunkompassen.data.words import NAME
from kommunkompassen.data.workbook import workbook
from kommunkompassen.data.written import Pieces, all_of
from kommunkompassen.read.site_settings import SiteSettings


def files(tables: Tables, settings: SiteSettings | None, url: str = "", known: Pieces | None = None) -> dict[str, bytes]:
    """Every file of the folder data/.

    `known`: the rows of tables that have been written before. `url`: the site's address with a slash at its end; without it, or
    where the settings lack something that a catalogue must have (see SiteSettings.lacking), there is no dcat.rdf, and whoever
    asked is to say so.
    """
    pieces = all_of(tables, known or {})
    by_table = {name: heading(type_of(name)) + b"".join(written.csv for written in pieces[name]) for name in TABLES}
    described = {
        **{f"{name}.csv": data for name, data in by_table.items()},
        "datapackage.json": package(by_table, settings, url),
    }
    made = {
        **described,
        f"{NAME}-csv.zip": archive(described),
        f"{NAME}.xlsx": workbook(pieces, settings),
        f"{NAME}.json": json_file({name: [written.json for written in held] for name, held in pieces.items()}),
    }
    sizes = {name: len(data) for name, data in made.items()}
    entry = catalogue(tables, settings, url, sizes) if url and settings else None
    return {**made, FILE: entry} if entry else made
