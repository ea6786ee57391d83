"""Names left over from copying are told from mentions with sense, for every municipality that there is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kommunkompassen.base.register import Municipality, municipalities
from kommunkompassen.base.swedish import genitive
from kommunkompassen.check import other_names
from kommunkompassen.check.context import Context
from kommunkompassen.check.copied_name import check
from kommunkompassen.check.other_names import endings, mentions, of_residents, residents
from kommunkompassen.points.score import score
from kommunkompassen.repository import Repository
from tests.helpers import context_of, data, kept, read, rubric

OTHERS = [one for one in municipalities() if one.name not in ("Kumla", "Eskilstuna")]
LEFT_OVER = (
    "{official} har en antagen strategi.",
    "Det är bra.\nEnligt chefer är {official} bra på dialog.",
    "{official}s vision är känd.",
    "Vi ser att {official} bör göra mer.",
    "- en sak\n- {official} behöver göra mer",
    "Kommunfullmäktige i {name} har antagit mål.",
    "Utvärderingen av {official} tog tre dagar.",
    "{residents} är nöjda.",
    "I {name} följs målen upp varje år. {official} har en bra webb.",
    "I {name} följs målen upp varje år.\n{residents} är nöjda.",
)
WITH_SENSE = (
    "Kumla kan inspireras av {official}.",
    "Ett gott exempel är {official}, som mäter.",
    "Det finns en gemensam nämnd med {official}.",
    "Både {name} och Eskilstuna ordnar mässor.",
    "I {name} har alla chefer fått en utbildning.",
    "Utvärderarna tipsar om {official}, som Kumla kan kontakta. {name} har drivit ett projekt.",
    "Ett exempel är {official}. I {name} mäts allt. {official} har en bra webb. {residents} är nöjda.",
    "Nätverket samlar Eskilstuna, {name} och flera till.",
)


def _found(repository: Repository, template: str, one: Municipality) -> list[str]:
    word = f"{one.name.split()[-1]}borna"
    text = template.format(official=one.official_name, name=one.name, genitive=genitive(one.name), residents=word)
    document = read(yaml.safe_dump({"residents": "invånarna", "texts": {"closing": text}}, allow_unicode=True))
    evaluation, edition = kept(document), rubric("2018")
    context = Context(document, evaluation, edition, score(evaluation, edition), repository)
    return [finding.values["other"] for finding in check(context)]


@pytest.mark.parametrize("template", LEFT_OVER)
def test_each_is_found_where_it_stands_for_the_subject(template: str, tmp_path: Path) -> None:
    assert [one.name for one in OTHERS if _found(Repository(tmp_path), template, one) != [one.name]] == []


@pytest.mark.parametrize("template", WITH_SENSE)
def test_none_is_found_where_it_has_a_reason_to_be_named(template: str, tmp_path: Path) -> None:
    assert [one.name for one in OTHERS if _found(Repository(tmp_path), template, one)] == []


def test_a_name_alone_is_found_as_the_subject_unless_it_is_a_word_too(tmp_path: Path) -> None:
    found = {one.name for one in OTHERS if _found(Repository(tmp_path), "{genitive} styrmodell är tydlig.", one)}
    missed = {one.name for one in OTHERS} - found
    assert missed == other_names.ALSO_WORDS
    assert {"Vara", "Lund", "Mark", "Berg", "Nora", "Sala", "Mora"} <= missed


@pytest.mark.parametrize(
    "text",
    [
        "Vara öppen är en sak, och mark behövs.",
        "Mark- och exploateringsenheten har en plan.",
        "Nora arbetar i köket.",
        "Stockholms län har många kommuner.",
        "Uppsala universitet har följt arbetet.",
        "Medborgarna har svarat. Grannarna är med.",
        "Kumlaborna och kumlingarna är nöjda.",
        "Samtalen leds av Anna Lund och Per Norberg har svarat.",
    ],
)
def test_words_that_only_look_like_names_are_left_alone(text: str, tmp_path: Path) -> None:
    context = context_of(tmp_path, data("Kumla", residents="kumlingarna", edition="2010", texts={"closing": text}))
    assert list(check(context)) == []


def test_what_the_report_is_compared_with_may_be_named(tmp_path: Path) -> None:
    values = data("Kumla", edition="2010", texts={"closing": "Hallsberg har fler mål."})
    assert list(check(context_of(tmp_path, values)))
    assert not list(check(context_of(tmp_path, values | {"compare_with": ["hallsberg-2020"]})))


def test_an_item_tells_of_this_municipality(tmp_path: Path) -> None:
    values = data("Kumla", edition="2010")
    values["areas"]["1"]["strengths"] = ["God ekonomi i Eskilstuna kommun", "Delad nämnd med Hallsbergs kommun"]
    assert [finding.values["word"] for finding in check(context_of(tmp_path, values))] == ["Eskilstuna kommun"]


def test_names_are_found_in_all_their_forms() -> None:
    text = "Falu kommun, Faluns, Region Gotlands, Gotland, Göteborgs Stad, Habo kommuns, Håbo, Malung-Sälens kommun, Falukorv."
    names = ["Falun", "Gotland", "Göteborg", "Habo", "Håbo", "Malung-Sälen"]
    found = [(one.name, one.words, one.full) for one in mentions(text, names)]
    assert found == [
        ("Falun", "Falu kommun", True),
        ("Falun", "Faluns", False),
        ("Gotland", "Region Gotlands", True),
        ("Gotland", "Gotland", False),
        ("Göteborg", "Göteborgs Stad", True),
        ("Habo", "Habo kommuns", True),
        ("Håbo", "Håbo", False),
        ("Malung-Sälen", "Malung-Sälens kommun", True),
    ]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Nässjöborna", "Nässjö"),
        ("stockholmarna", "Stockholm"),
        ("väsbybor", "Upplands Väsby"),
        ("vaggerydsborna", "Vaggeryd"),
        ("bergsbor", ""),
        ("markare", ""),
        ("grannarna", ""),
    ],
)
def test_words_for_residents_are_made_of_names(word: str, name: str) -> None:
    assert {word} >= residents(f"Här ({word}s) och där.", endings([])) >= ({word} if name else set())
    assert of_residents(word) == name


@pytest.mark.parametrize("word", ["kumlingarna", "Malmöiterna", "ölänningar", "åare", "sörbor"])
def test_words_for_residents_that_an_evaluation_has_are_found_by_their_endings(word: str) -> None:
    assert residents(f"Här ({word}s) och där.", endings(["elever", word.casefold()])) == {word}
