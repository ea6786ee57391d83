"""What a report's files are called, and whether it is a draft; light enough for the commands that build nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    # The models take a tenth of a second to import, and the command line needs only the formats.
    from kommunkompassen.read import Document
    from kommunkompassen.read.models import Evaluation

Format = Literal["docx", "pdf", "html", "brief-docx", "brief-pdf"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html")
"""What is made where nothing else is asked for."""
BRIEF: tuple[Format, ...] = ("brief-docx", "brief-pdf")
"""The page "I korthet" alone."""
DRAFT = "-utkast"
"""The end of a draft's name."""


def file_name(report: str, kind: Format | str) -> str:
    """nassjo-2019.pdf, or nassjo-2019-korthet.pdf for the page alone."""
    part, _, ending = kind.rpartition("-")
    return f"{report}{'-korthet' if part else ''}.{ending}"


def output_name(document: Document[Evaluation], *, draft: bool) -> str:
    """nassjo-2019, or nassjo-2019-utkast for a draft: by its status or because it was asked for."""
    return f"{document.path.stem}{DRAFT}" if is_draft(document, asked=draft) else document.path.stem


def is_draft(document: Document[Evaluation], *, asked: bool) -> bool:
    """Whether the report is a draft: only a published evaluation's is not, unless a draft was asked for."""
    return asked or document.model is None or document.model.status != "published"
