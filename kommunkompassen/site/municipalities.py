"""A page for each municipality: its evaluations, how it has changed, and where reports name it and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kommunkompassen.read.models import Rubric
from kommunkompassen.site import addresses
from kommunkompassen.site.mentions import Mention
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published, by_municipality
from kommunkompassen.site.role_models import RoleModels


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where an evaluation names a municipality."""

    evaluation: Published
    mention: Mention
    role_model: bool
    has_page: bool
    """Whether the municipality that is named has one."""

    @property
    def place(self) -> tuple[str, str, str]:
        """By which the municipalities that are named in one sentence are known to belong together."""
        return self.evaluation.id, self.mention.target, self.mention.sentence


@dataclass(frozen=True, slots=True)
class Group:
    """A municipality's evaluations of editions that can be compared, the newest first."""

    evaluations: tuple[Published, ...]

    @property
    def areas(self) -> list[tuple[int, str, list[object]]]:
        """For each area its number, its title in the newest report, and its printed points in each."""
        points = [{row.area: row.printed for row in published.extract.areas} for published in self.evaluations]
        return [(row.area, row.title, [held.get(row.area) for held in points]) for row in self.evaluations[0].extract.areas]


def municipality_pages(evaluations: Sequence[Published], rubrics: Sequence[Rubric], held_up: RoleModels) -> Iterator[Page]:
    """The pages, in the order of the names."""
    editions = {rubric.id: rubric for rubric in rubrics}
    by_id = by_municipality(evaluations)
    named = _named(evaluations, by_id, held_up)
    for id_, own in by_id.items():
        newest = own[0]
        yield Page(
            addresses.municipality(id_),
            "municipality.html",
            newest.name,
            f"{newest.name}: utvärderingar med Kommunkompassen, poäng och förändring över åren.",
            {
                "name": newest.extract.evaluation.municipality,
                "county": newest.extract.evaluation.county,
                "evaluations": own,
                "groups": _groups(own, editions),
                "figures": newest.figures,
                "names": _by_sentence(_naming(own, by_id, held_up)),
                "named": named.get(id_, []),
            },
            picture=addresses.picture(newest.id),
            picture_words=newest.picture_words,
        )


def _groups(own: Sequence[Published], editions: Mapping[str, Rubric]) -> list[Group]:
    groups: list[list[Published]] = []
    for published in own:
        if groups and editions[groups[-1][-1].extract.evaluation.edition].comparable(published.extract.evaluation.edition):
            groups[-1].append(published)
        else:
            groups.append([published])
    return [Group(tuple(group)) for group in groups]


def _naming(own: Sequence[Published], known: Mapping[str, object], held_up: RoleModels) -> list[Naming]:
    return [
        Naming(published, mention, (published.id, mention.area, mention.municipality) in held_up, mention.municipality in known)
        for published in own
        for mention in published.mentions
    ]


def _by_sentence(namings: Sequence[Naming]) -> list[list[Naming]]:
    """Those that are named in the same sentence together, in the reports' order."""
    together: dict[tuple[str, str, str], list[Naming]] = {}
    for naming in namings:
        together.setdefault(naming.place, []).append(naming)
    return list(together.values())


def _named(evaluations: Sequence[Published], known: Mapping[str, object], held_up: RoleModels) -> dict[str, list[Naming]]:
    named: dict[str, list[Naming]] = {}
    for naming in _naming(evaluations, known, held_up):
        named.setdefault(naming.mention.municipality, []).append(naming)
    return named
