"""The page that compares, as it stands without its script."""

from __future__ import annotations

from lxml import html

from tests.helpers import LATER, published_scores, rubric


def _rows(page: str) -> dict[str, list[list[str]]]:
    """The rows of each table, by its heading."""
    tree = html.fromstring(page)
    return {
        str(table.get("data-names")): [
            [" ".join("".join(map(str, cell.itertext())).split()) for cell in row] for row in table.iter("tr")
        ][1:]
        for table in tree.iter("table")
        if "profiles" in (table.get("class") or "")
    }


def test_editions_that_can_be_compared_stand_together_and_others_apart(pages: dict[str, str]) -> None:
    tables = _rows(pages["jamfor.html"])
    assert [[row[0] for row in rows] for rows in tables.values()] == [
        ["Arboga 2016", "Kumla 2017", "Ljungby 2018", "Nässjö 2019"],
        ["Botkyrka 2003"],
    ]


def test_every_figure_is_the_printed_one(pages: dict[str, str]) -> None:
    rows = {row[0]: row[1:] for rows in _rows(pages["jamfor.html"]).values() for row in rows}
    for id_ in LATER:
        name = " ".join(id_.split("-")).title().replace("Nassjo", "Nässjö")
        # Where a published report prints two figures, the one in its table of questions is the one that is right.
        areas = [str(area["table"][0]) for area in published_scores()[id_]["areas"].values()]
        different = [number for number, (own, other) in enumerate(zip(rows[name], areas, strict=False), 1) if own != other]
        assert different == ([2] if id_ == "nassjo-2019" else []), (name, rows[name], areas)
    assert rows["Arboga 2016"][-1] == "381"


def test_questions_that_weigh_differently_are_said_with_both_weights(pages: dict[str, str]) -> None:
    older, newer = rubric("2016"), rubric("2018")
    words = " ".join(str(html.fromstring(pages["jamfor.html"]).xpath("string(//*[@id='vikter-2018'])")).split())
    different = []
    for number, area in older.areas.items():
        for key, question in area.questions.items():
            other = newer.areas[number].questions[key].maximum
            if question.maximum != other:
                different.append(key)
                assert (
                    f"fråga {key} ger högst {question.maximum:f} poäng i {older.name} och {other:f} poäng i {newer.name}" in words
                )
    assert different == ["5.2", "5.3"]
    assert words.count("fråga ") == len(different)
    assert "vikter-2003" not in pages["jamfor.html"]
