"""The bare converters on a report's own intermediate document: what every other figure is compared with."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish import pictures
from kommunkompassen.publish.pandoc import program
from kommunkompassen.report import draw, fill
from kommunkompassen.report.checked import checked_content
from kommunkompassen.repository import Repository
from scripts.bench.measure import Command

EVALUATION = paths.EVALUATIONS / "nassjo-2019.yaml"
_COMPILE = (
    "import sys, typst; "
    "typst.Compiler(root='.', font_paths=[sys.argv[1]], ignore_system_fonts=True).compile('out.typ', 'out.pdf', format='pdf')"
)


def write_document(folder: Path) -> None:
    """The report's document as HTML with its charts, once with SVG for Typst and once with PNG for Word."""
    repository = Repository(paths.EVALUATIONS)
    _, whole = checked_content(repository.evaluation(EVALUATION), repository, draft=False)
    assert whole, "the project's own evaluations have no errors"
    theme = read_theme()
    charts = draw.chosen(whole)
    drawn = draw.draw([chart.name for chart in charts], whole, theme)
    pictures.write_svgs(drawn, folder)
    for name, png in pictures.pngs(drawn, folder).items():
        (folder / f"{name}.png").write_bytes(png)
    body = fill.body(whole, "print", charts, {}, draw.sentences(whole), None, "", theme.chart.width_mm)
    # Without our filters the places within the report are not there, and Typst goes no further where a link leads nowhere.
    unlinked = re.sub(r' href="#[^"]*"', "", body)
    page = f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>x</title></head><body>{unlinked}</body></html>'
    (folder / "svg.html").write_text(page, encoding="utf-8")
    (folder / "png.html").write_text(page.replace(".svg", ".png"), encoding="utf-8")


def commands() -> list[Command]:
    """DOCX and PDF one after the other, without check, charts, look or anything that makes them accessible."""
    pandoc = program()
    return [
        [pandoc, "--from=html", "--to=docx", "png.html", "--output=out.docx"],
        [pandoc, "--from=html", "--to=typst", "--standalone", "svg.html", "--output=out.typ"],
        [sys.executable, "-c", _COMPILE, str(paths.FONTS)],
    ]


def others() -> dict[str, list[Command]]:
    """What users would pick instead, where it is installed, on the same document: a PDF each."""
    pandoc = program()
    word = [pandoc, "--from=html", "--to=docx", "png.html", "--output=other.docx"]
    found: dict[str, list[Command]] = {}
    if office := shutil.which("soffice"):
        found["LibreOffice, by way of DOCX"] = [word, [office, "--headless", "--convert-to", "pdf", "other.docx"]]
    if weasyprint := shutil.which("weasyprint"):
        found["WeasyPrint"] = [[weasyprint, "svg.html", "other.pdf"]]
    if xelatex := shutil.which("xelatex"):
        found["XeLaTeX"] = [[pandoc, "--from=html", f"--pdf-engine={xelatex}", "png.html", "--output=other.pdf"]]
    return found
