"""Words to colleagues and places for names are told of once; a sentence that looks alike is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.test_program_leftover import BELOW, keys

LEFT = {
    "template-leftover": (
        *("Kommentar: här behöver vi mer underlag", "En plan (OBS kontrollera!) finns.", "En plan [källa?] finns."),
        *("En plan [ref] finns.", "Kommunen har [sätt in siffra] mål.", "Kommunen har 12 (siffra?) mål.", "Lägg in citat här"),
        *("Bo, kan du titta på det här?", ">>>>Eva: ta bort?<<<<", "// Eva: stryk detta", "En plan finns. @Bo"),
        *("En plan finns (stryk det som inte gäller).", "Stryk det som ej gäller.", "En plan finns (ta bort?)."),
        "[Dra till dig läsarens uppmärksamhet med ett bra citat från dokumentet]",
    ),
    "template-leftover/choice": ("ALT 1: Kommunen har en plan.\nALT 2: Kommunen saknar en plan.", "Alt 1: Ja. Alt 2: Nej."),
    "template-leftover/merge": ("Här är {{kommun}} bra.", "Här är «Kommun» bra.", "Hej $namn här.", "Hej %NAMN% här."),
    "broken-letters/lost": ("Inv?nare f?r ?terkoppling.", "En (cid:127)plan finns."),
    "broken-letters/spaced": ("D e m o k r a t i är viktigt.",),
    "broken-letters": ("Det är â€ citat â€ som lever.",),
}
LEFT_ALONE = (
    *("Kommentar: kommunen valde att inte svara.", "Kommentarer till planen välkomnas.", "(OBS: gäller bara vardagar)"),
    *("Frågan är vad (och för vem)?", "Lägg märke till planen.", "”Anna, kan du hjälpa mig?” frågade en besökare."),
    *("Följ @kumlakommun på nätet.", "Läs [planen](https://kumla.se/plan).", "Skriv till kumla@kumla.se."),
    *("Ett alternativ är en plan.", "«Dialogen» är ett ord.", "Priset är 50 % av $5.", "Det är {{klamrar}}."),
    *("Vad? var? när? frågar vi.", "Läs https://kumla.se/sida?a=1&b?c här.", "Rutorna A B C D E F finns.", "I e i o."),
    *("Vem får svar?varje dag.", "Läs [källa](https://kumla.se).", "Kommunen kan stryka det som inte gäller längre."),
)


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in LEFT.items() for text in texts])
def test_what_is_left_of_the_writing_is_told_of_once(key: str, text: str, tmp_path: Path) -> None:
    for said in (text, f"{BELOW}\n\n{text}"):
        assert keys(tmp_path, said) == [key]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_sentence_that_looks_alike_is_left_alone(text: str, tmp_path: Path) -> None:
    for said in (text, f"{BELOW} {text}"):
        assert keys(tmp_path, said) == []
