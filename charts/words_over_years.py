"""The history in words: beside the chart, in its alt text, and what stands at a break in the chart itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kommunkompassen.base.swedish import NO_BREAK_SPACE, count, listed, number, signed
from kommunkompassen.points.compare import UNKNOWN_EDITION
from kommunkompassen.points.series import CitedBridge, Series, Visit

NOT_KNOWN = "ej känt"
NEW_EDITION = "ny utgåva"
_TOOL = "Kommunkompassen, "


def edition_name(visit: Visit) -> str:
    """The edition's printed name without the tool's: version 2.1."""
    return _short(visit.edition_name) or "utgåvan är inte känd"


def _short(edition: str) -> str:
    return edition.removeprefix(_TOOL)


def why_a_break(before: Visit, after: Visit) -> str:
    """The words that stand at a break between two visits."""
    return "okänd utgåva" if UNKNOWN_EDITION in (before.edition, after.edition) else NEW_EDITION


def added(bridge: CitedBridge) -> str:
    """The range of a bridge: +60–70."""
    return f"+{number(bridge.low)}–{number(bridge.high)}"


def series(whole: Series) -> str:
    """The alt text: every total in order, and the breaks between them."""
    parts = [f"Diagram över totalpoängen vid {count(len(whole.visits))} utvärderingar."]
    for index, stretch in enumerate(whole.stretches):
        if index:
            words = why_a_break(whole.stretches[index - 1].visits[-1], stretch.visits[0])
            parts.append(f"{words.capitalize()}.")
        parts += [f"{visit.year}: {_points(visit)}." for visit in stretch.visits]
    return " ".join([*parts, "Bara poäng enligt jämförbara utgåvor är förbundna med linjer."])


def in_words(whole: Series, own_name: str) -> list[str]:
    """What rose and fell within each stretch, where the breaks are, and what has been said of totals on both sides."""
    return [*_within(whole, own_name), *_breaks(whole), *_bridges(whole)]


def _points(visit: Visit) -> str:
    return "poängen är inte kända" if visit.points is None else f"{number(visit.points)} poäng"


def _within(whole: Series, own_name: str) -> Iterator[str]:
    for stretch in whole.stretches:
        known = [(visit.year, visit.points) for visit in stretch.visits if visit.points is not None]
        if len(known) < 2:
            continue
        (first_year, first), (_, last) = known[0], known[-1]
        totals = listed([f"{number(points)} poäng {year}" for year, points in known])
        change = f"Förändringen sedan {first_year} är {signed(last - first)} poäng."
        yield f"{own_name} fick {totals}. {change}"


def _breaks(whole: Series) -> Iterator[str]:
    pairs = [(before.visits[-1], after.visits[0]) for before, after in pairwise(whole.stretches)]
    new = [f"mellan {old.year} och {now.year}" for old, now in pairs if why_a_break(old, now) == NEW_EDITION]
    if new:
        yield f"Utgåvan av Kommunkompassen byttes {listed(new)}. Poäng före och efter ett sådant byte går inte att jämföra."
    unknown = [str(visit.year) for visit in whole.visits if visit.edition == UNKNOWN_EDITION]
    if unknown:
        yield f"Vilken utgåva som användes {listed(unknown)} är inte känt. De poängen jämförs därför inte med andra."


def _bridges(whole: Series) -> Iterator[str]:
    for stretch in whole.stretches:
        if stretch.bridge:
            yield _bridge(stretch.visits[0].year, stretch.bridge)


def _bridge(year: int, bridge: CitedBridge) -> str:
    amount = f"{number(bridge.low)}–{number(bridge.high)}{NO_BREAK_SPACE}poäng"
    return (
        f"Den som ungefär vill jämföra ett resultat enligt {_short(bridge.edition)} med {_short(bridge.earlier_edition)} "
        f"kan enligt en källa lägga till {amount}: den ofyllda rutan vid {year} i diagrammet. "
        f"Ingen förändring här är räknad på det. Källa: {bridge.source}"
    )
