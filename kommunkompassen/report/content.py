"""Everything a report prints, put together from the evaluation, its rubric, its points and its comparisons.

The templates only lay out what stands here. A part without data is None or empty, and the templates leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kommunkompassen.base import phrases, swedish
from kommunkompassen.points import compare
from kommunkompassen.points.compare import Comparison, Earlier
from kommunkompassen.points.prose import to_html, to_inline_html
from kommunkompassen.points.question_changes import QuestionChange, question_changes
from kommunkompassen.points.score import AreaScore, Result, extreme, score
from kommunkompassen.points.series import Series, series
from kommunkompassen.read import Document
from kommunkompassen.read.models import Area, Evaluation, Fact, Reference, Rubric, Score, Section
from kommunkompassen.read.source import Path_
from kommunkompassen.report.advice import Advice, advice
from kommunkompassen.report.lines import with_figures
from kommunkompassen.report.places import Places
from kommunkompassen.report.texts import default_text, numbered_text
from kommunkompassen.repository import Repository

_MOST_SIDE_BY_SIDE = 4
"""Earlier evaluations in the table of areas; the totals of all stand in the table of years."""
_A_LINE = 30
"""Letters that an item takes in the room of at least, since none shares its last line."""
_AS_LONG = 2.5
"""A list that is more times as long as the other is set below it."""


@dataclass(frozen=True, slots=True)
class SectionContent:
    """A section of a narrative, ready to print."""

    heading: str | None
    html: Markup
    good_example: bool
    way: Path_
    """Where it stands in the evaluation."""
    id: str
    """Where it stands in the report."""


@dataclass(frozen=True, slots=True)
class StrengthContent:
    """A strength, ready to print."""

    html: Markup
    good_example: bool
    id: str
    """Where it stands in the report."""


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
    strengths: tuple[StrengthContent, ...]
    improvements: tuple[Markup, ...]
    follow_up: Markup | None
    advice: Advice | None
    """What the earlier evaluation said of the area."""

    @property
    def sectioned(self) -> bool:
        """True where the narrative has headings."""
        return any(section.heading for section in self.narrative)

    @property
    def side_by_side(self) -> bool:
        """Whether strengths and improvements stand beside each other: behind a narrative with headings, and about as long."""
        strengths = sum(len(one.html.striptags()) + _A_LINE for one in self.strengths)
        improvements = sum(len(one.striptags()) + _A_LINE for one in self.improvements)
        return self.sectioned and max(strengths, improvements) <= _AS_LONG * min(strengths, improvements)

    @property
    def improvement_ids(self) -> tuple[str, ...]:
        """Where in the report each improvement stands."""
        return tuple(f"forbattring_{self.number}_{index}" for index, _ in enumerate(self.improvements, 1))

    def section_id(self, heading: str) -> str | None:
        """Where in the report the section of that heading is."""
        return next((section_content.id for section_content in self.narrative if section_content.heading == heading), None)


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
    prose = _Prose(rubric, result, default_values(evaluation, result), places)
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
            _area(area, evaluation.areas.get(area.number) or Area(), rubric, prose, advised.get(area.number))
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


def default_values(evaluation: Evaluation, result: Result) -> dict[str, Any]:
    """What the default texts may say of the report they stand in."""
    return {
        "municipality": evaluation.municipality,
        "genitive": swedish.genitive(evaluation.municipality),
        "year": evaluation.year,
        "official_name": evaluation.name,
        "residents": evaluation.residents or "invånarna",
        "conducted": swedish.period_in_sentence(evaluation.conducted) if evaluation.conducted else None,
        "interviewed": _interviewed(evaluation.interviews),
        "first_evaluation": _first_evaluation(evaluation.first_evaluation),
        "maximum_total": swedish.number(result.maximum),
        "areas": [{"number": area.number, "title": area.title} for area in result.areas],
    }


def _interviewed(words: str | None) -> str | None:
    """Who were interviewed; what is no amount, which the check refuses, a draft prints as it stands."""
    return phrases.interviewed(words) or words if words else None


def _first_evaluation(words: str | None) -> str | None:
    """The sentence on earlier evaluations; words that make none, which the check refuses, a draft prints as they stand."""
    if words == "true":
        return "Det var kommunens första utvärdering med Kommunkompassen."
    if words == "false":
        return "Kommunen hade utvärderats med Kommunkompassen förut."
    return phrases.first_evaluation(words) or f"{words}." if words else None


@dataclass(frozen=True, slots=True)
class _Prose:
    """Makes HTML of the evaluation's prose, and of the edition's default texts where it has none of its own."""

    rubric: Rubric
    result: Result
    values: dict[str, Any]
    places: Places | None

    def own(self, text: str, way: Path_) -> Markup:
        """`way`: where the text stands."""
        return to_html(text, self.result, self.places.prose(way) if self.places else ())

    def own_or_default(self, text: str | None, way: Path_, name: str) -> Markup | None:
        if text:
            return self.own(text, way)
        found = numbered_text(name, self.rubric.default_texts, self.values) if self.places else None
        if found and self.places:
            return to_html(found.text, self.result, self.places.default(name, found)) if found.text.strip() else None
        default = default_text(name, self.rubric.default_texts, self.values)
        return to_html(default, self.result) if default and default.strip() else None


def _points_of(label: str) -> str:
    """The heading over an area's points; a year alone would not say of what it is."""
    return f"Poäng {label}" if label.isdigit() else label


def _texts(evaluation: Evaluation, prose: _Prose) -> dict[str, Markup]:
    named = {name: getattr(evaluation.texts, name) for name in type(evaluation.texts).model_fields}
    made = {name: prose.own_or_default(text, ("texts", name), name) for name, text in named.items()}
    return {name: html for name, html in made.items() if html}


def _area(area: AreaScore, written: Area, rubric: Rubric, prose: _Prose, advised: Advice | None) -> AreaContent:
    edition = rubric.areas[area.number]
    headings = written.headings if written.headings is not None else edition.headings
    way = ("areas", area.number)
    return AreaContent(
        number=area.number,
        title=area.title,
        score=area,
        headings=tuple(headings),
        questions=() if headings else tuple(f"{question.number} {question.text}" for question in area.questions),
        general=prose.own_or_default(written.general, (*way, "general"), f"area-{area.number}"),
        narrative=tuple(
            _section(section, section.text, (*way, "narrative", str(index)), prose)
            for index, section in enumerate(written.narrative)
            if section.text
        ),
        strengths=tuple(
            StrengthContent(_item(strength.text, prose.result), strength.good_example, f"styrka_{area.number}_{index}")
            for index, strength in enumerate(written.strengths, 1)
        ),
        improvements=tuple(_item(text, prose.result) for text in written.improvements),
        follow_up=prose.own(written.follow_up, (*way, "follow_up")) if written.follow_up else None,
        advice=advised,
    )


def _section(section: Section, text: str, way: Path_, prose: _Prose) -> SectionContent:
    _, area, _, index = way
    id_ = f"avsnitt_{area}_{int(index) + 1}"
    return SectionContent(section.heading, prose.own(text, (*way, "text")), section.good_example, way, id_)


def _item(text: str, result: Result) -> Markup:
    """An item is one paragraph, with emphasis, links and figures; signs that begin a list or a heading are printed."""
    return to_inline_html(re.sub(r"[ \t\n]+", " ", text).strip(), result)
