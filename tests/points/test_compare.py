"""What an evaluation is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from kommunkompassen.check import check
from kommunkompassen.points import compare
from kommunkompassen.points.compare import Comparison, Earlier
from kommunkompassen.points.score import printed, score
from kommunkompassen.repository import Repository
from tests.helpers import PUBLISHED, data, evaluation, kept, real, rubric, save


def _compared(folder: Path, own: Mapping[str, Any], references: Path | None = None) -> list[Comparison]:
    repository = Repository(folder, references=references) if references else Repository(folder)
    document = repository.evaluation(save(folder, own))
    return compare.comparisons(document, rubric(kept(document).rubric), repository)


def _mean(folder: Path, own: Mapping[str, Any]) -> Comparison:
    [mean] = _compared(folder, {**own, "compare_with": ["mean"]})
    return mean


def _earlier(folder: Path, own: Mapping[str, Any]) -> Earlier | None:
    repository = Repository(folder)
    document = repository.evaluation(save(folder, own))
    return compare.earlier(document, rubric(kept(document).rubric), repository)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two evaluations that a mean counts."""
    save(tmp_path, data("Arboga", 2020, share="0.25"))
    save(tmp_path, data("Boden", 2021, edition="2016", share="0.5"))
    return tmp_path


def test_the_mean_is_that_of_exact_points_and_names_whom_it_counts(folder: Path) -> None:
    mean = _mean(folder, data())
    assert mean.members == ("Arboga 2020", "Boden 2021")
    assert mean.total == Fraction(300)
    assert mean.areas == (Fraction(75, 2),) * 8
    assert mean.name == "Medel av två utvärderingar"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (data("Eda", 2022, status="draft"), "a draft"),
        (data("Eda", 2022, status="fact-check"), "under fact check"),
        (data("Eda", 2022, edition="2010"), "of an edition that can't be compared"),
        (data("Eda", 2022, edition="2003", share="0.5"), "of an edition that can't be compared"),
        (data("Kumla", 2022), "the municipality's own"),
        (data("KUMLA", 2021), "the municipality's own, otherwise spelled"),
        (data("Eda", 2027, conducted="2027-04"), "conducted later"),
        (data("Eda", 2028), "conducted later"),
        (data("Eda", 2027, conducted="2027"), "conducted some time in the year, perhaps later"),
        (data("Eda", 2027, conducted="2027-03-01/2027-04-01"), "finished later"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_mean_does_not_count(folder: Path, other: dict[str, Any], why: str) -> None:
    before = _mean(folder, data())
    path = save(folder, other)
    assert _mean(folder, data()) == before, why
    repository = Repository(folder)
    own = repository.evaluation(folder / "kumla-2027.yaml")
    assert path not in compare.counted(own, rubric("2018"), repository), why


@pytest.mark.parametrize("conducted", ["2027-03", "2027-03-12", "2027-03-31", "2027-02", "2026", "2027-02-28/2027-03-01"])
def test_the_mean_counts_what_was_conducted_no_later(folder: Path, conducted: str) -> None:
    save(folder, data("Eda", 2027, conducted=conducted))
    assert "Eda 2027" in _mean(folder, data(conducted="2027-03")).members


def test_an_evaluation_that_does_not_say_when_it_was_conducted_counts_by_its_year(folder: Path) -> None:
    save(folder, {key: value for key, value in data("Eda", 2026).items() if key != "conducted"})
    save(folder, {key: value for key, value in data("Flen", 2027).items() if key != "conducted"})
    assert _mean(folder, data()).members == ("Arboga 2020", "Boden 2021", "Eda 2026")


@pytest.mark.parametrize("others", [0, 1])
def test_a_mean_of_fewer_than_two_has_no_figures(tmp_path: Path, others: int) -> None:
    if others:
        save(tmp_path, data("Arboga", 2020))
    mean = _mean(tmp_path, data(status="draft"))
    assert (mean.total, mean.areas, len(mean.members)) == (None, None, others)


def test_a_published_report_without_a_mean_does_not_say_who_was_there_since_more_may_come(tmp_path: Path) -> None:
    save(tmp_path, data("Arboga", 2020))
    assert _mean(tmp_path, data()).members == ()
    assert _mean(tmp_path, data(mean_of=["arboga-2020"])).members == ("Arboga 2020",)


def test_a_mean_that_names_its_evaluations_stays_when_earlier_visits_are_published_later(folder: Path) -> None:
    own = data(mean_of=["boden-2021", "arboga-2020"])
    before = _mean(folder, own)
    save(folder, data("Eda", 2019, share="0.9"))
    (folder / "flen-2020.yaml").write_text("status: published\n  :", encoding="utf-8")
    assert _mean(folder, own) == before
    assert before.members == ("Boden 2021", "Arboga 2020")
    assert before.total == Fraction(300)


def test_a_mean_of_named_evaluations_counts_each_once_and_none_that_does_not_fit(folder: Path) -> None:
    save(folder, data("Eda", 2022, edition="2020", share="0.9"))
    mean = _mean(folder, data(mean_of=["arboga-2020", "boden-2021", "arboga-2020", "eda-2022", "xyzzy-1999"]))
    assert (mean.members, mean.total) == (("Arboga 2020", "Boden 2021"), Fraction(300))


def _visits(folder: Path, own: Mapping[str, Any]) -> list[str]:
    repository = Repository(folder, references=folder / "references")
    return compare.history(repository.evaluation(save(folder, own)), repository)


def _reference(folder: Path, id_: str, **more: object) -> None:
    values = {"name": id_, "edition": "2010", "definition": "Total.", "source": "Kumla kommun.", "total": 410, **more}
    (folder / "references").mkdir(exist_ok=True)
    (folder / "references" / f"{id_}.yaml").write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")


def test_the_history_is_the_municipalitys_own_earlier_visits_oldest_first(folder: Path) -> None:
    for year in (2022, 2018):
        save(folder, data("Kumla", year))
    save(folder, data("Kumla", 2020, status="draft"))
    save(folder, data("Kumla", 2029))
    _reference(folder, "kumla-2014", municipality="Kumla", year=2014)
    _reference(folder, "eda-2014", municipality="Eda", year=2014)
    _reference(folder, "kumla-2013")
    assert _visits(folder, data()) == ["kumla-2014", "kumla-2018", "kumla-2022"]


def test_a_history_that_is_named_stays_when_an_earlier_visit_is_published_later(folder: Path) -> None:
    save(folder, data("Kumla", 2018))
    own = data(history=["kumla-2018"])
    before = _earlier(folder, own)
    save(folder, data("Kumla", 2022))
    assert _visits(folder, own) == ["kumla-2018"]
    assert _earlier(folder, own) == before
    assert before
    assert before.year == 2018
    assert _earlier(folder, data(history=[])) is None


@pytest.mark.parametrize(("status", "counts"), [("published", True), ("draft", False)])
def test_a_file_that_cannot_be_read_counts_as_far_as_it_is_seen_to_be_published(folder: Path, status: str, counts: bool) -> None:
    broken = folder / "eda-2022.yaml"
    broken.write_text(f"municipality: Eda\nstatus: {status}\nyear: [\n", encoding="utf-8")
    own = data(compare_with=["mean"], status="draft")
    assert _mean(folder, own).members == ("Arboga 2020", "Boden 2021")
    repository = Repository(folder)
    document = repository.evaluation(folder / "kumla-2027.yaml")
    assert (broken in compare.counted(document, rubric("2018"), repository)) is counts
    # The report then has errors, and no mean is printed that lacks one of those that it should count.
    found = [(one.rule, one.detail) for one in check(document, repository)]
    assert (("broken-comparison", "mean") in found) is counts


def test_an_evaluation_without_a_sum_is_not_in_the_mean(folder: Path) -> None:
    gap = data("Eda", 2022)
    del gap["areas"]["3"]["scores"]["3.1"]
    save(folder, gap)
    assert _mean(folder, data()).members == ("Arboga 2020", "Boden 2021")


def test_without_a_choice_the_mean_is_compared_with_and_with_an_empty_one_nothing(folder: Path) -> None:
    own = data()
    del own["compare_with"]
    assert [one.id for one in _compared(folder, own)] == ["mean"]
    assert _compared(folder, data(compare_with=[])) == []


def test_a_later_evaluation_changes_nothing(folder: Path) -> None:
    own = data(compare_with=["mean", "arboga-2020"])
    before = _compared(folder, own), _earlier(folder, own)
    save(folder, data("Eda", 2028, share="1"))
    save(folder, data("Kumla", 2029, share="1"))
    assert (_compared(folder, own), _earlier(folder, own)) == before


def test_an_evaluation_is_compared_with_in_the_order_chosen(folder: Path) -> None:
    found = _compared(folder, data(compare_with=["boden-2021", "mean", "arboga-2020"]))
    assert [(one.id, one.name) for one in found] == [
        ("boden-2021", "Boden 2021"),
        ("mean", "Medel av två utvärderingar"),
        ("arboga-2020", "Arboga 2020"),
    ]
    assert (found[2].total, found[2].areas) == (Decimal(200), (Decimal(25),) * 8)


@pytest.mark.parametrize(("own", "other"), [("2018", "2003"), ("2018", "2010"), ("2003", "2018"), ("2010", "2020")])
def test_editions_that_are_not_comparable_are_never_side_by_side(tmp_path: Path, own: str, other: str) -> None:
    save(tmp_path, data("Arboga", 2020, edition=other))
    assert _compared(tmp_path, data(edition=own, compare_with=["arboga-2020"])) == []


def test_an_evaluation_without_a_sum_is_not_drawn_as_a_profile(folder: Path) -> None:
    gap = data("Eda", 2022)
    del gap["areas"]["3"]["scores"]["3.1"]
    save(folder, gap)
    [found] = _compared(folder, data(compare_with=["eda-2022"]))
    assert (found.total, found.areas) == (None, None)


@pytest.mark.parametrize(
    ("id_", "edition", "total", "profile"),
    [
        ("nacka-2003", "2003", 525, True),
        ("grastorp-2014", "2010", 506, True),
        ("medel-sedan-2016", "2018", 476, False),
        ("medel-forsta-gangen", "2018", 436, False),
        ("strangnas-2016", "2018", None, False),
        ("nacka-2003", "2018", 525, False),
        ("grastorp-2014", "2018", 506, False),
    ],
)
def test_a_reference_is_a_profile_only_where_its_areas_are_known_and_comparable(
    tmp_path: Path, id_: str, edition: str, total: int | None, profile: bool
) -> None:
    [found] = _compared(tmp_path, data(edition=edition, compare_with=[id_]))
    assert found.total == total
    assert bool(found.areas) is profile
    assert found.definition
    assert found.source


def test_a_reference_that_lacks_an_area_is_no_profile(tmp_path: Path) -> None:
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "del.yaml").write_text(
        'name: Del\nedition: "2018"\ndefinition: x\nsource: y\nareas: {1: 50, 2: 60}\n', encoding="utf-8"
    )
    [found] = _compared(tmp_path, data(compare_with=["del"]), tmp_path / "references")
    assert found.areas is None


def test_what_is_unknown_is_left_out(tmp_path: Path) -> None:
    assert _compared(tmp_path, data(compare_with=["xyzzy", "../x"])) == []


def test_the_earlier_evaluation_is_the_latest_published_of_the_same_municipality(tmp_path: Path) -> None:
    for year, share in ((2018, "0.2"), (2020, "0.3"), (2022, "0.4")):
        save(tmp_path, data("Kumla", year, share=share, status="draft" if year == 2022 else "published"))
    save(tmp_path, data("Eda", 2021))
    found = _earlier(tmp_path, data())
    assert found
    assert (found.name, found.year, found.result.points) == ("Kumla 2020", 2020, Decimal(240))


@pytest.mark.parametrize(
    ("year", "edition", "conducted"),
    [(2020, "2010", "2020-03"), (2020, "2003", "2020-03"), (2028, "2018", "2028-03"), (2026, "2018", "2027-03")],
    ids=["areas-only", "other-questions", "later", "same-time"],
)
def test_there_is_no_earlier_evaluation_of_another_kind_or_a_later_time(
    tmp_path: Path, year: int, edition: str, conducted: str
) -> None:
    save(tmp_path, data("Kumla", year, edition=edition, conducted=conducted))
    assert _earlier(tmp_path, data(conducted="2027-03")) is None


def test_an_evaluation_is_not_its_own_predecessor_by_another_path(tmp_path: Path) -> None:
    path = save(tmp_path, data())
    (tmp_path / "sub").mkdir()
    repository = Repository(tmp_path)
    document = repository.evaluation(tmp_path / "sub" / ".." / path.name)
    assert compare.earlier(document, rubric("2018"), repository) is None
    assert compare.counted(document, rubric("2018"), repository) == []


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("arboga-2016", ("medel-hittills-2016",)),
        ("botkyrka-2003", ("kalix-2003", "nacka-2003", "vasteras-2003", "trollhattan-2003")),
        ("kumla-2017", ("strangnas-2016",)),
        ("ljungby-2018", ("medel-sedan-2016", "medel-forsta-gangen")),
        ("nassjo-2019", ("mean",)),
    ],
)
def test_the_published_reports_compare_themselves_with_these(id_: str, expected: tuple[str, ...]) -> None:
    document, model = evaluation(id_)
    found = compare.comparisons(document, rubric(model.rubric), real())
    assert tuple(one.id for one in found) == expected


def test_nassjos_mean_is_that_of_the_three_before_it() -> None:
    [mean] = compare.comparisons(evaluation("nassjo-2019")[0], rubric("2018"), real())
    assert mean.members == ("Arboga 2016", "Kumla 2017", "Ljungby 2018")
    totals = [score(evaluation(id_)[1], rubric(evaluation(id_)[1].rubric)).points for id_ in PUBLISHED[:3]]
    assert mean.total == sum(Fraction(total) for total in totals if total is not None) / 3
    assert printed(mean.total, "whole") == 405
