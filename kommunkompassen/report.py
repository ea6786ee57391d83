"""Make the files of one report from its evaluation: every stage after the check, in order."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from kommunkompassen import draw, fill
from kommunkompassen.content import Content, content
from kommunkompassen.models import Evaluation, Rubric
from kommunkompassen.publish import docx, pdf, pictures, web
from kommunkompassen.publish.logo import Logo, read_logo
from kommunkompassen.publish.outline import outline
from kommunkompassen.read import Document
from kommunkompassen.repository import Repository
from kommunkompassen.theme import Theme, read_theme

Format = Literal["docx", "pdf", "html"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html")


@dataclass(frozen=True, slots=True)
class Report:
    """The made files of one report, not yet written. `name` is their name without ending."""

    name: str
    files: dict[Format, bytes]


def output_name(document: Document[Evaluation], *, draft: bool) -> str:
    """nassjo-2019, or nassjo-2019-utkast for a draft: by its status or because it was asked for."""
    return f"{document.path.stem}-utkast" if is_draft(document, asked=draft) else document.path.stem


def is_draft(document: Document[Evaluation], *, asked: bool) -> bool:
    """Whether the report is a draft: only a published evaluation's is not, unless a draft was asked for."""
    return asked or document.model is None or document.model.status != "published"


def make(
    document: Document[Evaluation],
    rubric: Rubric,
    repository: Repository,
    formats: Sequence[Format] = FORMATS,
    *,
    draft: bool = False,
    notes: bool = False,
) -> Report:
    """The report's files. The document must have been checked. Raises ToolError when a converter fails or warns."""
    theme = read_theme()
    whole = content(document, rubric, repository, draft=is_draft(document, asked=draft), notes=notes)
    logo = read_logo(document)
    files: dict[Format, bytes] = {}
    with tempfile.TemporaryDirectory(prefix="kommunkompassen-") as folder:
        files = _files(whole, theme, formats, logo, fingerprint(document), Path(folder))
    return Report(output_name(document, draft=draft), {kind: files[kind] for kind in FORMATS if kind in formats})


def fingerprint(document: Document[Evaluation]) -> str:
    """A short hash of a draft's text, so that two printed drafts can be told apart."""
    return hashlib.sha256("\n".join(document.source.lines).encode("utf-8")).hexdigest()[:8]


def _files(
    whole: Content, theme: Theme, formats: Sequence[Format], logo: Logo | None, mark: str, folder: Path
) -> dict[Format, bytes]:
    charts, words = draw.chosen(whole), draw.sentences(whole)
    files: dict[Format, bytes] = {}

    def body(medium: fill.Medium, svgs: dict[str, Markup], source: str | None) -> Markup:
        return fill.body(whole, medium, charts, svgs, words, source, mark, theme.chart.width_mm)

    paper = "docx" in formats or "pdf" in formats
    with ThreadPoolExecutor(2) as pool:
        # pandoc needs only the pictures' names to write Typst, so it works while they are drawn.
        printed = body("print", {}, logo.name if logo else None) if paper else Markup("")
        typst = pool.submit(pdf.to_typst, printed) if paper else None
        drawn = [draw.draw(chart.name, whole, theme) for chart in charts]
        if paper:
            pictures.write_svgs(drawn, folder)
            if logo:
                (folder / logo.name).write_bytes(logo.data)
        word = None
        if "docx" in formats:
            pictures.write_pngs(drawn, folder)
            word = pool.submit(docx.to_docx, printed, whole, theme, folder)
        if "html" in formats:
            svgs = {chart.name: pictures.inline_svg(chart, theme) for chart in drawn}
            files["html"] = web.page(body("web", svgs, logo.address if logo else None), whole, theme)
        if typst:
            files["pdf"] = pdf.compile_pdf(typst.result(), whole, theme, folder)
        if word:
            files["docx"] = docx.finish(word.result(), whole, theme, outline(files["pdf"]))
    return files
