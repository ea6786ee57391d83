"""Read a YAML file into its lines, its tree and its comments, and say what is wrong with how it is written."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import yaml

from kommunkompassen.base import paths
from kommunkompassen.base.contents import digest, regular
from kommunkompassen.base.finding import START_OF_FILE, Finding, Severity, Span, correction
from kommunkompassen.read import unseen
from kommunkompassen.read.encoding import decoded
from kommunkompassen.read.models import Evaluation
from kommunkompassen.read.parts import Part
from kommunkompassen.read.source import Source, scalars
from kommunkompassen.read.syntax.fault import Fault, Mistake
from kommunkompassen.read.tree import Builder, TooMuchError
from kommunkompassen.read.yaml_comments import read_comments

MAXIMUM_BYTES = 2_000_000
MOST_MISTAKES = 100
MOST_CHARACTERS = 10_000_000
"""How much is parsed at most when a file is read again after each correction; some seconds."""
_UNREADABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]")
"""What YAML forbids or takes for a line break."""


def read_source(path: Path, kind: type[Part] = Evaluation) -> Source:
    """Read and parse one file. What is wrong with it is in the result's findings; nothing is raised for bad content."""
    if paths.leads_out(path):
        return _refused(Source(path), "file-unreadable", detail="link")
    try:
        data = regular(path).read_bytes()
    except OSError as error:
        return _refused(Source(path), "file-unreadable", reason=error.strerror or type(error).__name__)
    return source_of(path, data, kind)


def source_of(path: Path, data: bytes, kind: type[Part] = Evaluation) -> Source:
    """As read_source, with the content given."""
    source = Source(path, digest=digest(data))
    content = decoded(data)
    if len(data) > MAXIMUM_BYTES and (isinstance(content, str) or not content.detail):
        return _refused(source, "file-too-large", limit=str(MAXIMUM_BYTES // 1_000_000))
    if isinstance(content, str):
        return parse(source, content, kind)
    if content.detail:
        return _refused(source, "not-utf-8", detail=content.detail, program=content.program)
    data = data.removeprefix(codecs.BOM_UTF8)
    row = _lines(data[: content.right].decode("utf-8"))
    source.lines = _lines(data.decode("utf-8", errors="replace"))
    return _refused(source, "not-utf-8", Span(len(row), len(row[-1]) + 1, len(row), len(row[-1]) + 2))


def _refused(source: Source, rule: str, span: Span = START_OF_FILE, detail: str = "", **values: str) -> Source:
    source.findings.append(Finding(rule, Severity.ERROR, source.path, span, values, detail))
    return source


def parse(source: Source, content: str, kind: type[Part] = Evaluation) -> Source:
    """Fill the source from its content: lines, tree, comments, and findings of syntax. `kind`: what the file should hold.

    Where a mistake has one plain correction, reading goes on with the corrected line, so that all mistakes are found in one
    go; the source keeps the lines as they stand in the file.
    """
    source.lines = _lines(one_way(content))
    if not unicodedata.is_normalized("NFC", content):
        source.typed = _lines(content)
    source.read_as = _readable(source)
    _build(source, kind)
    if source.root is None and not source.findings:
        source.findings.append(Finding("file-empty", Severity.ERROR, source.path))
    return source


def straighten(source: Source, kind: type[Part]) -> bool:
    """Read a file anew whose tree does not fit, with the lines put where they belong; False where none stands askew."""
    from kommunkompassen.read.syntax import merge_conflict, outline  # noqa: PLC0415  most files have no mistakes

    if source.straight:
        return False
    source.straight = True
    if merge_conflict.is_in(source.read_as):
        return False
    mistakes = outline.mistakes(source.read_as, kind)
    for mistake in mistakes:
        if not {number + 1 for number in mistake.corrected} & source.corrected:
            _note(source, mistake, source.read_as)
    return bool(mistakes)


def most_readings(lines: Sequence[str]) -> int:
    """How often a file of such lines is read from its beginning at most, having been corrected where it could not be read."""
    return max(1, min(MOST_MISTAKES, MOST_CHARACTERS // (len("\n".join(lines)) + 1)))


def reread(source: Source, kind: type[Part]) -> bool:
    """Whether the file was read anew because lines of it stand askew, though YAML could read them."""
    if not straighten(source, kind):
        return False
    _build(source, kind)
    return True


def _build(source: Source, kind: type[Part]) -> None:
    """Read the lines into a tree; where that fails, correct what can be and try again."""
    for _ in range(most_readings(source.read_as)):
        source.readings += 1
        builder = Builder(source.lines, yaml.CBaseLoader("\n".join(source.read_as)).get_event)
        try:
            source.root = builder.document()
        except yaml.MarkedYAMLError as error:
            if straighten(source, kind) or _corrected(source, error):
                continue
        except TooMuchError as error:
            # In a corrected line its place would be that of another line; it is told when that one has been corrected.
            if error.span.line not in source.corrected:
                limit = {"limit": f"{error.limit:_}".replace("_", "\N{NO-BREAK SPACE}")}
                source.findings.append(Finding(error.rule, Severity.ERROR, source.path, error.span, limit, error.detail))
        else:
            if (builder.mistakes or builder.askew) and straighten(source, kind):
                continue
        for mistake in builder.mistakes:
            if mistake.span.line not in source.corrected:
                _note(source, mistake)
        break
    if source.root is not None:
        source.comments = read_comments(source.lines, scalars(source.root))


def _corrected(source: Source, error: yaml.MarkedYAMLError) -> bool:
    """Report what the parser stopped at; whether reading can go on with a corrected line."""
    from kommunkompassen.read.syntax.rules import recognise  # noqa: PLC0415  as above

    mistake = recognise(_fault(source.read_as, error))
    numbers = {number + 1 for number in mistake.corrected}
    # A line is corrected once; what else is wrong with it is found when that has been mended.
    if mistake.span.line in source.corrected or numbers & source.corrected:
        return False
    _note(source, mistake, source.read_as)
    return bool(numbers)


def one_way(content: str) -> str:
    """The content with every letter written one way: ö as one sign (NFC), not as o and dots, as files from a Mac may have it."""
    return unicodedata.normalize("NFC", content)


def _lines(content: str) -> list[str]:
    return content.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _readable(source: Source) -> list[str]:
    """The lines with plain spaces where YAML needs them, and without characters that it forbids or takes for line breaks."""
    lines = list(source.lines)
    for number, line in enumerate(source.lines):
        # In Python's sense none of them can be printed; asking that first is much faster than looking for them.
        if line.isprintable():
            continue
        source.unprintable.append(number + 1)
        if line.isspace() and not unseen.FORBIDDEN.search(line):
            # Word's empty paragraphs have a space that does not break; to people the line is as blank as any.
            lines[number] = ""
            continue
        if match := unseen.FORBIDDEN.search(line):
            span = Span(number + 1, match.start() + 1, number + 1, match.end() + 1)
            source.findings.append(_unprintable(source, span, match[0]))
        lines[number] = _UNREADABLE.sub(" ", line)
    return lines


def _unprintable(source: Source, span: Span, sign: str) -> Finding:
    detail = "break" if unseen.is_break(sign) else ""
    mended = correction(source.lines, span.line, span.line, unseen.mended(source.lines[span.line - 1]))
    values = {"code": unseen.code(sign)}
    return Finding("unprintable-character", Severity.ERROR, source.path, span, values, detail, mended)


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
