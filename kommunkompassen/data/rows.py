"""What the open tables hold: a class per table, a field per column. The files' schemas are made from these and nothing else.

Titles and descriptions are Swedish because whoever opens the data reads them. A field's type is the column's; None is what is
not given. Points are exact decimals beside the printed ones, since one can't be reckoned from the other by who sees only this.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Column:
    """How a column is told to its readers, and which table's key it repeats."""

    title: str
    description: str
    refers_to: str = ""
    """The table whose key this column is, or is a part of."""


@dataclass(frozen=True, slots=True)
class About:
    """How a table is told to its readers. `key`: the columns that tell its rows apart."""

    title: str
    description: str
    key: tuple[str, ...]


_Edition = Annotated[str, Column("Utgåva", "Utgåvans id.", "editions")]
_Evaluation = Annotated[str, Column("Utvärdering", "Utvärderingens id: kommunen och året.", "evaluations")]
_Exact = Annotated[
    Decimal | None, Column("Exakta poäng", "Före avrundning. Summor görs på exakta poäng och avrundas en gång, sist.")
]
_Printed = Annotated[Decimal | None, Column("Tryckta poäng", "Avrundade som i rapporten; behöver inte gå ihop till summan.")]
_Percent = Annotated[int | None, Column("Procent", "Exakta poäng i procent av högsta poäng, avrundat till heltal.")]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the instrument."""

    about: ClassVar = About("Utgåvor", "Utgåvorna av Kommunkompassen.", ("edition",))
    edition: Annotated[str, Column("Utgåva", "Utgåvans id.")]
    name: Annotated[str, Column("Namn", "Utgåvans namn, som det trycks.")]
    valid_from: Annotated[
        str | None, Column("Från", "När utgåvan togs i bruk: år, år-månad eller datum. Tomt om det inte är känt.")
    ]
    valid_until: Annotated[str | None, Column("Till", "När utgåvan ersattes. Tomt om det inte är känt.")]
    maximum: Annotated[Decimal, Column("Högsta poäng", "Områdenas högsta poäng tillsammans.")]
    printed_step: Annotated[Decimal, Column("Tryckt steg", "Tryckta poäng är avrundade till närmaste sådant steg: 1 eller 0.5.")]
    comparable_with: Annotated[
        str | None, Column("Jämförbar med", "Andra utgåvor vars områden går att jämföra med den här, med blanksteg emellan.")
    ]


@dataclass(frozen=True, slots=True)
class Area:
    """An area of an edition."""

    about: ClassVar = About("Områden", "Utgåvornas områden.", ("edition", "area"))
    edition: _Edition
    area: Annotated[int, Column("Område", "Områdets nummer. Samma nummer kan vara ett annat område i en annan utgåva.")]
    title: Annotated[str, Column("Titel", "Områdets namn i utgåvan.")]
    theme: Annotated[
        str | None,
        Column("Tema", "Vad området handlar om, för sökning. Områden med samma tema är inte jämförbara bara för det."),
    ]
    maximum: Annotated[Decimal, Column("Högsta poäng", "Områdets högsta poäng.")]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of an edition."""

    about: ClassVar = About("Frågor", "Utgåvornas poängsatta frågor, där de är kända.", ("edition", "question"))
    edition: _Edition
    area: Annotated[int, Column("Område", "Områdets nummer.", "areas")]
    question: Annotated[str, Column("Fråga", "Frågans nummer, en text: 1.10 är den tionde frågan, inte talet 1,1.")]
    text: Annotated[str, Column("Lydelse", "Frågans lydelse i utgåvan.")]
    maximum: Annotated[Decimal | None, Column("Högsta poäng", "Tomt där utgåvan inte anger något.")]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation of one municipality."""

    about: ClassVar = About("Utvärderingar", "De publicerade utvärderingarna med poäng totalt.", ("evaluation",))
    evaluation: Annotated[str, Column("Utvärdering", "Utvärderingens id: kommunen och året.")]
    municipality: Annotated[str, Column("Kommun", "Kommunens namn utan ordet kommun.")]
    municipality_code: Annotated[
        str | None, Column("Kommunkod", "SCB:s kod, fyra siffror. Tomt om kommunen inte finns i registret.")
    ]
    county_code: Annotated[str | None, Column("Länskod", "SCB:s kod, två siffror.")]
    county: Annotated[str | None, Column("Län", "Länets namn i dag.")]
    year: Annotated[int, Column("År", "Rapportens år.")]
    conducted_from: Annotated[str | None, Column("Genomförd från", "När utvärderingen gjordes: år, år-månad eller datum.")]
    conducted_until: Annotated[
        str | None, Column("Genomförd till", "Sista dagen eller månaden; samma som från om bara en är känd.")
    ]
    edition: _Edition
    exact: _Exact
    printed: _Printed
    maximum: Annotated[Decimal, Column("Högsta poäng", "Högsta poäng i utgåvan.")]
    percent: _Percent
    reconstructed: Annotated[
        bool, Column("Rekonstruerade poäng", "true om de exakta poängen är rekonstruerade ur rapportens tryckta tal.")
    ]
    retold: Annotated[bool, Column("Återberättad", "true om texten är återberättad ur en äldre rapport.")]
    break_: Annotated[
        bool | None,
        Column(
            "Ny utgåva",
            "true om kommunens förra utvärdering här följer en utgåva som inte går att jämföra med den här. Tomt för den första.",
        ),
    ]


@dataclass(frozen=True, slots=True)
class AreaPoints:
    """An area's points in one evaluation."""

    about: ClassVar = About("Poäng per område", "Varje utvärderings poäng per område.", ("evaluation", "area"))
    evaluation: _Evaluation
    edition: _Edition
    area: Annotated[int, Column("Område", "Områdets nummer i utgåvan.", "areas")]
    title: Annotated[str, Column("Titel", "Områdets namn i den här rapporten.")]
    exact: _Exact
    printed: _Printed
    maximum: Annotated[Decimal, Column("Högsta poäng", "Områdets högsta poäng.")]
    percent: _Percent


@dataclass(frozen=True, slots=True)
class QuestionPoints:
    """A question's points in one evaluation."""

    about: ClassVar = About(
        "Poäng per fråga", "Varje utvärderings poäng per fråga, där frågorna är kända.", ("evaluation", "question")
    )
    evaluation: _Evaluation
    edition: _Edition
    question: Annotated[str, Column("Fråga", "Frågans nummer i utgåvan, en text.", "questions")]
    exact: _Exact
    printed: _Printed
    maximum: Annotated[Decimal | None, Column("Högsta poäng", "Tomt där utgåvan inte anger något.")]
    percent: _Percent


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that the evaluators saw."""

    about: ClassVar = About(
        "Iakttagelser", "Avsnitt, styrkor och förbättringsmöjligheter i rapporterna, som de trycks.", ("observation",)
    )
    observation: Annotated[
        str, Column("Iakttagelse", "Id, räknat på orden: samma så länge de står kvar, var i rapporten de än flyttas.")
    ]
    evaluation: _Evaluation
    edition: _Edition
    area: Annotated[int, Column("Område", "Områdets nummer i utgåvan.", "areas")]
    theme: Annotated[str | None, Column("Tema", "Områdets tema i utgåvan.")]
    kind: Annotated[
        Literal["section", "strength", "improvement"],
        Column("Slag", "section: avsnitt i beskrivningen, strength: styrka, improvement: förbättringsmöjlighet."),
    ]
    good_example: Annotated[bool, Column("Gott exempel", "true där rapporten lyfter fram det som gott exempel.")]
    heading: Annotated[str | None, Column("Rubrik", "Avsnittets rubrik. Tomt för styrkor och förbättringsmöjligheter.")]
    text: Annotated[str, Column("Text", "Orden utan formatering, en rad för varje stycke eller punkt.")]


@dataclass(frozen=True, slots=True)
class Bridge:
    """What has been said of totals of two editions."""

    about: ClassVar = About(
        "Broar",
        "Vad som har sagts om totalpoäng enligt två utgåvor. Uppgifter att citera; ingenting här är räknat med dem.",
        ("from", "to"),
    )
    from_: Annotated[str, Column("Från", "Utgåvan vars totalpoäng det gäller.", "editions")]
    to: Annotated[str, Column("Till", "Den tidigare utgåva som totalpoängen ungefär kan jämföras med.", "editions")]
    low: Annotated[Decimal, Column("Lägst", "Minsta antal poäng att lägga till en totalpoäng enligt den tidigare utgåvan.")]
    high: Annotated[Decimal, Column("Högst", "Största antal poäng att lägga till.")]
    source: Annotated[str, Column("Källa", "Var det är sagt.")]
