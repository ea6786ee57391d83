"""Where words of a text in quotes stand in the file."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from kommunkompassen.read.source import Scalar
from tests.helpers import source

WORDS = ("ett", "två", "'tre'", '"fyra"', "fem\\", "å\tä", "sex", "sju:", "#åtta", "🎉", "nio\x07", "e\u2028")


def place_of(text: str, word: str) -> tuple[int, int]:
    found = source(text)
    node = found.node(("prov",))
    assert isinstance(node, Scalar)
    span = found.span_in_text(("prov",), node.text.index(word), node.text.index(word) + len(word))
    return span.line, span.column


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('prov: "ett fel"\n', (1, 12)),
        ('prov: "ett\n  fel"\n', (2, 3)),
        ("prov: 'ett\n\n\n    fel'\n", (4, 5)),
        ("prov: 'd''or  \n  fel'\n", (2, 3)),
        ('prov: "ett \\\n  \\ fel"\n', (2, 5)),
        ('prov: "e\\u00e5\\n\\x41\\\n   fel"\n', (2, 4)),
        ('prov: "\n\n  fel"\n', (3, 3)),
        ('prov: "ett\\n\\n\n\n  fel"\n', (3, 3)),
        ('prov: "ide\\u0301 fel"\n', (1, 18)),
        ('prov: "\\u0065\\u0301 \\x61\\U0000030a fel"\n', (1, 36)),
        ('prov: "\\u0301 fel"\n', (1, 15)),
        ('prov: "e\\u0301\\u0327\\u0301 fel"\n', (1, 28)),
    ],
)
def test_a_word_is_found_behind_escapes_and_on_later_lines(text: str, expected: tuple[int, int]) -> None:
    assert place_of(text, "fel") == expected


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=40),
    breaks=st.lists(st.sampled_from([" ", " ", " ", "  ", "\n", "\n\n"]), min_size=41, max_size=41),
    style=st.sampled_from(["'", '"']),
    width=st.integers(10, 80),
)
def test_whatever_is_written_out_in_quotes_is_found_again(words: list[str], breaks: list[str], style: str, width: int) -> None:
    inner = "".join(word + space for word, space in zip(words, breaks, strict=False)).strip()
    text = f"{inner} FEL och mer".strip()
    options: dict[str, Any] = {"default_style": style, "width": width, "allow_unicode": True}
    written = yaml.dump({"prov": text}, **options).replace('"prov"', "prov").replace("'prov'", "prov")
    found = source(written)
    node = found.node(("prov",))
    assert isinstance(node, Scalar)
    assume(node.text == text)
    line, column = place_of(written, "FEL")
    assert written.split("\n")[line - 1][column - 1 : column + 2] == "FEL"
