"""Fill the report's templates: one semantic HTML body, the same for every format but for how it carries its pictures.

Jinja is sandboxed, strict and escapes everything; evaluators' texts come in as values only, never as templates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from charts import question_words, words_over_years
from charts.hints import before_rounding
from charts.words import shared_in_words
from kommunkompassen.base import paths, swedish
from kommunkompassen.base.compiled import compiled_templates
from kommunkompassen.base.theme import read_theme
from kommunkompassen.points import score
from kommunkompassen.points.figures import NOT_SCORED
from kommunkompassen.points.prose import linked
from kommunkompassen.points.score import AreaScore, Exact, Result, Step
from kommunkompassen.read.logo import Logo
from kommunkompassen.read.models import SOURCE_WORDS
from kommunkompassen.report import figures_file, web_headings
from kommunkompassen.report.brief import WIDTHS, brief
from kommunkompassen.report.content import Content
from kommunkompassen.report.draw import Chart
from kommunkompassen.report.naming import DRAFT
from kommunkompassen.report.places import Marks

Medium = Literal["web", "print"]
_CONTENTS = '<nav class="contents" aria-labelledby="contents-heading">'
"""How the contents list begins. It is empty in the template and filled when all headings are known."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A numbered chapter of this report."""

    key: str
    id: str
    heading: str
    way: tuple[str, ...]
    """What in the evaluation it prints."""


class _Tables:
    """Numbers the tables as they come, and knows whether it has been said how their sums are made."""

    def __init__(self) -> None:
        self._number = 0
        self._noted = False

    def first_note(self) -> bool:
        """Whether nothing has been said of rounding yet."""
        first, self._noted = not self._noted, True
        return first

    def next(self, caption: str) -> Markup:
        self._number += 1
        return Markup("<strong>Tabell {}.</strong> {}").format(self._number, caption)


def chapters(content: Content) -> dict[str, Chapter]:
    """The chapters that this report has, numbered in order."""
    headings = {
        "about": ("Vad är Kommunkompassen?", ("texts", "about"), "about" in content.texts),
        "results": ("Resultat, sammanfattning", ("texts", "results"), True),
        "areas": ("Områdesvis genomgång", ("areas",), True),
        "overview": ("Översikt av poängfördelning", ("areas",), content.rubric.has_questions),
        "closing": ("Slutord", ("texts", "closing"), "closing" in content.texts),
        "facts": ("Kortfakta", ("facts",), bool(content.facts)),
    }
    present = [(key, heading, way) for key, (heading, way, there) in headings.items() if there]
    return {key: Chapter(key, f"kapitel-{n}", f"{n} {heading}", way) for n, (key, heading, way) in enumerate(present, 1)}


def body(
    content: Content,
    medium: Medium,
    charts: Sequence[Chart],
    pictures: Mapping[str, Markup],
    sentences: Mapping[str, str | Sequence[str]],
    logo: Logo | None,
    fingerprint: str,
    chart_width: float,
) -> Markup:
    """The report's body as HTML.

    `charts` are the report's, `pictures` their inline SVG by name (only on the web), `sentences` what stands beside them in
    words, `fingerprint` a short hash of a draft's inputs.
    """
    order = {number: index for index, number in enumerate(content.rubric.areas)}
    template = environment().get_template("report/body.html")
    filled = template.render(
        report=content,
        medium=medium,
        charts={chart.name: chart for chart in charts},
        pictures=pictures,
        chapters=chapters(content),
        tables=_Tables(),
        marks=Marks(content.places),
        area_index=order.__getitem__,
        logo=logo,
        fingerprint=fingerprint,
        chart_width=chart_width,
        not_known=words_over_years.NOT_KNOWN,
        file_name=f"{content.id}{DRAFT if content.draft else ''}",
        figures_address=figures_file.address(content) if medium == "web" else "",
        **_brief_values(content, alone=False),
        **sentences,
    )
    text = swedish.held_together(filled)
    if medium == "web":
        text, headings = web_headings.linked(text)
        listed = environment().get_template("web/contents.html").render(headings=headings)
        text = text.replace(_CONTENTS, f"{_CONTENTS}{listed}", 1)
    return Markup(text)  # noqa: S704  what the template escaped, or the project's own text


def one_page(content: Content) -> Markup:
    """The body of the page "I korthet" alone, for print."""
    template = environment().get_template("report/alone.html")
    values = {"report": content, "medium": "print", "chapters": chapters(content), "marks": Marks(content.places)}
    return Markup(swedish.held_together(template.render(**values, **_brief_values(content, alone=True))))  # noqa: S704  see above


def _brief_values(content: Content, *, alone: bool) -> dict[str, object]:
    return {"brief": brief(content, read_theme()), "brief_widths": WIDTHS, "brief_alone": alone}


def page(title: str, description: str, body: Markup, style: str, *, draft: bool) -> str:
    """The whole web page around a body, in one file."""
    template = environment().get_template("web/page.html")
    return template.render(title=title, description=description, body=body, style=Markup(style), draft=draft)  # noqa: S704  what the template escaped, or the project's own text


def answers(
    title: str, about: str, headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Sequence[str]]]
) -> Markup:
    """The body of the table that goes back to a municipality: rows of cells of lines; widths in percent."""
    template = environment().get_template("report/answers.html")
    return Markup(template.render(title=title, about=about, headings=headings, widths=widths, rows=rows))  # noqa: S704  what the template escaped


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's, which asks of each value anew what its kind may be asked for; the answer is the kind's, so it is kept."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may ask an object for the attribute."""
        asked = type(obj), attr
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """What all templates are filled by, with the filters that print points, dates and lists."""
    environment = _Sandbox(
        loader=FileSystemLoader(paths.TEMPLATES),
        bytecode_cache=compiled_templates(),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_filters())
    return environment


def _filters() -> dict[str, Callable[..., object]]:
    return {
        "points": _points,
        "before_rounding": before_rounding,
        "percent": _percent,
        "difference": _difference,
        "shared": shared_in_words,
        "share": _share,
        "areas_add_up": _areas_add_up,
        "all_add_up": _all_add_up,
        "alike_in_print": score.alike_in_print,
        "areas_named": _areas_named,
        "question_change": question_words.cell,
        "edition_name": words_over_years.edition_name,
        "source_word": SOURCE_WORDS.__getitem__,
        "linked": linked,
        "one_line": lambda text: re.sub(r"[ \t\n]+", " ", text).strip(),
        "number": swedish.number,
        "count": swedish.count,
        "listed": swedish.listed,
        "genitive": swedish.genitive,
        "date": swedish.date,
    }


def _areas_add_up(result: Result) -> bool:
    """Whether the areas' printed points add up to the printed total."""
    return score.adds_up([area.points for area in result.areas], result.points, result.step)


def _all_add_up(result: Result) -> bool:
    """Whether the questions' add up to their area's as well."""
    sums = [([question.points for question in area.questions], area.points) for area in result.areas if area.questions]
    return _areas_add_up(result) and all(score.adds_up(points, total, result.step) for points, total in sums)


def _points(value: Exact | None, step: Step) -> str:
    return NOT_SCORED if value is None else swedish.number(score.printed(value, step))


def _percent(points: Decimal | None, maximum: Decimal) -> str:
    return NOT_SCORED if points is None else swedish.percent(score.percent(points, maximum))


def _difference(own: Exact | None, other: Exact | None, step: Step) -> str:
    """Between points as printed, so that the reader can follow the sum."""
    if own is None or other is None:
        return NOT_SCORED
    return swedish.signed(score.printed(own, step) - score.printed(other, step))


def _share(points: Exact, maximum: Decimal) -> Decimal:
    """Whole percent of the maximum, as long as a bar is."""
    return score.percent(points, maximum)


def _areas_named(areas: Iterable[AreaScore], step: Step) -> str:
    """området Politisk styrning och kontroll (74 poäng), or områdena A och B (74 poäng vardera)."""
    alike = list(areas)
    titles = swedish.listed([area.title for area in alike])
    points = _points(alike[0].points, step)
    return f"områdena {titles} ({points} poäng vardera)" if len(alike) > 1 else f"området {titles} ({points} poäng)"
