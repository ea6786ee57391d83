"""A municipality with four evaluations over three editions and a reference: its last report in all formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.publish.make import Studio, make_from
from kommunkompassen.report.checked import checked_content
from kommunkompassen.report.naming import Format
from kommunkompassen.repository import Repository
from tests.publish.test_make import figures, sections, table, text

CASE = Path(__file__).parents[1] / "cases" / "good" / "four-times-evaluated"
FORMATS: tuple[Format, ...] = ("docx", "pdf", "html")
SAID = (
    "Utvecklingen sedan 2003",
    "Diagram 2. Totalpoäng från 2003 till 2021. Linjer förbinder bara jämförbara utgåvor.",
    "Sammanby fick 381 poäng 2016, 461 poäng 2018 och 540 poäng 2021. Förändringen sedan 2016 är +159 poäng.",
    "Utgåvan av Kommunkompassen byttes mellan 2003 och 2012 och mellan 2012 och 2016.",
    "lägga till 60–70 poäng",
    "Källa: KommunKompassen. Analys av Arboga kommun, 2016, kapitel 2.",
    "Totalpoäng för Sammanby kommun enligt 2010 års utgåva. Källa: Sammanby kommun, årsredovisning 2012.",
    "De fem frågor som har ökat mest sedan 2018 är 5.1 (från 20 till 75 %)",
    "Uppföljning sedan 2018",
    "Gör resultatområdet enklare och tydligare.",
    "Medborgardialogen har fått egna riktlinjer.",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("history")
    repository = Repository(CASE, paths.RUBRICS, CASE / "references")
    document = repository.evaluation(CASE / "sammanby-2021.yaml")
    findings, whole = checked_content(document, repository, draft=False)
    assert whole
    assert not findings
    report = make_from(whole, document, FORMATS, Studio())
    for kind, file in report.files.items():
        (folder / f"sammanby-2021.{kind}").write_bytes(file)
    return {kind: folder / f"sammanby-2021.{kind}" for kind in FORMATS}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_tells_the_history_once(made: dict[str, Path], kind: str) -> None:
    words = text(made[kind]).replace("\N{NO-BREAK SPACE}", " ")
    assert [said for said in SAID if said not in words] == []
    assert words.count("Förändringen sedan 2016 är") == 1
    assert words.count("Jämfört med Sammanby 2018 ligger") == 1


def test_the_page_has_a_chart_and_a_table_of_the_years(made: dict[str, Path]) -> None:
    page = made["html"]
    assert figures(page)[:3] == ["areas", "series", "change"]
    assert "Utvecklingen sedan 2003" in sections(page)
    assert table(page, "År") == [
        ["År", "Utgåva", "Poäng", "Förändring"],
        ["2003", "2003 års utgåva", "639", "–"],
        ["2012", "2010 års utgåva", "449", "ny utgåva"],
        ["2016", "version 2.1", "381", "ny utgåva"],
        ["2018", "version 2.1 med ändrade vikter", "461", "+80"],
        ["2021", "version 2.1 med ändrade vikter", "540", "+79"],
    ]
