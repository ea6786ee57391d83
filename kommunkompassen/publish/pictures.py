"""Charts in the forms the formats need: SVG files for Typst, PNG at print resolution for Word, inline SVG for the web."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from kommunkompassen.base.theme import Theme
from kommunkompassen.base.tools import ToolError, in_time
from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.publish.pdf import fonts
from kommunkompassen.report.draw import DrawnChart

PIXELS_PER_INCH = 300
_ONE_PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg==")


def write_svgs(charts: Sequence[DrawnChart], folder: Path) -> None:
    """The pictures as files beside the document that shows them."""
    for chart in charts:
        (folder / f"{chart.name}.svg").write_bytes(chart.svg)


def write_placeholders(names: Sequence[str], folder: Path) -> None:
    """Stand-ins for the PNGs, so that pandoc can write the Word file while the pictures are drawn."""
    for name in names:
        (folder / f"{name}.png").write_bytes(_ONE_PIXEL)


def pngs(charts: Sequence[DrawnChart], folder: Path, pixels_per_inch: float = PIXELS_PER_INCH) -> dict[str, bytes]:
    """The pictures as PNG by name, made from the SVG files in the folder by Typst, all in one go. Raises ToolError."""
    import typst  # noqa: PLC0415  the compiler's library is large and only needed here

    pages = [
        f'#page(width: {chart.width_mm}mm, height: {chart.height_mm}mm, margin: 0pt, image("{chart.name}.svg", width: 100%))'
        for chart in charts
    ]
    source = folder / "pictures.typ"
    source.write_text("\n".join(pages), encoding="utf-8")

    def compiled() -> object:
        compiler = typst.Compiler(root=str(folder), font_paths=fonts(), ignore_system_fonts=True)
        return compiler.compile(str(source), format="png", ppi=pixels_per_inch)

    try:
        made = in_time("typst", compiled)
    except typst.TypstError as error:
        raise ToolError("typst", f"{error.message}\n{error.diagnostic}") from error
    images = made if isinstance(made, list) else [made]
    return {chart.name: bytes(image or b"") for chart, image in zip(charts, images, strict=True)}


def png(chart: DrawnChart, pixels_per_inch: float = PIXELS_PER_INCH) -> bytes:
    """A picture that stands alone, as PNG. Raises ToolError."""
    with work_folder() as folder:
        write_svgs([chart], folder)
        return pngs([chart], folder, pixels_per_inch)[chart.name]


def inline_svg(chart: DrawnChart, theme: Theme) -> Markup:
    """The picture for the page itself: scaling with it, in the page's colours (so that a dark page has a dark chart)."""
    svg = chart.svg.decode("utf-8")
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(
        r'^<svg (stroke-[^>]*?) xmlns[^>]*?viewBox="([^"]*)"[^>]*>',
        r'<svg \1 viewBox="\2" aria-hidden="true" focusable="false">',
        svg,
    )
    for name, colour in theme.colours.by_name().items():
        svg = svg.replace(colour, f"var(--{name})")
    return Markup(re.sub(r"\n\s*", "\n", svg))  # noqa: S704  the chart is our own
