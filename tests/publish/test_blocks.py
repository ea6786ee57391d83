"""The report's blocks stand once, in the theme: what templates, Word, Typst and the web page call them must be one of these."""

from __future__ import annotations

import re

import pytest

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish import word_styles

BLOCKS = read_theme().blocks
STRUCTURE = {"cover", "cover-facts", "contents-list", "area", "first-area", "chapter", "plain"}
"""Classes that hold blocks and have no look of their own in print."""


def _used() -> set[str]:
    """The words in the templates' class attributes, those that are chosen among included, and the kinds given to macros."""
    text = "".join(path.read_text("utf-8") for path in sorted((paths.TEMPLATES / "report").glob("*.html")))
    found = re.findall(r'class="((?:[^"{]|\{\{[^}]*\}\})*)"', text) + re.findall(
        r'(?:parts\.items\([^,]*, |name_line\()("[a-z-]+")', text
    )
    return {word for one in found for word in re.findall(r"[a-z][a-z-]+", re.sub(r"\{\{ (kind|area[^}]*) \}\}", "", one))}


def _typst() -> str:
    return (paths.TEMPLATES / "print" / "report.typ").read_text("utf-8")


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_of_the_theme_is_in_the_templates_and_on_the_web_page(kind: str) -> None:
    block = BLOCKS[kind]
    assert kind in _used()
    is_plain = (block.text, block.colour, block.bold) == ("body", "ink", False)
    assert is_plain or re.search(rf"\.{kind}\b", (paths.TEMPLATES / "web" / "style.css").read_text("utf-8"))


def test_what_word_and_typst_do_besides_they_do_with_blocks_that_are_there() -> None:
    more = re.findall(r"^  ([a-z-]+): body =>", _typst(), re.MULTILINE)
    assert len(more) > 5
    assert set(more) <= {*BLOCKS, *STRUCTURE}
    assert set(word_styles._MORE) <= set(BLOCKS)


def test_every_table_of_the_templates_has_its_style_in_word_and_its_function_in_typst() -> None:
    text = "".join(path.read_text("utf-8") for path in sorted((paths.TEMPLATES / "report").glob("*.html")))
    tables = set(re.findall(r'table\("([a-z-]+)"', text))
    assert len(tables) >= 4
    assert {kind.replace("-", " ").title().replace(" ", "") for kind in tables} <= {style.id for style in word_styles.TABLES}
    assert all(f"#let {kind}(columns" in _typst() for kind in tables)


def test_the_look_of_a_block_is_one_of_the_theme_s_texts_and_colours() -> None:
    theme = read_theme()
    for block in BLOCKS.values():
        assert block.text in theme.text
        assert block.colour in theme.colours.by_name()
