"""The chart of the totals over the years."""

from __future__ import annotations

from decimal import Decimal

import pytest

from charts import series
from charts.shapes import Bar, Mark
from charts.words_over_years import series as alt
from kommunkompassen.points.series import CitedBridge, Series, Stretch, Visit
from tests.charts.pictures import ONE_LONG_WORD, THEME, TITLE_OF_120, collisions, lines, outside, words

BRIDGE = CitedBridge("Kommunkompassen, version 2.1", "Kommunkompassen, 2010 års utgåva", Decimal(60), Decimal(70), "En rapport.")


def _visit(year: int, total: str | None, name: str = "Kommunkompassen, version 2.1", edition: str = "2016") -> Visit:
    return Visit(f"kumla-{year}", year, edition, name, total and Decimal(total), Decimal(800), "whole")  # type: ignore[arg-type]


def _series(*stretches: Stretch) -> Series:
    return Series(stretches)


@pytest.mark.parametrize("name", ["Kommunkompassen, version 2.1", TITLE_OF_120, ONE_LONG_WORD])
@pytest.mark.parametrize("total", ["0", "381.35", "800", None])
def test_no_texts_overlap_and_none_is_cut_off(name: str, total: str | None) -> None:
    pairs = [(_visit(2000 + n, total, name), _visit(2020 + n, "400", name)) for n in range(9)]
    stretches = [Stretch(pair, BRIDGE if total and n else None) for n, pair in enumerate(pairs)]
    drawing = series.draw(_series(*stretches), THEME)
    assert len(words(drawing)) > 40
    assert collisions(drawing) == []
    assert outside(drawing) == []


@pytest.mark.parametrize(("total", "to_the_left"), [("100", False), ("750", True)])
def test_what_is_said_of_a_bridge_stands_beside_it_and_not_upon_the_total(total: str, to_the_left: bool) -> None:
    """To the right of what may be added, or where it has no room there to the left of the total itself."""
    drawing = series.draw(_series(Stretch((_visit(2014, "400"),)), Stretch((_visit(2016, total),), BRIDGE)), THEME)
    [said] = [line for line in lines(drawing) if line.text.startswith("+60")]
    mark = [shape for shape in drawing.shapes if isinstance(shape, Mark)][-1]
    [bar] = [shape for shape in drawing.shapes if isinstance(shape, Bar)]
    assert (said.right < mark.x - 2) if to_the_left else (bar.x + bar.width < said.left)


def test_the_alt_text_tells_every_total_and_every_break() -> None:
    known = _series(Stretch((_visit(2012, "449"),)), Stretch((_visit(2016, "381.35"), _visit(2018, None)), BRIDGE))
    assert alt(known) == (
        "Diagram över totalpoängen vid tre utvärderingar. 2012: 449 poäng. Ny utgåva. 2016: 381 poäng. "
        "2018: poängen är inte kända. Bara poäng enligt jämförbara utgåvor är förbundna med linjer."
    )


def test_the_same_history_gives_the_same_drawing() -> None:
    histories = [_series(Stretch((_visit(2016, total), _visit(2018, "400")))) for total in ("1", "1", "2")]
    first, second, other = (series.draw(history, THEME) for history in histories)
    assert first == second
    assert first != other
