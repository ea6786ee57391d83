"""Which municipalities the reports hold up as role models: mentions.yaml, filled by reading them.

That a report names a municipality is seen by itself; that it is one to learn from only a reader can tell.
"""

from __future__ import annotations

from kommunkompassen.read.parts import Field, Part
from kommunkompassen.read.scalars import Id, Name


class RoleModels(Part, title="Förebilder"):
    """The municipalities that one evaluation holds up as role models in one area."""

    evaluation: Id = Field(title="Utvärdering", description="Utvärderingens id: kumla-2017.")
    area: Id = Field(title="Område", description="Numret på området vars text nämner kommunerna.")
    municipalities: list[Name] = Field(title="Kommuner", description="Kommunernas namn, som i registret: Upplands Väsby.")


class Mentions(Part, title="Nämnda kommuner"):
    """The whole file."""

    role_models: list[RoleModels] = Field(
        default_factory=list,
        title="Förebilder",
        description="Kommuner som en rapport lyfter fram som förebilder; att de bara nämns syns ändå.",
    )
