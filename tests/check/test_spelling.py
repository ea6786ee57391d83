"""Misspelt words are pointed out where they stand; names, terms and what is no prose are left in peace."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.check import dictionary as spelling
from kommunkompassen.check import spelling as rule
from kommunkompassen.check.context import Context
from kommunkompassen.check.dictionary import MOST_LOOKED_UP, Speller, WordList, dictionary, read_word_list, words
from kommunkompassen.points.score import score
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from tests.helpers import PUBLISHED, evaluation, kept, read, real, rubric

NO_HYPHEN = "\N{NON-BREAKING HYPHEN}"
SOFT = "\N{SOFT HYPHEN}"


@pytest.fixture(autouse=True)
def _new_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is a run of its own, with the dictionary kept; suggestions, half a second each, are for tests of them."""
    spelling.speller.cache_clear()
    monkeypatch.setattr(spelling, "MOST_LOOKED_UP", 0)


@pytest.fixture
def _suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "MOST_LOOKED_UP", MOST_LOOKED_UP)


def _findings(document: Document[Evaluation]) -> list[Finding]:
    model = kept(document)
    edition = rubric(model.rubric)
    return list(rule.check(Context(document, model, edition, score(model, edition), real())))


def _found(text: str) -> list[str]:
    return [finding.values["word"] for finding in _findings(read(text))]


def _wrong(text: str, *listed: str) -> list[str]:
    speller = Speller(dictionary(), WordList.of(listed))
    return [word.text for word in words(text) if not speller.knows(word)]


def _example(name: str) -> str:
    """The YAML below Passes: or Fails: in the rule's docstring."""
    found = re.search(rf"^{name}:\n((?:    .*\n?)+)", rule.__doc__ or "", re.MULTILINE)
    assert found
    return re.sub("^    ", "", found[1], flags=re.MULTILINE)


# The examples in the manual


def test_what_the_docstring_says_passes_does() -> None:
    assert _findings(read(_example("Passes"))) == []


def test_what_the_docstring_says_fails_does() -> None:
    assert [finding.rule for finding in _findings(read(_example("Fails")))] == [rule.RULE]


# The repository's own texts


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_published_evaluations_are_spelt_right(id_: str) -> None:
    assert [finding.message("en") for finding in _findings(evaluation(id_)[0])] == []


def test_the_reports_standard_texts_are_spelt_right() -> None:
    files = sorted((paths.TEMPLATES / "texts").rglob("*.md"))
    assert len(files) > 10
    template = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
    listed = read_word_list()
    speller = Speller(dictionary(), listed)
    wrong = [
        (path.name, word.text)
        for path in files
        for word in words(template.sub("", path.read_text("utf-8")))
        if not speller.knows(word)
    ]
    assert wrong == []


@pytest.mark.parametrize("id_", real().rubric_ids())
def test_the_editions_words_are_spelt_right(id_: str) -> None:
    """They are right by definition in an evaluation, so here is where they are read."""
    edition = rubric(id_)
    texts = [text for area in edition.areas.values() for text in (area.title, *area.headings)]
    texts += [question.text for area in edition.areas.values() for question in area.questions.values()]
    assert len(texts) >= 8
    speller = Speller(dictionary(), read_word_list())
    assert [word.text for text in texts for word in words(text) if not speller.knows(word)] == []


def test_the_word_list_is_in_swedish_order_without_repetitions() -> None:
    lines = [line.partition("#")[0].strip() for line in spelling.WORD_LIST.read_text("utf-8").splitlines()]
    listed = [line for line in lines if line]
    order = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
    assert len(listed) > 20
    assert listed == sorted(set(listed), key=lambda word: (word.casefold().translate(order), word))


# Where and how a misspelt word is reported


def test_the_word_is_pointed_out_where_it_stands() -> None:
    text = "texts:\n  closing: |\n    Kommunen är bra.\n    En bra medborgardialogg.\n"
    (finding,) = _findings(read(text))
    assert (finding.rule, finding.severity) == ("spelling", Severity.INFO)
    assert finding.span == Span(7, 12, 7, 28)


@pytest.mark.parametrize(
    "text",
    [
        "interviews: ett femtonntal",
        "first_evaluation: kommunens femtonntal",
        "logo: {file: a.png, alt: Ett femtonntal}",
        "labels: {strengths: Ett femtonntal}",
        "texts: {about: Ett femtonntal}",
        "areas: {1: {title: Ett femtonntal}}",
        "areas: {1: {headings: [Ett femtonntal]}}",
        "areas: {1: {general: Ett femtonntal}}",
        "areas: {1: {narrative: Ett femtonntal}}",
        "areas: {1: {narrative: [{heading: Ett femtonntal}]}}",
        "areas: {1: {narrative: [{text: Ett femtonntal}]}}",
        "areas: {1: {strengths: [Ett femtonntal]}}",
        "areas: {1: {improvements: [Ett femtonntal]}}",
        "facts: [{label: Ett femtonntal, value: 15}]",
        "facts: [{label: Antal, value: Ett femtonntal}]",
    ],
)
def test_everything_that_the_report_prints_is_read(text: str) -> None:
    (finding,) = _findings(read(text))
    column = text.index("femtonntal") + 1
    assert (finding.span.line, finding.span.column, finding.span.end_column) == (4, column, column + len("femtonntal"))


@pytest.mark.parametrize(
    "text",
    [
        "first_evaluation: true",
        "compare_with: [femtonntal]",
        "publisher: Femtonntal",
        "source: {title: Ett femtonntal}",
        "areas: {1: {scores: {1.1: {points: 3, note: Ett femtonntal, sources: [interview]}}}}",
    ],
)
def test_ids_notes_and_titles_of_other_reports_are_not_read(text: str) -> None:
    assert _found(text) == []


def test_a_list_item_in_error_does_not_move_the_places_of_those_after_it() -> None:
    text = "areas:\n  1:\n    strengths:\n      - {en: styrka}\n      - Ett femtonntal\n"
    assert [finding.span.line for finding in _findings(read(text))] == [8]


def test_only_the_first_three_places_of_a_word_are_shown() -> None:
    text = "texts:\n  closing: |\n" + "    Kompasenn igen.\n" * 5 + "areas: {1: {strengths: [Femtonntal]}}\n"
    assert [(finding.values["word"], finding.span.line) for finding in _findings(read(text))] == [
        ("Kompasenn", 6),
        ("Kompasenn", 7),
        ("Kompasenn", 8),
        ("Femtonntal", 11),
    ]


@pytest.mark.usefixtures("_suggestions")
def test_the_message_says_what_may_be_meant() -> None:
    (finding,) = _findings(read("texts: {closing: Kommunfulmäktige}"))
    assert finding.values["suggestions"].startswith("Kommunfullmäktige")
    assert "Kommunfullmäktige" in finding.message("sv")
    assert "spelling/words.txt" in finding.hint("sv")


@pytest.mark.usefixtures("_suggestions")
def test_a_word_like_no_other_is_reported_without_suggestions() -> None:
    (finding,) = _findings(read("texts: {closing: Qxzwvqxz}"))
    assert finding.detail == "none"
    assert finding.message("sv") == '"Qxzwvqxz" är kanske felstavat.'


class _Counting:
    """A dictionary in which all is wrong, and which counts the suggestions that it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def spell(self, word: str) -> bool:
        return False

    def suggest(self, word: str) -> tuple[str, ...]:
        self.asked.append(word)
        return ("ett", "två", "tre", "fyra")


@pytest.mark.usefixtures("_suggestions")
def test_suggestions_are_looked_up_for_the_first_twenty_words_only_and_once_each() -> None:
    slow = _Counting()
    speller = Speller(slow, WordList())
    wrong = [word for letter in "abcdefghijklmnopqrstuvwxy" for word in words(f"{letter}x {letter}x")]
    given = [speller.suggestions(word) for word in wrong]
    assert len(wrong) == 50
    assert slow.asked == [word.text for word in wrong[0 : 2 * MOST_LOOKED_UP : 2]]
    assert given == [("ett", "två", "tre")] * 40 + [()] * 10


# Which words are right


@pytest.mark.parametrize(
    "text",
    [
        "KKiK, HVO, SKL:s, EU:s, BVC:erna och PPA-projekt",
        "1990-talet, 7-åringarna, T2 och 24-timmarsservicen",
        "se {points 1.4}, {obegripligtt} och {total}",
        "läs [planen](https://exempel.se/xyzzy_plann) och www.xyzzyy.se/plann, xyzzyy.se eller https://xyzzyy.com/plann",
        "skriv till eva.xyzzyy@kommunn.se, eller till [oss](mailto:eva@kommunn.se).",
        "mål- och resultatstyrning, medborgar- och brukarundersökningar, synpunkts-/klagomålshantering",
        "t.ex. dvs. bl.a. m.m. och kap. 3",
        "nord-sydlig EU-strategi",
        "**Styrkor** och *möjligheter*: ”så här”, 'så' och (så).",
        "med" + SOFT + "borgar" + SOFT + "dialog och e" + NO_HYPHEN + "tjänst",
        unicodedata.normalize("NFD", "Även förbättringsmöjligheter är på gång"),
        "KOMMUNENS STYRKOR",
        "medborgarbudget, kommunsamråd, tertialuppföljning och kommunikationspolicy",
    ],
)
def test_right_words_and_what_is_no_word_are_left_in_peace(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kompasenn", ["Kompasenn"]),
        ("en KOmmun", ["KOmmun"]),
        ("KOMMUNENNS STYRKOR", ["KOMMUNENNS"]),
        ("medborgaar- och brukarundersökningar", ["medborgaar"]),
        ("medborgar och brukarundersökningar", ["medborgar"]),
        ("e-tjänsst", ["e-tjänsst"]),
        ("PPA-projeckt", ["PPA-projeckt"]),
        ("{{brukarunnder}}", ["brukarunnder"]),
        ("[plannen](https://exempel.se)", ["plannen"]),
        ("[plannen](mailto:eva@exempel.se)", ["plannen"]),
        ("[plan] (kommunenn)", ["kommunenn"]),
        ("slutet.Nästta", ["slutet.Nästta"]),
        ("Planenn.", ["Planenn"]),
        (unicodedata.normalize("NFD", "förbättrinng"), [unicodedata.normalize("NFD", "förbättrinng")]),
    ],
)
def test_misspelt_words_are_found(text: str, expected: list[str]) -> None:
    assert _wrong(text) == expected


def test_a_place_counts_the_characters_of_the_text_as_it_stands() -> None:
    text = "se {points 1.4} och [a](https://exempel.se) planenn"
    (word,) = [word for word in words(text) if word.text == "planenn"]
    assert text[word.start : word.end] == "planenn"


@pytest.mark.parametrize(
    ("listed", "text", "right"),
    [
        ("xyzzing", "xyzzing", True),
        ("xyzzing", "Xyzzing", True),
        ("xyzzing", "XYZZING", True),
        ("xyzzing", "xyzzings", True),
        ("xyzzing", "xyzzingen", False),
        ("xyzzing", "xyzzing-plan", True),
        ("xyzzing", "xyzzing-plann", False),
        ("Xyzzing", "Xyzzing", True),
        ("Xyzzing", "Xyzzings", True),
        ("Xyzzing", "xyzzing", False),
        ("XyZzing", "Xyzzing", False),
        ("Xyz-zing", "Xyz-zing", True),
    ],
)
def test_a_listed_word_is_right_in_its_case_and_in_the_genitive(listed: str, text: str, *, right: bool) -> None:
    assert (_wrong(text, listed) == []) is right


def test_a_comment_in_the_word_list_is_no_word(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# kommentarr\n\nxyzzing  # termm\n", encoding="utf-8")
    assert read_word_list(path) == WordList.of(["xyzzing"])


def test_names_that_the_evaluation_gives_itself_are_right() -> None:
    text = (
        "official_name: Xyzzby stad\nresidents: xyzzbyborna\nevaluators: [{name: Qvaxa Zwikström}]\n"
        "texts: {closing: Xyzzbys xyzzbyborna mötte Qvaxa Zwikström. En ny qvaxa.}\n"
    )
    assert _found(text) == ["qvaxa"]


def test_words_for_those_who_live_in_a_municipality_begin_with_a_small_letter() -> None:
    text = "texts: {closing: Alla nässjöbor mötte vaggerydsborna och borgholmsbornas ombud.}\n"
    assert _found(text) == []
    assert _found(text.replace("nässjöbor", "nässjöbar")) == ["nässjöbar"]


def test_the_editions_words_are_right_in_any_case() -> None:
    document = read("texts: {closing: Om xyzzing och Xyzzing.}")
    model = kept(document)
    edition = rubric(model.rubric)
    area = edition.areas["1"].model_copy(update={"title": "Xyzzing i kommunen"})
    other = edition.model_copy(update={"areas": {**edition.areas, "1": area}})
    result = score(model, edition)
    assert len(list(rule.check(Context(document, model, edition, result, real())))) == 2
    assert list(rule.check(Context(document, model, other, result, real()))) == []


# What it costs those who do not ask for it


def test_nothing_of_the_dictionary_is_loaded_before_a_word_is_looked_up() -> None:
    code = (
        "import sys, kommunkompassen.check, kommunkompassen.check.spelling\n"
        "assert not {'hunspell', 'spylls'} & set(sys.modules)\n"
        "from kommunkompassen.check.dictionary import dictionary\n"
        "assert dictionary().spell('kommun')\n"
        "assert 'hunspell' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=paths.PROJECT, check=False)
    assert (done.returncode, done.stderr) == (0, "")
