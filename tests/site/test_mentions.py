"""Which municipalities a text names, and what only looks as if it did."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kommunkompassen.data.observations import Observation, observations
from kommunkompassen.site.mentions import mentions
from tests.helpers import content_of, data


def _observation(folder: Path, text: str) -> Observation:
    return replace(observations(content_of(folder, data()))[0], text=text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Kumla kan inspireras av Eskilstuna.", ["Eskilstuna"]),
        ("Både Eskilstuna och Upplands Väsby gör så.", ["Eskilstuna", "Upplands Väsby"]),
        ("I Falu kommun finns en modell.", ["Falun"]),
        ("Eskilstuna gör så. Även Eskilstuna gör så.", ["Eskilstuna"]),
        ("Samverkan med Polisen i Jönköpings län fungerar.", []),
        ("Kommunen deltar i Business Arena Stockholm varje år.", []),
        ("Det bör vara tydligt. Vara kommun gör så.", ["Vara"]),
        ("I Lund finns en modell, och från Mark kommer en annan.", ["Lund", "Mark"]),
        ("Mark finns att bygga på. Lund och skog sköts väl.", []),
        ("Kumla kommun gör detta själv.", []),
    ],
)
def test_names_of_others(tmp_path: Path, text: str, named: list[str]) -> None:
    assert [one.name for one in mentions([_observation(tmp_path, text)], "Kumla")] == named


def test_a_mention_holds_its_sentence_and_its_place(tmp_path: Path) -> None:
    one = _observation(tmp_path, "Det går bra. Titta på\nEskilstuna! Sedan är det klart.")
    (mention,) = mentions([one], "Kumla")
    assert (mention.sentence, mention.municipality) == ("Titta på Eskilstuna!", "eskilstuna")
    assert (mention.area, mention.target) == (one.area, one.target)
