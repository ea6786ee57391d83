"""What the three kinds of files hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kommunkompassen.read import models, parts
from kommunkompassen.read.models import Evaluation, Reference, Rubric
from kommunkompassen.read.parts import Part
from tests.helpers import kept, read, rubric


def _parts() -> Iterator[type[Part]]:
    for value in vars(models).values():
        if isinstance(value, type) and issubclass(value, Part) and value is not Part:
            yield value


PARTS = list(_parts())


def test_the_three_kinds_of_files_are_among_the_parts() -> None:
    assert {Evaluation, Rubric, Reference} < set(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_editors_can_show_a_title_and_a_description_for_every_key(part: type[Part]) -> None:
    assert part.model_fields
    for name, field in part.model_fields.items():
        assert field.title, name
        assert field.description, name
        assert field.description.endswith((".", "?")), name


@pytest.mark.parametrize("part", PARTS)
def test_unknown_keys_are_refused_everywhere(part: type[Part]) -> None:
    _, unfit = parts.read(part, {"xyzzy": "1"})
    assert (("xyzzy",), "unknown", "1", ()) in unfit


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "Kumla kommun"), ("official_name: Kumla stad\n", "Kumla stad"), ("official_name:\n", "Kumla kommun")],
)
def test_the_official_name_is_that_of_a_kommun_unless_another_is_given(text: str, expected: str) -> None:
    assert kept(read(text)).name == expected


def test_what_is_not_said_has_the_defaults_of_the_handbook() -> None:
    model = kept(read(""))
    assert model.status == "draft"
    assert model.compare_with is None
    assert (model.areas, model.facts, model.evaluators) == ({}, [], [])


def test_an_empty_list_of_comparisons_is_not_the_default() -> None:
    assert kept(read("compare_with: []\n")).compare_with == []


@pytest.mark.parametrize(
    ("id_", "questions", "maximums"),
    [("2003", True, False), ("2010", False, False), ("2018", True, True), ("2020", False, False)],
)
def test_an_edition_knows_what_it_lacks(id_: str, questions: bool, maximums: bool) -> None:
    assert (rubric(id_).has_questions, rubric(id_).has_maximums) == (questions, maximums)
