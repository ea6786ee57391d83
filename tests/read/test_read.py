"""From a file to a model: everything wrong is found in one run, everything right is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from kommunkompassen.base.finding import START_OF_FILE, Correction, Severity
from kommunkompassen.base.messages import Language
from kommunkompassen.read import document, read_evaluation, read_reference, read_rubric
from kommunkompassen.read.models import Area, Evaluation
from kommunkompassen.read.parts import Part
from kommunkompassen.read.syntax.fault import Mistake
from tests.helpers import data, kept, places, read, save, source

LANGUAGES: tuple[Language, ...] = ("sv", "en")


def test_letters_put_together_are_read_as_the_letters_they_are(tmp_path: Path) -> None:
    whole = data(residents="Öborna", texts={"closing": "Åtgärder för ön."})
    path = save(tmp_path, whole)
    apart = unicodedata.normalize("NFD", path.read_text("utf-8").replace("Öborna", '"O\\u0308borna"'))
    assert "O\\u0308" in apart
    assert "A\u030a" in apart
    path.write_text(apart, encoding="utf-8")
    model = kept(read_evaluation(path))
    assert (model.residents, model.texts.closing) == ("Öborna", "Åtgärder för ön.")


def test_an_evaluation_without_fault_is_read_as_it_stands(tmp_path: Path) -> None:
    found = read_evaluation(save(tmp_path, data()))
    assert found.findings == ()
    assert not found.broken
    assert kept(found).areas["1"].scores["1.1"].points == Decimal("7.5")


@pytest.mark.parametrize(
    ("written", "points"), [("1.10", "1.10"), ("13,5", "13.5"), ("'7'", "7"), ("{points: 15, note: x}", "15")]
)
def test_a_score_is_the_text_that_stands_in_the_file(written: str, points: str) -> None:
    score = kept(read(f"areas:\n  1:\n    scores:\n      1.1: {written}\n")).areas["1"].scores["1.1"]
    assert str(score.points) == points


def test_question_1_10_is_not_question_1_1() -> None:
    assert list(kept(read("areas:\n  1:\n    scores:\n      1.1: 5\n      1.10: 6\n")).areas["1"].scores) == ["1.1", "1.10"]


def test_the_municipality_of_no_is_not_false() -> None:
    assert kept(read("residents: NO\nfirst_evaluation: true\n")).residents == "NO"


@pytest.mark.parametrize(
    ("text", "line", "column", "near"),
    [
        ("resident: x\n", 4, 1, "residents"),
        ("areas:\n  1:\n    strenghts: [a]\n", 6, 5, "strengths"),
        ("areas:\n  1:\n    scores:\n      1.1: {point: 3}\n", 7, 13, "points"),
        ("areas:\n  1:\n    narrative:\n      - headings: x\n        text: y\n", 7, 9, "heading"),
        ("evaluators:\n  - name: Eva\n    afiliation: SKL\n", 6, 5, "affiliation"),
        ("texts:\n  analys: x\n", 5, 3, "analysis"),
        ("xyzzy: 1\n", 4, 1, ""),
    ],
)
def test_an_unknown_key_is_found_with_the_nearest_known(text: str, line: int, column: int, near: str) -> None:
    found = read(text)
    assert places(found.findings) == [("unknown-key", line, column)]
    assert found.findings[0].values["near"] == near
    assert found.findings[0].values["known"]
    assert near in found.findings[0].hint("sv")


@pytest.mark.parametrize("key", ["municipality", "year", "rubric"])
def test_a_key_that_every_evaluation_has_is_missed(tmp_path: Path, key: str) -> None:
    values = {name: value for name, value in data().items() if name != key}
    path = tmp_path / "kumla-2027.yaml"
    path.write_text("".join(f"{name}: {values[name]!r}\n" for name in ("municipality", "year", "rubric") if name in values))
    found = read_evaluation(path)
    assert [(finding.rule, finding.values["key"]) for finding in found.findings] == [("missing-key", key)]
    assert found.model is None
    assert found.broken


def test_a_key_missing_in_a_list_is_found_at_its_item() -> None:
    assert places(read("facts:\n  - label: x\n    value: y\n  - label: z\n").findings) == [("missing-key", 7, 5)]


def test_several_faults_are_all_found_in_one_run_and_what_is_right_is_kept() -> None:
    found = read(
        "residentz: x\n"
        "status: klar\n"
        "conducted: mars\n"
        "areas:\n"
        "  1:\n"
        "    scores:\n"
        "      1.1: tolv\n"
        "      1.2: 15\n"
        "    strengths: En styrka\n"
        "  2: text\n"
        "  3:\n"
        "    improvements:\n"
        "      - En sak\n"
    )
    assert sorted(places(found.findings)) == [
        ("unknown-key", 4, 1),
        ("wrong-type", 5, 9),
        ("wrong-type", 6, 12),
        ("wrong-type", 10, 12),
        ("wrong-type", 12, 16),
        ("wrong-type", 13, 6),
    ]
    model = kept(found)
    assert found.broken
    assert [key for key, score in model.areas["1"].scores.items() if score.points is not None] == ["1.2"]
    assert model.areas["3"].improvements == ["En sak"]
    assert model.municipality == "Kumla"


def test_faults_of_syntax_do_not_hide_the_others() -> None:
    found = read("residents: &x y\nresidents: z\nyaer: 1\n")
    assert sorted(places(found.findings)) == [("duplicate-key", 5, 1), ("unknown-key", 6, 1), ("yaml-anchor", 4, 12)]


def test_two_wrong_items_of_a_long_list_are_found_once_each_and_the_right_ones_kept() -> None:
    items = "".join(f"      - {'{a: b}' if index in (9, 10) else index}\n" for index in range(13))
    found = read(f"areas:\n  1:\n    strengths:\n{items}")
    assert places(found.findings) == [("special-start", 16, 9), ("special-start", 17, 9)]
    assert [one.text for one in kept(found).areas["1"].strengths] == [str(index) for index in range(13) if index not in (9, 10)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("facts:\n  - label: x\n    value: [1]\n", "special-start"),
        ("facts:\n  - label: x\n    value:\n      - 1\n", "wrong-type"),
        ("evaluators:\n  - name:\n      - a\n", "wrong-type"),
    ],
)
def test_a_wrong_value_is_not_also_said_to_be_missing(text: str, rule: str) -> None:
    assert [finding.rule for finding in read(text).findings] == [rule]


@pytest.mark.parametrize(("text", "expected"), [("areas:\n", {}), ("areas:\n  1:\n", {"1"}), ("", {})])
def test_keys_left_empty_count_as_absent(text: str, expected: set[str]) -> None:
    found = read(f"{text}conducted:\nevaluators:\ntexts:\nlabels:\nfacts:\nlogo:\n")
    assert found.findings == ()
    assert set(kept(found).areas) == set(expected)


def test_a_narrative_is_one_text_or_a_list_of_sections() -> None:
    one = kept(read("areas:\n  1:\n    narrative: |\n      Prosa.\n")).areas["1"].narrative
    assert [(section.heading, section.text) for section in one] == [(None, "Prosa.")]
    many = kept(read("areas:\n  1:\n    narrative:\n      - {heading: A, text: B, good_example: true}\n")).areas["1"].narrative
    assert [(section.heading, section.text, section.good_example) for section in many] == [("A", "B", True)]


def test_a_strength_is_a_text_or_a_text_and_whether_it_is_a_good_example() -> None:
    listed = "      - En\n      - text: Två\n        good_example: true\n      - text: |\n          Tre\n"
    found = kept(read(f"areas:\n  1:\n    strengths:\n{listed}")).areas["1"].strengths
    assert [(one.text.strip(), one.good_example) for one in found] == [("En", False), ("Två", True), ("Tre", False)]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("good_example: true", ("missing-key", 7)),
        ("text: En\n        god_example: true", ("unknown-key", 8)),
        ("text: En\n        good_example: kanske", ("wrong-type", 8)),
        ("Bra: mycket", ("unquoted-colon", 7)),
    ],
)
def test_what_is_wrong_in_a_strength_is_said_at_its_line(item: str, expected: tuple[str, int]) -> None:
    found = read(f"areas:\n  1:\n    strengths:\n      - {item}\n").findings
    assert [(one.rule, one.span.line) for one in found] == [expected]


@pytest.mark.parametrize("text", ["- a\n", "text\n", "42\n", "[]\n", "{}\n", "''\n"])
def test_a_file_that_is_no_mapping_or_empty_has_no_model(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text)
    for found in (read_evaluation(path), read_rubric(path), read_reference(path)):
        assert found.model is None
        assert found.findings
        assert all(finding.message("sv") and finding.hint("en") for finding in found.findings)


def _fields(kind: type[Part], prefix: str = "") -> Iterator[str]:
    for name, field in kind.model_fields.items():
        yield prefix + name
        inner = next((part for part in (field.annotation, *get_args(field.annotation)) if _is_model(part)), None)
        if inner:
            yield from _fields(inner, f"{prefix}{name}.")


def _is_model(part: object) -> bool:
    return isinstance(part, type) and issubclass(part, Part)


@pytest.mark.parametrize("value", ["[1, {a: b}]", "{a: b}", "xyzzy", "''", "[]", "~", ""])
@pytest.mark.parametrize("field", [*_fields(Evaluation), *(f"areas.1.{name}" for name in Area.model_fields)])
def test_whatever_stands_at_a_key_is_kept_or_said_in_words(field: str, value: str) -> None:
    lines = ["municipality: Kumla", "year: 2027", "rubric: '2018'"]
    *outer, last = field.split(".")
    lines = [line for line in lines if not line.startswith(f"{field}:")]
    lines += [f"{'  ' * depth}{key}:" for depth, key in enumerate(outer)] + [f"{'  ' * len(outer)}{last}: {value}"]
    found = document(source("\n".join(lines) + "\n"), Evaluation)
    assert found.model or found.findings
    for finding in found.findings:
        assert finding.severity is Severity.ERROR
        assert finding.span.line >= 1
        for language in LANGUAGES:
            # A placeholder that the finding does not fill is a KeyError.
            assert finding.message(language)
            assert finding.hint(language)


@pytest.mark.parametrize("sign", ["\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}", "\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}"])
def test_a_line_of_nothing_that_can_be_seen_is_read_past(sign: str) -> None:
    read = document(source(f'municipality: Kumla\nyear 2027\n{sign}\nrubric: "2018"\n'), Evaluation)
    assert ("missing-colon", 2) in [(finding.rule, finding.span.line) for finding in read.findings]


def test_lines_are_not_put_together_where_a_comment_or_another_line_would_be_lost() -> None:
    lines = ["strengths:", "  - Dialog med", "  # och fler", "många"]
    whole = Mistake(
        "stray-text", START_OF_FILE, corrected={1: "  - Dialog med många", 2: "", 3: ""}, shown=("  - Dialog med många",)
    )
    assert whole.correction(lines) is None
    assert whole.correction([*lines[:2], "", lines[3]]) == Correction(2, 4, whole.shown)
