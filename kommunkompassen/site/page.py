"""One page of the site: its template filled, with links that lead from where it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kommunkompassen.report.fill import environment
from kommunkompassen.site import addresses
from kommunkompassen.site.shared_pictures import HEIGHT, WIDTH

PICTURE = "card.png"
"""The shared file that goes with a link to a page without a picture of its own."""
GENERATOR = "Kommunkompassen"
"""Stands in every page, and is how a folder is known as a site that may be replaced."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""What a page may load: nothing but the site's own files. Sent as a header it also covers what a page can't say of itself."""
MENU = (
    ("index.html", "Översikt"),
    ("sok.html", "Sök"),
    ("jamfor.html", "Jämför"),
    ("goda-exempel/index.html", "Goda exempel"),
    ("omraden/index.html", "Områden"),
    ("data/index.html", "Data"),
    ("om.html", "Om"),
)
_SECTIONS = {"fragor": "omraden/index.html", "kommuner": "index.html", "rapporter": "index.html"} | {
    path.partition("/")[0]: path for path, _ in MENU if "/" in path
}


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages say of the site."""

    name: str
    address: str = ""
    """Where it is published, with a slash at the end; empty where that is not known."""
    publisher: str = ""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Where each shared file lies, by its plain name."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is filled. `path`: where it lies in the site: kommuner/arboga.html; `kind`: the class of its main part."""

    path: str
    template: str
    """Below templates/site/."""
    title: str
    description: str
    values: Mapping[str, Any] = field(default_factory=dict)
    kind: str = ""
    picture: str = ""
    """What goes with a link to the page when it is shared, by where it lies; empty for the site's own."""
    picture_words: str = ""
    anywhere: bool = False
    """Whether it is shown at any address, so that its links must hold the site's own."""

    @property
    def address(self) -> str:
        """Where it lies in a published site, whose first page goes by the site's own address."""
        return "" if self.path == "index.html" else self.path

    @property
    def section(self) -> str:
        """The page of the menu that it belongs below; empty for one that stands alone."""
        return _SECTIONS.get(self.path.partition("/")[0], "")


def fill(page: Page, site: Site) -> bytes:
    """The page as UTF-8. Raises KeyError for a shared file that is not there."""
    before = site.address if page.anywhere else "../" * page.path.count("/")
    template = environment().get_template(f"site/{page.template}")
    filled = template.render(
        page=page,
        site=site,
        menu=MENU,
        policy=POLICY,
        generator=GENERATOR,
        at=addresses,
        picture=page.picture or site.assets.get(PICTURE, ""),
        picture_size=(WIDTH, HEIGHT),
        link=lambda path: f"{before}{path}",
        asset=lambda name: f"{before}{site.assets[name]}",
        **page.values,
    )
    return filled.encode("utf-8")
