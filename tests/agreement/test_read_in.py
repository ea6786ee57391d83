"""A filled-in sheet for agreeing, read in again: exactly what was agreed, and the notes under their writers' initials."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kommunkompassen.agreement import write
from kommunkompassen.agreement.gather import Given
from kommunkompassen.read import read_evaluation
from kommunkompassen.read.models import Score
from kommunkompassen.scoring_sheet import bring_in, description
from kommunkompassen.scoring_sheet.scores import present
from tests.agreement.sheets import agreed, draft, filled, typed
from tests.helpers import kept, rubric
from tests.scoring_sheet.sheets import brought

Typed = dict[tuple[str, str], object]


def read_in(folder: Path, typed_in: Typed, scores: dict[str, object] | None = None) -> dict[str, Score]:
    """The scores after agreeing of two evaluators who differ on 1.1 and 1.2, and write notes there."""
    document = draft(folder, scores=scores)
    eva = filled(document, folder, "Eva Ek", {"G1.1": "Vi såg planen", "F1.1": "dokument"})
    bo = filled(document, folder, "Bo Berg", {"D1.1": 5, "G1.1": "Ingen kände till den", "F1.1": "intervju", "D1.2": 3})
    result = bring_in.take_in(typed(agreed(document, eva, bo), typed_in), document, rubric("2018"))
    assert result.findings == ()
    return present(kept(read_evaluation(document.path)), rubric("2018"))


def test_what_was_agreed_is_set_and_notes_are_joined(tmp_path: Path) -> None:
    scores = read_in(tmp_path, {("Avstämd poäng", "1.1"): 6.5, ("Varför", "1.1"): "Planen finns"})
    one = scores["1.1"]
    assert one.points == Decimal("6.5")
    assert (one.note or "").splitlines() == ["EE: Vi såg planen", "BB: Ingen kände till den", "Avstämt: Planen finns"]
    assert set(one.sources) == {"interview", "document"}
    assert scores["1.3"].points == rubric("2018").areas["1"].questions["1.3"].maximum / 2  # type: ignore[operator]


def test_what_is_not_agreed_stays_as_it_is_and_that_is_said(tmp_path: Path) -> None:
    document = draft(tmp_path, scores={"1.1": {"points": "9", "note": "Förr"}})
    eva = filled(document, tmp_path, "Eva Ek", {"D1.1": 7, "G1.1": "Sett"})
    bo = filled(document, tmp_path, "Bo Berg", {"D1.1": 5})
    result = brought(agreed(document, eva, bo), document)
    assert [one.scored.number for one in result.changes if one.scored.number == "1.1"] == []
    assert "Ingen avstämd poäng, oförändrade: 1.1" in description.described(result, "sv")


def test_read_in_twice_nothing_changes_the_second_time(tmp_path: Path) -> None:
    document = draft(tmp_path)
    files = [filled(document, tmp_path, name, {"D1.1": given_, "G1.1": name}) for name, given_ in (("Eva Ek", 6), ("Bo Berg", 5))]
    path = typed(agreed(document, *files), {("Avstämd poäng", "1.1"): 5, ("Varför", "1.1"): "Två\n\nstycken"})
    assert bring_in.take_in(path, document, rubric("2018")).changes
    again = brought(path, read_evaluation(document.path))
    assert (again.findings, again.changes, again.kept) == ((), (), ())


def test_what_is_newer_in_the_file_than_the_sheet_for_agreeing_stays(tmp_path: Path) -> None:
    document = draft(tmp_path)
    files = [filled(document, tmp_path, name, {"D1.1": given_}) for name, given_ in (("Eva Ek", 6), ("Bo Berg", 5))]
    path = typed(agreed(document, *files), {("Avstämd poäng", "1.1"): 5})
    later = draft(tmp_path, scores={"1.1": "9"})
    [finding] = brought(path, later).findings
    assert (finding.key, finding.values["cell"]) == ("sheet-both/points", "Avstämning!H7")


@pytest.mark.parametrize(
    ("cell", "value", "key"),
    [
        ("Avstämd poäng", 99, "sheet-points/range"),
        ("Avstämd poäng", "tolv", "sheet-points/text"),
        ("Källor", "rykten", "sheet-sources"),
        ("Varför", "=1", "sheet-value/formula"),
        ("Anteckning EE", "=1", "sheet-value/formula"),
        ("Nr", "1.9", "sheet-question/unknown"),
    ],
)
def test_faults_are_found_as_in_a_scoring_sheet(tmp_path: Path, cell: str, value: object, key: str) -> None:
    document = draft(tmp_path)
    files = [filled(document, tmp_path, name, {}) for name in ("Eva Ek", "Bo Berg")]
    path = typed(agreed(document, *files), {(cell, "1.1"): value})
    findings = brought(path, document).findings
    assert key in [one.key for one in findings]
    assert all(one.values["cell"].startswith("Avstämning!") for one in findings)


NUMBERS = [key for area in rubric("2018").areas.values() for key in area.questions]
HUNDREDTHS = st.integers(0, 40).map(lambda quarters: Decimal(quarters) / 4)
EACH = st.lists(st.one_of(st.none(), HUNDREDTHS), min_size=45, max_size=45)


@settings(max_examples=12)
@given(
    points=st.lists(EACH, min_size=2, max_size=4),
    in_order=st.booleans(),
    note=st.sampled_from(["", "Så", "a: b\n\n- c", '=1+1 "x" #y']),
)
def test_agreeing_and_reading_in_without_change_sets_what_was_equal_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, points: list[list[Decimal | None]], *, in_order: bool, note: str
) -> None:
    folder = tmp_path_factory.mktemp("avstämning")
    document = draft(folder)
    # Every third question is equal, so that there are some.
    alike = [[one if place % 3 else points[0][place] for place, one in enumerate(each)] for each in points]
    given_ = [
        Given(f"U{place}", f"U{place}", {number: Score(points=one, note=note) for number, one in zip(NUMBERS, each, strict=True)})
        for place, each in enumerate(alike)
    ]
    path = folder / "avstämning.xlsx"
    path.write_bytes(write.workbook(rubric("2018"), document, given_, in_order=in_order))
    result = bring_in.take_in(path, document, rubric("2018"))
    assert result.findings == ()
    after = present(kept(read_evaluation(document.path)), rubric("2018"))
    for place, number in enumerate(NUMBERS):
        each = {one[place] for one in alike}
        equal = each.pop() if len(each) == 1 else None
        assert after[number].points == equal
        # All have written the same.
        assert (after[number].note or "").split() == (note.split() if equal is not None else [])
