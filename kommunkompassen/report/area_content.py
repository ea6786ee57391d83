"""An area's pages in chapter 3, put together: the evaluators' own texts, and the edition's where they wrote none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from kommunkompassen.points.prose import to_inline_html
from kommunkompassen.points.score import AreaScore, Result
from kommunkompassen.read.models import Area, Rubric, Section
from kommunkompassen.read.source import Path_
from kommunkompassen.report.advice import Advice
from kommunkompassen.report.prose import Prose

_A_LINE = 30
"""So many letters are counted for each item beside its own, since no other stands on its last line."""
_AS_LONG = 2.5
"""Where one list is more than so many times as long as the other, they stand one below the other."""


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


def area_content(area: AreaScore, written: Area, rubric: Rubric, prose: Prose, advised: Advice | None) -> AreaContent:
    """Put an area together. `written`: what the evaluation says of it; `advised`: what the earlier one did."""
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


def _section(section: Section, text: str, way: Path_, prose: Prose) -> SectionContent:
    _, area, _, index = way
    id_ = f"avsnitt_{area}_{int(index) + 1}"
    return SectionContent(section.heading, prose.own(text, (*way, "text")), section.good_example, way, id_)


def _item(text: str, result: Result) -> Markup:
    """An item is one paragraph, with emphasis, links and figures; signs that begin a list or a heading are printed."""
    return to_inline_html(re.sub(r"[ \t\n]+", " ", text).strip(), result)
