"""Words that the site's search takes for each other, and words that it does not split: synonyms.yaml, for evaluators to edit."""

from __future__ import annotations

from kommunkompassen.read.parts import Field, Part
from kommunkompassen.read.scalars import Line


class Synonyms(Part, title="Synonymer"):
    """The search's words."""

    synonyms: list[Line] = Field(
        default_factory=list,
        title="Synonymer",
        description="Ord som betyder ungefär detsamma, med komma emellan: hemsida, webb. Där flera ord står tillsammans, som i "
        "följa upp, ska alla finnas i samma mening.",
    )
    wider: list[Line] = Field(
        default_factory=list,
        title="Vidare ord",
        description="Först ett ord som omfattar de följande, med komma emellan: lönebildning, lönesamtal. Den som söker på det "
        "första hittar också de andra, men inte tvärtom.",
    )
    whole: list[Line] = Field(
        default_factory=list,
        title="Odelade ord",
        description="Sammansatta ord som betyder något annat än sina delar och därför inte delas: arbetsmiljö.",
    )

    @property
    def groups(self) -> list[list[str]]:
        """The words and phrases of each line of synonyms."""
        return _words(self.synonyms)

    @property
    def wider_groups(self) -> list[list[str]]:
        """Of each line of wider words the one that is looked for, and what it includes."""
        return _words(self.wider)


def _words(lines: list[str]) -> list[list[str]]:
    return [[word.strip() for word in line.split(",") if word.strip()] for line in lines]
