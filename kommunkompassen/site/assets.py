"""The files that all pages share, each named by its content: assets/style.1f0c2d3e.css. A browser may keep them for ever."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kommunkompassen.base import paths
from kommunkompassen.base.theme import Theme
from kommunkompassen.publish import web

FOLDER = "assets"
STYLE = "style.css"
_SOURCES = paths.TEMPLATES / "site"
_PIECES = {"search.js": ("search-words.js", "search-index.js", "search-query.js", "search.js")}
"""Scripts that are one file to the browser: compressed together they are a ninth smaller than each for itself."""
_DIGITS = 8


@dataclass(slots=True)
class Assets:
    """The shared files: `names` says where in the site each lies by its plain name, `files` what it holds by where it lies."""

    names: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, name: str, content: bytes) -> str:
        """Where the file lies in the site: assets/search.1f0c2d3e.js."""
        plain = PurePosixPath(name)
        address = f"{FOLDER}/{plain.stem}.{hashlib.sha256(content).hexdigest()[:_DIGITS]}{plain.suffix}"
        self.names[name], self.files[address] = address, content
        return address


def shared(theme: Theme) -> Assets:
    """The stylesheet with the fonts that it names, and all scripts and pictures of templates/site."""
    assets = Assets()

    def font(file: str) -> str:
        # The stylesheet lies beside it.
        return PurePosixPath(assets.add(file, (paths.FONTS / file).read_bytes())).name

    of_reports = web.style(theme, font=font)
    sheets = (
        path.read_text("utf-8") for path in sorted(_SOURCES.glob("*.css"), key=lambda path: (path.name != "site.css", path))
    )
    assets.add(STYLE, "\n".join([of_reports, *sheets]).encode("utf-8"))
    in_others = {piece for name, pieces in _PIECES.items() for piece in pieces if piece != name}
    for path in sorted(_SOURCES.iterdir()):
        if path.suffix == ".js" and path.name not in in_others:
            pieces = _PIECES.get(path.name, (path.name,))
            assets.add(path.name, "".join(_without_comments(_SOURCES / piece) for piece in pieces).encode("utf-8"))
        elif path.suffix == ".svg":
            assets.add(path.name, path.read_bytes())
    return assets


def _without_comments(path: Path) -> str:
    """A script without the lines that are comments, and without indentation: a fourth less to load, and still to be read."""
    return re.sub(r"^[ ]*//.*\n|^[ ]+", "", path.read_text("utf-8"), flags=re.MULTILINE)
