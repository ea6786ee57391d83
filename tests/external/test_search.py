"""The browser's half of the search, run by Node: its stemmer beside the index's, and queries that were judged by reading."""

from __future__ import annotations

from pathlib import Path
from statistics import mean
from typing import NamedTuple

import pytest

from kommunkompassen.base import paths
from kommunkompassen.search.words import spelt, stem
from tests.data.test_observations import published
from tests.search.asked import answers, judged, own_index, stems, write

pytestmark = pytest.mark.external

ENDINGS = ("s", "et", "ets", "ens", "heterna", "öst", "fullt", "lig", "els", "ande", "kt", "gd", "alitet", "kvitet")
"""With these after every word the rarer rules are met too."""


class Measured(NamedTuple):
    """Of a query: the relevant share of the first min(10, hits), and the found share of the relevant."""

    precision: float
    recall: float


def test_both_stemmers_give_the_same_stem_of_every_word(tmp_path: Path) -> None:
    texts = [*(one.text for one in published()), *(path.read_text("utf-8") for path in paths.PROJECT.glob("*/*.md"))]
    known = [
        *texts,
        *(path.read_text("utf-8") for folder in ("evaluations", "rubrics") for path in paths.PROJECT.glob(f"{folder}/*.yaml")),
    ]
    known.append((paths.PROJECT / "spelling" / "words.txt").read_text("utf-8"))
    plain = sorted({word.replace("-", "") for text in known for word in spelt(text)})
    words = [*plain, *(word + ending for word in plain for ending in ENDINGS)]
    assert len(words) > 50_000
    by_browser = stems(tmp_path, words)
    assert [(word, found) for word, found in zip(words, by_browser, strict=True) if found != [stem(word)]] == []


def test_both_find_the_same_words_in_a_text(tmp_path: Path) -> None:
    texts = [one.text for one in published()] + ["Å\u030angström o\u0308ppen ß İ ﬁn x² e-post-\u00adlista  ”åäö”–éüñ 1½"]
    assert stems(tmp_path, texts) == [[stem(word) for word in spelt(text)] for text in texts]


def _measured(folder: Path, name: str) -> dict[str, Measured]:
    ids = [one.id for one in published()]
    queries = judged(name)
    assert {id_ for relevant in queries.values() for id_ in relevant} <= set(ids), "reworded since they were judged"
    found = {}
    for (query, relevant), answer in zip(queries.items(), answers(write(folder, own_index()), list(queries)), strict=True):
        hits = [ids[hit["number"]] for hit in answer["hits"]]
        first = hits[:10]
        found[query] = Measured(
            sum(one in relevant for one in first) / max(1, len(first)), len(relevant & set(hits)) / len(relevant)
        )
    return found


@pytest.mark.parametrize(
    ("name", "count", "precision", "recall"),
    [
        ("judged", 49, 0.965, 0.96),
        ("judged_held_out", 32, 0.955, 0.965),
        ("judged_later", 41, 0.93, 0.865),
        ("judged_unseen", 30, 0.67, 0.52),
        ("judged_newer", 22, 0.505, 0.325),
        ("judged_last", 22, 0.46, 0.28),
    ],
)
def test_judged_queries_are_answered_no_worse_than_before(
    tmp_path: Path, name: str, count: int, precision: float, recall: float
) -> None:
    measured = _measured(tmp_path, name)
    assert len(measured) >= count
    assert mean(one.precision for one in measured.values()) >= precision, measured
    assert mean(one.recall for one in measured.values()) >= recall, measured


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("undersökning", "brukarundersökningar"),
        ("dialog med medborgare", "medborgardialog"),
        ("medborgarundersökningar", "medborgar- och brukarundersökningar"),
        ("kartlägga process", "processerna"),
        ("personalenkät", "medarbetarundersökning"),
        ("invånardialog", "medborgardialog"),
        ("visselblåsare", "visselblåsarfunktion"),
        ("introducera", "introduktion"),
        ("skolan", "skola"),
        ("hälsa", "folkhälsa"),
        ("ansvarsfördelning", "ansvaret i de politiska målen fördelas"),
        ("riskanalys", "risk- och sårbarhetsanalys"),
        ("flexibla arbetstider", "flexibel arbetstid"),
        ("effektivisering", "effektivitet"),
        ("klaga på kommunen", "klagomål"),
    ],
)
def test_a_word_is_found_in_its_other_forms(tmp_path: Path, query: str, word: str) -> None:
    (answer,) = answers(write(tmp_path, own_index()), [query])
    assert any(word in published()[hit["number"]].text for hit in answer["hits"])


def test_what_was_changed_and_what_nothing_holds_is_said(tmp_path: Path) -> None:
    queries = ["digitaliserad", "riskminimering", "telefontillgänglighet", "xyzzy", " , och "]
    digital, risk, telephone, nothing, none = answers(write(tmp_path, own_index()), queries)
    assert digital["changes"] == [["digitaliserad", "digital"]]
    assert risk["changes"] == [["riskminimering", "risk"]]
    assert telephone["changes"] == [["telefontillgänglighet", "telefon"]]
    assert digital["hits"]
    assert risk["hits"]
    assert (nothing["missing"], nothing["hits"]) == (["xyzzy"], [])
    assert (none["hits"], none["missing"]) == ([], [])


def test_a_piece_answers_for_a_word_only_where_few_texts_hold_it_and_is_offered_where_many_do(tmp_path: Path) -> None:
    one_word = ["företagsklimat", "koldioxidutsläpp", "omorganisation", "kundnöjdhet", "öppettider", "mutbrott"]
    found = answers(write(tmp_path, own_index()), [*one_word, "omorganisation utsläpp"])
    beginning, end, common, wide, quality, field, beside = found
    assert beginning["changes"] == [["företagsklimat", "företag"]], "in a twentieth of the paragraphs"
    assert end["changes"] == [["koldioxidutsläpp", "utsläpp"]], "an end tells less: in a hundredth"
    assert (common["hits"], common["missing"], common["tries"]) == ([], ["omorganisation"], ["organisation"])
    assert (wide["hits"], wide["tries"]) == ([], ["kund"])
    assert field["changes"] == [["mutbrott", "mut"]], "short as it is, synonyms know it"
    assert (quality["hits"], quality["missing"]) == ([], ["öppettider"]), "what is open tells nothing of hours"
    assert beside["changes"] == [["omorganisation", "organisation"]], "with another word it tells enough"


def test_what_no_text_tells_of_finds_nothing_rather_than_what_is_spelt_alike(tmp_path: Path) -> None:
    asked = ["bredband", "cyberattack", "cykelbanor", "folkomröstning", "fortbildning", "karriärvägar", "mobbning", "öppettider"]
    assert [answer["hits"] for answer in answers(write(tmp_path, own_index()), asked)] == [[]] * len(asked)


def test_words_that_stand_in_no_text_together_find_those_that_lack_the_least(tmp_path: Path) -> None:
    apart, lacking, beginning = answers(
        write(tmp_path, own_index()), ["friskvård upphandling", "nattvandring xyzzy delegation", "förebild"]
    )
    assert apart["left"] == ["friskvård"]
    assert apart["hits"]
    assert all("upphandl" in published()[hit["number"]].text.lower() for hit in apart["hits"])
    assert (lacking["missing"], lacking["left"]) == (["xyzzy"], ["delegation"])
    assert beginning["left"] == []
    assert all("förebild" in published()[hit["number"]].text.lower() for hit in beginning["hits"])


def test_who_asks_for_good_examples_of_something_is_answered_with_good_examples(tmp_path: Path) -> None:
    every, some, spread = answers(
        write(tmp_path, own_index()), ["alla goda exempel", "gott exempel på medborgardialog", "sprida goda exempel"]
    )
    good = [number for number, one in enumerate(published()) if one.good_example]
    assert sorted(hit["number"] for hit in every["hits"]) == good
    assert 0 < len(some["hits"]) < len(good)
    assert {hit["number"] for hit in some["hits"]} <= set(good)
    assert not {hit["number"] for hit in spread["hits"]} <= set(good), "the words are looked for"


def test_good_examples_come_first_among_those_that_answer_as_well(tmp_path: Path) -> None:
    (answer,) = answers(write(tmp_path, own_index()), ["medborgardialog"])
    assert published()[answer["hits"][0]["number"]].good_example


def _texts(folder: Path, query: str) -> list[str]:
    (answer,) = answers(write(folder, own_index()), [query])
    return [published()[hit["number"]].text for hit in answer["hits"]]


def test_the_parts_of_a_compound_are_found_apart_in_one_sentence_and_not_in_one_paragraph(tmp_path: Path) -> None:
    assert any("kriterier" in text and "lönekriterier" not in text for text in map(str.lower, _texts(tmp_path, "lönekriterier")))
    assert len(_texts(tmp_path, "medborgarbudget")) == 2, "a third has citizens and a budget in two sentences"


def test_words_that_have_a_synonym_together_find_it_in_both_directions(tmp_path: Path) -> None:
    assert any("kartläggs" in text for text in _texts(tmp_path, "jämställda löner"))
    assert any("nyinflyttade" in text for text in _texts(tmp_path, "nya invånare"))
    assert any("följer upp" in text for text in _texts(tmp_path, "uppföljning"))
    assert any("Uppföljning" in text for text in _texts(tmp_path, "följa upp"))


def test_a_wider_word_finds_those_that_it_includes_and_they_do_not_find_it(tmp_path: Path) -> None:
    assert any("Lönesamtal" in text for text in _texts(tmp_path, "lönebildning"))
    assert all("lönesamtal" in text.lower() for text in _texts(tmp_path, "lönesamtal"))


def test_a_quality_is_not_found_by_what_has_it(tmp_path: Path) -> None:
    assert all("trygghet" in text.lower() for text in _texts(tmp_path, "trygghet"))


def test_the_name_of_an_administration_says_nothing_of_what_is_done(tmp_path: Path) -> None:
    assert not any("hälsoskyddsförvaltningen" in text and "friskvård" not in text for text in _texts(tmp_path, "hälsa"))
