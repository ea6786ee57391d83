"""The dataset in schema.org's words, as JSON-LD: what search engines for data read on the page of the data."""

from __future__ import annotations

import json
from typing import Any

from kommunkompassen.data import words
from kommunkompassen.data.catalogue import DOWNLOADS
from kommunkompassen.data.tables import Tables
from kommunkompassen.read.site_settings import LICENCES, SiteSettings


def linked(tables: Tables, settings: SiteSettings, url: str) -> str:
    """The JSON-LD, fit to stand in a script element: no sign in it can end one. `url`: the site's, with a slash at its end."""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{url}data/index.html#dataset",
        "name": words.TITLE,
        "description": words.DESCRIPTION,
        "url": f"{url}data/index.html",
        "inLanguage": "sv",
        "keywords": list(words.KEYWORDS),
        "isAccessibleForFree": True,
        "spatialCoverage": {"@type": "Country", "name": "Sverige"},
    }
    oldest, newest = words.oldest(tables), words.newest(tables)
    if oldest and newest:
        described["temporalCoverage"] = f"{oldest}/{newest}"
        described["dateModified"] = newest
    if settings.licences:
        described["license"] = LICENCES[settings.licences.tables].page
    if settings.publisher:
        address = {"url": settings.publisher.address} if settings.publisher.address else {}
        described["publisher"] = {"@type": "Organization", "name": settings.publisher.name, **address}
    described["distribution"] = [
        {
            "@type": "DataDownload",
            "name": download.title,
            "encodingFormat": _encoding(download.file, download.media_type),
            "contentUrl": f"{url}data/{download.file}",
        }
        for download in DOWNLOADS
    ]
    # Within a script element an HTML reader looks for < alone.
    return json.dumps(described, ensure_ascii=False, indent=2).replace("<", "\\u003c")


def _encoding(file: str, media_type: str) -> str:
    return "application/zip" if file.endswith(".zip") else media_type
