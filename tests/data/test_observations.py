"""What the evaluations observed, as plain values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from kommunkompassen.data.observations import Observation, observations
from kommunkompassen.report import draw, fill
from kommunkompassen.report.content import Content, content
from tests.helpers import PUBLISHED, content_of, data, evaluation, real, rubric


@cache
def _content(id_: str) -> Content:
    document, model = evaluation(id_)
    return content(document, rubric(model.rubric), real(), draft=False, notes=False)


@cache
def published() -> tuple[Observation, ...]:
    return tuple(one for id_ in PUBLISHED for one in observations(_content(id_)))


def test_all_that_the_five_reports_observed_is_there() -> None:
    assert Counter(one.kind for one in published()) == {"section": 93, "strength": 191, "improvement": 160}
    assert len({one.id for one in published()}) == len(published())
    assert {one.municipality: one.county for one in published()}["Nässjö"] == "Jönköpings län"
    assert all(one.theme and one.percent is not None and one.text for one in published())


def test_the_text_is_what_is_printed(tmp_path: Path) -> None:
    area = {"narrative": [{"heading": "En {total}", "text": "Om *{points 1}*,\nså 3 < 4.\n\n- Ett\n- Två"}]}
    made = observations(content_of(tmp_path, _with(area)))
    assert [(one.heading, one.text) for one in made if one.kind == "section"] == [("En 400", "Om 50, så 3 < 4.\nEtt\nTvå")]


def test_an_id_stays_when_items_change_places_and_tells_twins_apart(tmp_path: Path) -> None:
    one, other = (
        observations(content_of(tmp_path / name, _with({"strengths": items, "improvements": ["Samma ord", "Samma, ord!"]})))
        for name, items in (("a", ["Först", "Sedan"]), ("b", ["Sedan", "Först"]))
    )
    assert {each.text: each.id for each in one if each.area == "1"} == {each.text: each.id for each in other if each.area == "1"}
    assert len({each.id for each in one}) == len(one)
    assert all(re.fullmatch(r"o-[0-9a-f]{12}", each.id) for each in one)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_observation_has_its_place_on_the_page(id_: str) -> None:
    made = _content(id_)
    charts = draw.chosen(made)
    pictures = {chart.name: Markup("<svg></svg>") for chart in charts}
    page = fill.body(made, "web", charts, pictures, draw.sentences(made), None, "", 150).replace("\u00a0", " ")
    for observed in observations(made):
        assert page.count(f'id="{observed.target}"') == 1, observed.target
        after = Markup("<p " + page.partition(f'id="{observed.target}"')[2]).striptags()
        first = " ".join((observed.heading or observed.text).split()[:3])
        assert first in after[:200], observed.target


def _with(area: Mapping[str, object]) -> dict[str, Any]:
    values = data()
    values["areas"]["1"] = {**values["areas"]["1"], **area}
    return values
