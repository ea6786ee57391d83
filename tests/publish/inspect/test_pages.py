"""What leaves the page, or hardly uses it, is found, with the page."""

from __future__ import annotations

import pytest
import typst

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish.inspect import pages
from kommunkompassen.publish.inspect.flaw import Flaw

PAGE = read_theme().page
FILLED = "#v(100mm) Text."
HEAD = f"""#set page(paper: "a4", margin: (top: {PAGE.top_mm}mm, bottom: {PAGE.bottom_mm}mm, x: {PAGE.left_mm}mm))
#set text(font: "{read_theme().typeface.family}")
"""
SVG = '<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"><rect width=\\"9\\" height=\\"9\\"/></svg>'
SQUARE = f'image(bytes("{SVG}"), width: {{}})'


def found(body: str) -> list[tuple[str, str]]:
    compiler = typst.Compiler(font_paths=[str(paths.FONTS)], ignore_system_fonts=True)
    made = compiler.compile((HEAD + body).encode(), format="pdf")
    assert isinstance(made, bytes)
    return [(flaw.what, flaw.where) for flaw in pages.flaws(made)]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (FILLED, []),
        (FILLED + " " + "x" * 200, [("outside-text", "sida 1")]),
        (FILLED + f"#pagebreak() {FILLED} #place(top + left, dx: -10mm)[Text]", [("outside-text", "sida 2")]),
        (FILLED + "#place(top + left, dy: -50mm)[Text]", [("outside-paper", "sida 1")]),
        (FILLED + f"#place(top + left, dy: -40mm, {SQUARE.format('20mm')})", [("outside-paper", "sida 1")]),
        (f"#{SQUARE.format('22mm')} {FILLED}", []),
        (f"#{SQUARE.format('25mm')} {FILLED}", [("logo-size", "sida 1")]),
        (f"{FILLED} #pagebreak() #{SQUARE.format('60mm')}", []),
        (f"{FILLED} #pagebreak() En rad. #pagebreak() {FILLED}", [("nearly-empty", "sida 2")]),
        (f"{FILLED} #pagebreak() En rad.", []),
        (f"{FILLED} #pagebreak() #v(40mm) En rad.", []),
    ],
)
def test_what_leaves_the_page_or_hardly_uses_it_is_found(body: str, what: list[tuple[str, str]]) -> None:
    assert found(body) == what


def test_only_a_page_that_is_nearly_empty_does_not_stop_a_report() -> None:
    assert not Flaw("nearly-empty", "pdf", "sida 2").stops
    assert Flaw("outside-text", "pdf", "sida 2").stops
