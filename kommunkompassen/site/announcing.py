"""What tells others of the site, and needs its address: sitemap, feed, robots.txt and the page for an address that is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from kommunkompassen.site import addresses
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published

_MOST = 50
"""Entries of the feed."""


def not_found() -> Page:
    """It is shown at any address, so its links are absolute."""
    return Page("404.html", "not_found.html", "Sidan finns inte", "Adressen leder inte till någon sida.", anywhere=True)


def files(evaluations: Sequence[Published], pages: Iterable[str], name: str, publisher: str, address: str) -> dict[str, bytes]:
    """The files by where they lie. `pages`: their addresses below the site's; `address`: the site's, with a slash at its end."""
    return {
        "sitemap.xml": _sitemap(pages, address),
        "feed.xml": _feed(evaluations, name, publisher, address),
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n".encode(),
    }


def _sitemap(pages: Iterable[str], address: str) -> bytes:
    lines = [f"<url><loc>{escape(address + page)}</loc></url>" for page in sorted(pages)]
    return _xml('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', lines, "</urlset>")


def _feed(evaluations: Sequence[Published], name: str, publisher: str, address: str) -> bytes:
    """Atom: the newest evaluations first. An entry is as new as its evaluation, and the feed as its newest entry."""
    newest = sorted(evaluations, key=lambda published: (published.extract.date, published.id), reverse=True)[:_MOST]
    lines = [
        f"<title>{escape(name)}</title>",
        "<subtitle>Nya utvärderingar</subtitle>",
        f"<id>{escape(address)}</id>",
        f"<link href={quoteattr(address)}/>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(address + "feed.xml")}/>',
        f"<updated>{_updated(newest[0]) if newest else '2003-01-01T00:00:00Z'}</updated>",
        f"<author><name>{escape(publisher or name)}</name></author>",
    ]
    for published in newest:
        row, page = published.extract.evaluation, address + addresses.report(published.id)
        points = f"{row.printed:f}".replace(".", ",") if row.printed is not None else None
        summary = f"{points} av {row.maximum:f} poäng, {published.edition_name}." if points else f"{published.edition_name}."
        lines += [
            "<entry>",
            f"<title>{escape(published.name)} {row.year}</title>",
            f"<id>{escape(page)}</id>",
            f"<link href={quoteattr(page)}/>",
            f"<updated>{_updated(published)}</updated>",
            f"<summary>{escape(summary)}</summary>",
            "</entry>",
        ]
    return _xml('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">', lines, "</feed>")


def _updated(published: Published) -> str:
    year, month, day = published.extract.date
    return f"{year:04}-{month:02}-{day:02}T00:00:00Z"


def _xml(begin: str, lines: Iterable[str], end: str) -> bytes:
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', begin, *lines, end, ""]).encode()
