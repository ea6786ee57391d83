"""Read a YAML file into its lines, its tree and its comments, and say what is wrong with how it is written."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

import yaml

from kommunkompassen.base import paths
from kommunkompassen.base.contents import digest
from kommunkompassen.base.finding import START_OF_FILE, Finding, Severity, Span
from kommunkompassen.read.source import Source, scalars
from kommunkompassen.read.syntax import no_break_space
from kommunkompassen.read.syntax.fault import Fault, Mistake
from kommunkompassen.read.tree import MAXIMUM_DEPTH, Builder, TooDeepError
from kommunkompassen.read.yaml_comments import read_comments

MAXIMUM_BYTES = 2_000_000
MOST_MISTAKES = 100
MOST_CHARACTERS = 10_000_000
"""How much is parsed at most when a file is read again after each correction; some seconds."""
_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]")


def read_source(path: Path) -> Source:
    """Read and parse one file. What is wrong with it is in the result's findings; nothing is raised for bad content."""
    if paths.leads_out(path):
        return _refused(Source(path), "file-unreadable", detail="link")
    try:
        data = path.read_bytes()
    except OSError as error:
        return _refused(Source(path), "file-unreadable", reason=error.strerror or type(error).__name__)
    return source_of(path, data)


def source_of(path: Path, data: bytes) -> Source:
    """As read_source, with the content given."""
    source = Source(path, digest=digest(data))
    if len(data) > MAXIMUM_BYTES:
        return _refused(source, "file-too-large", limit=str(MAXIMUM_BYTES // 1_000_000))
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.count(0) > len(data) // 4:
        # UTF-16, in which every other byte is nought; it has no lines that could be shown.
        return _refused(source, "not-utf-8")
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        row = _lines(before)
        source.lines = _lines(data.decode("utf-8", errors="replace"))
        return _refused(source, "not-utf-8", Span(len(row), len(row[-1]) + 1, len(row), len(row[-1]) + 2))
    return parse(source, content)


def _refused(source: Source, rule: str, span: Span = START_OF_FILE, detail: str = "", **values: str) -> Source:
    source.findings.append(Finding(rule, Severity.ERROR, source.path, span, values, detail))
    return source


def parse(source: Source, content: str) -> Source:
    """Fill the source from its content: lines, tree, comments, and findings of syntax.

    Where a mistake has one plain correction, reading goes on with the corrected line, so that all mistakes are found in one
    go; the source keeps the lines as they stand in the file.
    """
    source.lines = _lines(content)
    lines = _readable(source)
    for _ in range(max(1, min(MOST_MISTAKES, MOST_CHARACTERS // (len(content) + 1)))):
        builder = Builder(source.lines, yaml.CBaseLoader("\n".join(lines)).get_event)
        try:
            source.root = builder.document()
        except yaml.MarkedYAMLError as error:
            # Most files have no mistakes, and the check is to start soon.
            from kommunkompassen.read.syntax.rules import recognise  # noqa: PLC0415

            mistake = recognise(_fault(lines, error))
            numbers = {number + 1 for number in mistake.corrected}
            # A line is corrected once; what else is wrong with it is found when that has been mended.
            if mistake.span.line not in source.corrected and not numbers & source.corrected:
                _note(source, mistake, lines)
                if numbers:
                    continue
        except TooDeepError as error:
            limit = {"limit": str(MAXIMUM_DEPTH)}
            source.findings.append(Finding("file-too-deep", Severity.ERROR, source.path, error.span, limit))
        for mistake in builder.mistakes:
            if mistake.span.line not in source.corrected:
                _note(source, mistake)
        break
    if source.root is None and not source.findings:
        source.findings.append(Finding("file-empty", Severity.ERROR, source.path))
    if source.root is not None:
        source.comments = read_comments(source.lines, scalars(source.root))
    return source


def one_way(content: str) -> str:
    """The content with every letter written one way: ö as one sign (NFC), not as o and dots, as files from a Mac may have it."""
    return unicodedata.normalize("NFC", content)


def _lines(content: str) -> list[str]:
    return one_way(content).replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _readable(source: Source) -> list[str]:
    """The lines with plain spaces where YAML needs them, and without characters that it forbids or takes for line breaks."""
    lines = list(source.lines)
    for number, line in enumerate(source.lines):
        # In Python's sense none of them can be printed; asking that first is much faster than looking for them.
        if line.isprintable():
            continue
        if mistake := no_break_space.find(line, number):
            _note(source, mistake, lines)
        if found := _UNPRINTABLE.search(line):
            span = Span(number + 1, found.start() + 1, number + 1, found.end() + 1)
            source.findings.append(Finding("unprintable-character", Severity.ERROR, source.path, span))
            lines[number] = _UNPRINTABLE.sub(" ", lines[number])
    return lines


def _note(source: Source, mistake: Mistake, lines: list[str] | None = None) -> None:
    """Report a mistake; where the line can be corrected, read on as if it were, in the lines if they are given."""
    source.findings.append(_named(source, mistake))
    for number, line in mistake.corrected.items():
        source.corrected.add(number + 1)
        if lines is not None:
            lines[number] = line


def _fault(lines: list[str], error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    context = error.context_mark or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    above, before = (context.line, context.column) if context else (line, column)
    return Fault(lines, str(error.problem or ""), line, column, str(error.context or ""), above, before)


def _named(source: Source, mistake: Mistake) -> Finding:
    span = source.inside(mistake.span)
    return Finding(
        mistake.rule, Severity.ERROR, source.path, span, mistake.values, mistake.detail, mistake.correction(source.lines)
    )
