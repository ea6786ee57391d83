"""What came along out of other programs is told of once; a sentence that looks alike is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.check import check_all
from kommunkompassen.check.program_leftover import _found
from kommunkompassen.repository import Repository
from tests.check.test_all_rules import WHOLE

BELOW = "Kommunen har en plan för hur medborgarna kan vara med."
LEFT = {
    "assistant": (
        *("Här är ett förslag på text:", "Här kommer en kortare version:", "Här är en omarbetad version av texten:"),
        *("Självklart! Här kommer en omarbetad version:", "Absolut! Här är texten.", "Hoppas det hjälper!"),
        *("Vill du att jag ska göra texten kortare?", "Säg till om du vill att jag ändrar tonen.", "Här är din text:"),
        *("AI-genererat innehåll kan vara felaktigt", "ChatGPT kan göra misstag.", "ChatGPT said:"),
        *("Sure! Here is a revised version", "Let me know if you'd like changes.", "Here's a shorter version of the text:"),
        "Would you like me to translate it?",
    ),
    "source": (
        *("En plan turn0search1 finns.", "En plan citeturn0search1turn1view0 finns.", "En plan【4†source】 finns."),
        *("En plan \ue200cite\ue202turn0search1\ue201 finns.", "En plan :contentReference[oaicite:2]{index=2}."),
        "En plan {index=2} finns.",
    ),
    "tracked": (
        "Läs [planen](https://kumla.se/plan?utm_source=chatgpt.com).",
        "Läs på https://kumla.se/plan?id=3&utm_source=nyhetsbrev&utm_medium=mejl.",
    ),
    "change": ("Kommunen har [-gammal-]{+ny+} plan.", "Kommunen har {+en+} plan.", "Kommunen har [-ingen-] plan."),
    "field": ("Se { PAGE } här.", "Se { REF _Ref123 \\h } här.", "Se {PAGEREF _Toc12345678 \\h} här."),
    "remark": (
        *("En plan [EE1] finns.", "En plan finns [MS2].", "Eva Ek tog bort: gammal", "Eva Ek lade till: ny", "Infogad: ny"),
        "Borttagen: gammal",
    ),
    "mail": (
        *("Den tis 3 mars 2026 kl 14:05 skrev Eva Ek <eva.ek@hjo.se>:", "Från: Anna Berg <anna.berg@hjo.se>"),
        "Från: Anna Berg <anna.berg@hjo.se>\nSkickat: den 3 mars 2026 14:05\nTill: Eva Ek <eva.ek@hjo.se>\nÄmne: Planen",
        *("Tänk på miljön innan du skriver ut", "Detta meddelande kan innehålla konfidentiell information."),
        "Du får inte ofta e-post från anna@hjo.se",
    ),
    "greeting": ("Vänligen,\nAnna", "En plan finns. Tack på förhand!"),
    "sender": (
        "Anna Berg\nKommunstrateg\nHjo kommun\n0503-350 00\nanna.berg@hjo.se",
        "Anna Berg\nKommunstrateg\nHjo kommun\nanna.berg@hjo.se",
    ),
    "meeting": ("Microsoft Teams-möte", "Mötes-ID: 123 456 789"),
    "chat": (
        *("Anna Berg 14:07", "Anna Berg, 2026-03-12 14:07:", "00:01:23 Anna: En plan finns.", "Igår 15:30", "Redigerad"),
        "Eva Ek har reagerat med 👍",
    ),
    "web": (
        *("Till innehållet", "Hoppa till innehåll", "Vi använder kakor (cookies)", "Läs mer om ungdomsrådet »", "Läs mer >"),
        *("Dela på Facebook", "Senast uppdaterad: 2026-03-12", "Sidan senast ändrad: 12 mars", "Sidansvarig: Anna Berg"),
        *("Hjälpte informationen dig?", "© Hjo kommun", "Start / Kommun och politik / Ungdomsrådet", "Skriv ut sidan"),
    ),
    "page": ("Hjo kommun 5 (12)", "--- Sida 4 ---", "4 | Utvärdering 2026", "Utvärdering 2026 | 4"),
    "head": ("DIARIENR: KS 2026/123", "Dnr KS 2026/123"),
    "caption": ("Diagram 2. Andel nöjda medborgare", "Tabell 1: Andel nöjda"),
    "reference": ("En plan finns. Se bilaga 2.", "En plan finns (se avsnitt 3.2 ovan)."),
}
LEFT_ALONE = (
    *(
        "Här är ett förslag till förbättring: kommunen kan fråga fler.",
        "Här är tre förslag på vad kommunen kan göra:\n\n- Fråga.",
    ),
    *("Här kommer en ny plan nästa år.", "Självklart är det så.", "”Vill du att jag ska hjälpa dig?” frågar receptionen."),
    *("Säg till om du vill ha en kopia, står det på webben.", "Alla hoppas det hjälper.", "AI-genererat innehåll märks ut."),
    *("Kommunen säger att AI-genererat innehåll kan vara felaktigt.", "Copilot används i förvaltningen."),
    *("Natursearch och return0 är ord.", "Se [planen](https://kumla.se/plan?id=3&sida=2).", "Ordet [sic] och [A1] står kvar."),
    *("Kommunen tog bort: avgiften, köerna.", "Den 3 mars skrev kommunen om planen.", "Från: klockan 8."),
    *(
        "Tack på förhand sägs ofta.",
        "Vänligen ring växeln.",
        "Detta meddelande möter besökaren.",
        "Tänk på miljön, säger skolan.",
    ),
    *("Kumla Kommunhus\nTorget 1\n019-58 80 00", "Anna Berg är kommunstrateg.", "Ett Teams-möte hölls.", "Mötet börjar 14:07."),
    *(
        "Redigerade texter finns.",
        "Till innehållet i planen hör mål.",
        "Vi använder kakor på fikat.",
        "Läs mer om det på webben.",
    ),
    *("Dela på ansvaret är viktigt.", "Frågan ”Hjälpte informationen dig?” ställs på varje sida.", "Start och stopp / mål."),
    *(
        "Senast uppdaterades planen i mars.",
        "Kumla fick 72 (68) poäng.",
        "Andel nöjda 65 (68)",
        "Kommunen har\n12 mål för detta.",
    ),
    *(
        "Planen (dnr KS 2026/123) är ny.",
        "Se bilaga 2 i årsredovisningen.",
        "Diagram 2 visar andelen.",
        "Se avsnittet om planen.",
    ),
)


def keys(folder: Path, text: str) -> list[str]:
    """What the check finds in a report whose last words are the text."""
    lines = "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
    path = folder / "kumla-2027.yaml"
    path.write_text(f"{WHOLE}texts:\n  closing: |\n{lines}", encoding="utf-8")
    return [finding.key for finding in check_all([path], Repository(folder), whole=False)]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in LEFT.items() for text in texts])
def test_what_came_along_is_told_of_once(kind: str, text: str, tmp_path: Path) -> None:
    for said in (text, f"{BELOW}\n\n{text}", f"{text}\n{BELOW}"):
        assert keys(tmp_path, said) == [f"program-leftover/{kind}"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_sentence_that_looks_alike_is_left_alone(text: str, tmp_path: Path) -> None:
    for said in (text, f"{BELOW} {text}"):
        assert keys(tmp_path, said) == []


def test_a_lone_number_within_a_paragraph_is_a_page_number(tmp_path: Path) -> None:
    assert keys(tmp_path, "Kommunen har en plan för\n12\ndetta arbete.") == ["program-leftover/page"]
    assert keys(tmp_path, "Kommunen har mål, antalet är\n\n12\n\ndetta år.") == []


def test_of_two_that_begin_at_once_the_longer_is_told_in_whatever_order_they_are_sought() -> None:
    text = "Från: Anna Ek <anna.ek@hjo.se>\nSkickat: den 3 mars 2026 14:05\n"
    kinds = {kind: [(0, len(text))] for kind in ("mail", "mail+")}
    told = [next(_found(dict(order), text)) for order in (kinds.items(), reversed(kinds.items()))]
    assert told[0] == told[1] == ("mail", 0, text.index("Skickat:") + len("Skickat:"))
