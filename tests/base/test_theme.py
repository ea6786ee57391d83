"""The look as values."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from msgspec import ValidationError

from kommunkompassen.base import paths
from kommunkompassen.base.theme import Colours, read_theme

THEME = read_theme()


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_contrast_that_wcag_says() -> None:
    assert round(_contrast("#000000", "#ffffff")) == 21


@pytest.mark.parametrize("colours", [THEME.colours, THEME.dark], ids=["light", "dark"])
@pytest.mark.parametrize(("name", "least"), [("ink", 4.5), ("muted", 4.5), ("accent", 4.5), ("warning", 4.5), ("mark", 3.0)])
def test_text_and_marks_stand_out_from_the_paper(colours: Colours, name: str, least: float) -> None:
    assert _contrast(getattr(colours, name), colours.paper) >= least


@pytest.mark.parametrize("colours", [THEME.colours, THEME.dark], ids=["light", "dark"])
def test_colours_are_told_apart_by_their_value(colours: Colours) -> None:
    values = list(colours.by_name().values())
    assert len(set(values)) == len(values), "the web page finds a chart's colours by their values"


@pytest.mark.parametrize("cut", ["regular", "italic", "bold", "bold_italic"])
def test_every_cut_of_the_typeface_is_there_and_has_the_letters_and_tabular_figures(cut: str) -> None:
    font = TTFont(paths.FONTS / getattr(THEME.typeface, cut))
    assert {ord(letter) for letter in "åäöÅÄÖéüœ0123456789–—”’−±%§•\u00a0"} <= set(font.getBestCmap())
    assert font["name"].getBestFamilyName() == THEME.typeface.family
    advances = {font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in "0123456789"}
    tags = {feature.FeatureTag for feature in font["GSUB"].table.FeatureList.FeatureRecord}
    assert len(advances) == 1 or "tnum" in tags


def test_the_page_is_a4_and_the_charts_fit_its_text() -> None:
    page = THEME.page
    assert (page.width_mm, page.height_mm) == (210, 297)
    assert page.text_mm == page.width_mm - page.left_mm - page.right_mm
    assert THEME.chart.width_mm <= page.text_mm


@pytest.mark.parametrize(
    "change", [{"colours": {}}, {"shadow": True}, {"page": {"width_mm": "bred"}}], ids=["missing", "unknown", "wrong"]
)
def test_a_theme_that_lacks_something_or_has_too_much_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    values = yaml.safe_load((paths.TEMPLATES / "theme.yaml").read_text("utf-8"))
    path = tmp_path / "theme.yaml"
    path.write_text(yaml.safe_dump({**values, **change}), encoding="utf-8")
    with pytest.raises(ValidationError):
        read_theme(path)
