"""The municipalities that evaluations of others hold up as role models, as mentions.yaml names them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from kommunkompassen.base import register
from kommunkompassen.data.rows import AreaPoints
from kommunkompassen.repository import Repository
from kommunkompassen.site.published import Published, alphabetical

RoleModels = Set[tuple[str, str, str]]
"""Evaluation, area and the municipality's page, of each mention that holds a municipality up as a role model."""


@dataclass(frozen=True, slots=True)
class RoleModel:
    """A municipality that is held up, and the evaluations and areas in which it is."""

    id: str
    """The name of the municipality's page."""
    name: str
    has_page: bool
    places: tuple[tuple[Published, AreaPoints], ...]


def role_models(repository: Repository) -> RoleModels:
    """Those that mentions.yaml names; none where there is no such file, or it can't be read."""
    read = repository.mentions()
    entries = read.model.role_models if read and read.model else ()
    return {(entry.evaluation, entry.area, register.municipality_id(name)) for entry in entries for name in entry.municipalities}


def by_name(evaluations: Sequence[Published], held_up: RoleModels) -> list[RoleModel]:
    """The municipalities that published evaluations hold up as role models, by name."""
    pages = {one.extract.municipality_id for one in evaluations}
    places: dict[str, list[tuple[Published, AreaPoints]]] = {}
    for one in evaluations:
        for area in one.extract.areas:
            for evaluation, number, id_ in held_up:
                if (evaluation, number) == (one.id, str(area.area)):
                    places.setdefault(id_, []).append((one, area))
    known = ((id_, register.meant(id_), where) for id_, where in places.items())
    made = [RoleModel(id_, municipality.name, id_ in pages, tuple(where)) for id_, municipality, where in known if municipality]
    return sorted(made, key=lambda one: alphabetical(one.name))
