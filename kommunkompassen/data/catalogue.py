"""dcat.rdf: the data's entry for data portals, DCAT-AP-SE 3 as RDF/XML, which Sveriges dataportal harvests.

The profile, https://docs.dataportal.se/dcat/3.0.1/sv/, says what must be there: of the catalogue title, description, publisher,
licence and dataset; of the publisher name and type; of the contact name and e-mail; of a distribution access address and format.
Nothing is a blank node: an entry that is harvested again must be known again. Written in a fixed order, by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from kommunkompassen.data import words
from kommunkompassen.data.tables import Tables
from kommunkompassen.read.site_settings import LICENCES, Contact, Publisher, PublisherKind, SiteSettings

FILE = "dcat.rdf"
_EU = "http://publications.europa.eu/resource/authority"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PUBLISHER_TYPES: Mapping[PublisherKind, str] = {
    "national-authority": "NationalAuthority",
    "regional-authority": "RegionalAuthority",
    "local-authority": "LocalAuthority",
    "non-governmental-organisation": "NonGovernmentalOrganisation",
    "non-profit-organisation": "NonProfitOrganisation",
    "company": "Company",
    "academia": "Academia-ScientificOrganisation",
}
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


class Download(NamedTuple):
    """A file that holds all the data. `format`: in the EU's list of file types; `media_type`: in IANA's list."""

    file: str
    key: str
    title: str
    description: str
    format: str
    media_type: str


DOWNLOADS: Sequence[Download] = (
    Download(
        f"{words.NAME}-csv.zip",
        "csv",
        "CSV",
        "En CSV-fil för varje tabell och datapackage.json, som beskriver dem, i ett zip-arkiv.",
        "CSV",
        "text/csv",
    ),
    Download(
        f"{words.NAME}.xlsx",
        "xlsx",
        "Excel",
        "En arbetsbok med ett blad för varje tabell och ett som förklarar kolumnerna.",
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Download(
        f"{words.NAME}.json", "json", "JSON", "Alla tabeller i en fil: en lista av objekt för varje.", "JSON", "application/json"
    ),
)


def catalogue(tables: Tables, settings: SiteSettings, url: str, sizes: Mapping[str, int]) -> bytes | None:
    """The entry; None where the settings lack what it must have. `sizes`: of the files in bytes, by their names.

    `url`: the site's address with a slash at its end, below which the files are in the folder data/.
    """
    publisher, contact, licences = settings.publisher, settings.contact, settings.licences
    if publisher is None or contact is None or licences is None:
        return None
    here = f"{url}data/{FILE}#"
    licence = LICENCES[licences.tables].concept
    spaces = "".join(f"\n    xmlns:{prefix}={quoteattr(address)}" for prefix, address in _NAMESPACES.items())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<rdf:RDF{spaces}>",
        *_element("dcat:Catalog", f"{here}catalogue", _catalogue(tables, settings.name, url, here, licence)),
        *_element("dcat:Dataset", f"{here}dataset", _dataset(tables, url, here)),
    ]
    for download in DOWNLOADS:
        lines += _element("dcat:Distribution", here + download.key, _distribution(download, url, licence, sizes[download.file]))
    lines += _element("foaf:Agent", f"{here}publisher", _publisher(publisher))
    lines += _element("vcard:Organization", f"{here}contact", _contact(contact))
    if period := list(_period(tables)):
        lines += _element("dcterms:PeriodOfTime", f"{here}period", period)
    return "\n".join([*lines, "</rdf:RDF>", ""]).encode("utf-8")


def _catalogue(tables: Tables, name: str, url: str, here: str, licence: str) -> Iterator[str]:
    yield _text("dcterms:title", name, "sv")
    yield _text("dcterms:description", f"Öppna data från {name}: {words.TITLE[0].lower()}{words.TITLE[1:]}.", "sv")
    yield _link("dcterms:publisher", f"{here}publisher")
    yield _link("dcterms:license", licence)
    yield from _modified(tables)
    yield _link("dcterms:language", f"{_EU}/language/SWE")
    yield _link("dcterms:spatial", f"{_EU}/country/SWE")
    yield _link("foaf:homepage", f"{url}index.html")
    yield _link("dcat:themeTaxonomy", f"{_EU}/data-theme")
    yield _link("dcat:dataset", f"{here}dataset")


def _dataset(tables: Tables, url: str, here: str) -> Iterator[str]:
    yield _text("dcterms:title", words.TITLE, "sv")
    yield _text("dcterms:title", words.TITLE_ENGLISH, "en")
    yield _text("dcterms:description", words.DESCRIPTION, "sv")
    yield _text("dcterms:description", words.DESCRIPTION_ENGLISH, "en")
    yield _text("dcterms:identifier", f"{here}dataset")
    yield _link("dcterms:publisher", f"{here}publisher")
    yield _link("dcat:contactPoint", f"{here}contact")
    for language, keywords in (("sv", words.KEYWORDS), ("en", words.KEYWORDS_ENGLISH)):
        for keyword in keywords:
            yield _text("dcat:keyword", keyword, language)
    yield _link("dcat:theme", f"{_EU}/data-theme/GOVE")
    yield from _modified(tables)
    yield _link("dcterms:language", f"{_EU}/language/SWE")
    yield _link("dcterms:spatial", f"{_EU}/country/SWE")
    if tables.evaluations:
        yield _link("dcterms:temporal", f"{here}period")
    yield _link("dcterms:accrualPeriodicity", f"{_EU}/frequency/IRREG")
    yield _link("dcterms:accessRights", f"{_EU}/access-right/PUBLIC")
    yield _link("dcat:landingPage", f"{url}data/index.html")
    for download in DOWNLOADS:
        yield _link("dcat:distribution", here + download.key)


def _distribution(download: Download, url: str, licence: str, size: int) -> Iterator[str]:
    address = f"{url}data/{download.file}"
    yield _text("dcterms:title", download.title, "sv")
    yield _text("dcterms:description", download.description, "sv")
    yield _link("dcat:accessURL", address)
    yield _link("dcat:downloadURL", address)
    yield _link("dcterms:format", f"{_EU}/file-type/{download.format}")
    yield _link("dcat:mediaType", f"http://www.iana.org/assignments/media-types/{download.media_type}")
    if download.file.endswith(".zip"):
        yield _link("dcat:packageFormat", "http://www.iana.org/assignments/media-types/application/zip")
    yield _link("dcterms:license", licence)
    yield _text("dcat:byteSize", str(size), kind="nonNegativeInteger")


def _publisher(publisher: Publisher) -> Iterator[str]:
    yield _text("foaf:name", publisher.name, "sv")
    yield _link("dcterms:type", f"http://purl.org/adms/publishertype/{_PUBLISHER_TYPES[publisher.kind]}")
    if publisher.address:
        yield _link("foaf:homepage", publisher.address)


def _contact(contact: Contact) -> Iterator[str]:
    yield _text("vcard:fn", contact.name)
    yield _link("vcard:hasEmail", f"mailto:{contact.email}")
    if contact.address:
        yield _link("vcard:hasURL", contact.address)


def _period(tables: Tables) -> Iterator[str]:
    for name, date in (("dcat:startDate", words.oldest(tables)), ("dcat:endDate", words.newest(tables))):
        if date:
            yield _date(name, date)


def _modified(tables: Tables) -> Iterator[str]:
    if date := words.newest(tables):
        yield _date("dcterms:modified", date)


def _date(name: str, date: str) -> str:
    """2019-03-12 as a date, 2019-03 and 2019 as a year: the profile has no type for a month, and a day is not made up."""
    return _text(name, date, kind="date") if date.count("-") == 2 else _text(name, date[:4], kind="gYear")


def _element(name: str, about: str, lines: Iterator[str] | Sequence[str]) -> list[str]:
    return [f"  <{name} rdf:about={quoteattr(about)}>", *(f"    {line}" for line in lines), f"  </{name}>"]


def _link(name: str, address: str) -> str:
    return f"<{name} rdf:resource={quoteattr(address)}/>"


def _text(name: str, text: str, language: str = "", kind: str = "") -> str:
    mark = f' xml:lang="{language}"' if language else f' rdf:datatype="{_XSD}{kind}"' if kind else ""
    return f"<{name}{mark}>{escape(text)}</{name}>"
