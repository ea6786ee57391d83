"""Evaluators' Markdown to HTML: paragraphs, lists, emphasis and links, with figures filled in; nothing else is markup.

The text is data. HTML, templates, LaTeX, Typst, headings, images and raw blocks come out as the characters that were
typed, and a link leads nowhere but to the web or to an e-mail address.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup

from kommunkompassen.figures import printed_figure, token_at
from kommunkompassen.score import Result

_MARKUP = ("list", "emphasis", "link", "escape", "newline")
_SCHEMES = ("https://", "http://", "mailto:")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}).enable(list(_MARKUP))
    parser.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    parser.inline.ruler.before("escape", "figure", _figure)
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


def to_html(text: str, result: Result | None = None) -> Markup:
    """The text as HTML blocks, its figures filled in from the result where one is given."""
    return Markup(_parser().render(text, {"result": result}))  # noqa: S704  the parser escapes what it does not write itself
