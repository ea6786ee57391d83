"""What a changed edition, reference or other evaluation does to the reports that rest on it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from kommunkompassen.diff.difference import Difference
from kommunkompassen.diff.effects import Effect
from kommunkompassen.diff.entry import Entry
from kommunkompassen.diff.first_line import summary
from tests.diff.archive import Archive
from tests.helpers import data, evaluation, kept, save

WEIGHT = "text: Tydliggör kommunen sambandet mellan kostnader och resultat i budgetprocessen?\n        maximum: 25\n"


def entries(found: Difference) -> dict[str, Entry]:
    return {entry.id: entry for entry in found.entries}


def told(effect: Effect) -> list[tuple[str, str, str]]:
    return [(text.part, text.before, text.after) for text in effect.texts]


def test_a_new_maximum_is_told_of_every_evaluation_of_the_edition(archive: Archive) -> None:
    archive.replace("rubrics/2018.yaml", (WEIGHT, WEIGHT.replace("25", "20")))
    found = entries(archive.diff())
    assert set(found) == {"ljungby-2018", "nassjo-2019", "2018"}
    assert [(change.about.name, change.about.part) for change in found["2018"].changes] == [("5.2", "maximum")]
    for id_ in ("ljungby-2018", "nassjo-2019"):
        assert found[id_].became == "affected"
        assert not found[id_].changes
        assert not found[id_].sums
        (effect,) = found[id_].effects
        assert (effect.what, effect.name, tuple(effect.because)) == ("question", "5.2", ("2018",))
        points = evaluation(id_)[1].areas["5"].scores["5.2"].points
        assert points
        was, now = (f"{(points / most * 100).quantize(Decimal(1), 'ROUND_HALF_UP')}\u00a0%" for most in (25, 20))
        assert told(effect) == [("maximum", "25", "20"), ("percent", was, now)]


def test_a_question_that_is_taken_away_changes_the_sums(archive: Archive) -> None:
    text = (archive.top / "rubrics/2018.yaml").read_text("utf-8")
    start, end = text.index("      1.4:\n"), text.index("      1.5:\n")
    archive.write("rubrics/2018.yaml", text[:start] + text[end:])
    found = entries(archive.diff())["nassjo-2019"]
    assert not found.changes
    sums = [(one.number, one.before and one.before.exact, one.after and one.after.exact) for one in found.sums]
    assert sums == [("1", Decimal("72.35"), Decimal("47.45")), ("", Decimal("540"), Decimal("515.1"))]
    assert [(effect.what, effect.name) for effect in found.effects if effect.what == "question"] == [("question", "1.4")]


def test_titles_wordings_and_labels_are_told_where_the_report_has_not_its_own(archive: Archive) -> None:
    archive.replace(
        "rubrics/2018.yaml",
        ("title: Offentlighet och demokrati", "title: Offentlighet"),
        ("text: Informeras invånarna om aktuella frågor i politiken?", "text: Vet invånarna vad som är på gång?"),
        ("scores_box: Poäng", "scores_box: Resultat"),
    )
    found = entries(archive.diff())
    assert [(effect.what, effect.name, told(effect)) for effect in found["nassjo-2019"].effects] == [
        ("edition", "Kommunkompassen, version 2.1 med ändrade vikter", [("scores_box", "Poäng", "Resultat")]),
        ("area", "1", [("title", "Offentlighet och demokrati", "Offentlighet")]),
        (
            "question",
            "1.2",
            [("text", "Informeras invånarna om aktuella frågor i politiken?", "Vet invånarna vad som är på gång?")],
        ),
    ]
    assert summary(found["nassjo-2019"], "sv") == "utgåvan har ändrats (2018)"


def test_an_evaluation_of_another_edition_shows_what_that_does(archive: Archive) -> None:
    archive.replace("evaluations/kumla-2017.yaml", ('rubric: "2016"', 'rubric: "2018"'))
    found = entries(archive.diff())["kumla-2017"]
    assert [(change.about.name, change.became) for change in found.changes] == [("rubric", "changed")]
    assert {effect.name for effect in found.effects if effect.what == "question"} == {"5.2", "5.3"}
    assert {tuple(effect.because) for effect in found.effects if effect.what == "question"} == {("2016", "2018")}
    assert summary(found, "sv").startswith("utgåva: 2016 → 2018")


def test_a_reference_is_told_of_those_that_compare_themselves_with_it(archive: Archive) -> None:
    archive.replace("references/nacka-2003.yaml", ("  3: 69", "  3: 70.5"), ("total: 525", "total: 526.5"))
    found = entries(archive.diff())
    assert set(found) == {"botkyrka-2003", "nacka-2003"}
    (effect,) = found["botkyrka-2003"].effects
    assert (effect.what, effect.name, tuple(effect.because)) == ("comparison", "Nacka", ("nacka-2003",))
    amounts = [(one.number, one.before and one.before.exact, one.after and one.after.exact) for one in effect.sums]
    assert amounts == [("3", Decimal(69), Decimal("70.5")), ("", Decimal(525), Decimal("526.5"))]
    assert summary(found["botkyrka-2003"], "sv") == "jämförelsen med Nacka: 525 → 526,5"


@pytest.fixture
def means(archive: Archive) -> Archive:
    """Four evaluations; the last is compared with the mean of the others."""
    for path in archive.evaluations.glob("*.yaml"):
        path.unlink()
    for name, year, share in (("Alvesta", 2020, "0.5"), ("Boden", 2021, "0.25"), ("Dals-Ed", 2022, "0.75")):
        save(archive.evaluations, data(name, year, share=share))
    save(archive.evaluations, data("Kumla", 2027, compare_with=["mean"]))
    archive.commit()
    return archive


def test_the_mean_is_told_to_differ_where_one_that_it_counts_has_other_points(means: Archive) -> None:
    save(means.evaluations, data("Boden", 2021, share="0.5"))
    found = entries(means.diff())
    assert set(found) == {"boden-2021", "kumla-2027"}
    (effect,) = found["kumla-2027"].effects
    assert (effect.what, tuple(effect.because), told(effect)) == ("comparison", ("boden-2021",), [])
    total = effect.sums[-1]
    assert total.before
    assert total.after
    assert (total.before.exact, total.after.exact) == (Fraction(400), Fraction(1400, 3))
    assert len(effect.sums) == 9
    assert summary(found["kumla-2027"], "sv") == "jämförelsen med Medel av tre utvärderingar: 400 → 467"


def test_the_mean_is_told_to_count_one_more(means: Archive) -> None:
    save(means.evaluations, data("Eda", 2023, share="1"))
    found = entries(means.diff())
    assert found["eda-2023"].became == "added"
    (effect,) = found["kumla-2027"].effects
    assert tuple(effect.because) == ("eda-2023",)
    assert ("name", "Medel av tre utvärderingar", "Medel av fyra utvärderingar") in told(effect)
    assert (
        "members",
        "Alvesta 2020, Boden 2021 och Dals-Ed 2022",
        "Alvesta 2020, Boden 2021, Dals-Ed 2022 och Eda 2023",
    ) in told(effect)


def test_the_mean_is_not_told_of_where_only_words_have_changed(means: Archive) -> None:
    means.replace("evaluations/boden-2021.yaml", ("En styrka", "En annan styrka"))
    assert set(entries(means.diff())) == {"boden-2021"}


def test_the_earlier_evaluation_is_told_of_where_its_points_have_changed(means: Archive) -> None:
    save(means.evaluations, data("Kumla", 2023, share="0.5"))
    means.commit()
    means.git("tag", "med-tidigare")
    path = save(means.evaluations, data("Kumla", 2023, share="0.25"))
    found = entries(means.diff("med-tidigare"))
    assert set(found) == {path.stem, "kumla-2027"}
    (effect,) = found["kumla-2027"].effects
    assert (effect.what, effect.name, tuple(effect.because)) == ("earlier", "Kumla 2023", ("kumla-2023",))
    assert effect.sums[-1].after
    assert effect.sums[-1].after.exact == 200


def test_a_reference_is_told_of_to_those_whose_history_it_is_in(archive: Archive) -> None:
    save(archive.evaluations, data("Tomelilla", 2027, history=["tomelilla-2020", "tomelilla-2023"]))
    archive.commit()
    archive.git("tag", "med-historia")
    archive.replace("references/tomelilla-2020.yaml", ("total: 497", "total: 479"))
    found = entries(archive.diff("med-historia"))
    assert set(found) == {"tomelilla-2020", "tomelilla-2027"}
    (effect,) = found["tomelilla-2027"].effects
    assert (effect.what, effect.name, tuple(effect.because)) == ("earlier", "Tomelilla 2020", ("tomelilla-2020",))
    amounts = [(one.number, one.before and one.before.exact, one.after and one.after.exact) for one in effect.sums]
    assert amounts == [("", Decimal(497), Decimal(479))]
    assert summary(found["tomelilla-2027"], "sv") == "jämförelsen med Tomelilla 2020: 497 → 479"


def test_a_broken_side_is_said_and_the_rest_is_compared(archive: Archive) -> None:
    archive.replace("evaluations/arboga-2016.yaml", ("      3.1: 7.75", "      3.1: sju"), ("interviews: ", "interviews: 99  #"))
    found = archive.diff()
    (entry,) = [entry for entry in found.entries if entry.id == "arboga-2016"]
    assert found.broken
    assert entry.after
    assert [finding.rule for finding in entry.after.errors] == ["wrong-type"]
    assert [(change.about.what, change.about.name) for change in entry.changes] == [("metadata", "interviews"), ("points", "3.1")]
    assert "går inte att räkna" in summary(entry, "sv")
    archive.commit()
    backwards = archive.diff("HEAD", "HEAD~1")
    assert not backwards.broken
    assert "filen hade fel förut" in summary(backwards.entries[0], "sv")


def test_the_error_of_an_edition_is_told_at_the_edition_alone(archive: Archive) -> None:
    archive.replace("rubrics/2018.yaml", (WEIGHT, WEIGHT.replace("25", "många")))
    found = archive.diff()
    assert found.broken
    assert {entry.id for entry in found.entries if entry.after and entry.after.errors} == {"2018"}
    using = {entry.id: summary(entry, "sv") for entry in found.entries if entry.what == "evaluation"}
    assert set(using) == {"ljungby-2018", "nassjo-2019"}
    assert all(told.startswith("utgåva 2018 har fel; ") for told in using.values())


def test_points_that_stand_twice_are_not_reckoned_with(archive: Archive) -> None:
    archive.replace("evaluations/nassjo-2019.yaml", ("      1.2: 15\n", "      1.2: 3\n      1.2: 15\n"))
    (entry,) = archive.diff().entries
    assert "totalt: 540 → går inte att räkna" in summary(entry, "sv")


def test_a_renamed_file_is_known_again(archive: Archive) -> None:
    archive.git("mv", "evaluations/kumla-2017.yaml", "evaluations/kumla-2018.yaml")
    archive.replace("evaluations/kumla-2018.yaml", ("year: 2017", "year: 2018"))
    entry = entries(archive.diff())["kumla-2018"]
    assert (entry.was, entry.became) == ("kumla-2017", "changed")
    assert [change.about.name for change in entry.changes] == ["year"]
    assert entry.before
    assert entry.before.file == "evaluations/kumla-2017.yaml"


def test_a_new_evaluation_in_place_of_another_is_no_renamed_one(means: Archive) -> None:
    (means.evaluations / "boden-2021.yaml").unlink()
    save(means.evaluations, data("Eda", 2023, edition="2016", share="0.9"))
    assert kept(evaluation("kumla-2017")[0])
    found = entries(means.diff())
    assert (found["boden-2021"].became, found["eda-2023"].became) == ("removed", "added")
