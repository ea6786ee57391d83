"""Everything a report prints, put together from the evaluation, its rubric, its points and its comparisons.

The templates only lay out what stands here. A part without data is None or empty, and the templates leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kommunkompassen import compare, swedish
from kommunkompassen.compare import Comparison, Earlier
from kommunkompassen.models import Area, Evaluation, Fact, Rubric, Score
from kommunkompassen.prose import to_html
from kommunkompassen.read import Document
from kommunkompassen.repository import Repository
from kommunkompassen.score import AreaScore, Result, printed, score
from kommunkompassen.texts import default_text


@dataclass(frozen=True, slots=True)
class SectionContent:
    """A section of a narrative, ready to print."""

    heading: str | None
    html: Markup
    good_example: bool


@dataclass(frozen=True, slots=True)
class AreaContent:
    """An area's pages in chapter 3."""

    number: str
    title: str
    score: AreaScore
    headings: tuple[str, ...]
    questions: tuple[str, ...]
    """Wording of the area's questions, for editions that have no box of headings."""
    general: Markup | None
    narrative: tuple[SectionContent, ...]
    strengths: tuple[str, ...]
    improvements: tuple[str, ...]

    @property
    def sectioned(self) -> bool:
        """True where the narrative has headings; strengths and improvements then stand side by side in a table."""
        return any(section.heading for section in self.narrative)


@dataclass(frozen=True, slots=True)
class Wording:
    """The labels this report uses."""

    scores_box: str
    strengths: str
    improvements: str
    analysis: str
    area: str


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report before it is laid out."""

    id: str
    evaluation: Evaluation
    rubric: Rubric
    result: Result
    draft: bool
    notes: bool
    wording: Wording
    texts: dict[str, Markup]
    areas: tuple[AreaContent, ...]
    comparisons: tuple[Comparison, ...]
    earlier: Earlier | None
    facts: tuple[Fact, ...]

    @property
    def title(self) -> str:
        """The document's title: Kommunkompassen. Nässjö kommun 2019."""
        return f"Kommunkompassen. {self.evaluation.name} {self.evaluation.year}"

    @property
    def conducted(self) -> str | None:
        """When the evaluation was made, in words."""
        return swedish.period(self.evaluation.conducted) if self.evaluation.conducted else None

    @property
    def profiles(self) -> tuple[Comparison, ...]:
        """The comparisons that have points for every area, and so can be drawn."""
        return tuple(comparison for comparison in self.comparisons if comparison.areas)

    @property
    def totals(self) -> tuple[Comparison, ...]:
        """The comparisons of which only the total is known."""
        return tuple(one for one in self.comparisons if one.total is not None and not one.areas)

    @property
    def without_figures(self) -> tuple[Comparison, ...]:
        """The comparisons whose figures are not known."""
        return tuple(one for one in self.comparisons if one.total is None and not one.areas)

    @property
    def before(self) -> Comparison | None:
        """The municipality's earlier evaluation as something to compare with, where it has points for every area."""
        if self.earlier is None:
            return None
        points = [area.points for area in self.earlier.result.areas]
        areas = tuple(exact for exact in points if exact is not None)
        if len(areas) != len(points):
            return None
        return Comparison("", self.earlier.name, "", "", self.earlier.result.points, areas, self.earlier.result.step)

    def notes_of(self, area: str) -> list[tuple[str, Score]]:
        """The reviewers' notes and sources in an area, by question; for drafts only."""
        written = self.evaluation.areas.get(area)
        scores = written.scores if written and self.notes else {}
        return [(number, score) for number, score in scores.items() if score.note or score.sources]

    @property
    def strongest(self) -> tuple[AreaScore, ...]:
        """The area or areas with the highest printed points; none where not all are scored or all are alike."""
        return self._extreme(highest=True)

    @property
    def weakest(self) -> tuple[AreaScore, ...]:
        """As strongest, for the lowest."""
        return self._extreme(highest=False)

    def _extreme(self, *, highest: bool) -> tuple[AreaScore, ...]:
        shown = {area: printed(area.points, self.result.step) for area in self.result.areas if area.points is not None}
        if self.result.points is None or len(set(shown.values())) < 2:
            return ()
        wanted = max(shown.values()) if highest else min(shown.values())
        return tuple(area for area, points in shown.items() if points == wanted)


def content(document: Document[Evaluation], rubric: Rubric, repository: Repository, *, draft: bool, notes: bool) -> Content:
    """Put a report's content together. The document must have a model."""
    evaluation = document.model
    assert evaluation
    result = score(evaluation, rubric)
    values = _values(evaluation, result)
    labels, own = rubric.labels, evaluation.labels
    return Content(
        id=document.path.stem,
        evaluation=evaluation,
        rubric=rubric,
        result=result,
        draft=draft,
        notes=notes and draft,
        wording=Wording(
            scores_box=own.scores_box or labels.scores_box,
            strengths=own.strengths or labels.strengths,
            improvements=own.improvements or labels.improvements,
            analysis=own.analysis or labels.analysis,
            area=labels.area,
        ),
        texts=_texts(evaluation, rubric, result, values),
        areas=tuple(_area(area, evaluation.areas.get(area.number) or Area(), rubric, result, values) for area in result.areas),
        comparisons=tuple(compare.comparisons(document, rubric, repository)),
        earlier=compare.earlier(document, rubric, repository),
        facts=tuple(evaluation.facts),
    )


def _values(evaluation: Evaluation, result: Result) -> dict[str, Any]:
    """What the default texts may say of the report they stand in."""
    return {
        "municipality": evaluation.municipality,
        "genitive": swedish.genitive(evaluation.municipality),
        "official_name": evaluation.name,
        "residents": evaluation.residents or "invånarna",
        "conducted": swedish.period_in_sentence(evaluation.conducted) if evaluation.conducted else None,
        "interviews": evaluation.interviews,
        "first_evaluation": evaluation.first_evaluation,
        "maximum_total": swedish.number(result.maximum),
        "areas": [{"number": area.number, "title": area.title} for area in result.areas],
    }


def _texts(evaluation: Evaluation, rubric: Rubric, result: Result, values: dict[str, Any]) -> dict[str, Markup]:
    texts: dict[str, Markup] = {}
    for name in type(evaluation.texts).model_fields:
        text = getattr(evaluation.texts, name) or default_text(name, rubric.default_texts, values)
        if text and text.strip():
            texts[name] = to_html(text, result)
    return texts


def _area(area: AreaScore, written: Area, rubric: Rubric, result: Result, values: dict[str, Any]) -> AreaContent:
    edition = rubric.areas[area.number]
    headings = written.headings if written.headings is not None else edition.headings
    general = written.general or default_text(f"area-{area.number}", rubric.default_texts, values)
    return AreaContent(
        number=area.number,
        title=area.title,
        score=area,
        headings=tuple(headings),
        questions=() if headings else tuple(f"{question.number} {question.text}" for question in area.questions),
        general=to_html(general, result) if general else None,
        narrative=tuple(
            SectionContent(section.heading, to_html(section.text, result), section.good_example)
            for section in written.narrative
            if section.text
        ),
        strengths=_items(written.strengths),
        improvements=_items(written.improvements),
    )


def _items(items: Sequence[str]) -> tuple[str, ...]:
    """Items are plain text: what is typed is what is printed, in one paragraph."""
    return tuple(re.sub(r"[ \t\n]+", " ", item).strip() for item in items)
