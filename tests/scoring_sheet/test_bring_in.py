"""Out and in again: no change where nothing was changed, and else exactly that change."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from kommunkompassen.read import read_evaluation
from kommunkompassen.scoring_sheet import description
from kommunkompassen.scoring_sheet.bring_in import Brought
from kommunkompassen.scoring_sheet.read_xlsx import exact
from tests.helpers import PUBLISHED, data, evaluation, kept, rubric, save
from tests.scoring_sheet.sheets import brought, changed, csv, made

ENCODINGS = {"Windows-1252": "cp1252", "UTF-8": "utf-8", "UTF-8 with its mark": "utf-8-sig", "UTF-16": "utf-16"}


def points(result: Brought) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """The points before and after, by question."""
    assert result.findings == ()
    return {change.scored.number: (change.before.points, change.after.points) for change in result.changes}


@pytest.mark.parametrize("id_", PUBLISHED)
def test_a_sheet_out_and_in_again_changes_nothing(id_: str, tmp_path: Path) -> None:
    document, _ = evaluation(id_)
    result = brought(made(document, tmp_path), document)
    assert points(result) == {}
    assert result.data == document.path.read_bytes()


@pytest.mark.parametrize("id_", PUBLISHED)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_csv_as_swedish_excel_saves_it_changes_nothing(id_: str, encoding: str, tmp_path: Path) -> None:
    document, _ = evaluation(id_)
    path = tmp_path / "poäng.csv"
    path.write_bytes(csv(document).encode(ENCODINGS[encoding]))
    assert points(brought(path, document)) == {}


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_line_but_that_of_the_changed_score_stays(id_: str, tmp_path: Path) -> None:
    document, model = evaluation(id_)
    before = model.areas["2"].scores["2.1"].points
    result = brought(changed(made(document, tmp_path), {"D2.1": 7.5}), document)
    assert points(result) == {"2.1": (before, Decimal("7.5"))}
    old, new = (content.decode("utf-8").splitlines() for content in (document.path.read_bytes(), result.data))
    assert len(old) == len(new)
    differing = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert differing == [(f"      2.1: {before}", "      2.1: 7.5")]


def test_every_number_with_two_decimals_comes_back_as_it_was() -> None:
    numbers = [Decimal(hundredths) / 100 for hundredths in range(10_001)]
    assert [exact(float(number)) for number in numbers] == numbers
    # As some programs store them, with seventeen figures.
    assert [exact(float(f"{float(number):.17g}")) for number in numbers] == numbers


def test_the_hair_that_a_formula_leaves_is_no_decimal() -> None:
    assert exact(0.1 + 0.2) == Decimal("0.3")
    assert exact(13.351) == Decimal("13.351")
    assert exact(float("inf")) is None


@pytest.mark.parametrize("edition", ["2003", "2010", "2016", "2018", "2020"])
def test_any_scores_come_back_from_a_sheet(edition: str, tmp_path: Path) -> None:
    full, empty = data(edition=edition), data("Boden", edition=edition)
    chance = random.Random(7)
    for area in full["areas"].values():
        for number in area.get("scores", {}):
            area["scores"][number] = {
                "points": str(Decimal(chance.randrange(0, 11)) / 2),
                "note": chance.choice(["Så", "en rad\n\noch en till", '=1+1 "citat" #ej; a, b', "- x: y", "12"]),
                "sources": chance.sample(["website", "document", "interview"], chance.randrange(4)),
            }
    for area in empty["areas"].values():
        area.pop("scores", None)
        area.pop("score", None)
    empty["status"] = full["status"] = "draft"
    filled = read_evaluation(save(tmp_path, full))
    other = read_evaluation(save(tmp_path, empty))
    sheet = made(filled, tmp_path)
    assert points(brought(sheet, filled)) == {}
    # The same scores into a file that has none: the sheet's name of its evaluation is the only thing in the way.
    result = brought(changed(sheet, {"B2": "Boden 2027"}), other)
    other.path.write_bytes(result.data)
    both = [kept(one).areas for one in (read_evaluation(other.path), filled)]
    assert len(both[0]) == 8
    for number in both[0]:
        assert both[0][number].score == both[1][number].score
        got, given = (areas[number].scores for areas in both)
        assert {key: (one.points, one.note, set(one.sources)) for key, one in got.items()} == {
            key: (one.points, one.note, set(one.sources)) for key, one in given.items()
        }


def test_notes_and_sources_come_along(tmp_path: Path) -> None:
    path = save(tmp_path / "evaluations", data())
    sheet = changed(made(read_evaluation(path), tmp_path), {"F1.1": "dokument, Intervju och webbplats", "G1.2": "Se protokollet"})
    result = brought(sheet, read_evaluation(path))
    assert [(one.scored.number, one.after.sources, one.after.note) for one in result.changes] == [
        ("1.1", ["interview", "document", "website"], None),
        ("1.2", [], "Se protokollet"),
    ]
    assert description.described(result, "sv") == ["1.1: källor: inga → intervju + dokument + webbplats", "1.2: ny anteckning"]


def test_a_file_without_columns_for_notes_and_sources_leaves_them(tmp_path: Path) -> None:
    values = data()
    values["areas"]["1"]["scores"]["1.1"] = {"points": "7.5", "note": "Så", "sources": ["interview"]}
    document = read_evaluation(save(tmp_path, values))
    numbers = [number for area in rubric("2018").areas.values() for number in area.questions]
    scores = {number: score.points for area in kept(document).areas.values() for number, score in area.scores.items()}
    path = tmp_path / "bara-poäng.csv"
    path.write_text("nr;poäng\n" + "".join(f"{number};{scores[number]}\n" for number in numbers), encoding="utf-8")
    assert points(brought(path, document)) == {}


@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_the_sign_between_fields_is_found(sign: str, tmp_path: Path) -> None:
    document = read_evaluation(save(tmp_path, data(share="0.25")))
    text = csv(document).replace(",", "§").replace(";", sign)
    text = "\r\n".join(
        sign.join(f'"{field}"' if "§" in field else field for field in line.split(sign)) for line in text.split("\r\n")
    )
    path = tmp_path / "poäng.csv"
    path.write_text(text.replace("§", ","), encoding="utf-8", newline="")
    assert points(brought(path, document)) == {}


def test_a_draft_can_lose_its_points_and_the_change_is_told_to_the_total(tmp_path: Path) -> None:
    path = save(tmp_path / "evaluations", {**data(), "status": "draft"})
    result = brought(changed(made(read_evaluation(path), tmp_path), {"D1.1": None}), read_evaluation(path))
    assert points(result) == {"1.1": (Decimal("7.5"), None)}
    assert description.described(result, "sv") == [
        "1.1: 7,5 → ej poängsatt",
        "Område 1, Offentlighet och demokrati: 50 → ej poängsatt",
        "Totalt: 400 → ej poängsatt",
    ]


def test_what_a_change_does_to_areas_and_total_is_told_exactly_and_as_printed(tmp_path: Path) -> None:
    document, _ = evaluation("nassjo-2019")
    result = brought(changed(made(document, tmp_path), {"D1.1": 14, "D5.6": 6}), document)
    assert description.described(result, "sv") == [
        "1.1: 13,5 → 14",
        "5.6: 6,3 → 6",
        "Område 1, Offentlighet och demokrati: 72,35 (trycks 72) → 72,85 (trycks 73)",
        "Område 5, Resultat och effektivitet: 64,9 (trycks 65) → 64,6 (trycks 65)",
        "Totalt: 540 → 540,2 (trycks 540)",
    ]
    assert "(printed 72)" in description.described(result, "en")[2]
