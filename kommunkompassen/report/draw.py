"""Which charts a report has, what is said beside them, and their pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from charts import question_words, words, words_over_years
from charts.shapes import Drawing
from kommunkompassen.base.theme import Theme
from kommunkompassen.report.content import Content

Render = Callable[[Sequence[Drawing]], list[bytes]]
"""Makes SVG files of drawings."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of this report before it is drawn: its name, its number, its caption and its alt text."""

    name: str
    number: int
    caption: str
    alt: str

    @property
    def label(self) -> str:
        """Diagram 1."""
        return f"Diagram {self.number}."


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart's picture."""

    name: str
    svg: bytes
    width_mm: float
    height_mm: float


def chosen(content: Content) -> list[Chart]:
    """The charts that the report's data allow, numbered in order."""
    return [Chart(name, n, caption, alt) for n, (name, caption, alt) in enumerate(_chosen(content), 1)]


def _chosen(content: Content) -> Iterator[tuple[str, str, str]]:
    result, own = content.result, content.evaluation.municipality
    tick = f" Strecket är {words.in_sentence(content.compared.name)}." if content.compared else ""
    yield "areas", f"Poäng per område, högst 100.{tick}", words.areas(result, content.compared)
    if content.profiles:
        yield "profile", f"{own} i jämförelse, poäng område för område.", words.profile(result, own, content.profiles)
    history = content.long_history
    if history and sum(visit.total is not None for visit in history.visits) > 1:
        years = f"från {history.visits[0].year} till {history.visits[-1].year}"
        caption = f"Totalpoäng {years}. Linjer förbinder bara jämförbara utgåvor."
        yield "series", caption, words_over_years.series(history)
    if content.earlier:
        yield (
            "change",
            f"Förändring per område sedan {content.earlier.name}.",
            words.change(result, own, content.earlier),
        )
    if content.rubric.has_maximums:
        yield "questions", "Alla frågor i procent av högsta poäng. Vid varje märke står frågans nummer.", words.questions(result)


def sentences(content: Content) -> dict[str, str | Sequence[str]]:
    """What stands beside the charts in words."""
    result, own = content.result, content.evaluation.municipality
    return {
        "profile_sentences": [words.compare(result, own, comparison) for comparison in content.profiles],
        "series_sentences": words_over_years.in_words(content.long_history, own) if content.long_history else [],
        "change_sentence": words.change_in_words(result, own, content.earlier) if content.earlier else "",
        "question_change_sentences": question_words.in_words(content.question_changes, content.earlier),
        "questions_sentence": words.extremes_in_words(result) if content.rubric.has_maximums else "",
    }


def render(drawings: Sequence[Drawing]) -> list[bytes]:
    """The drawings as SVG files."""
    from charts.render import svg  # noqa: PLC0415  matplotlib takes long to import

    return [svg(drawing) for drawing in drawings]


def drawn(name: str, drawing: Drawing) -> DrawnChart:
    """The picture of a drawing that is of no report."""
    [svg] = render([drawing])
    return DrawnChart(name, svg, drawing.width_mm, drawing.height_mm)


def draw(names: Sequence[str], content: Content, theme: Theme, render: Render = render) -> list[DrawnChart]:
    """The charts' pictures. Raises KeyError for a chart that the report does not have."""
    drawings = [drawing(name, content, theme) for name in names]
    svgs = render(drawings)
    return [
        DrawnChart(name, svg, measured.width_mm, measured.height_mm)
        for name, measured, svg in zip(names, drawings, svgs, strict=True)
    ]


def drawing(name: str, content: Content, theme: Theme) -> Drawing:
    """What one chart consists of. Raises KeyError as draw."""
    from charts import areas, change, profile, questions, series  # noqa: PLC0415  the measuring of text takes long to import

    result, evaluation = content.result, content.evaluation
    if name == "areas":
        return areas.draw(result, theme, content.compared)
    if name == "profile":
        return profile.draw(result, evaluation.municipality, content.profiles, theme)
    if name == "series" and content.long_history:
        return series.draw(content.long_history, theme)
    if name == "change" and content.earlier:
        return change.draw(result, evaluation.year, content.earlier, theme)
    if name == "questions":
        return questions.draw(result, theme)
    raise KeyError(name)
