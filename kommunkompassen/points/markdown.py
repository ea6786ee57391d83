"""Evaluators' Markdown, parsed once per text: paragraphs, lists, emphasis, links and figures; nothing else is markup.

The text is data. HTML, templates, LaTeX, Typst, headings, images and raw blocks come out as the characters that were
typed, and a link leads nowhere but to the web or to an e-mail address.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token

from kommunkompassen.points.figures import is_figure, token_at

FIGURE = "figure"
"""The type of the tokens that are figures or doubled braces, as they were typed."""
LEFTOVER = "leftover"
"""The type of the tokens that are a star or a stroke which was meant to emphasise and has no other; printed as it is typed."""
LITERAL = "\x10"
"""Before a sign in a text of the program's own: the sign is no mark. No file can hold it."""
_MARKUP = ("list", "emphasis", "link", "newline")
_NUMBER = re.compile(r"(\d+)[.)]")
_PICTURE = re.compile(r"!\[(?:(?!!\[)[^\]\n])*\]\((?:(?!!\[)[^)\n])*\)")
_SCHEMES = ("https://", "http://", "mailto:")
_ADDRESS = re.compile(
    r"""(?<![\w/@.-])(?:https?://|www\.(?=[\w-]+\.))(?=\w)[^\s<>"“”„«»|`\\{}\[\]*^]+
    |   (?P<mail>(?<![\w.+@/-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w@]))""",
    re.VERBOSE | re.IGNORECASE,
)
_MAY_BE_ADDRESS = r"(?<![\w/@.-])(?=https?://|www\.)|(?<![\w.+@/-])(?=[\w.+-]{1,64}@)"
_STOPS = ".,;:!?'’_~…"
_LINE_END = re.compile(r"\n[ \t\n]*")
_PUNCTUATION = r"""[!-/:-@\[-`{-~]"""


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


def leftovers(text: str, *, line: bool = False) -> list[tuple[int, int]]:
    """Where stars and strokes stand that emphasise nothing, each run of them from its first to behind its last.

    `line`: the text is one paragraph, whatever it begins with.
    """
    lines = text.split("\n")
    starts = [0, *(number + 1 for number, sign in enumerate(text) if sign == "\n")]
    places: list[tuple[int, int]] = []
    for block in parsed_line(text) if line else parsed(text):
        left = [token.meta["at"] for token in block.children or () if token.type == LEFTOVER]
        if not left or not block.map:
            continue
        # The block's lines are the text's without their indentation.
        inner = block.content.split("\n")
        begins = [0, *accumulate(len(one) + 1 for one in inner)]
        indents = [lines[block.map[0] + row].find(one) for row, one in enumerate(inner)]
        for place in left:
            row = bisect_right(begins, place) - 1
            at = starts[block.map[0] + row] + indents[row] + place - begins[row]
            if places and places[-1][1] == at:
                places[-1] = (places[-1][0], at + 1)
            else:
                places.append((at, at + 1))
    return places


@cache
def parser() -> MarkdownIt:
    """The parser; whoever prints what it parsed adds how."""
    made = MarkdownIt("zero", {"html": False}).enable(list(_MARKUP))
    made.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    made.inline.ruler.before("escape", "figure", _figure)
    made.inline.ruler.before("escape", "literal", _literal)
    made.inline.ruler.before("escape", "backslash", _backslash)
    made.inline.ruler.before("link", "picture", _picture)
    made.inline.ruler.before("escape", "address", _address)
    made.inline.ruler.at("emphasis", _emphasis)
    made.inline.ruler2.before("fragments_join", LEFTOVER, _leftover)
    # Running text ends at signs, and where an address may begin.
    made.inline.terminator_re = re.compile(f"{made.inline.terminator_re.pattern}|{LITERAL}|{_MAY_BE_ADDRESS}", re.IGNORECASE)
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


def _literal(state: StateInline, silent: bool) -> bool:
    """A sign that the program says is no mark."""
    if state.src[state.pos] != LITERAL:
        return False
    if not silent:
        state.push("text", "", 0).content = state.src[state.pos + 1 : state.pos + 2]
    state.pos += 2
    return True


def _backslash(state: StateInline, silent: bool) -> bool:
    r"""A backslash is printed as it is typed, as in C:\*temp*, and what stands behind it is no mark; only a figure is a figure.

    At the end of a line it breaks the line, unless it belongs to a word with other backslashes.
    """
    if state.src[state.pos] != "\\":
        return False
    end = state.pos + 1
    if (after := _LINE_END.match(state.src, end)) and "\\" not in _word_before(state.src, state.pos):
        if not silent:
            state.push("hardbreak", "br", 0)
        state.pos = after.end()
        return True
    if re.match(_PUNCTUATION, state.src[end : end + 1]) and state.src[end] not in "{}":
        end += 1
    if not silent:
        state.push("text", "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def _word_before(text: str, end: int) -> str:
    line = text.rfind("\n", 0, end) + 1
    return text[max(text.rfind(" ", line, end) + 1, line) : end]


def addresses(line: str) -> Iterator[tuple[int, str, str]]:
    """The bare addresses in a line: where each begins, its letters, and where it leads."""
    for match in _ADDRESS.finditer(line):
        if link := _led(match):
            yield match.start(), *link


def _led(match: re.Match[str]) -> tuple[str, str] | None:
    """An address without the stop behind it, which ends the sentence, and where it leads; None where it may not."""
    typed = _without_stops(match[0])
    url = parser().normalizeLink(f"mailto:{typed}" if match["mail"] else typed if ":" in typed else f"https://{typed}")
    return (typed, url) if parser().validateLink(url) else None


def _address(state: StateInline, silent: bool) -> bool:
    """A bare address of the web or of an e-mail is a link."""
    match = None if state.linkLevel else _ADDRESS.match(state.src, state.pos)
    link = _led(match) if match else None
    if link is None:
        return False
    typed, url = link
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": url}
        state.push("text", "", 0).content = typed
        state.push("link_close", "a", -1)
    state.pos += len(typed)
    return True


def _without_stops(address: str) -> str:
    typed = address.rstrip(_STOPS)
    unopened, end = typed.count(")") - typed.count("("), len(typed)
    while unopened > 0 and typed[end - 1] in _STOPS + ")":
        unopened -= typed[end - 1] == ")"
        end -= 1
    return typed[:end].rstrip(_STOPS)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Stars and strokes as usual; each remembers where it stands, and whether it may be one with no other."""
    start, first = state.pos, len(state.tokens)
    if not emphasis.tokenize(state, silent):
        return False
    run = state.delimiters[-1]
    # A star between spaces multiplies, and a stroke inside a word belongs to it.
    if run.open or run.close or (run.length > 1 and state.src[start] == "*"):
        for offset, token in enumerate(state.tokens[-run.length :]):
            token.meta = {"at": start + offset}
    assert len(state.tokens) >= first + run.length, "each sign is a token"
    return True


def _leftover(state: StateInline) -> None:
    """Name the signs that emphasise nothing."""
    for token in state.tokens:
        if "at" in token.meta and token.type == "text" and token.content:
            token.type = LEFTOVER


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
    match = _PICTURE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("text", "", 0).content = match[0]
    state.pos = match.end()
    return True
