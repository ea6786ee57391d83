"""Evaluations broken at random, and what must hold of the check of each; the same seed gives the same mutants."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, has_errors
from kommunkompassen.base.messages import Language
from kommunkompassen.check import check
from kommunkompassen.read import Document, read_evaluation
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.source import Mapping, Node, Scalar
from kommunkompassen.read.source import Sequence as List
from kommunkompassen.report import draw, fill
from kommunkompassen.report.content import content
from kommunkompassen.report.naming import is_draft
from kommunkompassen.repository import Repository

MOST_SECONDS = 5.0
"""Of the processor, so that what else the machine does is not counted."""
_LANGUAGES: tuple[Language, ...] = ("sv", "en")
_SIGNS = (*"{}[]*&\"'#%@!|>`:-?,\\\t ~=<$^;/0", ": ", "- ", " #", "\n", "\r\n", "\r", "---\n", "...\n", "\ufeff", "\u00a0")
_ODD = (
    "\x00",
    "\x07",
    "\x1b",
    "\x7f",
    "\x85",
    "\u2028",
    "\u2029",
    "\u200b",
    "\u00ad",
    "\ufffe",
    "\U0001f600",
    "e\u0301",
    "谢",
    "ﬀ",
)
_VALUES = (
    *(
        "",
        "~",
        "null",
        "[]",
        "{}",
        "''",
        '""',
        "true",
        "NO",
        "0",
        "-1",
        "1e9",
        "13,5",
        "0x1F",
        "007",
        "2019-02-30",
        "99999999999",
    ),
    *(
        "[a, b]",
        "{a: b}",
        "[[1], {a: [b]}]",
        "{total}",
        "{{total}}",
        "{points 99}",
        "{percent 1.1}",
        "&a b",
        "*a",
        "!!int 3",
        "!a",
    ),
    *(
        "|",
        ">",
        "|2",
        "- a",
        "a: b",
        "a: b: c",
        '"a',
        "'a",
        '"\\q"',
        '"\\x4"',
        "@a",
        "%a",
        "`a",
        "#a",
        "a #b",
        "<b>a</b>",
        "![a](b)",
    ),
    *(
        "## a",
        "\n  - a",
        "\n  a: b",
        "\n\ta",
        "../../a",
        "x" * 3000,
        "å ä ö " * 60,
        "1.1",
        "published",
        "draft",
        "2003",
        "2020",
        "mean",
    ),
)
_KEYS = (
    "municipality",
    "year",
    "rubric",
    "areas",
    "1",
    "9",
    "1.1",
    "1.10",
    "scores",
    "score",
    "points",
    "narrative",
    "text",
    "å",
)
_ENCODINGS = ("latin-1", "cp1252", "utf-16", "utf-16-le", "utf-8-sig", "cp437", "mac_roman")


@dataclass(frozen=True, slots=True)
class Original:
    """An evaluation to break: its text, and the places in it that have a meaning."""

    path: Path
    text: str
    scalars: tuple[tuple[int, int], ...]
    """First and last character of each key and value."""
    nodes: tuple[tuple[int, int], ...]
    """First and last line (from 0, exclusive) of each key with its value, and of each item."""


@cache
def originals() -> tuple[Original, ...]:
    """The evaluations of the project."""
    return tuple(_original(path) for path in sorted(paths.EVALUATIONS.glob("*.yaml")))


def _original(path: Path) -> Original:
    document = read_evaluation(path)
    text = "\n".join(document.source.lines)
    starts = [0]
    for line in document.source.lines:
        starts.append(starts[-1] + len(line) + 1)
    scalars: list[tuple[int, int]] = []
    nodes: list[tuple[int, int]] = []
    _collect(document.source.root, starts, scalars, nodes)
    return Original(path, text, tuple(scalars), tuple(nodes))


def _collect(
    node: Node | None,
    starts: Sequence[int],
    scalars: list[tuple[int, int]],
    nodes: list[tuple[int, int]],
    first: int | None = None,
) -> int:
    """Gather the places below a node; returns the line behind it."""
    if isinstance(node, Scalar):
        end = node.span.end_line - 1 if node.span.end_column == 1 and node.style in ("|", ">") else node.span.end_line
        scalars.append(
            (starts[node.span.line - 1] + node.span.column - 1, starts[node.span.end_line - 1] + node.span.end_column - 1)
        )
        if first is not None:
            nodes.append((first - 1, end))
        return end
    last = 0
    inner: list[tuple[int, Node]] = []
    if isinstance(node, Mapping):
        for key, value in node.values.items():
            _collect(node.keys[key], starts, scalars, nodes)
            inner.append((node.keys[key].span.line, value))
    elif isinstance(node, List):
        inner = [(item.span.line, item) for item in node.items]
    for line, value in inner:
        last = max(last, _collect(value, starts, scalars, nodes, line))
    if first is not None and last:
        nodes.append((first - 1, last))
    return last


def _a_place(original: Original, chance: random.Random) -> tuple[int, int]:
    return chance.choice(original.scalars)


def _retype(original: Original, chance: random.Random) -> bytes:
    start, end = _a_place(original, chance)
    return (original.text[:start] + chance.choice(_VALUES) + original.text[end:]).encode()


def _rename(original: Original, chance: random.Random) -> bytes:
    start, end = _a_place(original, chance)
    return (original.text[:start] + chance.choice(_KEYS) + original.text[end:]).encode()


def _swap_values(original: Original, chance: random.Random) -> bytes:
    one, other = sorted((_a_place(original, chance), _a_place(original, chance)))
    text = original.text
    if one[1] > other[0]:
        return _retype(original, chance)
    swapped = text[: one[0]] + text[slice(*other)] + text[one[1] : other[0]] + text[slice(*one)] + text[other[1] :]
    return swapped.encode()


def _on_lines(change: Callable[[list[str], int, int, random.Random], list[str]]) -> Callable[[Original, random.Random], bytes]:
    """A change of a node's lines, or of any one line."""

    def mutation(original: Original, chance: random.Random) -> bytes:
        lines = original.text.split("\n")
        line = chance.randrange(len(lines))
        start, end = chance.choice(original.nodes) if chance.random() < 0.6 else (line, line + 1)
        return "\n".join(change(lines, start, end, chance)).encode()

    return mutation


def _delete(lines: list[str], start: int, end: int, chance: random.Random) -> list[str]:
    return lines[:start] + lines[end:]


def _duplicate(lines: list[str], start: int, end: int, chance: random.Random) -> list[str]:
    return lines[:end] + lines[start:]


def _move(lines: list[str], start: int, end: int, chance: random.Random) -> list[str]:
    left = lines[:start] + lines[end:]
    to = chance.randrange(len(left) + 1)
    return left[:to] + lines[start:end] + left[to:]


def _indent(lines: list[str], start: int, end: int, chance: random.Random) -> list[str]:
    """Further in or out, with spaces, tabs or no-break spaces."""
    by = chance.choice((" ", "  ", "    ", "\t", "\u00a0 ", " \t", -1, -2, -4, -99))
    moved = [line[min(-by, len(line) - len(line.lstrip())) :] if isinstance(by, int) else by + line for line in lines[start:end]]
    return lines[:start] + moved + lines[end:]


def _join(lines: list[str], start: int, end: int, chance: random.Random) -> list[str]:
    return [*lines[:start], chance.choice((" ", "")).join(line.strip() for line in lines[start : end + 1]), *lines[end + 1 :]]


def _cut(original: Original, chance: random.Random) -> bytes:
    data = original.text.encode()
    return data[: chance.randrange(len(data))]


def _flip_bytes(original: Original, chance: random.Random) -> bytes:
    data = bytearray(original.text.encode())
    for _ in range(chance.choice((1, 1, 2, 8))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _encode(original: Original, chance: random.Random) -> bytes:
    return original.text.encode(chance.choice(_ENCODINGS), errors="replace")


def _endings(original: Original, chance: random.Random) -> bytes:
    ending = chance.choice(("\r\n", "\r", "\n\n", "\n \n", "\u2028", "\x85"))
    return original.text.replace("\n", ending).encode()


def _insert(original: Original, chance: random.Random) -> bytes:
    text = original.text
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at = chance.choice((chance.randrange(len(text)), _a_place(original, chance)[chance.randrange(2)]))
        at = min(at, len(text))
        text = text[:at] + chance.choice(chance.choice((_SIGNS, _SIGNS, _ODD))) + text[at:]
    return text.encode()


def _delete_characters(original: Original, chance: random.Random) -> bytes:
    at = chance.choice((chance.randrange(len(original.text)), _a_place(original, chance)[0]))
    return (original.text[:at] + original.text[at + chance.choice((1, 1, 2, 5)) :]).encode()


MUTATIONS: tuple[Callable[[Original, random.Random], bytes], ...] = (
    *(_retype, _retype, _rename, _swap_values),
    *(_on_lines(change) for change in (_delete, _duplicate, _move, _indent, _indent, _join)),
    *(_cut, _flip_bytes, _encode, _endings, _insert, _insert, _delete_characters),
)


def mutant(number: int, seed: int) -> tuple[Original, bytes]:
    """One mutant: the evaluation that it was made of and its bytes; most are broken once, some twice."""
    chance = random.Random(f"{seed}-{number}")
    original = chance.choice(originals())
    data = chance.choice(MUTATIONS)(original, chance)
    if chance.random() < 0.25:
        # What is broken already has other places; the old ones are as good as any.
        text = data.decode("utf-8", errors="replace")
        places = tuple(place for place in original.scalars if place[1] <= len(text)) or ((0, min(1, len(text))),)
        last = text.count("\n") + 1
        nodes = tuple(node for node in original.nodes if node[1] <= last) or ((0, 1),)
        if text:
            data = chance.choice(MUTATIONS)(Original(original.path, text, places, nodes), chance)
    return original, data


class Bench:
    """Checks mutants one after the other in a folder of its own, beside the other evaluations, which are read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for original in originals():
            (folder / original.path.name).write_bytes(original.path.read_bytes())
        self._whole = Repository(folder)
        for path in self._whole.paths():
            check(self._whole.evaluation(path), self._whole)

    def faults(self, number: int, seed: int, *, fill_too: bool) -> list[str]:
        """What is wrong with the check of a mutant; nothing where it is as it should be."""
        original, data = mutant(number, seed)
        path = self.folder / original.path.name
        path.write_bytes(data)
        repository = self._repository(path)
        began = time.process_time()
        try:
            document = repository.evaluation(path)
            findings = check(document, repository)
            seconds = time.process_time() - began
            faults = [f"took {seconds:.1f} s"] if seconds > MOST_SECONDS else []
            faults += [fault for finding in findings if finding.path == path for fault in _misplaced(finding, document)]
            for finding in findings:
                for language in _LANGUAGES:
                    assert finding.message(language)
                    assert finding.hint(language)
            if not has_errors(findings):
                faults += [] if document.model else ["neither findings nor a model"]
                if fill_too and document.model:
                    _fill(document, repository)
        except Exception as error:  # noqa: BLE001  whatever is raised is what is looked for
            faults = [f"{type(error).__name__}: {error}"]
        finally:
            path.write_bytes(original.path.read_bytes())
        return faults

    def _repository(self, path: Path) -> Repository:
        """As new, but with all the other files read."""
        read = {other: document for other, document in self._whole._evaluations.items() if other != path}
        return Repository(
            self.folder, _evaluations=read, _rubrics=dict(self._whole._rubrics), _references=dict(self._whole._references)
        )


def _misplaced(finding: Finding, document: Document[Evaluation]) -> list[str]:
    """Whether a finding's place lies inside the file."""
    span, lines = finding.span, document.source.shown or [""]
    for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
        if not 1 <= line <= len(lines) or not 1 <= column <= len(lines[line - 1]) + 1:
            return [f"{finding.rule}/{finding.detail} at {span} in a file of {len(lines)} lines"]
    return (
        [] if (span.line, span.column) <= (span.end_line, span.end_column) else [f"{finding.rule}: {span} ends before it begins"]
    )


def _fill(document: Document[Evaluation], repository: Repository) -> None:
    """Everything up to the converters."""
    assert document.model
    rubric = repository.rubric(document.model.rubric)
    assert rubric
    assert rubric.model
    draft = is_draft(document, asked=False)
    whole = content(document, rubric.model, repository, draft=draft, notes=draft)
    charts = draw.chosen(whole)
    assert fill.body(whole, "print", charts, {}, draw.sentences(whole), None, "abcd1234", 150)
