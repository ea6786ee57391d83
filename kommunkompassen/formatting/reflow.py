"""Evaluators' Markdown with one sentence per line; what it says as a report stays the same."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from kommunkompassen.formatting.sentences import sentences
from kommunkompassen.points.figures import token_at
from kommunkompassen.points.markdown import parsed
from kommunkompassen.points.prose import to_html
from kommunkompassen.read.tree import limit_passed


def reflowed(text: str) -> str:
    """The text with a sentence per line and an empty line between paragraphs.

    A text that would say something else, or be longer than a text may be, is left as it stands.
    """
    new = _rebuilt(text)
    if new == text or limit_passed(new):
        return text
    return new if meaning(text) == meaning(new) and _rebuilt(new) == new else text


def meaning(text: str) -> tuple[str, list[str | None]]:
    """What the text says: alike for two texts that print the same, wherever their lines break.

    Its HTML, and what stands in braces, which without the points of a report is any other text to the HTML.
    """
    braces = [token_at(text, position) for position, sign in enumerate(text) if sign in "{}"]
    return str(to_html(text)).replace("\n", " "), braces


def _rebuilt(text: str) -> str:
    return "\n\n".join("\n".join(_block(node)) for node in SyntaxTreeNode(parsed(text)).children)


def _block(node: SyntaxTreeNode) -> list[str]:
    """The lines of a paragraph or a list."""
    if node.type == "paragraph":
        return list(_lines(node.children[0].content))
    paragraphs = [child for item in node.children for child in item.children if child.type == "paragraph"]
    between = [] if all(paragraph.hidden for paragraph in paragraphs) else [""]
    lines: list[str] = []
    for item in node.children:
        lines += [*(between if lines else []), *_item(item, between)]
    return lines


def _item(item: SyntaxTreeNode, between: list[str]) -> list[str]:
    lines: list[str] = []
    for child in item.children:
        lines += [*(between if lines else []), *_block(child)]
    marker = item.info + item.markup
    indent = " " * (len(marker) + 1)
    indented = [f"{indent}{line}" if line else "" for line in lines]
    return [f"{marker} {indented[0][len(indent) :]}", *indented[1:]] if indented else [marker]


def _lines(paragraph: str) -> Iterator[str]:
    """The paragraph's sentences; a hard line break is written as a backslash, which can be seen."""
    piece = ""
    for line in paragraph.split("\n"):
        slashes = len(line) - len(line.rstrip("\\"))
        piece += (" " if piece else "") + line.rstrip(" ").lstrip(" \t")
        if line.endswith("  "):
            piece += "\\"
        if line.endswith("  ") or slashes % 2 == 1:
            yield from sentences(piece)
            piece = ""
    if piece:
        yield from sentences(piece)
