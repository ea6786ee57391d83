"""The official name of every municipality there is, wherever a report prints it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from kommunkompassen.base.register import Municipality, evaluation_id, municipalities
from kommunkompassen.base.swedish import genitive
from kommunkompassen.publish.pdf import description
from kommunkompassen.report import draw, fill
from tests.helpers import PUBLISHED, content_of, data, evaluation


@pytest.mark.parametrize("one", municipalities(), ids=lambda one: one.name)
def test_every_municipality_is_called_by_its_name(one: Municipality, tmp_path: Path) -> None:
    made = content_of(tmp_path, data(one.name, edition="2010"))
    official = made.evaluation.name
    assert official in (one.law_name, one.own_name)
    assert official == one.own_name or not one.own_name
    assert made.id == evaluation_id(one.name, 2027)
    assert made.title == f"Kommunkompassen. {official} 2027"
    assert description(made).startswith(f"Utvärdering av {official} med")
    charts = draw.chosen(made)
    body: html.HtmlElement = html.fromstring(
        f"<main>{fill.body(made, 'print', charts, {}, draw.sentences(made), None, '', 150)}</main>"
    )
    (cover,) = body.find_class("cover-title")
    assert cover.text_content().strip() == official
    words = " ".join(body.text_content().split())
    assert f"{official} utvärderades " in words
    assert f"{official} får " in words
    assert f"{genitive(one.name)} poäng per område" in words
    ending = "" if one.name[-1] in "sxz" else "s"
    assert genitive(one.name) == f"{one.name}{ending}"
    assert genitive(official) == f"{official}s"


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_published_reports_are_called_as_they_were(id_: str) -> None:
    _, model = evaluation(id_)
    assert model.name == f"{model.municipality} kommun"
