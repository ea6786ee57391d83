"""A sentence ends where every reader would say that it ends; in doubt it goes on."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kommunkompassen.formatting.sentences import sentences

SPLIT = [
    "Kommunen är stor.|Den växer.",
    "Hur är det med KFF?|Nästa.",
    "Bra!|Mycket bra!!|Eller?!|Ja.",
    "Så var det …|Sedan kom nästa.",
    "Så var det...|Sedan kom nästa.",
    "Hon sade ”Bra.”|Sedan gick hon.",
    "Hon sade ”Bra”.|Sedan gick hon.",
    "Det finns (se ovan).|Sedan kom nästa.",
    "(Det finns.)|Sedan kom nästa.",
    "Nu.|”Projektet” heter så.",
    "Nu.|(Projektet heter så.)",
    "Nu.|«Projektet».|'Ett'.|\"Två\"",
    "Fullmäktige antog den i januari 2018.|Den har följts upp.",
    "Det var 2018.|30 personer kom.",
    "Det kostade 50 procent.|Åtta ville ha mer.",
    "Det gäller område 8.|Sedan kommer inget.",
    "Det blev {points 3}.|{total} var summan.",
    "Det är *bra*.|*Mycket* bra.",
    "Det är **bra.**|**Mycket** bra.",
    "Se [rapporten](https://skr.se/a.pdf).|[Den](https://skr.se) är lång.",
    "Det är gott att leva och bo i.|Tre metoder är bra.",
    "Botkyrka är med i EU.|Éva kom.",
    "Bra 😀.|Nästa 😀!",
]

WHOLE = [
    "",
    "Utan punkt",
    "Det finns t.ex. Servicecenter, bl.a. Medborgarkontor, s.k. Lotsar m.m. Allt är bra",
    "Det finns t ex Servicecenter",
    "Det finns t. ex. Servicecenter och bl. a. Kontor, m. m. Nästa",
    "Protokoll (webb m.m.) Kommunen",
    "Möten kl. 13, nr. 5 och nr 6, ca. 30, dvs. Alla, osv. Alla, m.fl. Alla, f.d. Chefen",
    "Gäller fr.o.m. 2018 t.o.m. 2020 p.g.a. Beslutet resp. Avtalet",
    "Se kap. 3, sid. 5, st. 2, jfr. Kapitel 4, etc. Allt, ev. Mer, inkl. Bilagan, exkl. Allt",
    "Det är max. 5, min. 3, tel. 0380-51 80 00",
    "Av J. Svensson, A.-M. Ek, S. Å. Berg och J.E. Ål",
    "Av Lars (L. Strid) och ”M. Ek”",
    "Den 1. januari, den 1. Januari och den 1. Mötet, från 15. Mars",
    "1. Öka takten",
    "1986\\. Öka takten",
    "Målen: 3. Öka takten",
    "Målen är 1. Öka 2. Minska 3. Behålla",
    "Nivå 3. 4 är högst",
    "Det kom en punkt. men sedan gick det vidare",
    "Vad? ”undrar” någon",
    "Vad! (undrar någon)",
    "Se [Rapport. Del två](https://skr.se) här",
    "Se [a](https://skr.se/a.Pdf. B) här",
    "Det blev {points 3. Av} så",
    "Det finns mycket (allt. Eller inget. Vem vet) kvar",
    "Två.  Blanka",
    "Punkten kl.13.Inget blanksteg",
    "Ett. - Två",
    "Ett. 2) Två",
    "Ett. 17. Två",
    "Ett.\u00a0Två",
]


@pytest.mark.parametrize("text", SPLIT)
def test_a_sentence_ends_before_the_next_one(text: str) -> None:
    expected = text.split("|")
    assert len(expected) > 1
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_in_doubt_a_sentence_goes_on(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", [*SPLIT, *WHOLE])
def test_every_sentence_alone_is_one_sentence_or_goes_on_alone(text: str) -> None:
    for sentence in sentences(text.replace("|", " ")):
        assert sentences(sentence) == [sentence]


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="aAÅ1 .!?…,:”\"'()[]{}*_-#\u00a0😀", max_size=60))
@example("Ett.  Två. . Tre")
def test_the_sentences_joined_are_the_text(text: str) -> None:
    assert " ".join(sentences(text)) == text
