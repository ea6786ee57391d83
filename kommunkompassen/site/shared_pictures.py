"""The pictures that go with links when they are shared, as PNG: of a report, and of the site for all other pages."""

from __future__ import annotations

import io

from PIL import Image

from charts import card
from charts.shapes import Drawing
from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish import pictures
from kommunkompassen.report.content import Content
from kommunkompassen.report.draw import drawn
from kommunkompassen.site.drawings import Drawings

WIDTH, HEIGHT = 1200, 600
"""In pixels, as those who show such pictures ask for."""
_MM_PER_INCH = 25.4
_COLOURS = 256
"""As many as a table in a PNG can hold."""


def of_report(content: Content) -> bytes:
    """The report's name, its total and its areas. Raises ToolError where it can't be made."""
    evaluation = content.evaluation
    return _png(card.draw(evaluation.name, evaluation.year, content.result, read_theme()))


def of_site(name: str, words: str, drawings: Drawings) -> bytes:
    """The site's name, and what it holds in a sentence. Raises ToolError where it can't be made."""
    return drawings.picture(card.draw_site(name, words, read_theme()), _png)


def _png(drawing: Drawing) -> bytes:
    return _smaller(pictures.png(drawn("card", drawing), WIDTH / drawing.width_mm * _MM_PER_INCH))


def _smaller(png: bytes) -> bytes:
    """The same picture with its colours, which are about a hundred, in a table: less than half as large."""
    with Image.open(io.BytesIO(png)) as image:
        whole = image.convert("RGB")
    told = whole.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    if told.convert("RGB").tobytes() != whole.tobytes():
        return png
    made = io.BytesIO()
    told.save(made, "PNG")
    return made.getvalue()
