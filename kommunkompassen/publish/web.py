"""The web page: one file with the stylesheet, the typeface and the charts in it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from kommunkompassen.base import paths
from kommunkompassen.base.theme import Colours, Theme
from kommunkompassen.publish.pdf import description
from kommunkompassen.report import fill
from kommunkompassen.report.content import Content


def page(body: Markup, content: Content, theme: Theme) -> bytes:
    """The whole page as UTF-8."""
    sheet = style(theme, draft=content.draft)
    return fill.page(content.title, description(content), body, sheet, draft=content.draft).encode("utf-8")


@cache
def embedded(file: str) -> str:
    """A font of templates/fonts as an address that holds all of it."""
    return f"data:font/woff2;base64,{base64.b64encode((paths.FONTS / file).read_bytes()).decode('ascii')}"


def style(theme: Theme, *, draft: bool = False, font: Callable[[str], str] = embedded) -> str:
    """The stylesheet with the theme's values as custom properties in front. `font`: the address of a font of templates/fonts."""
    face = theme.typeface
    cuts = ((face.regular, 400, "normal"), (face.bold, 700, "normal"), (face.italic, 400, "italic"))
    fonts = "".join(_font(face.family, font(f"{file}.woff2"), weight, slant) for file, weight, slant in cuts)
    sizes = "".join(f"--{name}-size: {look.size_pt / 11:.4g}rem;" for name, look in theme.text.items())
    light = f":root {{ --family: '{face.family}'; {sizes} {_colours(theme.colours)} }}"
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_colours(theme.dark)} }} }}"
    # A policy for the web may forbid styles of elements, so a column has a class for its width in percent.
    widths = " ".join(f".w-{percent} {{ width: {percent}% }}" for percent in range(1, 101))
    sheets = ("style.css", "draft.css") if draft else ("style.css",)
    return "\n".join([fonts, light, dark, widths, *((paths.TEMPLATES / "web" / name).read_text("utf-8") for name in sheets)])


def _colours(colours: Colours) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.by_name().items())


def _font(family: str, address: str, weight: int, slant: str) -> str:
    return (
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {slant}; font-display: swap; "
        f"src: url({address}) format('woff2'); }}\n"
    )
