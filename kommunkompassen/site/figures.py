"""The site's own charts as they stand in its pages: drawn by charts/, with their words."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from charts import distribution
from kommunkompassen.base.swedish import count, number
from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish.pictures import inline_svg
from kommunkompassen.report.draw import drawn
from kommunkompassen.site.published import Figure
from kommunkompassen.site.standings import Standings


def distribution_of(standings: Standings) -> Figure | None:
    """How the percents are distributed; None of too few."""
    bands = tuple((band.low, band.high, band.count) for band in standings.bands)
    if not bands:
        return None
    shares = [one.percent for one in standings.all if one.percent is not None]
    low, high = min(shares), max(shares)
    words = f"{count(len(shares)).capitalize()} kommuner. Lägst {low} procent, högst {high}, i mitten {number(standings.median)}."
    return Figure("Så många kommuner fick så många procent av högsta poäng.", f"Stapeldiagram. {words}", _drawn(bands), (words,))


@lru_cache(maxsize=1000)
def _drawn(bands: tuple[tuple[int, int, int], ...]) -> Markup:
    theme = read_theme()
    return inline_svg(drawn("distribution", distribution.draw(bands, theme)), theme)
