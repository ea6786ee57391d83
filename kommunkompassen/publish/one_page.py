"""I korthet as files of its own, one page each, for those who read no more; the pages it names are the whole report's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish import docx, literals, long_words, pdf
from kommunkompassen.publish.pandoc import Conversion
from kommunkompassen.publish.reference import reference
from kommunkompassen.report import fill
from kommunkompassen.report.content import Content
from kommunkompassen.report.naming import Format


def files(whole: Content, theme: Theme, places: Mapping[str, int], folder: Path) -> dict[Format, bytes]:
    """The page as PDF and as Word file. `places`: the pages in the whole report of what it leads to, by their ids.

    `folder`: an empty one of its own. Raises ToolError when a converter fails or warns.
    """
    from kommunkompassen.publish import tagging  # noqa: PLC0415  its libraries are loaded already where the report was made

    printed = long_words.marked(literals.marked(fill.one_page(whole)))
    authors = [evaluator.name for evaluator in whole.evaluation.evaluators]
    with Conversion(printed, folder, reference(whole, theme, alone=True)) as conversion:
        typst = conversion.typst()
        made = pdf.compile_pdf(typst, whole, folder, places)
        paper = tagging.finished(made, tagging.shape(printed), authors, folder)
        word = docx.prepare(conversion.docx(), whole, theme, pdf.brief_title(whole))
        return {
            "brief-docx": docx.finish(word, theme, paper.headings, paper.pages, places=places),
            "brief-pdf": paper.pdf,
        }
