"""The site's own charts as they stand in its pages: drawn by charts/, with their words."""

from __future__ import annotations

from charts import distribution
from charts.shapes import Drawing
from kommunkompassen.base.swedish import count, number
from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish.pictures import inline_svg
from kommunkompassen.report.draw import drawn
from kommunkompassen.site.drawings import Drawings
from kommunkompassen.site.published import Figure
from kommunkompassen.site.standings import Standings


def distribution_of(standings: Standings, drawings: Drawings) -> Figure | None:
    """How the percents are distributed; None of too few."""
    bands = tuple((band.low, band.high, band.count) for band in standings.bands)
    if not bands:
        return None
    shares = [standing.percent for standing in standings.all if standing.percent is not None]
    low, high = min(shares), max(shares)
    words = f"{count(len(shares)).capitalize()} kommuner. Lägst {low} procent, högst {high}, i mitten {number(standings.median)}."
    svg = drawings.picture(distribution.draw(bands, read_theme()), _inline).decode("utf-8")
    return Figure("Så många kommuner fick så många procent av högsta poäng.", f"Stapeldiagram. {words}", svg, (words,))


def _inline(drawing: Drawing) -> bytes:
    return inline_svg(drawn("distribution", drawing), read_theme()).encode("utf-8")
