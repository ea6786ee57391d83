"""The text of our printed report on an evaluation, in the sections that published reports have too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from lxml import html

from kommunkompassen.base import theme
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.report import draw, fill
from kommunkompassen.report.content import content
from kommunkompassen.repository import Repository
from scripts import published_text
from scripts.published_text import Section

_CHAPTERS = {"about": "chapter 1", "results": "chapter 2", "areas": "chapter 3"}
_INLINE = {"a", "em", "span", "strong"}


class UnreadableError(Exception):
    """A file is not there or not what it should be; the message says which and why."""


def our_sections(path: Path, repository: Repository) -> dict[str, Section]:
    """The sections of our printed report. Raises UnreadableError where the evaluation is broken."""
    _, rubric = _read(path, repository)
    whole = content(repository.evaluation(path), rubric, repository, draft=False, notes=False)
    charts, words, width = draw.chosen(whole), draw.sentences(whole), theme.read_theme().chart.width_mm
    printed = fill.body(whole, "print", charts, {}, words, None, "", width)
    body = cast("html.HtmlElement", html.fromstring(f"<div>{printed}</div>"))
    found = {"cover": _section(body.find_class("cover")[0]), "colophon": _section(body.find_class("colophon")[0])}
    for area in (*body.find_class("first-area"), *body.find_class("area")):
        found[f"area {area.find('.//h2').get('id').removeprefix('omrade-')}"] = _section(area)
        area.drop_tree()
    for key, chapter in fill.chapters(whole).items():
        found[_CHAPTERS.get(key, key)] = _section(body.get_element_by_id(chapter.id).getparent())
    return found


def our_headings(path: Path, repository: Repository) -> list[str]:
    """What our printed report names rather than says: headings, areas, questions, labels. Raises as our_sections does."""
    document, rubric = _read(path, repository)
    named = [fact.label for fact in document.facts]
    for number, area in rubric.areas.items():
        own = document.areas.get(number)
        for title in {area.title, own.title if own and own.title else area.title}:
            named += [title, f"{number} {title}", f"{rubric.labels.area} {number} {title}"]
        named += [*area.headings, *(text for key, one in area.questions.items() for text in (one.text, f"{key} {one.text}"))]
    for own in document.areas.values():
        named += [*(own.headings or ()), *(section.heading or "" for section in own.narrative)]
    return named


def _read(path: Path, repository: Repository) -> tuple[Evaluation, Rubric]:
    document = repository.evaluation(path)
    rubric = repository.rubric(document.model.rubric) if document.model else None
    if document.broken or not document.model or not rubric or not rubric.model:
        raise UnreadableError(f"{path}: the evaluation has errors; see: python build.py check {path.stem}")
    return document.model, rubric.model


def _section(element: html.HtmlElement) -> Section:
    """An element's blocks of text and rows of tables."""
    section = Section()
    for row in element.iter("caption", "tr"):
        cells = [" ".join(published_text.plain(cell.text_content()).split()) for cell in row.iter("caption", "th", "td")]
        section.rows.append((0, cells))
    for part in element.iter():
        if part.tag not in _INLINE:
            part.text, part.tail = "\n" + (part.text or ""), "\n" + (part.tail or "")
    lines = re.split(r"\n\s*\n", published_text.plain(str(element.text_content())))
    section.passages.extend(published_text.Passage(0, " ".join(line.split())) for line in lines if line.strip())
    return section
