"""Evaluators' Markdown as HTML, with figures filled in and, in a draft, a mark at the end of each block."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from kommunkompassen.points import markdown
from kommunkompassen.points.figures import printed_figure
from kommunkompassen.points.score import Result


def to_html(text: str, result: Result | None = None, marks: Sequence[Markup] = ()) -> Markup:
    """The text as HTML blocks, its figures filled in from the result where one is given.

    `marks`: what stands at the end of each paragraph and item, in order; as many as markdown.blocks() finds, or none.
    """
    return _to_html(text, result, tuple(marks))


# In a preview most texts are as they were before the last save.
@lru_cache(maxsize=512)
def _to_html(text: str, result: Result | None, marks: tuple[Markup, ...]) -> Markup:
    tokens = list(markdown.parsed(text))
    if marks:
        places = [place for place, token in enumerate(tokens) if token.type == "inline"]
        for place, mark in zip(places, marks, strict=True):
            tokens[place] = _marked(tokens[place], mark)
    return _rendered(tokens, result)


@lru_cache(maxsize=512)
def to_inline_html(text: str, result: Result | None = None) -> Markup:
    """A text that is one paragraph, whatever it begins with, as HTML without the paragraph around it."""
    return _rendered(markdown.parsed_line(text), result)


def linked(line: str) -> Markup:
    """A text that is no Markdown, as it stands but for its bare addresses, which are links."""
    parts, at = [], 0
    for start, typed, url in markdown.addresses(line):
        parts += [escapeHtml(line[at:start]), f'<a href="{escapeHtml(url)}">{escapeHtml(typed)}</a>']
        at = start + len(typed)
    return Markup("".join([*parts, escapeHtml(line[at:])]))  # noqa: S704  all of it is escaped


def _marked(token: Token, mark: Markup) -> Token:
    assert token.children is not None, "a block of text has been read to its end"
    return token.copy(children=[*token.children, Token("html_inline", "", 0, content=mark)])


def _rendered(tokens: Sequence[Token], result: Result | None) -> Markup:
    made = _renderer().render(tokens, markdown.parser().options, {"result": result})
    return Markup(made)  # noqa: S704  the renderer escapes what it does not write itself


class _Renderer(RendererHTML):
    """Writes tokens as HTML; a token's rule is the method of its type."""

    def figure(self, tokens: Sequence[Token], position: int, _: OptionsDict, environment: EnvType) -> str:
        """A figure's printed text; as it was typed where there is no result, or nothing in it by that number."""
        typed, result = tokens[position].content, environment["result"]
        try:
            return escapeHtml(printed_figure(typed, result)) if result else escapeHtml(typed)
        except ValueError:
            return escapeHtml(typed)

    def leftover(self, tokens: Sequence[Token], position: int, *_: Any) -> str:
        """A star or a stroke that emphasises nothing, as it was typed."""
        return escapeHtml(tokens[position].content)

    def softbreak(self, *_: Any) -> str:
        """Where a line ends in the file means nothing: one sentence per line, or several, print the same bytes."""
        return " "


@cache
def _renderer() -> _Renderer:
    return _Renderer()
