"""The PDF: Typst sets the report's body, which pandoc has turned into its language, as PDF/UA-1 and PDF/A-2a in one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from kommunkompassen.base import paths
from kommunkompassen.base.dates import Date
from kommunkompassen.base.tools import ToolError, in_time
from kommunkompassen.report.content import Content

if TYPE_CHECKING:
    import typst

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
_SOURCE = "report.typ"

Answer = TypeVar("Answer")


class Left(NamedTuple):
    """Where a chapter or an area ends: its id (None before the first) and the next one's, the page's number from 1, and the share
    of its height that is filled, down to the foot of the last line.
    """

    unit: str | None
    next: str
    page: int
    filled: float


class Filling(NamedTuple):
    """What keeps pages from being nearly empty: the ids of the chapters and areas that are set tighter, and of the areas that
    begin on the page on which the one before ends.
    """

    tight: tuple[str, ...] = ()
    following: tuple[str, ...] = ()


_PLAIN = Filling()


def compile_pdf(
    typst_body: str, content: Content, folder: Path, pages: Mapping[str, int] | None = None, *, filling: Filling = _PLAIN
) -> bytes:
    """The PDF; of the page "I korthet" alone where the `pages` in the report are given of what it leads to.

    The pictures and the look (`Theme.write`) must lie in the folder; none of them is written here, since pandoc may still be
    reading them for the Word file. Raises ToolError with Typst's own words when it fails or warns.
    """
    _write(typst_body, content, folder, pages, filling)
    made, warnings = _typst(
        folder,
        lambda typst: typst.compile_with_warnings(format="pdf", pdf_standards=[*STANDARDS], timestamp=timestamp(content)),
    )
    if warnings:
        raise ToolError("typst", "\n".join(warning.diagnostic or warning.message for warning in warnings))
    if not isinstance(made, bytes) or not made.startswith(b"%PDF-"):
        raise ToolError("typst", "it made no PDF")
    return made


def pages_left(typst_body: str, content: Content, folder: Path, filling: Filling = _PLAIN) -> list[Left]:
    """The pages on which chapters and areas end, but for the last. As `compile_pdf`, but the text is only set; what was set once
    Typst does not set again, so that the PDF of the same text costs no more than if this had not been asked.
    """
    _write(typst_body, content, folder, None, filling)
    return [Left(**page) for page in json.loads(_typst(folder, lambda typst: typst.query("<page-left>", field="value")))]


def _write(typst_body: str, content: Content, folder: Path, pages: Mapping[str, int] | None, filling: Filling) -> None:
    (folder / "document.json").write_text(json.dumps(_facts(content, pages)), encoding="utf-8")
    # In a file of its own: what does not read it need not be set anew when it changes.
    (folder / "filling.json").write_text(json.dumps(filling._asdict()), encoding="utf-8")
    (folder / _SOURCE).write_text(_look() + "\n" + typst_body, encoding="utf-8")


def _typst(folder: Path, ask: Callable[[typst.Compiler], Answer]) -> Answer:
    """What Typst answers of the text in the folder. Raises ToolError when it fails."""
    import typst  # noqa: PLC0415  the compiler's library is large and only needed here

    def answer() -> Answer:
        # A compiler keeps the files that it has read; what it has set the library keeps for all of them.
        source = str(folder / _SOURCE)
        return ask(typst.Compiler(source, root=str(folder), font_paths=fonts(), ignore_system_fonts=True))

    try:
        return in_time("typst", answer)
    except typst.TypstError as error:
        hints = "".join(f"\n{hint}" for hint in error.hints)
        raise ToolError("typst", f"{error.message}{hints}\n{error.diagnostic}") from error


@cache
def fonts() -> typst.Fonts:
    """The typefaces that are brought along, read once: a report asks Typst some five times."""
    import typst  # noqa: PLC0415  see above

    return typst.Fonts(include_system_fonts=False, font_paths=[str(paths.FONTS)])


@cache
def _look() -> str:
    return (paths.TEMPLATES / "print" / "report.typ").read_text("utf-8")


def _facts(content: Content, pages: Mapping[str, int] | None) -> dict[str, Any]:
    return {
        "title": content.title if pages is None else brief_title(content),
        "authors": [evaluator.name for evaluator in content.evaluation.evaluators],
        "description": description(content),
        "header": running_head(content),
        "draft": content.draft,
        "alone": pages is not None,
        "pages": dict(pages or {}),
        "pages_of": PAGES_OF_THE_REPORT,
    }


def running_head(content: Content) -> str:
    """What stands in the head of every page but the cover."""
    return f"Kommunkompassen · {content.evaluation.name} {content.evaluation.year}"


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
