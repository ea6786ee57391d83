"""All that a draft of an evaluation could print, as it stands in the files today."""

from __future__ import annotations

from kommunkompassen.points.score import score
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation, Reference, Rubric
from kommunkompassen.report.default_values import default_values
from kommunkompassen.report.places import Place, default_places, places_in, reference_prefix
from kommunkompassen.report.texts import numbered_text
from kommunkompassen.repository import Repository


def today(document: Document[Evaluation], repository: Repository) -> list[Place]:
    """The evaluation's own places, then its edition's, its references', and those of the default texts that it uses.

    An evaluation with mistakes gives what can be read of it.
    """
    places = list(places_in(document.source).values())
    evaluation = document.model
    edition = repository.rubric(evaluation.rubric) if evaluation else None
    if evaluation is None or edition is None:
        return places
    places += places_in(edition.source, Rubric, "rubric_").values()
    for id_ in evaluation.compare_with or ():
        if reference := repository.reference(id_):
            places += places_in(reference.source, Reference, reference_prefix(id_)).values()
    if edition.model:
        values = default_values(evaluation, score(evaluation, edition.model))
        names = [*type(evaluation.texts).model_fields, *(f"area-{number}" for number in edition.model.areas)]
        for name in names:
            if text := numbered_text(name, edition.model.default_texts, values):
                places += default_places(name, text)
    return places
