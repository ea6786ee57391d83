"""A file has one canonical form, which says the same as the file and keeps its comments."""

from __future__ import annotations

import json
import re
import stat
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kommunkompassen import formatting
from kommunkompassen.base import paths
from kommunkompassen.base.whole_file import ChangedMeanwhileError
from kommunkompassen.formatting import canonical, format_file, formatted, skeleton
from kommunkompassen.formatting.known import Known
from kommunkompassen.formatting.same import DifferenceError, assert_same, values
from kommunkompassen.read import document, read_evaluation
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parts import Part
from kommunkompassen.read.source import Mapping, Source
from kommunkompassen.read.tree import MAXIMUM_LETTERS, MAXIMUM_LINES
from tests.formatting.scrambled import scrambled
from tests.helpers import MINIMAL, PUBLISHED, kept, read, rubric, source

SEEDS = st.integers(0, 10**9)
GENERATE = (Phase.explicit, Phase.generate)
"""A seed can't be made simpler: no shrinking."""
RICH = (Path(__file__).parent / "rich.yaml").read_text("utf-8")
SCHEMA = "# yaml-language-server: $schema=../schemas/evaluation.schema.json"


def _text(id_: str) -> str:
    return RICH if id_ == "rich" else (paths.EVALUATIONS / f"{id_}.yaml").read_text("utf-8")


def _canonical(text: str) -> str:
    """The canonical form of a text that must have no errors, made sure of as for a file."""
    read_document = document(source(text), Evaluation)
    assert not read_document.findings, read_document.findings
    made = canonical(read_document.source)
    assert_same(read_document, document(source(made), Evaluation))
    return made


def _of(text: str) -> str:
    """The canonical form of what follows the keys that every evaluation has."""
    made = _canonical(MINIMAL + text)
    assert made.startswith(MINIMAL)
    return made.removeprefix(MINIMAL)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_published_evaluations_stand_in_canonical_form(id_: str) -> None:
    path = paths.EVALUATIONS / f"{id_}.yaml"
    assert formatted(read_evaluation(path)).encode() == path.read_bytes()


def test_a_file_with_something_of_everything_is_in_canonical_form() -> None:
    assert _canonical(RICH) == RICH
    evaluation = kept(document(source(RICH), Evaluation))
    optional = {"logo", "publisher", "labels", "facts", "official_name", "compare_with"}
    assert all(getattr(evaluation, key) != Evaluation.model_fields[key].get_default() for key in optional)


@settings(derandomize=True, deadline=None, phases=GENERATE, max_examples=20)
@given(seed=SEEDS)
@pytest.mark.parametrize("id_", ["rich", "arboga-2016", "nassjo-2019"])
def test_however_a_file_is_written_its_canonical_form_is_the_same(id_: str, seed: int) -> None:
    root = source(_text(id_)).root
    assert root
    text = scrambled(root, Random(seed), [])
    assert _canonical(f"{SCHEMA}\n{text}") == _canonical(_text(id_))


@settings(derandomize=True, deadline=None, phases=GENERATE, max_examples=40)
@given(seed=SEEDS)
def test_comments_anywhere_are_kept_and_change_nothing_else(seed: int) -> None:
    root = source(RICH).root
    assert root
    comments = [f"{number} # kommentar: nr {number}" for number in range(12)]
    text = scrambled(root, Random(seed), comments)
    made = _canonical(text)
    assert Counter(re.findall("#~(.*)", made)) == Counter(comments)
    assert _canonical(made) == made
    bare = re.sub("(?m)^ *#~.*\n| +#~.*$", "", made)
    assert bare == _canonical(scrambled(root, Random(seed), []))


@pytest.mark.parametrize("ending", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_line_endings_marks_and_spaces_of_other_editors_go(ending: str, tmp_path: Path) -> None:
    path = tmp_path / "kumla-2027.yaml"
    untidy = RICH.replace("\n", " \n").replace("\\ \n", "\\\n")
    path.write_bytes(b"\xef\xbb\xbf" + untidy.replace("\n", ending).encode() + ending.encode() * 3)
    assert formatted(read_evaluation(path)) == RICH


def test_a_tab_before_a_comment_or_a_value_goes() -> None:
    assert _of("status:\tdraft\t# läge\n") == "status: draft  # läge\n"


def test_every_mapping_has_the_order_of_its_model() -> None:
    checked: set[str] = set()

    def check(model: Any, node: Any) -> None:
        if isinstance(model, Part) and node is not None:
            order = [info.alias or name for name, info in type(model).model_fields.items()]
            assert list(node) == sorted(node, key=order.index)
            checked.add(type(model).__name__)
            for key in node:
                check(getattr(model, key), node[key])
        elif isinstance(model, dict) and isinstance(node, dict):
            for key in node:
                check(model[key], node[key])
        elif isinstance(model, list | tuple) and isinstance(node, list):
            for one, other in zip(model, node, strict=True):
                check(one, other)

    root = source(RICH).root
    assert root
    made = source(_canonical(scrambled(root, Random(1), [])))
    check(kept(document(made, Evaluation)), _keys(made.root))
    assert checked >= {"Evaluation", "Area", "Section", "Evaluator", "Logo", "PublishedSource", "Labels", "Texts", "Fact"}


def _keys(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {key: _keys(value) for key, value in node.values.items()}
    return [_keys(item) for item in node.items] if hasattr(node, "items") else None


def test_areas_and_questions_are_ordered_as_numbers() -> None:
    made = _of("areas: {10: {scores: {10.10: 1, 10.9: 2}}, 2: {score: 5}}\n")
    assert made == "areas:\n  2:\n    score: 5\n  10:\n    scores:\n      10.9: 2\n      10.10: 1\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1.1: {points: 15}", "1.1: 15"),
        ("1.1: {points: '13,50'}", "1.1: 13.50"),
        ("1.1: 13,5", "1.1: 13.5"),
        ("1.10: 1.10", "1.10: 1.10"),
        ("'1.1': \"2\"", "1.1: 2"),
        ("1.1: |\n        2", "1.1: 2"),
        ("1.1:", "1.1:"),
        ("1.1: {}", "1.1:"),
        ("1.1: {points: }", "1.1:"),
        (
            "1.1: {points: 1, sources: [interview, document]}",
            _NESTED := "1.1:\n        points: 1\n        sources:\n          - interview\n          - document",
        ),
        ("1.1: {sources: [interview, document], points: 1}", _NESTED),
        ("1.1: {note: oklart}", "1.1:\n        note: oklart"),
    ],
)
def test_scores_are_written_as_briefly_as_they_can(written: str, expected: str) -> None:
    head = "areas:\n  1:\n    scores:\n      "
    assert _of(f"{head}{written}\n") == f"{head}{expected}\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("compare_with: []", "compare_with: []"),
        ("compare_with: [mean, 'x']", "compare_with:\n  - mean\n  - x"),
        ("areas: {1: {headings: []}}", "areas:\n  1:\n    headings: []"),
        ("facts: []", "facts:"),
        ("labels: {}", "labels:"),
        ("texts: {results: ''}", 'texts:\n  results: ""'),
        ("texts: {results: }", "texts:\n  results:"),
        ("texts:\n  results: |\n\n\n", "texts:\n  results: |"),
        ("areas: {1: {narrative: [{}]}}", "areas:\n  1:\n    narrative:\n      - {}"),
    ],
)
def test_what_is_empty_says_the_same_as_before(written: str, expected: str) -> None:
    assert _of(f"{written}\n") == f"{expected}\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("interviews: '42'", "interviews: 42"),
        ("interviews: ~", "interviews:"),
        ("interviews: 'null'", 'interviews: "null"'),
        ("first_evaluation: 'true'", "first_evaluation: true"),
        ("first_evaluation: NO", 'first_evaluation: "NO"'),
        ("publisher: 2018", 'publisher: "2018"'),
        ("facts: [{label: a, value: '+180'}]", "facts:\n  - label: a\n    value: +180"),
        ("conducted: '2019-03-12'", "conducted: 2019-03-12"),
        ("source: {title: x, date: \"2019\", retold: 'false'}", "source:\n  title: x\n  date: 2019\n  retold: false"),
        ("source:\n  title: >\n    Två\n    rader", "source:\n  title: Två rader"),
        ("source:\n  title: |\n    Två  \n\n     rader", "source:\n  title: |\n    Två\n\n     rader"),
    ],
)
def test_a_text_is_quoted_by_what_its_field_holds(written: str, expected: str) -> None:
    assert _of(f"{written}\n") == f"{expected}\n"


@pytest.mark.parametrize("style", ["|", "|-", "|+", "|2", ">", ">-", ">+"])
def test_every_kind_of_block_becomes_the_same_one(style: str) -> None:
    lines = "Ett. Två\n\n  Tre 😀" if style[0] == "|" else "Ett.\n  Två\n\n\n  Tre 😀"
    made = _of(f"texts:\n  results: {style}\n    {lines.replace('  Tre', '    Tre').replace('  Två', '    Två')}\n")
    assert made == "texts:\n  results: |\n    Ett.\n    Två\n\n    Tre 😀\n"


LONG = "Ord " * 27 + "slut"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("'En styrka'", "- En styrka"),
        ('"En: styrka"', '- "En: styrka"'),
        ("|\n        En\n        styrka", "- En styrka"),
        ("Ett. Två", "- |\n        Ett.\n        Två"),
        (f"{LONG[2:]}", f"- {LONG[2:]}"),
        (f"{LONG}", f"- |\n        {LONG}"),
        ("|\n        - inte\n        - en lista", '- "- inte - en lista"'),
        ("'# 😀'", '- "# 😀"'),
        ("text: En styrka", "- En styrka"),
        ("{good_example: true, text: 'En styrka'}", "- text: En styrka\n        good_example: true"),
        (
            "good_example: true\n        text: Ett. Två  # känt",
            "- text: |  # känt\n          Ett.\n          Två\n        good_example: true",
        ),
    ],
)
def test_an_item_of_one_sentence_has_one_line_if_it_is_short(item: str, expected: str) -> None:
    assert _of(f"areas:\n  1:\n    strengths:\n      - {item}\n") == f"areas:\n  1:\n    strengths:\n      {expected}\n"


def test_text_that_no_block_can_hold_is_quoted() -> None:
    made = _of('texts: {results: "Ett. Två \\u2028 tre\\n\\nfyra\\x07\\\\"}\n')
    assert made == 'texts:\n  results: "Ett. Två \\u2028 tre\\n\\nfyra\\u0007\\\\"\n'


def test_a_new_evaluation_keeps_its_instructions_and_its_empty_places() -> None:
    text = skeleton.skeleton("Kumla", 2027, rubric("2018"), Known())
    made = _canonical(text)
    assert [line for line in made.split("\n")[:-1] if not line] == []
    assert made.split("\n")[:-1] == [line for line in text.split("\n") if line]


def test_a_file_is_written_whole_and_only_where_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "kumla-2027.yaml"
    path.write_bytes(MINIMAL.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert format_file(read_evaluation(path), write=False)
    assert b"\r" in path.read_bytes()
    assert format_file(read_evaluation(path), write=True)
    assert path.read_bytes() == MINIMAL.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    before = path.stat()
    assert not format_file(read_evaluation(path), write=True)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(tmp_path.iterdir()) == [path]


def test_what_someone_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "kumla-2027.yaml"
    path.write_text(f"\n{MINIMAL}", "utf-8")
    before = read_evaluation(path)
    path.write_text(f"\n{MINIMAL}# sparat\n", "utf-8")
    with pytest.raises(ChangedMeanwhileError):
        format_file(before, write=True)
    assert path.read_text("utf-8") == f"\n{MINIMAL}# sparat\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kumla-2027.yaml"
    path.write_text(f"\n{MINIMAL}", "utf-8")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        format_file(read_evaluation(path), write=True)
    assert path.read_text("utf-8") == f"\n{MINIMAL}"
    assert list(tmp_path.iterdir()) == [path]


def test_a_linked_file_is_written_where_it_stands(tmp_path: Path) -> None:
    target, link = tmp_path / "kumla.txt", tmp_path / "kumla-2027.yaml"
    target.write_text(f"\n{MINIMAL}", "utf-8")
    link.symlink_to(target)
    assert format_file(read_evaluation(link), write=True)
    assert link.is_symlink()
    assert target.read_text("utf-8") == MINIMAL


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (("13.5", "13.50"), "areas"),
        (("Nästa.", "Nästan."), "texts"),
        (("# varför", "# därför"), "comments"),
        (("year: 2027\n", ""), "can't be read"),
        (("{points 1}", "{points  1}"), "texts"),
    ],
)
def test_nothing_is_returned_that_says_something_else(
    lost: tuple[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kumla-2027.yaml"
    text = f"{MINIMAL}texts:\n  results: |\n    Nästa. {{points 1}}\nareas:\n  1:\n    scores:\n      1.1: 13.5  # varför\n"
    path.write_text(text, "utf-8")

    def wrong(found: Source) -> str:
        return canonical(found).replace(*lost)

    assert formatted(read_evaluation(path)) != wrong(read_evaluation(path).source)
    monkeypatch.setattr(formatting, "canonical", wrong)
    with pytest.raises(DifferenceError, match=said):
        formatted(read_evaluation(path))


def test_a_file_with_errors_is_not_formatted(tmp_path: Path) -> None:
    path = tmp_path / "kumla-2027.yaml"
    path.write_text("year: 2027\n", "utf-8")
    with pytest.raises(AssertionError):
        formatted(read_evaluation(path))
    assert path.read_text("utf-8") == "year: 2027\n"


def test_prose_is_compared_as_it_is_printed() -> None:
    one, other, third = (values(kept(read(f"texts: {{results: {text}}}\n"))) for text in ('"a\\nb"', '"a b"', '"a\\n\\nb"'))
    assert one == other
    assert one != third


@pytest.mark.parametrize("beginning", ["", "+ a\n- b\n\n"], ids=["a line break more", "an empty line more"])
@pytest.mark.parametrize("sign", ["\u00f6", "o\u0308"])
def test_a_text_as_long_as_it_may_be_can_still_be_read_when_it_is_formatted(beginning: str, sign: str) -> None:
    text = beginning + sign * (MAXIMUM_LETTERS - len(beginning))
    _canonical(f"{MINIMAL}texts:\n  closing: {json.dumps(text, ensure_ascii=False)}\n")


@pytest.mark.parametrize("text", ["Ett. " * (MAXIMUM_LINES + 1), "a\n" * MAXIMUM_LINES, "+ a\n- b\n" * (MAXIMUM_LINES // 2)])
def test_a_text_of_as_many_lines_as_it_may_have_can_still_be_read_when_it_is_formatted(text: str) -> None:
    _canonical(f"{MINIMAL}texts:\n  closing: {json.dumps(text)}\n")


def test_letters_given_by_codes_are_counted_as_they_are_then_written() -> None:
    _canonical(f'{MINIMAL}texts:\n  closing: "{"o" + chr(92) + "u0308"}{"a" * (MAXIMUM_LETTERS - 1)}"\n')
    parted = document(source(f'{MINIMAL}texts:\n  closing: "{chr(92)}u0958{"a" * (MAXIMUM_LETTERS - 1)}"\n'), Evaluation)
    assert [finding.rule for finding in parted.findings] == ["text-too-long"], "one sign of the code is two in the file"
