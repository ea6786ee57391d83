"""What the site and the open data are told of who publishes them: site.yaml, the one file of settings.

Only a name must be there. What is not known is left out of the file, and out of what is made of it: without publisher, contact
and licences there is no catalogue of the data, without contact nobody is named in the accessibility statement. Whoever makes
those asks `lacking` what they lack, and says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple

from kommunkompassen.read.parts import Field, Part, Shorthand
from kommunkompassen.read.scalars import Address, Email, KnownDate, Line, Name

PublisherKind = Literal[
    "national-authority",
    "regional-authority",
    "local-authority",
    "non-governmental-organisation",
    "non-profit-organisation",
    "company",
    "academia",
]
LicenceName = Literal["CC0 1.0", "CC BY 4.0", "CC BY-SA 4.0"]


class Licence(NamedTuple):
    """A licence's address as catalogues know it, with http and a slash at its end, and as people open it."""

    concept: str
    page: str


LICENCES: Mapping[LicenceName, Licence] = {
    "CC0 1.0": Licence(
        "http://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/publicdomain/zero/1.0/deed.sv"
    ),
    "CC BY 4.0": Licence("http://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/deed.sv"),
    "CC BY-SA 4.0": Licence(
        "http://creativecommons.org/licenses/by-sa/4.0/", "https://creativecommons.org/licenses/by-sa/4.0/deed.sv"
    ),
}


class Publisher(Part, title="Utgivare"):
    """Who answers for the site and its data."""

    name: Name = Field(title="Namn", description="Organisationens namn.")
    kind: PublisherKind = Field(
        title="Slag",
        description="national-authority (statlig myndighet), regional-authority (region), local-authority (kommun), "
        "non-governmental-organisation (intresseorganisation), non-profit-organisation (förening), company (företag) "
        "eller academia (lärosäte).",
    )
    address: Address | None = Field(default=None, title="Webbplats", description="Organisationens egen webbplats.")


class Contact(Part, title="Kontakt"):
    """Where questions go."""

    name: Name = Field(title="Namn", description="En funktion, inte en person: Kommunkompassens redaktion.")
    email: Email = Field(title="E-post", description="Adressen som frågor och anmälda brister skickas till.")
    address: Address | None = Field(default=None, title="Sida", description="En webbsida med formulär eller telefonnummer.")


class Licences(Part, title="Licenser"):
    """How the site's content may be used."""

    texts: LicenceName = Field(title="Texter", description="Licensen för rapporternas och webbplatsens texter.")
    tables: LicenceName = Field(title="Data", description="Licensen för de öppna tabellerna.")


class Shortcoming(Part, title="Brist"):
    """Something on the site that not everyone can use."""

    text: Line = Field(title="Brist", description="Vad som inte fungerar, för vem, och vad man kan göra i stället.")
    reason: Literal["not-met", "disproportionate", "exempt"] = Field(
        default="not-met",
        title="Skäl",
        description="not-met: kravet är inte uppfyllt, disproportionate: oskäligt betungande, exempt: omfattas inte av lagen.",
    )


class Accessibility(Part, title="Tillgänglighet"):
    """The facts that the accessibility statement states. No shortcomings: the site meets the law's demands in full."""

    assessed: KnownDate = Field(title="Bedömd", description="När webbplatsen senast bedömdes: 2027-03-12, eller unknown.")
    published: KnownDate = Field(title="Publicerad", description="När redogörelsen publicerades, eller unknown.")
    assessor: Name | None = Field(
        default=None, title="Bedömd av", description="En utomstående granskare. Utelämnas: utgivaren har gjort bedömningen själv."
    )
    shortcomings: Annotated[list[Shortcoming], Shorthand(list[Shortcoming] | None)] = Field(
        default_factory=list,
        title="Brister",
        description="Det som inte är tillgängligt. Utelämnas: webbplatsen är helt förenlig.",
    )


class SiteSettings(Part, title="Webbplatsens inställningar"):
    """The whole file."""

    name: Name = Field(title="Namn", description="Webbplatsens namn, som det står överst på varje sida.")
    publisher: Publisher | None = Field(
        default=None, title="Utgivare", description="Den som svarar för webbplatsen och dess data."
    )
    contact: Contact | None = Field(default=None, title="Kontakt", description="Dit den vänder sig som har frågor.")
    licences: Licences | None = Field(default=None, title="Licenser", description="Hur texter och data får användas.")
    accessibility: Accessibility | None = Field(
        default=None, title="Tillgänglighet", description="Uppgifter till tillgänglighetsredogörelsen."
    )

    @property
    def lacking(self) -> tuple[str, ...]:
        """The keys that a catalogue of open data needs and that are not there: publisher, contact, licences."""
        return tuple(key for key in ("publisher", "contact", "licences") if getattr(self, key) is None)
