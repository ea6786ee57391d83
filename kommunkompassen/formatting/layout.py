"""Write the tree of an evaluation file in its one form: the models' order, indents of two, no brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kommunkompassen.formatting.reflow import reflowed
from kommunkompassen.formatting.remarks import Remarks
from kommunkompassen.formatting.sentences import sentences
from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.quoting import is_number_or_truth, one_line, writable
from kommunkompassen.read.source import Mapping, Node, Path_, Scalar

LONGEST_ITEM = 110
"""Characters of an item that still reads well on one line."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A key or an item: the comments above it, and its lines."""

    above: list[str]
    lines: list[str]


def layout(root: Mapping, remarks: Remarks) -> str:
    """The whole file."""
    inner = _flat(_inner(root, fields(Evaluation), (), 0, remarks), 0)
    return "\n".join([*remarks.schema, *remarks.head, *inner, *remarks.end[()], ""])


def _flat(written: list[_Written], indent: int) -> list[str]:
    return [line for written_line in written for line in (*_indented(written_line.above, indent), *written_line.lines)]


def _indented(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _inner(node: Node, field: FieldType, way: Path_, indent: int, remarks: Remarks) -> list[_Written]:
    """The keys or items in a mapping or a list, each written."""
    if isinstance(node, Mapping):
        return [
            _written(f"{one_line(key, typed=True)}:", node.values[key], field.value(key), (*way, key), indent, remarks)
            for key in field.ordered(node.values)
        ]
    assert not isinstance(node, Scalar)
    items = enumerate(node.items)
    return [_written("-", item, field.item, (*way, str(number)), indent, remarks) for number, item in items]


def _written(lead: str, node: Node, field: FieldType, way: Path_, indent: int, remarks: Remarks) -> _Written:
    if isinstance(node, Mapping) and node.values and tuple(node.values) == field.alone:
        # A score that is nothing but its points.
        (key,) = field.alone
        node = node.values[key]
        remarks.move((*way, key), way)
    above, behind, end = remarks.before[way], remarks.behind[way], remarks.end[way]
    if isinstance(node, Scalar) or not (node.values if isinstance(node, Mapping) else node.items):
        head, block = _scalar(node, field) if isinstance(node, Scalar) else (_empty(node, field, lead), [])
        # What is further in than a block's key would be a line of the block.
        body = [*_indented(block, indent + 2), *_indented(end, indent if head == "|" else indent + 2)]
    else:
        inner = _inner(node, field, way, indent + 2, remarks)
        if lead == "-" and isinstance(node, Mapping):
            first = inner.pop(0)
            lines = [f"{' ' * indent}- {first.lines[0][indent + 2 :]}", *first.lines[1:], *_flat(inner, indent + 2)]
            return _Written([*above, *behind, *first.above], [*lines, *_indented(end, indent + 2)])
        head, body = "", [*_flat(inner, indent + 2), *_indented(end, indent + 2)]
    line = " " * indent + lead + (f" {head}" if head else "") + (f"  {behind[0]}" if behind else "")
    return _Written([*above, *behind[1:]], [line, *body])


def _empty(node: Node, field: FieldType, lead: str) -> str:
    """An empty list or mapping; brackets only where leaving the value empty would say something else."""
    if isinstance(node, Mapping):
        return "{}" if lead == "-" else ""
    return "[]" if field.empty_list_counts else ""


def _scalar(node: Scalar, field: FieldType) -> tuple[str, list[str]]:
    """What stands behind the key or the dash, and the lines of a block."""
    text = "" if node.absent else node.text.strip()
    block = node.style in ("|", ">")
    kind = field.text.kind if field.text else field.kind
    if not text:
        return ("|" if block and kind is Kind.MARKDOWN else "" if block or not node.style else '""'), []
    if not writable(text):
        return one_line(text), []
    match kind:
        case Kind.MARKDOWN:
            return "|", reflowed(text).split("\n")
        case Kind.ITEM:
            text = re.sub("[ \t\n]+", " ", text)
            lines = sentences(text)
            return (one_line(text), []) if len(lines) == 1 and len(text) <= LONGEST_ITEM else ("|", lines)
        case Kind.POINTS:
            return text.replace(",", "."), []
        case _ if "\n" in text:
            return "|", [line.rstrip(" \t") for line in text.split("\n")]
        case Kind.LINE_OR_NUMBER:
            return one_line(text, typed=is_number_or_truth(text)), []
        case _:
            return one_line(text, typed=kind is Kind.OTHER), []
