"""The five published evaluations: every figure and every item that the reports print follows from our files."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from kommunkompassen.base.register import evaluation_id
from kommunkompassen.check import check
from kommunkompassen.points.score import percent, printed, score
from kommunkompassen.reporters import listing
from tests.helpers import LATER, PUBLISHED, evaluation, published_scores, real, rubric


def _questions(id_: str) -> dict[str, Any]:
    return {key: value for area in published_scores()[id_]["areas"].values() for key, value in area["questions"].items()}


def _misprints(id_: str) -> Iterator[tuple[str, str, Decimal]]:
    """The misprinted area figures: area, whether in the box or in the table, and what it ought to be."""
    for misprint in published_scores()["misprints"]:
        if misprint["report"] == id_ and "area" in misprint:
            kind = "box" if misprint["place"].startswith("box") else "table"
            assert kind == "box" or misprint["place"].startswith("overview points")
            yield misprint["area"], kind, Decimal(misprint["ours"])


def test_the_five_published_evaluations_are_there() -> None:
    assert {path.stem for path in real().paths()} >= set(PUBLISHED)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_a_published_evaluation_is_published_and_has_no_findings(id_: str) -> None:
    document, model = evaluation(id_)
    assert model.status == "published"
    assert check(document, real()) == []
    assert evaluation_id(model.municipality, model.year) == id_


@pytest.mark.parametrize("id_", LATER)
def test_exact_scores_are_those_of_the_data_file(id_: str) -> None:
    expected = {key: Decimal(exact) for key, (_, _, _, exact) in _questions(id_).items()}
    written = {key: one.points for area in evaluation(id_)[1].areas.values() for key, one in area.scores.items()}
    assert len(expected) == 45
    assert written == expected


@pytest.mark.parametrize("id_", LATER)
def test_every_printed_question_follows(id_: str) -> None:
    model = evaluation(id_)[1]
    found = score(model, rubric(model.rubric))
    assert model.rubric == published_scores()[id_]["rubric"]
    for key, (points, maximum, share, _) in _questions(id_).items():
        question = found.question(key)
        assert question.points is not None
        assert question.maximum is not None
        ours = (printed(question.points, found.step), question.maximum, percent(question.points, question.maximum))
        assert ours == (Decimal(points), Decimal(maximum), Decimal(share)), key


@pytest.mark.parametrize("id_", LATER)
def test_every_printed_area_follows_apart_from_the_misprints(id_: str) -> None:
    model = evaluation(id_)[1]
    found = score(model, rubric(model.rubric))
    areas = published_scores()[id_]["areas"]
    expected = {(key, "box"): Decimal(area["box"]) for key, area in areas.items()}
    expected |= {(key, "table"): Decimal(area["table"][0]) for key, area in areas.items()}
    for key, kind, ours in _misprints(id_):
        assert expected[key, kind] != ours, "a misprint that prints what we do is none"
        expected[key, kind] = ours
    assert len(expected) == 16
    for (key, _), points in expected.items():
        area = found.area(key)
        assert area.points is not None
        assert printed(area.points, found.step) == points, key
        assert percent(area.points, area.maximum) == Decimal(areas[key]["table"][1]), key


def test_the_published_area_figures_that_nothing_can_give_are_three() -> None:
    assert sorted((id_, *misprint[:2]) for id_ in LATER for misprint in _misprints(id_)) == [
        ("nassjo-2019", "2", "box"),
        ("nassjo-2019", "2", "table"),
        ("nassjo-2019", "3", "box"),
    ]


@pytest.mark.parametrize("id_", LATER)
def test_the_total_follows(id_: str) -> None:
    model = evaluation(id_)[1]
    found = score(model, rubric(model.rubric))
    assert found.points == Decimal(published_scores()[id_]["computed_total"])
    assert found.maximum == 800
    if (total := published_scores()[id_]["total"]) != "null":
        assert found.points is not None
        assert printed(found.points, found.step) == Decimal(total)


def test_botkyrkas_questions_areas_and_total_are_as_printed() -> None:
    expected = published_scores()["botkyrka-2003"]
    found = score(evaluation("botkyrka-2003")[1], rubric("2003"))
    questions = {question.number: question.points for area in found.areas for question in area.questions}
    assert len(questions) == 37
    assert questions == {key: Decimal(value) for key, value in _questions("botkyrka-2003").items()}
    assert {area.number: area.points for area in found.areas} == {
        number: Decimal(area["total"]) for number, area in expected["areas"].items()
    }
    assert found.points == Decimal(expected["total"]) == 639


@pytest.mark.parametrize("id_", PUBLISHED)
def test_an_evaluation_holds_as_much_as_its_report(id_: str) -> None:
    model, expected = evaluation(id_)[1], published_scores()["contents"][id_]
    areas = model.areas.values()
    assert len(model.areas) == 8
    assert sum(len(area.strengths) for area in areas) == int(expected["strengths"])
    assert sum(len(area.improvements) for area in areas) == int(expected["improvements"])
    # A section without a heading is ours, where a good example is a part of what the report says under one heading.
    sections = [len([one for one in area.narrative if one.heading]) or bool(area.narrative) for area in areas]
    assert sum(sections) == int(expected["narrative_sections"])
    assert len(model.facts) == int(expected.get("facts", 0))
    assert all(text.strip() for area in areas for text in (*(one.text for one in area.strengths), *area.improvements))
    assert all(section.text for area in areas for section in area.narrative)


GOOD_EXAMPLES = {
    ("nassjo-2019", "1", "Strategi för demokratiutveckling"),
    ("nassjo-2019", "1", "Information till medborgarna"),
    ("nassjo-2019", "1", "Medborgardialog och deltagande"),
    ("nassjo-2019", "1", "Ett demokratiarbete som nationellt sett är omfattande, …"),
    ("nassjo-2019", "2", "Äldreomsorgen är ett gott exempel. Den visar bland annat …"),
    ("nassjo-2019", "3", "System för styrning/uppföljning"),
    ("nassjo-2019", "6", "Personalstrategi"),
    ("nassjo-2019", "6", "Nässjöakademin, som hör till Nässjö lärcenter, är ett gott …"),
    ("kumla-2017", "3", "IT har frågat politikerna hur nöjda de är. Det är ett gott …"),
    ("botkyrka-2003", "8", "Kommunen har ett antal arenor för flera slags bruk, och …"),
}
"""What the published reports call a good example of the municipality's own; Arboga's and Ljungby's have none."""


def test_the_good_examples_are_those_of_the_reports() -> None:
    found = [(one.id, one.area, one.heading) for one in listing.good_examples(real())]
    assert set(found) == GOOD_EXAMPLES
    assert len(found) == len(GOOD_EXAMPLES)


def test_botkyrkas_closing_lists_its_challenges() -> None:
    closing = evaluation("botkyrka-2003")[1].texts.closing
    assert closing
    challenges = [line for line in closing.splitlines() if line.startswith(("- ", "* ", "1.", "2.", "3.", "4."))]
    assert len(challenges) == int(published_scores()["contents"]["botkyrka-2003"]["closing_challenges"])
