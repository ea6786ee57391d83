"""Slips of typing are told of once each; Swedish that only looks like one is left alone."""

from __future__ import annotations

from pathlib import Path

from tests.check import told

SLIPS = (
    *("Kommunen har mål och och medel.", "Alla bor i i Habo.", "Kommunen satsar på på unga."),
    *("Nämnden har en en plan.", "Målen är är tydliga.", "Rådet för för unga möts.", "Dialogen med med invånarna."),
    *("Planen av av 2026 gäller.", "Kommunen har har en plan.", "Planen gäller till till 2027."),
    *("Enkäten når inte inte alla.", "Kommunen ska ska svara.", "Kommunen har en plan , och följer upp den."),
    *("Nämnden har ett mål .", "Bolaget har en policy . Den följs upp.", "Skolan har en enkät ,och följer upp."),
    *("Har kommunen en plan ?", "Rådet har en budget,, och följer upp.", "Chefen har ett program, , och följer upp."),
    *("Gruppen har ett råd..", "Staben har en rutin.. Den mäts.", "Byrån har en idé,."),
    *("Teamet har en karta., Den syns.", "Det är bra,men inte nog.", "Mål,medel och uppföljning."),
    *("Kommunen (SKR),som är med.", "År 2027,men inte 2026.", "Planen är bra.Den utvecklas."),
    *("Laget har en dialog. den växer.", "Planen följs upp. nämnderna svarar för det."),
    *("Planen antogs 2026. den gäller i år.", "Planen (2026). den gäller."),
    "Fonden har en webb (antagen 2026 och den gäller.",
    *("Kommunen har ”en plan och den gäller.", 'Kommunen har en "plan och den gäller.'),
    *("Ledningen har ett nät” och den gäller.", "Enheten har en app. Den lever och"),
    *("Orten har en skylt. Den prövas för att", "Gården har en grind. Den hålls för", "Huset har en port. Den utreds,"),
    *("Bryggan har en båt och medel för en", "Torget har en staty, som gäller till"),
    "Hamnen har en kaj. Den ses över av nämn-",
)
RIGHT = (
    *("Det det handlar om är tillit.", "Det var var och en som svarade.", "Det är så så många vill ha det."),
    *("Alla som som barn gick här minns skolan.", "De de möter är nöjda.", "Den den gäller får veta det."),
    *("Frågan är om om ett år räcker.", "Kommunen vet att att lyssna tar tid.", "Det som är är bra."),
    *("Vad det är är svårt att säga.", "Alla vi vi möter.", "Tid för för- och efterarbete finns."),
    *("Politiken tar in in- och utflyttning i planen.", "Medel förs över över- och underskott."),
    *("Kommunen ser till att till- och ombyggnad planeras.", "Chefer på på- och avstigningsplatser deltar."),
    *("Duka upp upp- och nedgångar i diagrammet.", "Se bl.a. a. i planen."),
    *("Mer och mer görs i dialog, mer mer sällan.", "Steg för steg och år för år blir det bättre."),
    *("Mål m m redovisas.", "Bo Bo Ek heter han inte.", "New York New York är en affär."),
    *("Kommunen har 1,5 miljoner kr.", "Kl. 8,30 och 9.15 möts de.", "Planen, t.ex. om dialog, gäller."),
    *("Barn, unga m.fl. deltar.", "Planen gäller t.o.m. 2027 och följs upp."),
    *("Det gäller skolor, förskolor m.m. och bibliotek.", "Mötet hålls ca. tre gånger."),
    *("Kommunen ger bl.a. stöd till föreningar.", "Mötet börjar kl. nio.", "Det kostar ca 3 mnkr. per år."),
    *("Budgeten är 12 milj. kronor.", "Chefen har tre st. medarbetare.", "Planen, dvs. målen, är känd."),
    *("Planen gäller fr.o.m. januari.", "Det är s.k. öppna möten.", "Antal anst. är stort."),
    *("Jfr. med andra kommuner.", "Resp. nämnd följer upp, resp. nämnd svarar."),
    *("Max. tre möten och min. ett möte hålls.", "Ev. ändringar görs, ev. nya mål sätts."),
    *("Nämnden, inkl. utskott, svarar.", "Tel. till växeln står på webbplatsen, tel. nås dygnet runt."),
    *("Kommunen väntar … och ser.", "Kommunen väntar ... och ser.", "Det tar tid... Men det går."),
    *("Kommunen har en plan (antagen 2026).", "Kommunen har en plan (antagen 2026 (se nedan))."),
    *("Kommunen har a) en plan, b) en policy.", "a) Kommunen har en plan.", "1) Kommunen har en plan."),
    *("Kommunen kallar det ”öppet hus”.", 'Nämnden säger "välkommen hit".', 'Skärmen är 5" stor.'),
    *("Kommunen kallar det »öppet hus«.", "Kommunen kallar det ‘öppet hus’."),
    *("Frågan ”Vad vill du?” och svaret ”Mer!” är kända.", "Kommunen säger: ”Vi vill.” Det är bra."),
    *("Läs på kumla.se/plan,som,den,är eller ring.", "Skriv till kumla@kumla.se, som svarar."),
    *("Filen plan.docx, bild.png och data.csv finns.", "Adressen är www.kumla.se. Den är ny."),
    *("Kommunen använder .NET och Node.js i systemen.", "Microsoft Office .docx är ett format."),
    *("Systemet heter Visma.Net hos leverantören.", "Datum 2027-01-02 och tid 9.30 är rätt."),
    *("Läs mer på kumla.se/plan", "iPad används. iPad är vanligt i skolan.", "eHälsa är viktigt. eHälsan byggs ut."),
    *("Kommunen har mål. 15 av dem är nya.", "Är det bra? undrar många. Ja! svarar de."),
    *("Kommunen (som är liten) har mål (som är stora).", "Kommunen ligger i Jönköpings län, Småland."),
    *("Dr. von Essen och prof. af Ugglas deltog.", "Kommunen har 2 500 anställda, varav 1 200,5 årsarbetare."),
    *("Barnen är glada, nöjda, trygga.", "Bland annat barn, äldre, unga, m.fl., deltar."),
    *("Det gäller vård, skola, omsorg m.m., men inte kultur.", "Mål osv., som nämnts, gäller."),
    *("Priset är 50:-, 100:- eller 200:-.", "Kommunen är med i SKR:s nätverk.", "Kommunen har en plan; den gäller."),
    *("Målen är: trygghet, tillit.", "Läs [planen](https://kumla.se/plan,2027).", "Så här är det:"),
    "Kommunen har följande mål",
)


def test_each_slip_is_told_of_once(tmp_path: Path) -> None:
    found = told.of_paragraphs(tmp_path, SLIPS)
    assert {wording: keys for wording, keys in found.items() if len(keys) != 1} == {}


def test_right_swedish_is_left_alone(tmp_path: Path) -> None:
    found = told.of_paragraphs(tmp_path, RIGHT)
    assert {wording: keys for wording, keys in found.items() if keys} == {}
