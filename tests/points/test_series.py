"""A municipality's history: nothing is joined, subtracted or said over a break between editions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from charts import series as chart
from charts import words_over_years
from charts.shapes import Line, Mark, Text
from kommunkompassen.base import register
from kommunkompassen.base.theme import read_theme
from kommunkompassen.points.score import score
from kommunkompassen.points.series import Series, series
from kommunkompassen.report.content import content
from kommunkompassen.report.draw import sentences
from kommunkompassen.repository import Repository
from tests.helpers import data, kept, rubric, save

THEME = read_theme()
GROUPS = ({"2003"}, {"2010"}, {"2016", "2018"}, {"2020"})
"""Editions that can be compared; of an unknown one nothing can be."""


def _alike(one: str, other: str) -> bool:
    return any({one, other} <= group for group in GROUPS)


def _reference(folder: Path, year: int, edition: str, total: str | None, **more: object) -> str:
    (folder / "references").mkdir(exist_ok=True)
    values = {"name": f"Kumla {year}", "edition": edition, "municipality": "Kumla", "year": str(year), **more}
    figures = {"total": total} if total else {}
    text = yaml.safe_dump({**values, "definition": "Totalpoäng.", "source": "Årsredovisningen.", **figures}, allow_unicode=True)
    (folder / "references" / f"figur-{year}.yaml").write_text(text, encoding="utf-8")
    return f"figur-{year}"


def _series(folder: Path, **more: object) -> Series | None:
    repository = Repository(folder, references=folder / "references")
    document = repository.evaluation(save(folder, data(**more)))  # type: ignore[arg-type]
    edition = rubric(kept(document).rubric)
    return series(document, edition, score(kept(document), edition), repository)


def _history(folder: Path, visits: Sequence[tuple[str, str, bool]]) -> Repository:
    """Evaluations and references from 2003 on, three years apart."""
    for index, (edition, share, as_reference) in enumerate(visits):
        year = 2003 + 3 * index
        if as_reference or edition == "unknown":
            _reference(folder, year, edition, str(Decimal(share) * 800))
        else:
            save(folder, data("Kumla", year, edition, share))
    return Repository(folder, references=folder / "references")


_EDITIONS = ("2003", "2010", "2016", "2018", "2020")
_ANY = st.sampled_from((*_EDITIONS, "unknown"))
_VISITS = st.lists(st.tuples(_ANY, st.sampled_from(("0.25", "0.5", "0.75")), st.booleans()), min_size=1, max_size=7)


@settings(max_examples=40)
@given(_VISITS, st.sampled_from(_EDITIONS))
def test_no_line_no_difference_and_no_sentence_crosses_a_break(visits: list[tuple[str, str, bool]], own: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        repository = _history(folder, visits)
        document = repository.evaluation(save(folder, data("Kumla", 2030, own)))
        whole = content(document, rubric(own), repository, draft=False, notes=False)
    found = whole.series
    assert found
    assert [visit.year for visit in found.visits] == [*range(2003, 2003 + 3 * len(visits), 3), 2030]
    editions = [*(edition for edition, _, _ in visits), own]
    joined = {(old.year, new.year) for stretch in found.stretches for old, new in pairwise(stretch.visits)}
    years = [visit.year for visit in found.visits]
    allowed = {
        (old, new) for (old, new), (one, other) in zip(pairwise(years), pairwise(editions), strict=True) if _alike(one, other)
    }
    assert joined == allowed
    assert _drawn(found) == allowed
    # What the sentences subtract stands in one stretch, and every area's difference is between comparable editions.
    changes = sum("Förändringen sedan" in sentence for sentence in sentences(whole)["series_sentences"])
    assert changes in (0, sum(len(stretch.visits) > 1 for stretch in found.stretches))
    before = {visit.id: visit.edition for visit in found.visits}
    assert all(_alike(before[one.id], own) for one in whole.befores)
    assert not whole.earlier or _alike(before[whole.earlier.id], own)
    assert not {one.id for one in whole.comparisons} & set(before)


def _drawn(found: Series) -> set[tuple[int, int]]:
    """The years that the chart joins with a line."""
    drawing = chart.draw(found, THEME)
    labels = [one for one in drawing.shapes if isinstance(one, Text) and one.x == 0 and one.text.isdecimal()]
    years = [int(label.text) for label in sorted(labels, key=lambda label: label.baseline)]
    middles = sorted({round(mark.y, 6) for mark in drawing.shapes if isinstance(mark, Mark)})
    by_middle = dict(zip(middles, years, strict=True))
    joins = [one for one in drawing.shapes if isinstance(one, Line) and one.colour == THEME.colours.mark]
    return {(by_middle[round(line.start[1], 6)], by_middle[round(line.end[1], 6)]) for line in joins}


def test_a_break_is_said_in_the_chart_itself_with_a_dashed_rule(tmp_path: Path) -> None:
    save(tmp_path, data("Kumla", 2003, "2003"))
    save(tmp_path, data("Kumla", 2016, "2016"))
    _reference(tmp_path, 2018, "unknown", "400")
    found = _series(tmp_path)
    assert found
    drawing = chart.draw(found, THEME)
    texts = [one.text for one in drawing.shapes if isinstance(one, Text)]
    assert [text for text in texts if "utgåva" in text and not text[0].isdecimal()] == [
        "ny utgåva",
        "okänd utgåva",
        "okänd utgåva",
        "utgåvan är inte känd",
    ]
    assert sum(isinstance(one, Line) and one.dashed for one in drawing.shapes) == 3


@pytest.mark.parametrize(("before", "said"), [("2010", "60–70"), ("2003", "80–100"), ("2020", "")])
def test_a_bridge_is_cited_with_its_source_and_nothing_is_reckoned_with_it(tmp_path: Path, before: str, said: str) -> None:
    save(tmp_path, data("Kumla", 2009, before))
    found = _series(tmp_path)
    assert found
    words = " ".join(words_over_years.in_words(found, "Kumla"))
    assert "Förändringen" not in words
    assert (f"lägga till {said}\N{NO-BREAK SPACE}poäng" in words) == bool(said)
    assert ("Källa: KommunKompassen. Analys av" in words) == bool(said)
    assert ("version 2.1 med 20" in words) == bool(said)


def test_a_bridge_needs_totals_on_both_sides(tmp_path: Path) -> None:
    _reference(tmp_path, 2012, "2010", None)
    found = _series(tmp_path)
    assert found
    assert found.stretches[1].bridge is None


def test_a_municipality_without_earlier_visits_has_no_series(tmp_path: Path) -> None:
    save(tmp_path, data("Eda", 2020))
    assert _series(tmp_path) is None
    save(tmp_path, data("Kumla", 2020))
    assert _series(tmp_path, history=[]) is None


def test_a_later_find_changes_no_published_history(tmp_path: Path) -> None:
    save(tmp_path, data("Kumla", 2016, "2016"))
    before = _series(tmp_path, history=["kumla-2016"])
    save(tmp_path, data("Kumla", 2020))
    _reference(tmp_path, 2012, "2010", "400")
    assert before
    assert _series(tmp_path, history=["kumla-2016"]) == before


def test_a_reference_with_all_areas_is_what_the_change_is_told_since(tmp_path: Path) -> None:
    save(tmp_path, data("Kumla", 2012, "2010", "0.25"))
    id_ = _reference(tmp_path, 2014, "2010", "400", areas={str(number): "50" for number in range(1, 9)})
    repository = Repository(tmp_path, references=tmp_path / "references")
    document = repository.evaluation(save(tmp_path, data("Kumla", 2030, "2010", "0.75", compare_with=[id_, "kumla-2012"])))
    whole = content(document, rubric("2010"), repository, draft=False, notes=False)
    assert whole.earlier
    assert (whole.earlier.id, whole.earlier.name, whole.earlier.result.points) == (id_, "Kumla 2014", Decimal(400))
    assert [one.name for one in whole.befores] == ["Kumla 2014", "Kumla 2012"]
    assert whole.comparisons == (), "they are compared with once"


def test_a_municipality_that_changed_its_name_has_one_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, data("Gammelby", 2016, "2016"))
    assert _series(tmp_path) is None
    monkeypatch.setattr(register, "_present_ids", lambda: {"gammelby": "kumla"})
    found = _series(tmp_path)
    assert found
    assert [visit.id for visit in found.visits] == ["gammelby-2016", "kumla-2027"]


def test_of_a_long_history_the_areas_of_the_newest_four_stand_side_by_side(tmp_path: Path) -> None:
    for year in range(2005, 2027, 3):
        save(tmp_path, data("Kumla", year))
    repository = Repository(tmp_path)
    document = repository.evaluation(save(tmp_path, data("Kumla", 2027)))
    whole = content(document, rubric("2018"), repository, draft=False, notes=False)
    assert [one.name for one in whole.befores] == ["Kumla 2026", "Kumla 2023", "Kumla 2020", "Kumla 2017"]
    assert whole.series
    assert len(whole.series.visits) == 9
