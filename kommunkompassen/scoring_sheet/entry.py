"""What the sheet lets be typed in its cells, and what it says where something else is."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from kommunkompassen.base.swedish import number as in_swedish
from kommunkompassen.points.score import Step
from kommunkompassen.read.models import SOURCE_WORDS
from kommunkompassen.scoring_sheet.scores import Scored


def points_rule(scored: Scored, step: Step) -> dict[str, Any]:
    """A number from nought to the most that the question can be given; nothing while it is not given."""
    kind = "hela eller halva" if step == "half" else "med komma före decimalerna"
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": float(scored.limit),
        "error_title": "Poängen går inte",
        "error_message": f"{scored.number} kan få mellan 0 och {in_swedish(scored.limit)} poäng, {kind}.",
    }


WHOSE = {
    "validate": "any",
    "input_title": "Vilken utvärdering?",
    "input_message": "Skriv kommun och år, till exempel Nässjö 2027. Filen går då inte att läsa in i någon annan utvärdering.",
}
"""What a blank sheet says where it is to be told whose it is; it says so when the cell is chosen."""
WRITER = {
    "validate": "any",
    "input_title": "Vem har satt poängen?",
    "input_message": "Skriv ditt namn om ni är flera. När ni stämmer av står dina initialer vid dina poäng och anteckningar.",
}
"""What the cell for a name says when it is chosen."""
_CHOICES = [" + ".join(some) for count in (1, 2, 3) for some in combinations(SOURCE_WORDS.values(), count)]
SOURCES_RULE = {
    "validate": "list",
    "source": _CHOICES,
    "error_title": "Källan finns inte",
    "error_message": "Välj ur listan: intervju, dokument, webbplats eller flera av dem.",
}
"""One source or several, in all combinations: a list lets only one line be chosen."""
