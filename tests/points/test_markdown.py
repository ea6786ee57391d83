"""A text is parsed once, whatever is then made of it."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markupsafe import Markup

from kommunkompassen.formatting.reflow import reflowed
from kommunkompassen.points.markdown import blocks
from kommunkompassen.points.prose import to_html
from tests.helpers import result


def test_a_text_is_parsed_once_for_its_places_its_html_and_its_form(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parse = MarkdownIt.parse

    def counted(self: MarkdownIt, text: str, *rest: object) -> object:
        parsed.append(text)
        return parse(self, text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(MarkdownIt, "parse", counted)
    text = "Kommunen fick {total} av {{800}}.\n\n- Ett som ingen annan har.\n"
    assert [words for _, words in blocks(text)] == ["Kommunen fick {total} av {{800}}.", "Ett som ingen annan har."]
    assert "fick 74 av {800}." in to_html(text, result(["74"]))
    assert "fick 60 av {800}.<b>1</b></p>" in to_html(text, result(["60"]), [Markup("<b>1</b>"), Markup("<b>2</b>")])
    assert "<b>" not in to_html(text, result(["60"])), "a mark is not left in what others print"
    assert reflowed(text.strip()) == text.strip()
    assert parsed.count(text) == 1
    assert {*parsed} == {text, text.strip()}


def test_as_many_marks_as_blocks() -> None:
    with pytest.raises(ValueError, match="shorter"):
        to_html("ett\n\ntvå", marks=[Markup("<b>1</b>")])


def test_a_figure_that_is_not_there_is_printed_as_typed() -> None:
    assert to_html("{points 9} & {total}", result(["74"])) == "<p>{points 9} &amp; 74</p>\n"
