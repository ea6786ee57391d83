"""Days, times and years that can't be are told of, and so is when the evaluation was made if conducted says otherwise."""

from __future__ import annotations

from pathlib import Path

from tests.check import told

IMPOSSIBLE = (
    *("Planen antogs den 31 februari 2027.", "Planen antogs den 30 februari.", "Mötet hölls den 31 november."),
    *("Mötet hölls den 31 april 2026.", "Mötet hölls 31 juni.", "Mötet hölls den 32 mars."),
    *("Mötet hölls den 35 maj 2027.", "Mötet hölls den 29 februari 2027.", "Mötet hölls 2027-13-01."),
    *("Mötet hölls 2027-02-30.", "Mötet hölls 2027-04-31.", "Mötet hölls 2027-00-12.", "Mötet hölls 2027-05-00."),
    *("Mötet hölls 31/11 2027.", "Mötet hölls 31/2-2027.", "Mötet börjar kl. 25.00.", "Mötet börjar kl 25:00."),
    *("Mötet börjar klockan 24.30.", "Mötet börjar kl. 9.75.", "Mötet börjar kl. 12:60.", "Mötet är kl. 18.00–25.00."),
    *("Kl. 26 stänger huset.", "Planen gäller år 20027.", "Planen gäller 20227.", "Planen antogs i mars 20227."),
    *("Planen gäller år 2207.", "Planen antogs i maj 2207.", "Planen gäller 2025–2023.", "Planen gäller 2025-2023."),
    *("Åren 2027–2019 var svåra.", "Planen gäller 2027 – 2024.", "Mandatperioden 2026–2022 är slut."),
    *("Mötet hölls den 14–12 maj.", "Planen gäller perioden 1999–1995.", "Utvärderingen genomfördes i mars 2026."),
    *("Utvärderingen genomfördes i april 2027.", "Utvärderingen gjordes i maj."),
    *("Utvärderingen av Kumla kommun gjordes i mars 2025.", "Utvärderingen ägde rum den 3 maj 2027."),
    *("Besöket ägde rum i november 2026.", "Intervjuerna genomfördes i juni 2027."),
    "I maj 2026 genomfördes utvärderingen.",
)
RIGHT = (
    *("Planen antogs den 28 februari 2027.", "Planen antogs den 29 februari 2024.", "Mötet hölls den 31 mars."),
    *("Mötet hölls den 30 november.", "Mötet hölls den 31 januari 2026.", "Av 31 nämndledamöter svarade 30."),
    *("Kommunen har 31 förskolor och 35 lekplatser.", "Andelen ökade med 31 procent i april."),
    *("Mötet hölls 2027-03-31 och 2024-02-29.", "Dnr 2027-13-01 gäller en annan fråga."),
    *("Ärende KS 2027-1301 avslutades.", "Mötet börjar kl. 24.00.", "Mötet börjar kl. 18.00–20.30."),
    *("Mötet börjar klockan 8.", "Kl. 8–17 är växeln öppen.", "Kommunen har 20 027 invånare."),
    *("Kommunen har 20227 besök på webben.", "Kostnaden är 20127 kronor.", "Vision 2050 styr planen."),
    *("Planen gäller 2023–2025.", "Planen gäller 2023–25.", "Läsåret 2025/26 börjar.", "Läsåret 2025–26 börjar."),
    *("Planen gäller 2025-12.", "Ring 0381-51 80 00.", "Matchen slutade 3–2."),
    *("Andelen sjönk från 2025 till 1998 personer.", "Priset föll från 2 025–1 900 kr."),
    *("Utvärderingen genomfördes i mars 2027.", "Utvärderingen genomfördes i mars."),
    *("Utvärderingen genomfördes våren 2027.", "Utvärderingen genomfördes under 2027."),
    *("Utvärderingen genomfördes den 3 mars 2027.", "Utvärderingen 2019 genomfördes i maj 2019."),
    *("Den förra utvärderingen genomfördes i maj 2019.", "Utvärderingen genomfördes första gången i maj 2019."),
    *("Utvärderingen av hemtjänsten gjordes i maj 2026.", "En utvärdering gjordes i maj 2026."),
    *("Utvärderingen genomfördes av två utvärderare.", "Besöket ägde rum i mars."),
    *("Intervjuerna genomfördes i mars 2027.", "Mandatperioden 2022–2026 är slut."),
    *("Mellan 2023 och 2025 ökade antalet.", "Budgeten för 2027 och planen för 2028–2029 antogs."),
    *("Den 1–3 maj hölls mötet.", "Den 28–29 mars hölls mötet.", "Den 30 april–2 maj hölls mötet."),
    *("Mötet 31/3 2027 var öppet.", "Mötet 30/11-2026 var öppet.", "Kvoten 31/11 är 2,8."),
    *("Kommunen hade 2195 anställda år 2026.", "År 1971 bildades kommunen.", "Kommunen har anor från 1200-talet."),
    *("År 1473 fick staden privilegier.", "Under 2200 timmar gjordes insatser."),
    *("Målet 2030 är klimatneutralitet, och 2045 är hela landet med.", "År 2100 väntas havet ha stigit."),
    *("Tidplanen är 14–16 maj.", "Sidorna 31–35 i maj månads tidning handlar om det."),
    *("Kl. 12.00, 13.30 och 23.59 går bussar.", "Artikel 20.27 gäller.", "Postnummer 20227 Malmö ligger inte i Kumla."),
)


def test_each_is_told_of_once(tmp_path: Path) -> None:
    for wording in IMPOSSIBLE:
        assert len(told.of_paragraphs(tmp_path, [wording])[wording]) == 1, wording


def test_what_can_be_is_left_alone(tmp_path: Path) -> None:
    for wording in RIGHT:
        assert told.of_paragraphs(tmp_path, [wording])[wording] == [], wording
