"""What the charts show, in words, for the alt texts and the sentences beside the pictures.

Kept apart from the drawing, so that a page can be written while its pictures are drawn. Differences are between points
as printed, so that a reader can follow them in the tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kommunkompassen.base.swedish import NO_BREAK_SPACE, count, listed, number, signed
from kommunkompassen.base.swedish import percent as percent_text
from kommunkompassen.points.compare import Comparison, Earlier
from kommunkompassen.points.score import Exact, QuestionScore, Result, percent, printed

EXTREMES = 5
"""How many of the strongest and of the weakest questions are pointed out, where they can be told apart from the others."""
MOST = 6
"""As many where the fifth shares its percent with another."""


def areas(result: Result, compared: Comparison | None = None) -> str:
    """Chart 1: what it shows, the total, the highest and the lowest, and every area's points with what its tick stands for."""
    shown = [(area.title, printed(area.points, result.step)) for area in result.areas if area.points is not None]
    if not shown:
        return "Stapeldiagram över poängen per område. Inget område är poängsatt än."
    high, low = max(value for _, value in shown), min(value for _, value in shown)
    highest = listed([title for title, value in shown if value == high])
    lowest = listed([title for title, value in shown if value == low])
    sentence = f"Stapeldiagram över poängen i {_areas(len(shown))}, högst 100 i varje."
    if result.points is not None:
        sentence += f" Totalt {number(printed(result.points, result.step))} av {number(result.maximum)}."
    if high == low:
        sentence += f" Alla har {number(high)} poäng."
    else:
        sentence += f" Högst: {highest}, {number(high)}. Lägst: {lowest}, {number(low)}."
    return f"{sentence} {_one_by_one(result, compared)}"


def _one_by_one(result: Result, compared: Comparison | None) -> str:
    """Område för område, med Nacka inom parentes: Politisk styrning och kontroll 74 (64), …"""
    others: Sequence[Exact | None] = (compared and compared.areas) or [None] * len(result.areas)
    said = [
        f"{area.title} {number(printed(area.points, result.step))}"
        + (f" ({number(printed(other, result.step))})" if other is not None else "")
        for area, other in zip(result.areas, others, strict=True)
        if area.points is not None
    ]
    beside = f", med {in_sentence(compared.name)} inom parentes" if compared and compared.areas else ""
    return f"Område för område{beside}: {', '.join(said)}."


def profile(result: Result, own_name: str, comparisons: Sequence[Comparison]) -> str:
    """Chart 2: for each reference in how many areas the municipality lies above it, and the extremes."""
    return " ".join(
        [f"Diagram över {own_name} område för område.", *(compare(result, own_name, comparison) for comparison in comparisons)]
    )


def compare(result: Result, own_name: str, comparison: Comparison) -> str:
    """One comparison in a sentence or two; the differences are between points as printed."""
    differences = [
        (area.title, printed(area.points, result.step) - printed(other, comparison.step))
        for area, other in zip(result.areas, comparison.areas or (), strict=True)
        if area.points is not None
    ]
    if not differences:
        return f"{own_name} har inga poäng att jämföra med {comparison.name} än."
    values = [value for _, value in differences]
    high, low = max(values), min(values)
    most = listed([title for title, value in differences if value == high])
    least = listed([title for title, value in differences if value == low])
    opening = f"Jämfört med {in_sentence(comparison.name)} ligger {own_name} {_where(values)}."
    if high == low:
        return f"{opening} Skillnaden är {signed(high)} överallt."
    return f"{opening} Skillnaden går från {signed(low)} i {least} till {signed(high)} i {most}."


def _where(differences: Sequence[Decimal]) -> str:
    whole = len(differences)
    counts = {
        "högre": sum(1 for value in differences if value > 0),
        "lika": sum(1 for value in differences if value == 0),
        "lägre": sum(1 for value in differences if value < 0),
    }
    for word, number_of in counts.items():
        if number_of == whole:
            return f"{word} i alla {_areas(whole)}" if whole > 1 else f"{word} i {_areas(whole)}"
    parts = [f"{word} i {'ett' if number_of == 1 else count(number_of)}" for word, number_of in counts.items() if number_of]
    return f"{listed(parts)} av {_areas(whole)}"


def _areas(number_of: int) -> str:
    return "ett område" if number_of == 1 else f"{count(number_of)} områden"


def in_sentence(name: str) -> str:
    """The mean's name as it is said inside a sentence: medelvärdet av tre utvärderingar; names of municipalities keep theirs."""
    name = re.sub(r"^Medel(?= av )", "Medelvärdet", name)
    return name[0].lower() + name[1:] if name.startswith("Medel") else name


def change(result: Result, own_name: str, earlier: Earlier) -> str:
    """Chart 3: in how many areas the points rose or fell, and the extremes."""
    return f"Diagram över förändringen per område. {change_in_words(result, own_name, earlier)}"


def change_in_words(result: Result, own_name: str, earlier: Earlier) -> str:
    """The change since the earlier evaluation, in a sentence or two."""
    areas = tuple(area.points for area in earlier.result.areas if area.points is not None)
    if len(areas) != len(earlier.result.areas):
        return f"Alla områden var inte poängsatta i {earlier.name}."
    return compare(result, own_name, Comparison("", earlier.name, "", "", earlier.result.points, areas, earlier.result.step))


@dataclass(frozen=True, slots=True)
class Extreme:
    """The strongest questions, or the weakest, as many as can be told apart.

    Where so many share that place that none is named: how many they are, and their percent.
    """

    questions: tuple[QuestionScore, ...] = ()
    shared: int = 0
    percent: Decimal = Decimal(0)


def extremes(result: Result) -> tuple[Extreme, Extreme]:
    """The five strongest and the five weakest questions by exact percent; none where too few are scored or all are alike.

    Where the fifth shares its printed percent with others, these are named while all are no more than six, and else none of them.
    """
    scored = [
        question
        for area in result.areas
        for question in area.questions
        if question.points is not None and question.maximum is not None
    ]
    if len(scored) <= 2 * EXTREMES or len({_percent(question) for question in scored}) == 1:
        return Extreme(), Extreme()
    weakest = _told_apart(sorted(scored, key=_share))
    strongest = _told_apart(sorted(scored, key=_share, reverse=True))
    return strongest, weakest


def _told_apart(ordered: Sequence[QuestionScore]) -> Extreme:
    """The first ones, in order."""
    fifth = _percent(ordered[EXTREMES - 1])
    before = tuple(question for question in ordered[:EXTREMES] if _percent(question) != fifth)
    alike = tuple(question for question in ordered if _percent(question) == fifth)
    if len(before) + len(alike) <= MOST:
        return Extreme((*before, *alike))
    return Extreme(before) if before else Extreme((), len(alike), fifth)


def _percent(question: QuestionScore) -> Decimal:
    assert question.points is not None
    assert question.maximum is not None
    return percent(question.points, question.maximum)


def _share(question: QuestionScore) -> float:
    assert question.points is not None
    assert question.maximum is not None
    return float(question.points / question.maximum)


def questions(result: Result) -> str:
    """Chart 4: the strongest and the weakest questions by number and percent."""
    return f"Diagram med ett märke för varje fråga i procent av högsta poäng, område för område. {extremes_in_words(result)}"


def extremes_in_words(result: Result) -> str:
    """The strongest and the weakest questions, each by its wording, number and percent, which no line's end parts."""
    strongest, weakest = extremes(result)
    if strongest == weakest == Extreme():
        return "Högsta och lägsta andel pekas inte ut: för få frågor är poängsatta, eller så är alla lika."
    return f"{_said(strongest, 'Högst andel av poängen', 'högsta')} {_said(weakest, 'Lägst andel', 'lägsta')}"


def _said(extreme: Extreme, word: str, place: str) -> str:
    if extreme.shared:
        return f"{shared_in_words(extreme.shared, extreme.percent, place)}."
    questions = [
        f"”{question.text}” ({question.number},{NO_BREAK_SPACE}{percent_text(_percent(question))})"
        for question in extreme.questions
    ]
    return f"{word} har {listed(questions)}."


def shared_in_words(questions: int, shared: Decimal, place: str) -> str:
    """Tolv frågor delar den högsta andelen, 100 %; without a full stop."""
    many = count(questions)
    return f"{many[0].upper()}{many[1:]} frågor delar den {place} andelen, {percent_text(shared)}"
