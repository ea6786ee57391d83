"""No line of print ends inside a range, and no short last word stands alone on one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markupsafe import Markup

from kommunkompassen.publish import line_ends
from tests import made as reading
from tests.conftest import Made
from tests.helpers import PUBLISHED

LONG = "Varje enhet har utgått från de övergripande målen och tagit fram åtaganden för sin verksamhet"


@pytest.mark.parametrize(
    ("end", "held"),
    [
        ("ses flera gånger per år.", "ses flera gånger\xa0per\xa0år."),
        ("och så vidare.", "och så\xa0vidare."),
        ("i kommunfullmäktige.", "i kommunfullmäktige."),
        ("demokratiutvecklingsstrategier nu.", "demokratiutvecklingsstrategier nu."),
        ("<em>av</em> vikt.", "<em>av</em> vikt."),
        ("<em>av</em> stor vikt.", "<em>av</em> stor\xa0vikt."),
    ],
)
def test_the_last_words_of_a_long_paragraph_are_held_together(end: str, held: str) -> None:
    assert line_ends.held(Markup(f"<p>{LONG} {end}</p>")) == f"<p>{LONG} {held}</p>"


def test_short_texts_and_what_is_no_paragraph_stay_as_they_are() -> None:
    for html in ("<p>Ledningen är ny.</p>", "<li>Allt är nytt</li>", f"<h3>{LONG} är ny</h3>", f"<td>{LONG} är ny</td>"):
        assert line_ends.held(Markup(html)) == html


def test_an_item_in_an_item_is_an_item_of_its_own() -> None:
    html = f"<li>{LONG} är ny\n<ul>\n<li>{LONG} är nu ny</li>\n</ul></li>"
    assert (
        line_ends.held(Markup(html)) == f"<li>{LONG} är ny\n<ul>\n<li>{LONG[:-10]}verksamhet\xa0är\xa0nu\xa0ny</li>\n</ul></li>"
    )


@pytest.mark.parametrize("hold", [line_ends.held, line_ends.ranges_held])
def test_ranges_are_marked_in_text_alone(hold: Callable[[Markup], Markup]) -> None:
    html = '<p>Kostnaden är 5–7 miljoner 2016–2019, se <a href="/5–7">länken</a>, COVID–19, 1–2–3.</p><text>5–7</text>'
    marked = '<p>Kostnaden är <span class="range">5–7</span> miljoner <span class="range">2016–2019</span>, se '
    assert hold(Markup(html)).startswith(marked)
    assert hold(Markup(html)).count("<span") == 2


@pytest.mark.parametrize("id_", PUBLISHED)
def test_no_line_of_the_published_reports_ends_inside_a_range(made: Made, id_: str) -> None:
    runs = reading.pdf(made.path(id_, "pdf")).runs
    pages = range(1, max(run.page for run in runs) + 1)
    lines = [line for page in pages for line in reading.lines(runs, page).values()]
    assert len(lines) > 300
    assert not [line for line in lines if re.search(r"\d–$", line.rstrip())]
