"""Everything a report prints, put together from the evaluation, its rubric, its points and its comparisons.

The templates only lay out what stands here. A part without data is None or empty, and the templates leave it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kommunkompassen.base import swedish
from kommunkompassen.points import compare
from kommunkompassen.points.compare import Comparison, Earlier
from kommunkompassen.points.question_changes import QuestionChange, question_changes
from kommunkompassen.points.score import AreaScore, Result, extreme, score
from kommunkompassen.points.series import Series, series
from kommunkompassen.read import Document
from kommunkompassen.read.models import Area, Evaluation, Fact, Reference, Rubric, Score
from kommunkompassen.report.advice import advice
from kommunkompassen.report.area_content import AreaContent, area_content
from kommunkompassen.report.default_values import default_values
from kommunkompassen.report.lines import with_figures
from kommunkompassen.report.places import Places
from kommunkompassen.report.prose import Prose
from kommunkompassen.repository import Repository

_MOST_SIDE_BY_SIDE = 4
"""Earlier evaluations in the table of areas; the totals of all stand in the table of years."""


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
    """The latest of the municipality's own earlier evaluations that can be compared area by area."""
    befores: tuple[Comparison, ...]
    """Those of which every area is known, the newest first, as many as a page is wide enough for."""
    series: Series | None
    """All earlier evaluations and this one; None where none are known."""
    question_changes: Mapping[str, QuestionChange]
    """What has become of each question since then, by number; empty where that is not known."""
    facts: tuple[Fact, ...]
    places: Places | None
    """Where all this stands in the files; only in a draft, which says so."""

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
    def compared(self) -> Comparison | None:
        """What an area's points are seen beside: the mean, or the only comparison that has points for every area."""
        mean = [comparison for comparison in self.profiles if comparison.id == compare.MEAN]
        return mean[0] if mean else self.profiles[0] if len(self.profiles) == 1 else None

    @property
    def totals(self) -> tuple[Comparison, ...]:
        """The comparisons of which only the total is known."""
        return tuple(comparison for comparison in self.comparisons if comparison.total is not None and not comparison.areas)

    @property
    def without_figures(self) -> tuple[Comparison, ...]:
        """The comparisons whose figures are not known."""
        return tuple(comparison for comparison in self.comparisons if comparison.total is None and not comparison.areas)

    @property
    def long_history(self) -> Series | None:
        """The series, where it tells more than the change since the one earlier evaluation that it holds."""
        alone = self.earlier and self.series and len(self.series.visits) == 2
        return None if alone else self.series

    def notes_of(self, area: str) -> list[tuple[str, Score]]:
        """The reviewers' notes and sources in an area, by question; for drafts only."""
        written = self.evaluation.areas.get(area)
        scores = written.scores if written and self.notes else {}
        return [(number, score) for number, score in scores.items() if score.note or score.sources]

    @property
    def strongest(self) -> tuple[AreaScore, ...]:
        """The area or areas with the highest printed points; none where not all are scored or all are alike."""
        return extreme(self.result, highest=True)

    @property
    def weakest(self) -> tuple[AreaScore, ...]:
        """As strongest, for the lowest."""
        return extreme(self.result, highest=False)


def content(
    document: Document[Evaluation],
    rubric: Rubric,
    repository: Repository,
    *,
    draft: bool,
    notes: bool,
    source_url: str = "",
) -> Content:
    """Put a report's content together. The document must have a model. `source_url`: where a draft's files are shown."""
    assert document.model
    compared, earlier = compare.comparisons(document, rubric, repository), compare.earlier(document, rubric, repository)
    history = compare.history(document, repository)
    # They have charts and tables of their own.
    compared = [comparison for comparison in compared if comparison.id not in history]
    result = compare.citable(score(document.model, rubric), compared, earlier)
    evaluation = with_figures(document.model, result)
    if evaluation is not document.model:
        # An area's title may cite figures too.
        result = compare.citable(score(evaluation, rubric), compared, earlier)
    places = _places(document, rubric, repository, source_url) if draft else None
    prose = Prose(rubric, result, default_values(evaluation, result), places)
    labels, own, advised = rubric.labels, evaluation.labels, advice(document, rubric, repository)
    return Content(
        id=document.path.stem,
        evaluation=evaluation,
        rubric=rubric,
        result=result,
        draft=draft,
        notes=notes and draft,
        wording=Wording(
            scores_box=_points_of(own.scores_box or labels.scores_box),
            strengths=own.strengths or labels.strengths,
            improvements=own.improvements or labels.improvements,
            analysis=own.analysis or labels.analysis,
            area=labels.area,
        ),
        texts=_texts(evaluation, prose),
        areas=tuple(
            area_content(area, evaluation.areas.get(area.number) or Area(), rubric, prose, advised.get(area.number))
            for area in result.areas
        ),
        comparisons=tuple(compared),
        earlier=earlier,
        befores=_befores(history, rubric, repository),
        question_changes=question_changes(result, earlier.result if earlier else None),
        series=series(document, rubric, result, repository),
        facts=tuple(evaluation.facts),
        places=places,
    )


def _befores(history: Sequence[str], rubric: Rubric, repository: Repository) -> tuple[Comparison, ...]:
    made = []
    for id_ in reversed(history):
        earlier = compare.earlier_by_id(id_, rubric, repository)
        areas = tuple(area.points for area in earlier.result.areas if area.points is not None) if earlier else ()
        if earlier and len(areas) == len(rubric.areas):
            made.append(Comparison(id_, earlier.name, "", "", earlier.result.points, areas, earlier.result.step))
    return tuple(made[:_MOST_SIDE_BY_SIDE])


def _places(document: Document[Evaluation], rubric: Rubric, repository: Repository, url: str) -> Places:
    edition = repository.rubric(rubric.id)
    assert edition, "the edition was read from the repository"
    references = {cited_reference.path.stem: cited_reference.source for cited_reference in cited_references(document, repository)}
    return Places(document.source, edition.source, references, url)


def cited_references(document: Document[Evaluation], repository: Repository) -> list[Document[Reference]]:
    """The references whose definitions the report may print: those it is compared with, and earlier visits."""
    assert document.model
    ids = dict.fromkeys([*(document.model.compare_with or ()), *compare.history(document, repository)])
    return [reference for id_ in ids if (reference := repository.reference(id_))]


def _points_of(label: str) -> str:
    """The heading over an area's points; a year alone would not say of what it is."""
    return f"Poäng {label}" if label.isdigit() else label


def _texts(evaluation: Evaluation, prose: Prose) -> dict[str, Markup]:
    named = {name: getattr(evaluation.texts, name) for name in type(evaluation.texts).model_fields}
    made = {name: prose.own_or_default(text, ("texts", name), name) for name, text in named.items()}
    return {name: html for name, html in made.items() if html}
