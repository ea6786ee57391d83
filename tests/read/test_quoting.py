"""A text in the file is the same text to every reader of YAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kommunkompassen.read.quoting import one_line
from kommunkompassen.read.source import plain
from tests.helpers import source


@pytest.mark.parametrize(
    "text",
    [
        "Nässjö",
        "ett 30-tal",
        "senior konsult, SKL",
        "a:b",
        "a#b",
        "Område [1]",
        "21 435",
        "2019-03",
        "“Ja”",
        "a\u00a0b",
        "😀",
        "C:\\x",
        "it's",
    ],
)
def test_a_harmless_text_has_no_quotes(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("- a", "? a", ": a", ", a", "[a", "]a", "{a", "}a", "#a", "&a", "*a", "!a", "|a", ">a", "'a", "%a", "@a", "`a"),
        *("a: b", "a #b", "a:", "", "a\tb"),
        *("true", "False", "YES", "no", "on", "Off", "y", "N", "null", "~", "Null"),
        *("42", "+180", "-5", "1.5", "1e3", "0x1F", "0o17", "017", "08", "1_000", "12:30", ".5", "5.", ".inf", ".NaN"),
        *("2019-03-12", "2001-12-14 21:59:43", "<<", "="),
    ],
)
def test_a_text_that_may_be_taken_for_something_else_has_double_quotes(text: str) -> None:
    made = one_line(text)
    assert made.startswith('"')
    assert made.endswith('"')
    assert yaml.safe_load(f"a: {made}") == {"a": text}


@pytest.mark.parametrize("text", ["true", "42", "2019-03-12", "-5", "+5"])
def test_a_number_or_a_date_has_no_quotes_where_the_field_is_one(text: str) -> None:
    assert one_line(text, typed=True) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a"', "'\"a\"'"),
        ("\"a\" 'b'", '"\\"a\\" \'b\'"'),
        ("#\\", '"#\\\\"'),
        ('"a\\b"', "'\"a\\b\"'"),
        ('"\t', '"\\"\\t"'),
        ("\x07\u2028", '"\\u0007\\u2028"'),
    ],
)
def test_quotes_are_chosen_to_need_few_backslashes(text: str, expected: str) -> None:
    assert one_line(text) == expected


SIGNS = st.sampled_from("a1 -?:,[]{}#&*!|>'\"%@`\\~=.\t\n\u00a0\u0085\ufeff😀")


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.text(alphabet=st.one_of(SIGNS, st.characters(codec="utf-8"))))
def test_a_text_is_the_same_when_it_is_read_again(text: str) -> None:
    text = text.strip()
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        assert yaml.load(f"a: {one_line(text)}\nb:\n  - {one_line(text)}\n", Loader=loader) == {"a": text, "b": [text]}
    found = source(f"a: {one_line(text)}\n")
    assert found.findings == []
    assert plain(found.root) == {"a": text}
