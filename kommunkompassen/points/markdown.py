"""Evaluators' Markdown, parsed once per text: paragraphs, lists, emphasis, links and figures; nothing else is markup.

The text is data. HTML, templates, LaTeX, Typst, headings, images and raw blocks come out as the characters that were
typed, and a link leads nowhere but to the web or to an e-mail address.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kommunkompassen.points.figures import is_figure, token_at

FIGURE = "figure"
"""The type of the tokens that are figures or doubled braces, as they were typed."""
_MARKUP = ("list", "emphasis", "link", "escape", "newline")
_NUMBER = re.compile(r"(\d+)[.)]")
_PICTURE = re.compile(r"!\[(?:(?!!\[)[^\]\n])*\]\((?:(?!!\[)[^)\n])*\)")
_SCHEMES = ("https://", "http://", "mailto:")


@lru_cache(maxsize=512)
def parsed(text: str) -> tuple[Token, ...]:
    """The text's tokens, which are shared: whoever changes one copies it."""
    return tuple(parser().parse(text))


@lru_cache(maxsize=512)
def parsed_line(text: str) -> tuple[Token, ...]:
    """The same for a text that is one paragraph, whatever it begins with."""
    return tuple(parser().parseInline(text))


def blocks(text: str) -> list[tuple[int, str]]:
    """The paragraphs and items of the text, in order: where the first line of each begins, and its words as written."""
    starts = [0, *(number + 1 for number, sign in enumerate(text) if sign == "\n")]
    return [(starts[token.map[0]], token.content) for token in parsed(text) if token.type == "inline" and token.map]


@cache
def parser() -> MarkdownIt:
    """The parser; whoever prints what it parsed adds how."""
    made = MarkdownIt("zero", {"html": False}).enable(list(_MARKUP))
    made.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    made.inline.ruler.before("escape", "figure", _figure)
    made.inline.ruler.before("escape", "backslash", _backslash_before_brace)
    made.inline.ruler.before("link", "picture", _picture)
    made.block.ruler.at("list", _list_from_one, {"alt": ["paragraph", "reference", "blockquote"]})
    return made


def _figure(state: StateInline, silent: bool) -> bool:
    """Recognise a figure as something of its own, after which its digits can't be read as Markdown."""
    token = token_at(state.src, state.pos)
    if token is None or not is_figure(token):
        return False
    if not silent:
        state.push(FIGURE, "", 0).content = token
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


def _list_from_one(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
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
