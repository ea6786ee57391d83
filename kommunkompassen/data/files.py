"""The open data's files, by name: the same tables and settings give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from kommunkompassen.data.catalogue import FILE, catalogue
from kommunkompassen.data.columns import TABLES, type_of
from kommunkompassen.data.csv_files import csv_file
from kommunkompassen.data.json_file import json_file
from kommunkompassen.data.package import package
from kommunkompassen.data.tables import Tables
from kommunkompassen.data.words import NAME
from kommunkompassen.data.workbook import workbook
from kommunkompassen.read.site_settings import SiteSettings

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def files(tables: Tables, settings: SiteSettings | None, url: str = "") -> dict[str, bytes]:
    """Every file of the folder data/.

    `url`: the site's address with a slash at its end; without it, or where the settings lack something that a catalogue must
    have (see SiteSettings.lacking), there is no dcat.rdf, and whoever asked is to say so.
    """
    by_table = {name: csv_file(type_of(name), getattr(tables, name)) for name in TABLES}
    described = {
        **{f"{name}.csv": data for name, data in by_table.items()},
        "datapackage.json": package(by_table, settings, url),
    }
    made = {
        **described,
        f"{NAME}-csv.zip": archive(described),
        f"{NAME}.xlsx": workbook(tables, settings),
        f"{NAME}.json": json_file(tables),
    }
    sizes = {name: len(data) for name, data in made.items()}
    entry = catalogue(tables, settings, url, sizes) if url and settings else None
    return {**made, FILE: entry} if entry else made


def archive(contents: Mapping[str, bytes]) -> bytes:
    """A zip of the files, which tells no time and no system."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, data in contents.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            packed.writestr(entry, data)
    return made.getvalue()
