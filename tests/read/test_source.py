"""Files are read as texts that know their places."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.read.parse import MAXIMUM_BYTES, read_source
from kommunkompassen.read.source import Mapping, Scalar, plain
from kommunkompassen.read.tree import MAXIMUM_DEPTH, MAXIMUM_ITEMS, MAXIMUM_LETTERS, MAXIMUM_LINES
from kommunkompassen.repository import Repository
from tests.helpers import places, source


@pytest.mark.parametrize(
    "text", ["1.10", "NO", "13,5", "0x1F", "2019-03", "1_000", "007", "true", "nil", "1e3", "12:30:45", ".5", "Yes", "08"]
)
def test_a_scalar_is_the_text_that_stands_in_the_file(text: str) -> None:
    assert plain(source(f"key: {text}\n").root) == {"key": text}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", None), (" # kommentar", None), ("~", None), ("null", None), ('""', ""), ("''", ""), ("'~'", "~"), ('"null"', "null")],
)
def test_a_value_left_empty_is_absent_but_an_empty_quote_is_a_text(text: str, expected: str | None) -> None:
    assert plain(source(f"key: {text}\n").root) == {"key": expected}


@pytest.mark.parametrize(
    ("before", "column"),
    [("å ä ö: ", 8), ("'😀': ", 6), ("e\u0301: ", 4), ("a:\t", 4), ("nyckel: ", 9)],
    ids=["letters", "emoji", "combining", "tab", "plain"],
)
def test_columns_count_characters(before: str, column: int) -> None:
    found = source(f"first: 1\n{before}värde\n")
    assert isinstance(found.root, Mapping)
    value = list(found.root.values.values())[1]
    assert value.span == Span(2, column, 2, column + 5)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_line_endings_do_not_move_places(ending: str) -> None:
    found = source(ending.join(["first: å", "second:", "  - 1", "  - två", ""]))
    assert found.span(("second", "1")) == Span(4, 5, 4, 8)
    assert found.lines[3] == "  - två"


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfyear: 2019\n")
    found = read_source(path)
    assert found.findings == []
    assert plain(found.root) == {"year": "2019"}
    assert found.key_span(("year",)) == Span(1, 1, 1, 5)


@pytest.mark.parametrize(
    ("text", "rule", "detail", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", "", 3, 1),
        ("x:\n  å: 1\n  å: 2\n", "duplicate-key", "", 3, 3),
        ("a: &x 1\n", "yaml-anchor", "anchor", 1, 4),
        ("a: &x [1]\n", "yaml-anchor", "anchor", 1, 4),
        ("a: 1\nb: *x\n", "yaml-anchor", "alias", 2, 4),
        ("a: !!python/object:os.system x\n", "yaml-anchor", "tag", 1, 4),
        ("a: !x {b: 1}\n", "yaml-anchor", "tag", 1, 4),
        ("? [a, b]\n: 1\n", "yaml-key", "", 1, 3),
        ("a: 1\n---\nb: 2\n", "yaml-several-documents", "", 2, 1),
    ],
)
def test_what_an_evaluation_has_no_use_for_is_found_in_its_place(
    text: str, rule: str, detail: str, line: int, column: int
) -> None:
    found = source(text)
    assert places(found.findings) == [(rule, line, column)]
    assert found.findings[0].detail == detail


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ä: 1\nb: x: y\nc: 1\n", {2}),
        ("a: 1\n\tb: 2\nc: 1\n", {2}),
        ("å: 1\na: [1\nb: 2\n", {2, 3}),
        ("å: 1\na: {total}är\nb: 2\n", {2}),
        ("å: 1\na: @x\nb: 2\n", {2}),
        ("å: 1\na: b\x07c\nb: 2\n", {2}),
        ("å: 1\na: 'x\nb: 2\n", {2, 3, 4}),
    ],
)
def test_what_is_no_yaml_is_found_on_its_line(text: str, lines: set[int]) -> None:
    found = source(text)
    assert found.findings
    assert found.findings[0].span.line in lines


def test_a_forbidden_character_after_swedish_letters_is_found_in_its_place() -> None:
    [(_, line, column)] = places(source("å: ä ö\nb: ååå\x07c\n").findings)
    assert (line, column) == (2, 7)


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85"])
def test_a_separator_pasted_from_word_does_not_move_the_lines_below(character: str) -> None:
    found = source(f"a: 'x{character}y'\nb: 1\nb: 2\n")
    assert places(found.findings) == [("unprintable-character", 1, 6), ("duplicate-key", 3, 1)]


def test_a_duplicate_key_keeps_the_first_and_says_where_it_is() -> None:
    found = source("a: 1\nb: 2\na: 3\n")
    assert plain(found.root) == {"a": "1", "b": "2"}
    assert dict(found.findings[0].values) == {"key": "a", "first": "1"}


def test_several_faults_are_all_found() -> None:
    found = source("a: &x 1\nb: 2\nb: 3\nc: *x\nd: !t 4\n")
    assert places(found.findings) == [
        ("yaml-anchor", 1, 4),
        ("duplicate-key", 3, 1),
        ("yaml-anchor", 4, 4),
        ("yaml-anchor", 5, 4),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# bara en kommentar\n", "---\n...\n"])
def test_an_empty_file_is_said_to_be_empty_or_holds_nothing(text: str) -> None:
    found = source(text)
    assert plain(found.root) is None
    assert [finding.rule for finding in found.findings] in (["file-empty"], [])


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_file_that_is_too_deep_is_refused(opening: str) -> None:
    found = source("a: 1\nb:\n" + " " + opening * 5000)
    assert [finding.rule for finding in found.findings] == ["file-too-deep"]
    assert found.root is None
    assert source("a: " + "[" * (MAXIMUM_DEPTH - 1) + "]" * (MAXIMUM_DEPTH - 1)).findings == []


@pytest.mark.parametrize("text", ["texts: {{closing: {}}}", 'texts:\n  closing: "{}"', "texts:\n  closing: |\n    {}", "{}: 1"])
def test_a_text_that_is_too_long_is_refused_at_its_place(text: str) -> None:
    found = source(text.format("a" * (MAXIMUM_LETTERS + 1)))
    assert [finding.rule for finding in found.findings] == ["text-too-long"]
    assert found.root is None
    assert "33\N{NO-BREAK SPACE}000 tecken" in found.findings[0].message("sv")
    assert source(text.format("a" * MAXIMUM_LETTERS)).root is not None or ": 1" in text, "YAML's own keys are shorter"


def test_of_a_line_that_was_corrected_only_that_is_told_first() -> None:
    found = source("texts:\n  closing: Mål: " + "a" * MAXIMUM_LETTERS)
    assert [finding.rule for finding in found.findings] == ["unquoted-colon"]
    assert found.root is None


def test_a_text_of_too_many_lines_is_refused_at_its_place() -> None:
    found = source("texts:\n  closing: |\n" + "    a\n" * (MAXIMUM_LINES + 1))
    assert [(finding.rule, finding.span.line) for finding in found.findings] == [("text-too-long", 2)]
    assert "1\N{NO-BREAK SPACE}000 rader" in found.findings[0].message("sv")
    assert source("texts:\n  closing: |\n" + "    a\n" * MAXIMUM_LINES).root is not None


@pytest.mark.parametrize(("before", "item", "behind"), [("facts:\n", "  - a\n", ""), ("facts: [", "a, ", "]")])
def test_a_list_that_is_too_long_is_refused_at_the_item_too_many(before: str, item: str, behind: str) -> None:
    found = source(before + item * (MAXIMUM_ITEMS + 1) + behind)
    assert [finding.rule for finding in found.findings] == ["list-too-long"]
    line, column = (1, len(before + item * MAXIMUM_ITEMS) + 1) if behind else (MAXIMUM_ITEMS + 2, 5)
    assert (found.findings[0].span.line, found.findings[0].span.column) == (line, column)
    assert source(before + item * MAXIMUM_ITEMS + behind).root is not None


def test_a_file_that_is_too_large_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * (MAXIMUM_BYTES + 1))
    assert [finding.rule for finding in read_source(path).findings] == ["file-too-large"]


@pytest.mark.parametrize("name", ["missing.yaml", "folder"])
def test_what_cannot_be_read_is_a_finding(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    found = read_source(tmp_path / name)
    assert [finding.rule for finding in found.findings] == ["file-unreadable"]
    assert found.findings[0].values["reason"]


def test_another_encoding_is_found_at_its_first_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"year: 2019\nmunicipality: N\xe4ssj\xf6\n")
    assert places(read_source(path).findings) == [("not-utf-8", 2, 16)]


def test_another_encoding_after_a_byte_order_mark_is_found_at_its_first_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfyear: 2019\nmunicipality: N\xe4ssj\xf6\n")
    assert places(read_source(path).findings) == [("not-utf-8", 2, 16)]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("prov: ett fel här\n", Span(1, 11, 1, 14)),
        ("prov: 'ett fel här'\n", Span(1, 12, 1, 15)),
        ("prov: '''ett'' fel'\n", Span(1, 16, 1, 19)),
        ('prov: "ett fel här"\n', Span(1, 12, 1, 15)),
        ('prov: "\\"\\u00e9tt\\" fel"\n', Span(1, 21, 1, 24)),
        ('prov: "\\x41\\t fel"\n', Span(1, 15, 1, 18)),
        ("prov: |\n  Första raden.\n\n  Här är ett fel.\n", Span(4, 14, 4, 17)),
        ("prov: |\n\n    fel\n", Span(3, 5, 3, 8)),
        ("prov:\n  |\n   😀 fel\n", Span(3, 6, 3, 9)),
        ("prov: |  # kommentar\n  en fel\n", Span(2, 6, 2, 9)),
        ("prov: |-\n  en\n    fel\n", Span(3, 5, 3, 8)),
        ("prov:\r\n  - |\r\n    å\r\n    fel\r\n", Span(4, 5, 4, 8)),
    ],
)
def test_a_word_in_a_text_is_found_where_it_stands_in_the_file(yaml: str, expected: Span) -> None:
    found = source(yaml)
    way = ("prov", "0") if "- |" in yaml else ("prov",)
    node = found.node(way)
    assert isinstance(node, Scalar)
    start = node.text.index("fel")
    assert found.span_in_text(way, start, start + 3) == expected
    assert found.lines[expected.line - 1][expected.column - 1 : expected.end_column - 1] == "fel"


@pytest.mark.parametrize(
    "yaml",
    [
        "prov: >\n  ett\n  fel\n",
        "prov: >-\n  ett\n\n  fel\n",
        "prov: ett\n  fel\n",
        "prov:\n  ett\n  fel\n",
        "prov: ett\n\n  fel\n",
        "prov: >\n  ett\n  fel",
    ],
)
def test_a_word_in_a_text_folded_over_several_lines_is_found_on_its_own_line(yaml: str) -> None:
    found = source(yaml)
    node = found.node(("prov",))
    assert isinstance(node, Scalar)
    start = node.text.index("fel")
    span = found.span_in_text(("prov",), start, start + 3)
    assert found.lines[span.line - 1].strip() == "fel"
    assert (span.column, span.end_line, span.end_column) == (3, span.line, 6)


@pytest.mark.parametrize(
    "yaml",
    [
        "text: >\n  ett två\n\n\n  tre\n  fyra\n\n  fem\n",
        "text: >-\n\n  ett\n  två\n\n  tre\n",
        "prov: ett\n  två\n\n\n  tre\n\n  fyra fem\n",
    ],
)
def test_every_word_of_a_text_with_blank_lines_is_found_where_it_stands(yaml: str) -> None:
    found = source(yaml)
    key = yaml.partition(":")[0]
    node = found.node((key,))
    assert isinstance(node, Scalar)
    words = list(re.finditer(r"\w+", node.text))
    assert len(words) > 2
    for word in words:
        span = found.span_in_text((key,), word.start(), word.end())
        assert span.line == span.end_line
        assert found.lines[span.line - 1][span.column - 1 : span.end_column - 1] == word[0]


def test_a_word_in_a_quoted_text_over_several_lines_is_found_on_its_own_line() -> None:
    span = source("prov: 'ett\n\n  fel'\n").span_in_text(("prov",), 4, 7)
    assert span == Span(3, 3, 3, 6)


def test_a_word_on_the_first_line_of_a_plain_text_over_several_lines_is_found() -> None:
    assert source("prov: ett fel\n  till\n").span_in_text(("prov",), 4, 7) == Span(1, 11, 1, 14)


def test_the_place_of_what_is_not_there_is_that_of_its_nearest() -> None:
    found = source("areas:\n  1:\n    scores:\n      1.1: 5\n")
    assert found.span(("areas", "1", "scores", "1.2", "points")) == found.span(("areas", "1", "scores"))
    assert found.key_span(("areas", "1", "scores", "1.1")) == Span(4, 7, 4, 10)
    assert found.key_span(("areas", "2")) == found.span(("areas",))
    assert found.span_in_text(("areas",), 0, 1) == found.span(("areas",))
    assert source("").span(("areas",)) == Span(1, 1, 1, 1)


@pytest.mark.parametrize("broken", [True, False])
def test_a_link_to_another_folder_is_not_read_nor_shown(tmp_path: Path, broken: bool) -> None:
    secret = tmp_path / "annat" / "hemligt.yaml"
    secret.parent.mkdir()
    secret.write_text("lösenord:hemligt\n" if broken else "municipality: Kumla\nyear: 2027\nrubric: '2018'\nstatus: published\n")
    (folder := tmp_path / "evaluations").mkdir()
    (link := folder / "kumla-2027.yaml").symlink_to(secret)
    repository = Repository(folder)
    found = repository.evaluation(link)
    assert [(finding.rule, finding.detail) for finding in found.findings] == [("file-unreadable", "link")]
    assert repository.lines(link) == []
    assert Repository(folder).summaries() == {link: None}
    (folder / "annat-namn.yaml").write_text("municipality: Kumla\n")
    (inside := folder / "kumla-2026.yaml").symlink_to(folder / "annat-namn.yaml")
    assert "file-unreadable" not in [finding.rule for finding in read_source(inside).findings]


def test_columns_are_counted_as_the_file_has_its_letters() -> None:
    text = unicodedata.normalize("NFD", "municipality: Kumla\nåren på sjön: FEL\n")
    read = source(text)
    as_read = read.node(("åren på sjön",))
    assert isinstance(as_read, Scalar)
    finding = read.in_file(Finding("x", Severity.ERROR, read.path, as_read.span))
    line = read.shown[1]
    assert line == text.split("\n")[1]
    assert line[finding.span.column - 1 : finding.span.end_column - 1] == "FEL"
    other = Finding("x", Severity.ERROR, Path("other.yaml"), as_read.span)
    assert read.in_file(other) is other
