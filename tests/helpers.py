"""Small builders that many tests share: evaluation files, results, and the figures of the published reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding
from kommunkompassen.base.register import by_name, evaluation_id
from kommunkompassen.check.context import Context
from kommunkompassen.points.score import AreaScore, QuestionScore, Result, Step, score, total
from kommunkompassen.read import Document, document
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.read.parse import parse
from kommunkompassen.read.source import Source
from kommunkompassen.report.content import Content, content
from kommunkompassen.repository import Repository

DATA = Path(__file__).parent / "data"
LATER = ("arboga-2016", "kumla-2017", "ljungby-2018", "nassjo-2019")
"""The reports that print whole points and a maximum for each question."""
PUBLISHED = (*LATER, "botkyrka-2003")

MINIMAL = 'municipality: Kumla\nyear: 2027\nrubric: "2018"\n'


@cache
def published_scores() -> dict[str, Any]:
    """The published figures; every scalar as the text that stands in the file, so that no figure passes through a float."""
    loaded: dict[str, Any] = yaml.load((DATA / "published_scores.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


@cache
def real() -> Repository:
    """The project's own evaluations, rubrics and references; to be read, not changed."""
    return Repository()


def rubric(id_: str) -> Rubric:
    """One of the project's editions."""
    found = real().rubric(id_)
    assert found
    assert found.model
    return found.model


def evaluation(id_: str) -> tuple[Document[Evaluation], Evaluation]:
    """One of the project's evaluations: its document and its model."""
    found = real().evaluation(paths.EVALUATIONS / f"{id_}.yaml")
    assert found.model
    return found, found.model


def source(text: str) -> Source:
    """The source of a text, as if it stood in a file."""
    return parse(Source(Path("kumla-2027.yaml")), text)


def read(text: str) -> Document[Evaluation]:
    """The evaluation in a text; keys that every evaluation must have are put in front."""
    return document(source(MINIMAL + text), Evaluation)


def kept(read_document: Document[Evaluation]) -> Evaluation:
    """What could be read of it."""
    assert read_document.model
    return read_document.model


def data(
    municipality: str = "Kumla", year: int = 2027, edition: str = "2018", share: str = "0.5", **more: object
) -> dict[str, Any]:
    """A complete published evaluation without findings; every question gets the share of its maximum."""
    areas = {
        number: {
            **(
                {"scores": {key: _share(question.maximum or Decimal(8), share) for key, question in area.questions.items()}}
                if area.questions
                else {"score": _share(area.maximum, share)}
            ),
            "strengths": ["En styrka"],
        }
        for number, area in rubric(edition).areas.items()
    }
    # What no register has says its name in full.
    own = {} if municipality in by_name() else {"official_name": f"{municipality} kommun"}
    return {
        "municipality": municipality,
        **own,
        "residents": "invånarna",
        "year": str(year),
        "rubric": edition,
        "status": "published",
        "conducted": f"{year}-03",
        "evaluators": [{"name": "Eva Ek"}],
        "compare_with": [],
        "areas": areas,
        **more,
    }


def _share(maximum: Decimal, share: str) -> str:
    return str(maximum * Decimal(share))


def save(folder: Path, values: Mapping[str, Any]) -> Path:
    """Write an evaluation file under the name that it must have."""
    path = folder / f"{evaluation_id(values['municipality'], int(values['year']))}.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def content_of(folder: Path, values: Mapping[str, Any], *, draft: bool = False) -> Content:
    """The content of a report on an evaluation, in a folder with whatever else was saved there."""
    repository = Repository(folder)
    read_document = repository.evaluation(save(folder, values))
    return content(read_document, rubric(kept(read_document).rubric), repository, draft=draft, notes=False)


def context_of(folder: Path, values: Mapping[str, Any]) -> Context:
    """What the rules of the check are given of an evaluation, in a folder with whatever else was saved there."""
    repository = Repository(folder)
    read_document = repository.evaluation(save(folder, values))
    model = kept(read_document)
    edition = rubric(model.rubric)
    return Context(read_document, model, edition, score(model, edition), repository)


def result(points: Sequence[str | None], titles: Sequence[str] = (), step: Step = "whole") -> Result:
    """A result with these exact points in its areas, which have no questions."""
    exact = [None if one is None else Decimal(one) for one in points]
    named = titles or [f"Område {letter}" for letter in "ABCDEFGH"[: len(points)]]
    areas = [
        AreaScore(str(number), title, one, Decimal(100), ())
        for number, (title, one) in enumerate(zip(named, exact, strict=True), 1)
    ]
    return Result(tuple(areas), total(exact), Decimal(100) * len(areas), step)


def result_of_questions(*areas: Sequence[tuple[str | None, str | None]], step: Step = "whole") -> Result:
    """A result of questions given as (points, maximum), area by area."""
    made = []
    for number, questions in enumerate(areas, 1):
        scores = tuple(
            QuestionScore(f"{number}.{index}", f"Fråga {index}", points and Decimal(points), maximum and Decimal(maximum))  # type: ignore[arg-type]
            for index, (points, maximum) in enumerate(questions, 1)
        )
        made.append(AreaScore(str(number), f"Område {number}", total(one.points for one in scores), Decimal(100), scores))
    return Result(tuple(made), total(area.points for area in made), Decimal(100) * len(made), step)


def places(findings: Sequence[Finding]) -> list[tuple[str, int, int]]:
    """Rule, line and column of each finding."""
    return [(finding.rule, finding.span.line, finding.span.column) for finding in findings]
