"""Evaluators' Markdown to HTML: paragraphs, lists, emphasis and links, with figures filled in; nothing else is markup.

The text is data. HTML, templates, LaTeX, Typst, headings, images and raw blocks come out as the characters that were
typed, and a link leads nowhere but to the web or to an e-mail address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

from kommunkompassen.points.figures import printed_figure, token_at
from kommunkompassen.points.score import Result

_MARKUP = ("list", "emphasis", "link", "escape", "newline")
_NUMBER = re.compile(r"(\d+)[.)]")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_SCHEMES = ("https://", "http://", "mailto:")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}).enable(list(_MARKUP))
    parser.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    parser.inline.ruler.before("escape", "figure", _figure)
    parser.inline.ruler.before("escape", "backslash", _backslash_before_brace)
    parser.inline.ruler.before("link", "picture", _picture)
    parser.block.ruler.at("list", list_from_one, {"alt": ["paragraph", "reference", "blockquote"]})
    # Where a line ends in the file means nothing: one sentence per line, or several, print the same bytes.
    parser.add_render_rule("softbreak", lambda *_: " ")
    return parser


def _figure(state: StateInline, silent: bool) -> bool:
    """Recognise a figure as text of its own, after which its digits can't be read as Markdown."""
    token = token_at(state.src, state.pos)
    result: Result | None = state.env.get("result")
    if token is None or result is None:
        return False
    try:
        printed = printed_figure(token, result)
    except ValueError:
        return False
    if not silent:
        state.push("text", "", 0).content = printed
    state.pos += len(token)
    return True


def _backslash_before_brace(state: StateInline, silent: bool) -> bool:
    """Braces are not escaped with a backslash but doubled, so that a figure is a figure wherever it stands."""
    if state.src[state.pos : state.pos + 2] not in ("\\{", "\\}"):
        return False
    if not silent:
        state.push("text", "", 0).content = "\\"
    state.pos += 1
    return True


def list_from_one(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A numbered list begins with 1: a paragraph may well begin with a year and a full stop."""
    text = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    number = _NUMBER.match(text)
    # Asked whether an item's paragraph ends here, a line further out than the item is the list's next item.
    next_item = silent and state.sCount[start_line] < state.blkIndent
    if number and number[1] != "1" and not next_item:
        return False
    return list_block(state, start_line, end_line, silent)


def _picture(state: StateInline, silent: bool) -> bool:
    """A picture is no link with a mark before it: it is printed as it stands."""
    found = _PICTURE.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("text", "", 0).content = found[0]
    state.pos = found.end()
    return True


def to_html(text: str, result: Result | None = None, marks: Sequence[Markup] = ()) -> Markup:
    """The text as HTML blocks, its figures filled in from the result where one is given.

    `marks`: what stands at the end of each paragraph and item, in order; as many as blocks() finds, or none.
    """
    return _to_html(text, result, tuple(marks))


# In a preview most texts are as they were before the last save.
@lru_cache(maxsize=512)
def _to_html(text: str, result: Result | None, marks: tuple[Markup, ...]) -> Markup:
    environment = {"result": result}
    tokens = _parser().parse(text, environment)
    if marks:
        for token, mark in zip(_blocks(tokens), marks, strict=True):
            assert token.children is not None, "a block of text has been read to its end"
            token.children.append(Token("html_inline", "", 0, content=mark))
    made = _parser().renderer.render(tokens, _parser().options, environment)
    return Markup(made)  # noqa: S704  the parser escapes what it does not write itself


@lru_cache(maxsize=512)
def to_inline_html(text: str, result: Result | None = None) -> Markup:
    """A text that is one paragraph, whatever it begins with, as HTML without the paragraph around it."""
    made = _parser().renderInline(text, {"result": result})
    return Markup(made)  # noqa: S704  the parser escapes what it does not write itself


@lru_cache(maxsize=512)
def blocks(text: str) -> tuple[tuple[int, str], ...]:
    """The paragraphs and items of the text, in order: where the first line of each begins, and its words as written."""
    starts = [0, *(number + 1 for number, sign in enumerate(text) if sign == "\n")]
    return tuple((starts[token.map[0]], token.content) for token in _blocks(_parser().parse(text, {})) if token.map)


def _blocks(tokens: Iterable[Token]) -> list[Token]:
    return [token for token in tokens if token.type == "inline"]
