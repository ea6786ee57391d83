"""The PDF: Typst sets the report's body, which pandoc has turned into its language, as PDF/UA-1 and PDF/A-2a in one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

from kommunkompassen.base import paths
from kommunkompassen.base.dates import Date
from kommunkompassen.base.tools import ToolError, in_time
from kommunkompassen.report.content import Content

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]


def compile_pdf(
    typst_body: str, content: Content, folder: Path, pages: Mapping[str, int] | None = None, *, tight: Sequence[str] = ()
) -> bytes:
    """The PDF; of the page "I korthet" alone where the `pages` in the report are given of what it leads to.
    `tight`: the ids of the chapters and areas that are set tighter.

    The pictures and the look (`Theme.write`) must lie in the folder; none of them is written here, since pandoc may still be
    reading them for the Word file. Raises ToolError with Typst's own words when it fails or warns.
    """
    import typst  # noqa: PLC0415  the compiler's library is large and only needed here

    (folder / "document.json").write_text(json.dumps({**_facts(content, pages), "tight": list(tight)}), encoding="utf-8")
    source = folder / "report.typ"
    source.write_text(_look() + "\n" + typst_body, encoding="utf-8")

    def compiled() -> tuple[object, list[typst.TypstWarning]]:
        compiler = typst.Compiler(root=str(folder), font_paths=[str(paths.FONTS)], ignore_system_fonts=True)
        return compiler.compile_with_warnings(str(source), format="pdf", pdf_standards=[*STANDARDS], timestamp=timestamp(content))

    try:
        made, warnings = in_time("typst", compiled)
    except typst.TypstError as error:
        hints = "".join(f"\n{hint}" for hint in error.hints)
        raise ToolError("typst", f"{error.message}{hints}\n{error.diagnostic}") from error
    if warnings:
        raise ToolError("typst", "\n".join(warning.diagnostic or warning.message for warning in warnings))
    if not isinstance(made, bytes) or not made.startswith(b"%PDF-"):
        raise ToolError("typst", "it made no PDF")
    return made


@cache
def _look() -> str:
    return (paths.TEMPLATES / "print" / "report.typ").read_text("utf-8")


def _facts(content: Content, pages: Mapping[str, int] | None) -> dict[str, Any]:
    return {
        "title": content.title if pages is None else brief_title(content),
        "authors": [evaluator.name for evaluator in content.evaluation.evaluators],
        "description": description(content),
        "header": f"Kommunkompassen · {content.evaluation.name} {content.evaluation.year}",
        "draft": content.draft,
        "alone": pages is not None,
        "pages": dict(pages or {}),
        "pages_of": PAGES_OF_THE_REPORT,
    }


PAGES_OF_THE_REPORT = "Sidnumren gäller hela rapporten."
"""What stands at the foot of the page that stands alone."""


def brief_title(content: Content) -> str:
    """The title of the page that stands alone."""
    return f"{content.title} i korthet"


def description(content: Content) -> str:
    """The document's description, for its properties."""
    return f"Utvärdering av {content.evaluation.name} med Kommunkompassen {content.evaluation.year}"


def timestamp(content: Content) -> datetime:
    """The document's date: the evaluation's own, never the clock's, so that the same input gives the same bytes."""
    conducted = content.evaluation.conducted
    date = conducted.last if conducted else Date(content.evaluation.year)
    return datetime(date.year, date.month or 1, date.day or 1, tzinfo=UTC)
