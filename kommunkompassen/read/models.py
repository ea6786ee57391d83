"""What the three kinds of files hold: evaluation, rubric, reference. The JSON Schemas for editors are made from these.

Titles and descriptions are Swedish because editors show them to evaluators. Unknown keys are forbidden everywhere.
What a published evaluation must have and a draft may lack is not said here but by the check, which knows the status.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from kommunkompassen.base import register
from kommunkompassen.read.parts import Field, Part, Shorthand
from kommunkompassen.read.scalars import (
    AreaNumber,
    Conducted,
    Id,
    Item,
    KnownDate,
    Line,
    LineOrNumber,
    Markdown,
    Name,
    Note,
    Points,
    QuestionNumber,
    Truth,
    Year,
)

Status = Literal["draft", "fact-check", "published"]
Theme = Literal["demokrati", "brukare", "styrning", "ledarskap", "effektivitet", "arbetsgivare", "utveckling", "samhalle"]
SourceKind = Literal["interview", "document", "website"]
SOURCE_WORDS: dict[SourceKind, str] = {"interview": "intervju", "document": "dokument", "website": "webbplats"}
"""What a score rests on, in print."""


class Evaluator(Part, title="Utvärderare"):
    """One of those who evaluated."""

    name: Name = Field(title="Namn", description="Utvärderarens namn.")
    affiliation: Name | None = Field(
        default=None, title="Organisation", description="Var utvärderaren arbetar, till exempel SKL."
    )


class Logo(Part, title="Logotyp"):
    """The municipality's or the publisher's logo."""

    file: Id = Field(title="Fil", description="Bildens namn i mappen evaluations/assets, till exempel nassjo.png.")
    alt: Line = Field(title="Bildbeskrivning", description="Vad bilden föreställer, för den som inte ser den.")


class PublishedSource(Part, title="Källa"):
    """The report that the content comes from, where it comes from another report."""

    title: Name = Field(title="Titel", description="Den tryckta rapportens titel.")
    date: KnownDate = Field(default=None, title="Datum", description="När den kom ut: 2019, 2019-03 eller 2019-03-12.")
    address: Id | None = Field(default=None, title="Adress", description="Webbadress där den finns.")
    retold: Truth = Field(default=False, title="Återberättad", description="true om texten är återberättad med egna ord.")
    reconstructed_scores: Truth = Field(
        default=False, title="Rekonstruerade poäng", description="true om de exakta poängen är rekonstruerade ur tryckta tal."
    )


class Labels(Part, title="Ordval"):
    """Wording for one report instead of the edition's."""

    scores_box: Line | None = Field(default=None, title="Poängrutan", description="Rubriken över områdets poäng.")
    strengths: Line | None = Field(default=None, title="Styrkor", description="Rubriken över styrkorna.")
    improvements: Line | None = Field(default=None, title="Förbättringar", description="Rubriken över förbättringarna.")
    analysis: Line | None = Field(default=None, title="Analys", description="Rubriken över den sammanfattande analysen.")


class Texts(Part, title="Texter"):
    """The report's own texts; most have a default text per edition."""

    about: Markdown | None = Field(
        default=None, title="Vad är Kommunkompassen?", description="Kapitel 1. Utelämnas: utgåvans text."
    )
    evaluation: Markdown | None = Field(
        default=None, title="Utvärderingen", description="Utelämnas: görs av conducted, interviews och first_evaluation."
    )
    results: Markdown | None = Field(default=None, title="Resultat", description="Före diagram 1. Utelämnas: utgåvans text.")
    profile: Markdown | None = Field(default=None, title="Profil", description="Före diagram 2. Utelämnas: utgåvans text.")
    comparisons: Markdown | None = Field(default=None, title="Jämförelser", description="Utelämnas: utgåvans text.")
    analysis: Markdown | None = Field(default=None, title="Sammanfattande analys", description="Utelämnas: avsnittet finns inte.")
    closing: Markdown | None = Field(default=None, title="Slutord", description="Utelämnas: kapitlet finns inte.")


class Score(Part, title="Poäng för en fråga"):
    """The points of one question. Points None: not yet given."""

    points: Points | None = Field(default=None, title="Poäng", description="Exakta poäng, högst två decimaler.")
    note: Note | None = Field(
        default=None,
        title="Anteckning",
        description="Bara för granskare; syns aldrig i en publicerad rapport. Inga namn på intervjuade.",
    )
    sources: Annotated[list[SourceKind], Shorthand(list[SourceKind] | None)] = Field(
        default_factory=list, title="Källor", description="Vad poängen bygger på: interview, document, website."
    )


_WrittenScore = Score | Points | None


class Section(Part, title="Avsnitt"):
    """A section of an area's narrative."""

    heading: Line | None = Field(default=None, title="Rubrik", description="Avsnittets rubrik.")
    good_example: Truth = Field(default=False, title="Gott exempel", description="true om avsnittet är ett gott exempel.")
    text: Markdown | None = Field(default=None, title="Text", description="Avsnittets text i Markdown.")


class Strength(Part, title="Styrka"):
    """One of an area's strengths."""

    text: Item = Field(title="Text", description="Styrkan, som den ska stå i listan.")
    good_example: Truth = Field(default=False, title="Gott exempel", description="true om styrkan är ett gott exempel.")


_WrittenStrength = Item | Strength


class Area(Part, title="Område"):
    """What the evaluators saw in one area."""

    title: Line | None = Field(
        default=None, title="Titel", description="I stället för utgåvans namn på området, i hela rapporten."
    )
    headings: list[Line] | None = Field(default=None, title="Rubriker", description="I stället för utgåvans lista i poängrutan.")
    general: Markdown | None = Field(default=None, title="Allmänt", description="I stället för utgåvans text under Allmänt.")
    scores: Annotated[
        dict[QuestionNumber, Annotated[Score, Shorthand(_WrittenScore, ("points",))]],
        Shorthand(dict[QuestionNumber, _WrittenScore] | None),
    ] = Field(default_factory=dict, title="Poäng per fråga", description="Frågans nummer och poäng, till exempel 1.1: 13.5.")
    score: Points | None = Field(default=None, title="Områdets poäng", description="Bara där utgåvan saknar frågor.")
    narrative: Annotated[list[Section], Shorthand(Markdown | list[Section] | None, ("0", "text"))] = Field(
        default_factory=list, title="Beskrivning", description="En text, eller en lista av avsnitt med rubrik och text."
    )
    strengths: Annotated[
        list[Annotated[Strength, Shorthand(_WrittenStrength, ("text",), is_sentence=True)]],
        Shorthand(list[_WrittenStrength] | None),
    ] = Field(default_factory=list, title="Styrkor", description="En styrka per punkt. Fetstil, länkar och {points 3} går bra.")
    improvements: Annotated[list[Item], Shorthand(list[Item] | None)] = Field(
        default_factory=list, title="Förbättringar", description="En förbättringsmöjlighet per punkt, skriven som styrkorna."
    )
    follow_up: Markdown | None = Field(
        default=None, title="Uppföljning", description="Vad som har blivit av den förra utvärderingens förbättringsmöjligheter."
    )


class Fact(Part, title="Uppgift"):
    """A line of the appendix "Kortfakta"."""

    label: Line = Field(title="Uppgift", description="Vad talet eller ordet gäller.")
    value: LineOrNumber = Field(title="Värde", description="Värdet, som det ska stå.")


class Evaluation(Part, title="Utvärdering"):
    """One evaluation of one municipality."""

    municipality: Name = Field(title="Kommun", description="Bara namnet: Nässjö.")
    official_name: Name | None = Field(
        default=None,
        title="Officiellt namn",
        description="Till exempel Kungälvs kommun eller Västerås stad. Utelämnas: registrets namn, om kommunen finns där.",
    )
    residents: Name | None = Field(default=None, title="Invånarna", description="Ordet för dem som bor där: nässjöborna.")
    year: Year = Field(title="År", description="Rapportens år.")
    rubric: Id = Field(title="Utgåva", description='Utgåvans id i mappen rubrics, till exempel "2018".')
    status: Status = Field(default="draft", title="Status", description="draft, fact-check eller published.")
    conducted: Conducted | None = Field(
        default=None, title="Genomförd", description="2019-03, 2019-03-12 eller 2003-06-04/2003-06-06."
    )
    interviews: LineOrNumber | None = Field(
        default=None, title="Intervjuade", description="Antal, i siffror eller ord: ett 30-tal."
    )
    first_evaluation: LineOrNumber | None = Field(
        default=None, title="Första utvärderingen", description="true, false eller en mening med egna ord."
    )
    evaluators: Annotated[list[Evaluator], Shorthand(list[Evaluator] | None)] = Field(
        default_factory=list, title="Utvärderare", description="De som gjorde utvärderingen."
    )
    publisher: Name | None = Field(default=None, title="Utgivare", description="Den som ger ut rapporten.")
    reference_number: Name | None = Field(
        default=None, title="Diarienummer", description="Rapportens nummer i utgivarens diarium: KS 2019/123."
    )
    contact: Line | None = Field(
        default=None, title="Kontakt", description="Dit den vänder sig som har frågor: en funktion, en växel, en adress."
    )
    licence: Line | None = Field(default=None, title="Licens", description="Hur rapporten får användas, till exempel CC BY 4.0.")
    logo: Logo | None = Field(default=None, title="Logotyp", description="Bild på omslaget.")
    source: PublishedSource | None = Field(default=None, title="Källa", description="Rapporten som innehållet kommer från.")
    compare_with: list[Id] | None = Field(
        default=None,
        title="Jämför med",
        description="mean, en annan utvärdering eller en referens. Utelämnas: [mean]. Ingen: [].",
    )
    mean_of: list[Id] | None = Field(
        default=None,
        title="Medelvärdet av",
        description="De utvärderingar som mean räknas på. Skrivs när rapporten publiceras; i ett utkast räknas de ut.",
    )
    history: list[Id] | None = Field(
        default=None,
        title="Tidigare utvärderingar",
        description="Kommunens egna tidigare utvärderingar och referenser, äldst först. Inga: []. I ett utkast räknas de ut.",
    )
    labels: Annotated[Labels, Shorthand(Labels | None)] = Field(
        default_factory=Labels, title="Ordval", description="Andra ord än utgåvans i den här rapporten."
    )
    texts: Annotated[Texts, Shorthand(Texts | None)] = Field(
        default_factory=Texts, title="Texter", description="Rapportens texter utanför områdena."
    )
    areas: Annotated[
        dict[AreaNumber, Annotated[Area, Shorthand(Area | None)]],
        Shorthand(dict[AreaNumber, Area | None] | None),
    ] = Field(default_factory=dict, title="Områden", description="Områdets nummer och vad utvärderarna såg.")
    facts: Annotated[list[Fact], Shorthand(list[Fact] | None)] = Field(
        default_factory=list, title="Kortfakta", description="Uppgifter i bilagan Kortfakta."
    )

    @property
    def name(self) -> str:
        """The municipality's official name: Nässjö kommun."""
        return self.official_name or register.official_name(self.municipality)


class Question(Part, title="Fråga"):
    """A scored question."""

    text: Line = Field(title="Fråga", description="Frågans lydelse.")
    maximum: Points | None = Field(default=None, title="Högsta poäng", description="Utelämnas där den inte är känd.")


class RubricArea(Part, title="Område"):
    """An area of an edition."""

    title: Line = Field(title="Titel", description="Områdets namn, som i översiktstabellen.")
    aliases: list[Name] = Field(default_factory=list, title="Andra namn", description="Namn som området också har haft.")
    theme: Theme | None = Field(
        default=None, title="Tema", description="Vad området handlar om; samma tema i flera utgåvor gör inga poäng jämförbara."
    )
    headings: list[Line] = Field(default_factory=list, title="Rubriker", description="Listan i områdets poängruta.")
    maximum: Points = Field(default=Decimal(100), title="Högsta poäng", description="Områdets högsta poäng.")
    questions: dict[QuestionNumber, Question] = Field(
        default_factory=dict, title="Frågor", description="Frågans nummer och lydelse."
    )


class Validity(Part, title="Giltighet"):
    """When an edition was in use; unknown is a value."""

    from_: KnownDate = Field(default=None, key="from", title="Från", description="Datum eller unknown.")
    until: KnownDate = Field(default=None, title="Till", description="Datum eller unknown.")


class RubricLabels(Part, title="Ordval"):
    """The edition's wording."""

    scores_box: Line = Field(default="Poäng", title="Poängrutan", description="Rubriken över områdets poäng.")
    strengths: Line = Field(default="Styrkor", title="Styrkor", description="Rubriken över styrkorna.")
    improvements: Line = Field(
        default="Förbättringsmöjligheter", title="Förbättringar", description="Rubriken över förbättringarna."
    )
    analysis: Line = Field(default="Sammanfattande analys", title="Analys", description="Rubriken över analysen.")
    area: Line = Field(default="Område", title="Område", description="Områdets benämning i jämförelsetabellen.")


class Bridge(Part, title="Bro"):
    """How totals of two editions were said to relate. It is cited, and nothing is reckoned with it."""

    from_: Id = Field(key="from", title="Från", description="Utgåvan vars totalpoäng det gäller.")
    to: Id = Field(title="Till", description="Utgåvan som totalpoängen ungefär kan jämföras med.")
    low: Points = Field(title="Lägst", description="Minsta antal poäng att lägga till.")
    high: Points = Field(title="Högst", description="Största antal poäng att lägga till.")
    source: Line = Field(title="Källa", description="Var det är sagt.")


class Rubric(Part, title="Utgåva"):
    """An edition of the instrument."""

    id: Id = Field(title="Id", description="Utgåvans id, samma som filens namn.")
    name: Name = Field(title="Namn", description="Utgåvans namn, som det trycks.")
    language: Id = Field(default="sv", title="Språk", description="Språket i utgåvan.")
    validity: Validity = Field(default_factory=Validity, title="Giltighet", description="När utgåvan användes.")
    points: Literal["whole", "half"] = Field(default="whole", title="Poäng trycks", description="whole: hela, half: halva.")
    comparable_with: list[Id] = Field(
        default_factory=list, title="Jämförbar med", description="Utgåvor vars områden går att jämföra."
    )
    bridges: list[Bridge] = Field(
        default_factory=list, title="Broar", description="Vad som har sagts om totalpoäng enligt den här utgåvan och en tidigare."
    )
    default_texts: list[Id] = Field(
        default_factory=list, title="Standardtexter", description="Mappar i templates/texts, i ordning."
    )
    labels: RubricLabels = Field(default_factory=RubricLabels, title="Ordval", description="Utgåvans ord.")
    areas: dict[AreaNumber, RubricArea] = Field(title="Områden", description="Områdena i ordning.")

    @property
    def has_questions(self) -> bool:
        """False where only the areas are known."""
        return any(area.questions for area in self.areas.values())

    @property
    def has_maximums(self) -> bool:
        """True where every question's maximum is known."""
        return self.has_questions and all(
            question.maximum is not None for area in self.areas.values() for question in area.questions.values()
        )

    def comparable(self, edition: str | None) -> bool:
        """Whether areas of that edition can be compared with this one's."""
        return edition == self.id or edition in self.comparable_with


class Reference(Part, title="Referens"):
    """A published figure to compare with."""

    name: Name = Field(title="Namn", description="Det som jämförs med, som det trycks.")
    edition: Id = Field(default="unknown", title="Utgåva", description="Utgåvans id eller unknown.")
    date: KnownDate = Field(default=None, title="Datum", description="Datum eller unknown.")
    municipality: Name | None = Field(
        default=None, title="Kommun", description="Kommunens namn, där talet är en kommuns: Grästorp."
    )
    year: Year | None = Field(
        default=None, title="År", description="Utvärderingens år. Med municipality räknas talet som en tidigare utvärdering."
    )
    definition: Line = Field(title="Definition", description="Vad talet är ett mått på.")
    source: Line = Field(title="Källa", description="Var det är publicerat.")
    total: Points | None = Field(default=None, title="Totalt", description="Poäng totalt, om det är känt.")
    areas: dict[AreaNumber, Points] = Field(
        default_factory=dict, title="Områden", description="Poäng per område, om de är kända."
    )
