"""The open tables hold what the published reports print, and nothing that they don't."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.data.columns import TABLES, cells, type_of
from kommunkompassen.data.extract import Extract, extract
from kommunkompassen.data.tables import Tables, tables
from kommunkompassen.read.models import Rubric
from kommunkompassen.report.content import content
from tests.helpers import LATER, PUBLISHED, content_of, data, evaluation, published_scores, real, rubric

EDITIONS = ("2003", "2010", "2016", "2018", "2020")


def rubrics() -> list[Rubric]:
    return [rubric(id_) for id_ in EDITIONS]


@cache
def extract_of(id_: str) -> Extract:
    document, model = evaluation(id_)
    return extract(content(document, rubric(model.rubric), real(), draft=False, notes=False))


@cache
def published_tables() -> Tables:
    return tables(rubrics(), [extract_of(id_) for id_ in sorted(PUBLISHED)])


@pytest.mark.parametrize("id_", LATER)
def test_points_are_those_that_the_report_printed(id_: str) -> None:
    """Against the figures typed from the published reports."""
    printed = published_scores()[id_]
    found = {row.question: row for row in published_tables().question_points if row.evaluation == id_}
    typed = {number: figures for area in printed["areas"].values() for number, figures in area["questions"].items()}
    assert found.keys() == typed.keys()
    for number, row in found.items():
        points, maximum, percent, exact = map(Decimal, typed[number])
        assert [row.exact, row.printed, row.maximum, row.percent] == [exact, points, maximum, percent], number
    total = next(row for row in published_tables().evaluations if row.evaluation == id_)
    assert total.exact == Decimal(printed["computed_total"])


def test_an_edition_without_maximums_has_points_without_percent() -> None:
    typed = published_scores()["botkyrka-2003"]["areas"]
    found = {row.question: row for row in published_tables().question_points if row.evaluation == "botkyrka-2003"}
    for area in typed.values():
        for number, points in area["questions"].items():
            row = found[number]
            assert (row.exact, row.printed, row.maximum, row.percent) == (Decimal(points), Decimal(points), None, None)


def test_exact_points_stand_beside_the_printed_ones() -> None:
    arboga = next(row for row in published_tables().evaluations if row.evaluation == "arboga-2016")
    assert [arboga.exact, arboga.printed, arboga.maximum, arboga.percent] == [Decimal("381.35"), 381, 800, 48]
    assert (arboga.municipality_code, arboga.county_code, arboga.county) == ("1984", "19", "Västmanlands län")
    assert arboga.reconstructed


def test_half_points_are_printed_as_the_edition_prints_them() -> None:
    botkyrka = {row.area: row.printed for row in published_tables().area_points if row.evaluation == "botkyrka-2003"}
    assert any(points is not None and points % 1 for points in botkyrka.values())


def test_every_key_is_there_once_and_every_reference_leads_somewhere() -> None:
    found = published_tables()
    keys = {}
    for name in TABLES:
        table = type_of(name)
        names = [column.name for column in table.columns]
        at = [names.index(part) for part in table.about.key]
        rows = [cells(table, row) for row in getattr(found, name)]
        assert rows, name
        keys[name] = [tuple(row[place] for place in at) for row in rows]
        assert len(set(keys[name])) == len(rows), name
    for name in TABLES:
        table = type_of(name)
        names = [column.name for column in table.columns]
        for own, other, _ in table.foreign_keys:
            for row in getattr(found, name):
                values = cells(table, row)
                assert tuple(values[names.index(part)] for part in own) in keys[other], (name, own)


def test_each_attribute_of_the_tables_is_published_as_a_table() -> None:
    assert [field.name for field in fields(Tables)] == list(TABLES)


def test_every_column_has_an_ascii_name_and_swedish_words() -> None:
    for name in TABLES:
        for column in type_of(name).columns:
            assert column.name.isascii()
            assert column.name.islower()
            assert column.about.title
            assert column.about.description.endswith(".")


def test_area_points_are_the_sums_of_exact_question_points() -> None:
    found = published_tables()
    area_of = {(row.edition, row.question): row.area for row in found.questions}
    sums: dict[tuple[str, int], Decimal] = {}
    for row in found.question_points:
        assert row.exact is not None
        key = row.evaluation, area_of[row.edition, row.question]
        sums[key] = sums.get(key, Decimal(0)) + row.exact
    assert sums == {(row.evaluation, row.area): row.exact for row in found.area_points}


def _extracts(folder: Path, *visits: tuple[int, str]) -> list[Extract]:
    return [extract(content_of(folder, data("Kumla", year, edition))) for year, edition in visits]


def test_a_break_is_where_the_municipality_was_last_seen_by_an_edition_that_cant_be_compared(tmp_path: Path) -> None:
    found = tables(rubrics(), _extracts(tmp_path, (2012, "2010"), (2016, "2016"), (2018, "2018"), (2021, "2020")))
    assert [row.break_ for row in found.evaluations] == [None, True, False, True]


def test_the_order_of_the_files_says_nothing_of_the_order_of_the_years(tmp_path: Path) -> None:
    visits = _extracts(tmp_path, (2012, "2010"), (2016, "2016"), (2018, "2018"))
    found = tables(rubrics(), visits[::-1])
    assert [row.break_ for row in found.evaluations] == [False, True, None]


def test_what_is_not_scored_is_not_given(tmp_path: Path) -> None:
    values = data("Kumla", 2027, status="draft")
    del values["areas"]["1"]["scores"]["1.1"]
    made = extract(content_of(tmp_path, values, draft=True))
    assert {made.evaluation.exact, made.evaluation.printed, made.evaluation.percent} == {None}
    assert [(row.area, row.exact) for row in made.areas if row.exact is None] == [(1, None)]
    assert [row.question for row in made.questions if row.exact is None] == ["1.1"]


def test_notes_and_what_scores_rest_on_and_evaluators_are_in_no_table(tmp_path: Path) -> None:
    values = data("Kumla", 2027, evaluators=[{"name": "Planterad Person", "affiliation": "Planterad byrå"}])
    values["areas"]["1"]["scores"]["1.1"] = {"points": 5, "note": "planterad anteckning", "sources": ["website"]}
    made = extract(content_of(tmp_path, values))
    assert made.questions[0].exact == 5
    told = repr(made)
    assert "Kumla" in told
    for planted in ("Planterad", "planterad", "website", str(tmp_path), ".yaml"):
        assert planted not in told


def test_a_municipality_that_no_register_knows_has_no_code(tmp_path: Path) -> None:
    made = extract(content_of(tmp_path, data("Provby")))
    assert (made.evaluation.municipality, made.evaluation.municipality_code, made.evaluation.county) == ("Provby", None, None)


def test_observations_are_the_reports_own() -> None:
    found = published_tables().observations
    written = [area for id_ in PUBLISHED for area in evaluation(id_)[1].areas.values()]
    assert len(found) == sum(len(area.narrative) + len(area.strengths) + len(area.improvements) for area in written)
    assert {row.kind for row in found} == {"section", "strength", "improvement"}
    assert all(row.theme for row in found)


def test_the_projects_paths_are_nowhere() -> None:
    assert str(paths.PROJECT) not in repr(published_tables())
