"""datapackage.json: what the CSV files hold, for programs, in the second version of the Data Package standard."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from kommunkompassen.data import words
from kommunkompassen.data.columns import TABLES, ColumnType, TableType, type_of
from kommunkompassen.data.csv_files import NOTE
from kommunkompassen.read.site_settings import LICENCES, SiteSettings

_PROFILES = "https://datapackage.org/profiles/2.0"
_CODES = {"CC0 1.0": "CC0-1.0", "CC BY 4.0": "CC-BY-4.0", "CC BY-SA 4.0": "CC-BY-SA-4.0"}
"""As the Open Definition's list of licences has them."""


def package(csv_files: Mapping[str, bytes], settings: SiteSettings | None, url: str) -> bytes:
    """The description of the CSV files, which are given by their tables' names. `url`: of the site; empty where not known."""
    described: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": words.NAME,
        "title": words.TITLE,
        "description": f"{words.DESCRIPTION} {NOTE}",
        "keywords": list(words.KEYWORDS),
    }
    if url:
        described["homepage"] = f"{url}index.html"
    if settings and settings.publisher:
        publisher = settings.publisher
        path = {"path": publisher.address} if publisher.address else {}
        described["contributors"] = [{"title": publisher.name, **path, "roles": ["publisher"]}]
    if settings and settings.licences:
        name = settings.licences.tables
        described["licenses"] = [{"name": _CODES[name], "path": LICENCES[name].page, "title": name}]
    described["resources"] = [_resource(type_of(name), csv_files[name]) for name in TABLES]
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource(table: TableType, data: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.about.title,
        "description": table.about.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "delimiter": ",", "lineTerminator": "\r\n"},
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.about.key),
            **({"foreignKeys": keys} if (keys := list(_foreign_keys(table))) else {}),
        },
    }


def _field(column: ColumnType) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    return {
        "name": column.name,
        "title": column.about.title,
        "type": column.kind,
        "description": column.about.description,
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_keys(table: TableType) -> Iterator[dict[str, Any]]:
    for own, other, key in table.foreign_keys:
        yield {"fields": list(own), "reference": {"resource": other, "fields": list(key)}}
