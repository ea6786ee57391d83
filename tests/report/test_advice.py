"""What the earlier evaluation advised, beside what has become of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from markupsafe import Markup

from kommunkompassen.report import draw, fill
from kommunkompassen.report.content import Content
from tests.helpers import content_of, data, save


def _earlier(folder: Path, edition: str = "2018", area: str = "3", **texts: object) -> None:
    earlier = data("Kumla", 2022, edition, history=[])
    said = {"strengths": ["Budgeten är tydlig och kort"], "improvements": ["Följ upp målen, {points 3} poäng"], **texts}
    earlier["areas"][area] |= said
    save(folder, earlier)


def _own(**more: object) -> dict[str, Any]:
    own = data("Kumla", 2027, history=["kumla-2022"])
    own["areas"]["3"] |= more
    return own


def _area(made: Content) -> str:
    """The words of area 3, of which the box is called "Uppföljning och kontroll" too."""
    body = fill.body(made, "print", draw.chosen(made), {}, draw.sentences(made), None, "abcd1234", 150)
    area = str(body).partition('id="omrade-3"')[2].partition('id="omrade-4"')[0].partition("</table>")[2]
    words = Markup(re.sub("</t[dh]>", " ", area)).striptags()
    return " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_advice_stands_beside_what_has_become_of_it_with_the_figures_of_then(tmp_path: Path) -> None:
    _earlier(tmp_path)
    area = _area(content_of(tmp_path, _own(follow_up="Målen följs upp, och området har {points 3} poäng.")))
    expected = (
        "Uppföljning sedan 2022 Förbättringsmöjligheter 2022 Vad som har hänt sedan dess "
        "Följ upp målen, 50 poäng Målen följs upp, och området har 50 poäng. Styrkor"
    )
    assert expected in area


def test_a_published_report_is_silent_where_nothing_is_said_of_the_advice(tmp_path: Path) -> None:
    _earlier(tmp_path)
    made = content_of(tmp_path, _own())
    assert made.areas[2].advice
    assert "Uppföljning" not in _area(made)
    assert "Följ upp målen" in _area(content_of(tmp_path, _own(), draft=True))


def test_which_strengths_are_gone_is_shown_in_the_draft_only(tmp_path: Path) -> None:
    _earlier(tmp_path, strengths=["Budgeten är tydlig och kort", "Alla nämnder har internkontroll"])
    own = _own(follow_up="Målen följs upp.", strengths=["Budgeten är fortfarande tydlig och kort"])
    assert "Alla nämnder har internkontroll" not in _area(content_of(tmp_path, own))
    draft = _area(content_of(tmp_path, own, draft=True))
    assert "Styrkor 2022 utan motsvarighet nu" in draft
    assert "Alla nämnder har internkontroll" in draft
    assert draft.count("tydlig och kort") == 1


def test_of_another_edition_the_area_of_the_same_theme_is_meant(tmp_path: Path) -> None:
    _earlier(tmp_path, "2020", area="8", improvements=["Utbilda cheferna"])
    made = content_of(tmp_path, _own())
    assert [area.number for area in made.areas if area.advice and area.advice.improvements] == ["4"]


def test_an_area_can_be_followed_up_without_any_advice(tmp_path: Path) -> None:
    own = data("Kumla", 2027, history=[])
    own["areas"]["3"] |= {"follow_up": "Råden från 1999 är **genomförda**."}
    assert "Uppföljning Råden från 1999 är genomförda." in _area(content_of(tmp_path, own))
