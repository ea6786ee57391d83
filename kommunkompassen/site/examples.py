"""Every good example in full, theme by theme: what search engines read, and what there is without the search's script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kommunkompassen.data.observations import Observation
from kommunkompassen.site import addresses
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published
from kommunkompassen.site.role_models import RoleModels, by_name

INDEX = "goda-exempel/index.html"
THEMES: Mapping[str, str] = {
    "demokrati": "Demokrati",
    "brukare": "Brukare",
    "styrning": "Styrning",
    "ledarskap": "Ledarskap",
    "effektivitet": "Effektivitet",
    "arbetsgivare": "Arbetsgivare",
    "utveckling": "Utveckling",
    "samhalle": "Samhälle",
}
"""What the themes of the rubrics' areas are called in print, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Example:
    """A good example. `html`: as it stands in the report."""

    evaluation: Published
    observation: Observation
    html: str


def example_pages(evaluations: Sequence[Published], held_up: RoleModels) -> Iterator[Page]:
    """The list of themes and of role models, then each theme; a theme without good examples says so."""
    examples = [
        Example(one, seen, one.examples[seen.target]) for one in evaluations for seen in one.observations if seen.good_example
    ]
    by_theme = {theme: [one for one in examples if one.observation.theme == theme] for theme in THEMES}
    yield Page(
        INDEX,
        "examples.html",
        "Goda exempel",
        "Goda exempel ur utvärderingarna av svenska kommuner, tema för tema.",
        {
            "themes": THEMES,
            "counts": {theme: len(held) for theme, held in by_theme.items()},
            "held_up": by_name(evaluations, held_up),
        },
    )
    for theme, name in THEMES.items():
        yield Page(
            addresses.examples(theme),
            "examples_theme.html",
            f"Goda exempel: {name}",
            f"Goda exempel ur utvärderingarna av svenska kommuner, på temat {name.lower()}.",
            {"examples": by_theme[theme]},
        )
