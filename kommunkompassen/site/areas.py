"""The pages of areas and of questions: what is asked, how municipalities stand, and what was seen in those that stand highest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kommunkompassen.data.observations import Observation
from kommunkompassen.read.models import Rubric
from kommunkompassen.site import addresses, standings
from kommunkompassen.site.drawings import Drawings
from kommunkompassen.site.figures import distribution_of
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published
from kommunkompassen.site.standings import Standings

INDEX = "omraden/index.html"
Seen = tuple[Published, list[Observation]]
"""An evaluation, and what was seen in an area there."""


def area_pages(evaluations: Sequence[Published], rubrics: Sequence[Rubric], drawings: Drawings) -> Iterator[Page]:
    """The list of areas, then each area with its questions, the newest edition first."""
    newest_first = list(reversed(rubrics))
    counts = {
        rubric.id: sum(published.extract.evaluation.edition == rubric.id for published in evaluations) for rubric in rubrics
    }
    yield Page(
        INDEX,
        "areas.html",
        "Områden och frågor",
        "Kommunkompassens områden och frågor, utgåva för utgåva, och hur kommunerna står sig i dem.",
        {"rubrics": newest_first, "counts": counts},
    )
    for rubric in newest_first:
        alike = standings.latest(evaluations, rubric)
        of_questions = standings.of_questions(alike)
        comparable = [other.name for other in rubrics if other.id != rubric.id and rubric.comparable(other.id)]
        for number in rubric.areas:
            examples = _good_examples(evaluations, rubric, number)
            yield _area(rubric, number, alike, comparable, examples, drawings)
            for question in rubric.areas[number].questions:
                yield _question(rubric, number, question, of_questions.get(question, Standings(())), comparable, drawings)


def _area(
    rubric: Rubric,
    number: str,
    alike: Sequence[Published],
    comparable: Sequence[str],
    examples: Sequence[Seen],
    drawings: Drawings,
) -> Page:
    area, all_ = rubric.areas[number], standings.of_area(alike, number)
    best = _of_the_best(all_, number)
    shown = {published.id for published, _ in best}
    return Page(
        addresses.area(rubric.id, number),
        "area.html",
        area.title,
        f"Område {number} i {rubric.name}: {area.title}. Frågor, poäng och vad utvärderarna såg.",
        {
            "rubric": rubric,
            "number": number,
            "area": area,
            "standings": all_,
            "figure": distribution_of(all_, drawings),
            "comparable": comparable,
            "best": best,
            "examples": [(published, seen) for published, seen in examples if published.id not in shown],
        },
    )


def _question(rubric: Rubric, number: str, key: str, all_: Standings, comparable: Sequence[str], drawings: Drawings) -> Page:
    question = rubric.areas[number].questions[key]
    return Page(
        addresses.question(rubric.id, key),
        "question.html",
        f"Fråga {key}",
        f"{question.text} Fråga {key} i {rubric.name}: högsta poäng och hur kommunerna står sig.",
        {
            "rubric": rubric,
            "number": number,
            "area": rubric.areas[number],
            "key": key,
            "question": question,
            "standings": all_,
            "figure": distribution_of(all_, drawings),
            "comparable": comparable,
            "best": _of_the_best(all_, number),
        },
    )


def _good_examples(evaluations: Sequence[Published], rubric: Rubric, area: str) -> list[Seen]:
    """The good examples in the area in all evaluations of editions that can be compared."""
    comparable = [published for published in evaluations if rubric.comparable(published.extract.evaluation.edition)]
    examples = [
        (published, [seen for seen in published.observations if seen.area == area and seen.good_example])
        for published in comparable
    ]
    return [(published, seen) for published, seen in examples if seen]


def _of_the_best(all_: Standings, area: str) -> list[Seen]:
    """What was seen in the area in each of the highest, good examples first; sections that are none are left to the report."""
    best = []
    for standing in all_.best:
        own = [seen for seen in standing.published.observations if seen.area == area]
        praised = sorted(
            (seen for seen in own if seen.good_example or seen.kind == "strength"), key=lambda seen: not seen.good_example
        )
        if praised:
            best.append((standing.published, praised))
    return best
