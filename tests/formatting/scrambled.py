"""Write an evaluation file as many different people would: other orders, quotes, brackets, line breaks and comments."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from random import Random

from kommunkompassen.read.source import Mapping, Node, Scalar

PROSE = {"about", "evaluation", "results", "profile", "comparisons", "closing", "general", "text"}
ONE_LINE = {"status", "sources", "good_example", "retold", "reconstructed_scores"}
"""Fields that allow no line break behind their value."""

_LIST = re.compile(r"^ *(?:[-*+]|\d+[.)])(?: |$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    inside: bool = False
    """Inside a text, where a # begins no comment."""
    open: bool = True
    """A comment may stand behind it."""


def scrambled(root: Node, random: Random, comments: list[str]) -> str:
    """The file in some other way, with the comments somewhere in it."""
    lines = [*_inner(root, "", 0, random), _Line("")]
    texts = [line.text for line in lines]
    for comment in comments:
        if random.random() < 0.4:
            number = random.choice([n for n, line in enumerate(lines) if line.open and not line.inside and line.text])
            if " #~" not in texts[number]:
                texts[number] += f"{' ' * random.randint(1, 3)}#~{comment}"
                continue
        number = random.choice([n for n, line in enumerate(lines) if not line.inside])
        in_block = next((line.inside for line in reversed(lines[:number]) if line.text), False)
        texts[number] = f"{' ' * (0 if in_block else random.choice([0, 2, 4, 6, 8, 10]))}#~{comment}\n{texts[number]}"
    return "\n".join(texts)


def _inner(node: Node, name: str, indent: int, random: Random) -> list[_Line]:
    lines: list[_Line] = []
    if isinstance(node, Mapping):
        keys = list(node.values)
        random.shuffle(keys)
        for key in keys:
            quote = random.choice(["", "", "'", '"'])
            lines += _entry(f"{quote}{key}{quote}:", node.values[key], key, indent, random)
        return lines
    assert not isinstance(node, Scalar)
    for item in node.items:
        lines += _entry("-", item, name, indent, random)
    return lines


def _entry(lead: str, node: Node, name: str, indent: int, random: Random) -> list[_Line]:
    pad = " " * indent
    gap = [_Line("")] * random.choice([0, 0, 0, 1, 2])
    step = random.choice([1, 2, 3, 4])
    if isinstance(node, Scalar):
        return [*gap, *_scalar(pad + lead, node, name, indent, random)]
    if _small(node) and (random.random() < 0.4 or not _size(node)):
        return [*gap, _Line(f"{pad}{lead} {_flow(node)}")]
    if lead == "-" and random.random() < 0.7:
        inner = _inner(node, name, indent + 1 + step, random)
        while not inner[0].text:
            inner.pop(0)
        first = inner.pop(0)
        return [*gap, _Line(f"{pad}-{' ' * step}{first.text.lstrip()}", open=first.open), *inner]
    unindented = lead != "-" and not isinstance(node, Mapping) and random.random() < 0.5
    return [*gap, _Line(pad + lead), *_inner(node, name, indent + (0 if unindented else step), random)]


def _scalar(lead: str, node: Scalar, name: str, indent: int, random: Random) -> list[_Line]:
    text = node.text.strip()
    if not text:
        return [_Line(lead)]
    if name in PROSE or (name == "narrative" and node.style == "|"):
        text = "\n\n".join(
            part if _LIST.search(part) or "\\\n" in part else _wrapped(part, random) for part in text.split("\n\n")
        )
    elif name in ("strengths", "improvements"):
        text = _wrapped(text, random)
    style = random.choice(["|-", '"', "'", ""] if name in ONE_LINE else ["|", "|-", "|+", ">", '"', "'", ""])
    if style in ("|", "|-", "|+"):
        return [_Line(f"{lead} {style}"), *_block(text.split("\n"), indent, random, more=0 if style == "|+" else 2)]
    if style == ">" and not re.search(r"(?m)^[ \t]", text):
        return [_Line(f"{lead} >"), *_block(text.replace("\n", "\n\n").split("\n"), indent, random, more=0)]
    plain = re.fullmatch(r"[^\W\d][\w åäö.,]*|\d+\.\d+", text) and not re.fullmatch(r"true|false|no|null", text)
    if style == "" and plain:
        return [_Line(f"{lead} {text}")]
    if style == "'" and "\n" not in text and "\t" not in text:
        doubled = text.replace("'", "''")
        return [_Line(f"{lead} '{doubled}'")]
    return [_Line(f"{lead} {json.dumps(text, ensure_ascii=False)}")]


def _block(lines: list[str], indent: int, random: Random, more: int) -> list[_Line]:
    pad = " " * (indent + random.randint(1, 5))
    inner = [_Line(pad + line if line else "", inside=True) for line in lines]
    return [*inner, *[_Line("", inside=True)] * random.randint(0, more)]


def _wrapped(paragraph: str, random: Random) -> str:
    """The words with line breaks anywhere, but not where Markdown would read a list."""
    made = ""
    for word in re.split("[ \n]", paragraph):
        breaks = made and random.random() < 0.2 and not _LIST.match(f"{word} ") and word and not re.match(r"[-.*+#]", word)
        inside = made.rpartition("{")[2].count("}") == 0 and "{" in made
        made += ("\n" if breaks and not inside else " " if made else "") + word
    return made


def _size(node: Node) -> int:
    return len(node.values) if isinstance(node, Mapping) else 0 if isinstance(node, Scalar) else len(node.items)


def _small(node: Node) -> bool:
    inner = list(node.values.values()) if isinstance(node, Mapping) else [] if isinstance(node, Scalar) else node.items
    return all(isinstance(one, Scalar) and one.text and "\n" not in one.text.strip() for one in inner)


def _flow(node: Node) -> str:
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in node.values.items()) + "}"
    if isinstance(node, Scalar):
        return json.dumps(node.text.strip(), ensure_ascii=False)
    return "[" + ", ".join(_flow(item) for item in node.items) + "]"
