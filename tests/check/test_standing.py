"""How far a draft has come is counted, and what is wrong is never among what is merely not written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base.finding import Severity
from kommunkompassen.check import check
from kommunkompassen.check.standing import Standing, is_not_yet, standing, wrong
from kommunkompassen.repository import Repository
from tests.helpers import data, save


def _standing(folder: Path, values: dict[str, object]) -> tuple[Standing | None, list[str]]:
    """The standing, and the findings that the check still shows line by line."""
    path = save(folder, values)
    repository = Repository(folder)
    findings = check(repository.evaluation(path), repository)
    found = standing(repository.evaluation(path), repository, findings)
    return found, [finding.key for finding in wrong(findings, [found] if found else [])]


def _draft(edition: str = "2018") -> dict[str, object]:
    return data(edition=edition, status="draft", texts={"comparisons": "Jämförelser finns på skr.se."})


def test_what_is_not_written_is_counted_and_not_listed(tmp_path: Path) -> None:
    values = _draft()
    areas = values["areas"]
    assert isinstance(areas, dict)
    areas["1"]["scores"].pop("1.1")
    areas["2"]["scores"] = dict.fromkeys(areas["2"]["scores"])
    areas["3"]["strengths"] = []
    areas["4"]["narrative"] = [{"heading": "Ett", "text": "Text här."}, {"heading": "Två"}, {"good_example": "true"}]
    areas["4"]["headings"] = ["Ett", "Två"]
    del areas["8"]
    values |= {"residents": None, "conducted": None}
    before = sum(len(area["scores"]) for area in areas.values())
    found, said = _standing(tmp_path, values)
    assert found == Standing(tmp_path / "kumla-2027.yaml", before - 5, 45, 6, 8, 2, ("residents", "conducted"))
    assert said == []


def test_an_edition_without_questions_counts_the_areas_points(tmp_path: Path) -> None:
    values = _draft("2010")
    areas = values["areas"]
    assert isinstance(areas, dict)
    areas["5"].pop("score")
    found, said = _standing(tmp_path, values)
    assert found == Standing(tmp_path / "kumla-2027.yaml", 7, 8, 8, 8, 0, ())
    assert said == []


def test_what_is_wrong_is_said_also_of_a_draft(tmp_path: Path) -> None:
    values = _draft()
    areas = values["areas"]
    assert isinstance(areas, dict)
    areas["1"]["scores"]["1.1"] = "99"
    areas["2"]["strengths"] = ["TODO"]
    found, said = _standing(tmp_path, values)
    assert found
    assert said == ["score-range", "template-leftover"]


def test_a_text_that_became_part_of_a_heading_is_a_mistake_and_not_a_gap(tmp_path: Path) -> None:
    path = save(tmp_path, _draft())
    text = path.read_text("utf-8").replace(
        "  '1':\n",
        "  '1':\n    headings: [Ett]\n    narrative:\n    - heading: Ett\n      text: Text.\n    - heading: Två\n        mer\n",
        1,
    )
    path.write_text(text, encoding="utf-8")
    repository = Repository(tmp_path)
    findings = check(repository.evaluation(path), repository)
    assert [(one.key, is_not_yet(one)) for one in findings] == [("empty-section/in-heading", False)]


@pytest.mark.parametrize("status", ["fact-check", "published"])
def test_only_a_draft_may_lack_something(tmp_path: Path, status: str) -> None:
    values = _draft() | {"status": status, "residents": None}
    path = save(tmp_path, values)
    repository = Repository(tmp_path)
    findings = check(repository.evaluation(path), repository)
    assert standing(repository.evaluation(path), repository, findings) is None
    assert [(one.rule, one.severity) for one in findings] == [("required-key", Severity.ERROR)]
    assert not any(map(is_not_yet, findings))


def test_of_what_cannot_be_read_nothing_is_counted(tmp_path: Path) -> None:
    (path := tmp_path / "kumla-2027.yaml").write_text("municipality: [", encoding="utf-8")
    repository = Repository(tmp_path)
    assert standing(repository.evaluation(path), repository, check(repository.evaluation(path), repository)) is None
