"""What a new evaluation can be given of what is already known of the municipality."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.formatting.known import Known, known
from kommunkompassen.formatting.skeleton import skeleton
from kommunkompassen.read import document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.repository import Repository
from tests.helpers import data, kept, rubric, save, source


def test_the_register_gives_name_and_code() -> None:
    found = known("Borgholm", 2027, rubric("2018"), Repository(Path("nowhere")))
    assert found == Known("Borgholms kommun", "0885")
    assert known("Storby", 2027, rubric("2018"), Repository(Path("nowhere"))) == Known()


def test_the_latest_earlier_evaluation_gives_what_only_it_knows(tmp_path: Path) -> None:
    save(tmp_path, data("Kumla", 2015, residents="kumlaborna"))
    save(tmp_path, data("Kumla", 2019, residents="kumlingarna", official_name="Kumla stad", compare_with=["mean", "kalix-2003"]))
    save(tmp_path, data("Kumla", 2027, residents="framtidens"))
    save(tmp_path, data("Hallsberg", 2020, residents="hallsbergarna"))
    found = known("Kumla", 2027, rubric("2018"), Repository(tmp_path))
    # Kalix's figures are of an edition that can't be compared with the new one.
    assert found == Known("Kumla stad", "1881", "kumla-2019", "kumlingarna", ("mean",), 2019)


def test_a_reference_to_the_municipality_is_an_earlier_evaluation_too(tmp_path: Path) -> None:
    references = tmp_path / "references"
    references.mkdir()
    text = "name: Kumla\nmunicipality: Kumla\nyear: 2020\ndefinition: Totalt.\nsource: Rapporten.\ntotal: 400\n"
    (references / "kumla-2020.yaml").write_text(text, encoding="utf-8")
    repository = Repository(tmp_path / "evaluations", references=references)
    found = known("Kumla", 2027, rubric("2018"), repository)
    assert (found.earlier, found.filled) == ("kumla-2020", ["first_evaluation"])
    assert known("Kumla", 2020, rubric("2018"), repository).earlier == ""
    assert known("Hallsberg", 2027, rubric("2018"), repository).earlier == ""
    save(tmp_path / "evaluations", data("Kumla", 2019, residents="kumlingarna", compare_with=["mean"]))
    found = known("Kumla", 2027, rubric("2018"), Repository(tmp_path / "evaluations", references=references))
    # The reference is the later of the two, and only the evaluation knows the rest.
    assert (found.earlier, found.residents) == ("kumla-2020", "kumlingarna")
    assert found.filled == ["residents", "first_evaluation", "compare_with"]


def test_habo_is_not_told_what_is_known_of_habo_with_a_ring(tmp_path: Path) -> None:
    save(tmp_path, data("Håbo", 2019))
    repository = Repository(tmp_path)
    assert known("Habo", 2027, rubric("2018"), repository).earlier == ""
    assert known("Håbo", 2027, rubric("2018"), repository).earlier == "habo-0305-2019"


@pytest.mark.parametrize(("chosen", "expected"), [(None, ["mean"]), ([], []), (["kumla-2019"], ["kumla-2019"])])
def test_what_is_known_is_filled_in(chosen: list[str] | None, expected: list[str]) -> None:
    about = Known("Falu kommun", "2080", "falun-2019", "falubor: alla", None if chosen is None else tuple(chosen))
    made = kept(document(source(skeleton("Falun", 2027, rubric("2018"), about)), Evaluation))
    assert (made.official_name, made.residents, made.first_evaluation) == ("Falu kommun", "falubor: alla", "false")
    assert made.compare_with == expected
