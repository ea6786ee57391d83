"""Make the files of one report from its evaluation: every stage after the check, in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from kommunkompassen.base.theme import Theme, read_theme
from kommunkompassen.base.tools import ToolError
from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.publish import docx, line_ends, literals, long_words, one_page, page_filling, pictures, web
from kommunkompassen.publish.pandoc import Conversion
from kommunkompassen.publish.reference import reference
from kommunkompassen.read import Document
from kommunkompassen.read.logo import Logo, read_logo
from kommunkompassen.read.models import Evaluation
from kommunkompassen.report import draw, fill
from kommunkompassen.report.content import Content
from kommunkompassen.report.naming import BRIEF, FORMATS, Format, output_name


@dataclass(frozen=True, slots=True)
class Report:
    """The made files of one report, not yet written. `name` is their name without ending."""

    name: str
    files: dict[Format, bytes]


@dataclass(frozen=True, slots=True)
class Studio:
    """What reports are made with; the preview has one of its own, which keeps the charts' pictures."""

    render: draw.Render = draw.render
    pngs: Callable[[Sequence[draw.DrawnChart], Path], dict[str, bytes]] = pictures.pngs


def make_from(whole: Content, document: Document[Evaluation], formats: Sequence[Format], studio: Studio) -> Report:
    """The report's files, of the formats that are asked for. Raises ToolError when a converter fails or warns."""
    theme = read_theme()
    logo = read_logo(document)
    files: dict[Format, bytes] = {}
    with work_folder() as folder:
        files = _files(whole, theme, formats, logo, fingerprint(document), Path(folder), studio)
    return Report(output_name(document, draft=whole.draft), {kind: files[kind] for kind in (*FORMATS, *BRIEF) if kind in formats})


def _held(body: Markup, content: Content) -> Markup:
    """A draft's words stay as typed: it is edited in Word, and what was changed there is read back."""
    return body if content.draft else line_ends.held(body)


def fingerprint(document: Document[Evaluation]) -> str:
    """A short hash of a draft's text, so that two printed drafts can be told apart."""
    return hashlib.sha256("\n".join(document.source.lines).encode("utf-8")).hexdigest()[:8]


def _files(
    whole: Content, theme: Theme, formats: Sequence[Format], logo: Logo | None, mark: str, folder: Path, studio: Studio
) -> dict[Format, bytes]:
    charts, words = draw.chosen(whole), draw.sentences(whole)
    files: dict[Format, bytes] = {}

    def body(medium: fill.Medium, svgs: dict[str, Markup]) -> Markup:
        return fill.body(whole, medium, charts, svgs, words, logo, mark, theme.chart.width_mm)

    with ThreadPoolExecutor(3) as pool, ExitStack() as running:
        if logo:
            for name, data in logo.files.items():
                (folder / name).write_bytes(data)
        # pandoc needs only the pictures' names, so it is at work while they are drawn here.
        typst = word = None
        # The page alone says on which pages of the report things stand.
        alone = any(kind in formats for kind in BRIEF)
        if "docx" in formats or "pdf" in formats or alone:
            styles = reference(whole, theme) if "docx" in formats else None
            pictures.write_placeholders([chart.name for chart in charts], folder)
            printed = long_words.marked(literals.marked(_held(body("print", {}), whole)))
            conversion = running.enter_context(Conversion(printed, folder, styles))
            typst = pool.submit(conversion.typst)
            # While the libraries are loaded that finish the PDF, and look at it in the end, pandoc is at work.
            import kommunkompassen.publish.inspect.pdf  # noqa: F401, PLC0415
            from kommunkompassen.publish import tagging  # noqa: PLC0415

            shape = tagging.shape(printed)
            word = pool.submit(lambda: docx.prepare(conversion.docx(), whole, theme)) if styles else None
        drawn = draw.draw([chart.name for chart in charts], whole, theme, studio.render)
        if typst:
            pictures.write_svgs(drawn, folder)
        images = pool.submit(studio.pngs, drawn, folder) if word else None
        if "html" in formats:
            svgs = {chart.name: pictures.inline_svg(chart, theme) for chart in drawn}
            files["html"] = web.page(line_ends.ranges_held(body("web", svgs)), whole, theme)
        if typst:
            authors = [evaluator.name for evaluator in whole.evaluation.evaluators]
            made_pdf, filling = page_filling.compiled(typst.result(), whole, folder)
            try:
                paper = tagging.finished(made_pdf, shape, authors, folder)
            except ValueError as error:
                raise ToolError("pandoc, typst", f"the PDF is not of the report's text: {error}") from error
            files["pdf"] = paper.pdf
            if alone:
                (folder / "alone").mkdir()
                files |= one_page.files(whole, theme, paper.places, folder / "alone")
        if word and images:
            unfinished, png = word.result(), images.result()
            page_filling.tighten(unfinished.body, filling.tight, theme)
            shown = {chart.name: docx.Picture(png[chart.name], chart.width_mm, chart.height_mm) for chart in drawn}
            files["docx"] = docx.finish(unfinished, theme, paper.headings, paper.pages, shown, paper.places, filling.following)
    return files
