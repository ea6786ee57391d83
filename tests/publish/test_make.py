"""Whole reports of small evaluations: drafts, parts that are left out, comparisons, editions of areas only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from kommunkompassen.base.theme import read_theme
from kommunkompassen.building import builds
from kommunkompassen.publish import make as report
from kommunkompassen.publish import web
from kommunkompassen.report import naming
from kommunkompassen.report.checked import checked_content
from kommunkompassen.repository import Repository
from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import data, rubric, save

NOT_SCORED = "ej poängsatt"


def text(path: Path) -> str:
    """All words of a made file."""
    if path.suffix == ".html":
        return " ".join(reading.html_words(path))
    return " ".join(reading.docx_words(path) if path.suffix == ".docx" else reading.pdf_words(path))


def chapters(path: Path) -> list[str]:
    """The numbered ones."""
    first, *numbered = [heading.text for heading in reading.html_headings(path) if heading.level == 1]
    assert first == "I korthet"
    return numbered


def sections(path: Path) -> list[str]:
    return [heading.text for heading in reading.html_headings(path) if heading.level == 2]


def figures(path: Path) -> list[str]:
    return [figure.get("id").removeprefix("diagram-") for figure in reading.page(path).iter("figure")]


def table(path: Path, first: str) -> list[list[str]]:
    """The table whose heading row begins so, read in the web page."""
    return next(rows for rows in reading.html_tables(path) if rows[0][0] == first)


# Drafts


@pytest.fixture
def draft() -> dict[str, Any]:
    values = data(status="draft")
    scores = values["areas"]["3"]["scores"]
    scores["3.2"] = {"note": "HEMLIG ANTECKNING"}
    values["areas"]["4"]["scores"]["4.1"] = {"points": "7.5", "note": "HEMLIG ANTECKNING", "sources": ["interview"]}
    return values


def test_a_draft_says_so_on_its_cover_on_every_page_and_in_its_name(workshop: Workshop, draft: dict[str, Any]) -> None:
    paths = workshop.make(draft)
    assert {path.name for path in paths.values()} == {f"kumla-2027-utkast.{kind}" for kind in naming.FORMATS}
    content = reading.pdf(paths["pdf"])
    top = read_theme().page.top_mm / 25.4 * 72
    marked = {run.page for run in content.runs if run.text == "UTKAST" and run.y < top and run.mark is None}
    assert marked == set(range(1, content.pages + 1))
    assert [run.text for run in content.root.runs() if run.page == 1].count("UTKAST") == 1
    for part in ("word/header1.xml", "word/header2.xml"):
        assert reading.docx_text(reading.xml(paths["docx"], part)).split()[-1] == "UTKAST"
    (cover,) = [p for p in reading.docx_body(paths["docx"]).iter(f"{reading.W}p") if reading.style(p) == "Draft"]
    assert reading.docx_text(cover).strip() == "UTKAST"
    page = reading.page(paths["html"])
    assert (page.findtext(".//title") or "").startswith("Utkast. ")
    assert [reading.one_line(note.text_content()) for note in page.xpath("//body/header")] == ["UTKAST"]
    for path in paths.values():
        assert "Uppgifterna är inte slutliga." in text(path)
        assert "Rapporten är ett utkast och följer Kommunkompassen, version 2.1" in text(path)


def test_a_published_report_says_nothing_of_drafts(made: Made) -> None:
    for kind in naming.FORMATS:
        assert "UTKAST" not in text(made.path("kumla-2017", kind))
    assert not [run for run in reading.pdf(made.path("kumla-2017", "pdf")).runs if "UTKAST" in run.text]
    for name in ("word/header1.xml", "word/header2.xml"):
        assert "UTKAST" not in reading.docx_text(reading.xml(made.path("kumla-2017", "docx"), name))


def test_a_draft_can_be_asked_for_of_a_published_evaluation(workshop: Workshop) -> None:
    path = workshop.make(data(), ("html",), draft=True)["html"]
    assert path.name == "kumla-2027-utkast.html"
    assert "UTKAST" in text(path)


def test_an_evaluation_under_fact_check_is_a_draft(workshop: Workshop) -> None:
    path = workshop.make(data(status="fact-check"), ("html",))["html"]
    assert path.name == "kumla-2027-utkast.html"
    assert "Rapporten faktagranskas och följer Kommunkompassen, version 2.1" in text(path)


def test_two_drafts_of_different_texts_can_be_told_apart(workshop: Workshop, draft: dict[str, Any]) -> None:
    marks = []
    for interviews in ("20", "30"):
        document = Repository(workshop.evaluations).evaluation(save(workshop.evaluations, {**draft, "interviews": interviews}))
        marks.append(report.fingerprint(document))
    assert marks[0] != marks[1]
    assert f"Utkast {marks[1]}." in text(workshop.make({**draft, "interviews": "30"}, ("html",))["html"])


def test_a_question_without_points_leaves_its_area_and_the_total_without_a_sum(workshop: Workshop, draft: dict[str, Any]) -> None:
    paths = workshop.make(draft)
    for tables in (reading.html_tables(paths["html"]), reading.docx_tables(paths["docx"]), reading.pdf_tables(paths["pdf"])):
        overview = [rows for rows in tables if rows[0][0] == "Nr"]
        rows = {row[0]: row for rows in overview for row in rows}
        assert rows["3.2"][2:] == [NOT_SCORED, "25", NOT_SCORED]
        assert rows["3.1"][2:] == ["8", "15", "50 %"]
        assert [cell for cell in overview[2][-1] if cell] == ["Summa", NOT_SCORED, "100", NOT_SCORED]
        assert [cell for cell in overview[1][-1] if cell] == ["Summa", "50", "100", "50 %"]
        boxes = [rows for rows in tables if rows[0][0] == "Rubriker"]
        assert [box[1][-1] for box in boxes] == ["50 av 100"] * 2 + [NOT_SCORED] + ["50 av 100"] * 5
    for path in paths.values():
        assert "Alla frågor är inte poängsatta än." in text(path)
        assert "poäng av 800 möjliga" not in text(path)


def test_a_draft_with_nothing_but_a_name_can_be_built(workshop: Workshop) -> None:
    bare = {"municipality": "Kumla", "year": "2027", "rubric": "2018"}
    build = workshop.build(save(workshop.evaluations, bare))
    assert build.exit_code == builds.OK, (build.findings, build.failure)
    assert build.findings
    assert len(build.written) == 3


def test_notes_never_come_into_a_report_without_being_asked_for(workshop: Workshop, draft: dict[str, Any]) -> None:
    for path in workshop.make(draft).values():
        assert "HEMLIG" not in text(path)
        assert b"HEMLIG" not in path.read_bytes()
    draft["areas"]["3"]["scores"]["3.2"]["points"] = "12"
    published = {**draft, "status": "published"}
    for path in workshop.make(published, notes=True).values():
        assert path.stem == "kumla-2027"
        assert "HEMLIG" not in text(path)


def test_notes_stand_in_a_draft_that_is_asked_for_with_them(workshop: Workshop, draft: dict[str, Any]) -> None:
    for path in workshop.make(draft, draft=True, notes=True).values():
        assert text(path).count("HEMLIG ANTECKNING") == 2


# Comparisons


def test_a_report_that_compares_with_nothing_has_no_profile_and_no_table_of_what_the_chart_says(workshop: Workshop) -> None:
    path = workshop.make(data(compare_with=[]), ("html",))["html"]
    assert figures(path) == ["areas", "questions"]
    assert sections(path)[:2] == ["Utvärderingen", "Sammanfattning av resultat"]
    assert "Resultatet i jämförelse" not in sections(path)
    assert [rows[0][0] for rows in reading.html_tables(path) if rows[0][0] == "Område"] == []


@pytest.mark.parametrize(("others", "only"), [([], ""), ([("Hallsberg", 2026)], ", och bara Hallsberg 2026 finns")])
def test_a_mean_of_fewer_than_two_is_left_out_with_a_sentence(
    workshop: Workshop, others: list[tuple[str, int]], only: str
) -> None:
    for municipality, year in others:
        save(workshop.evaluations, data(municipality, year))
    path = workshop.make(data(compare_with=["mean"], status="draft"), ("html",))["html"]
    wanted = "Något medelvärde visas inte. Det kräver minst två jämförbara utvärderingar av andra kommuner"
    assert f"{wanted}{only}." in text(path)
    assert figures(path) == ["areas", "questions"]


def test_a_mean_says_how_many_and_which_it_counts(workshop: Workshop) -> None:
    save(workshop.evaluations, data("Hallsberg", 2026, share="0.2"))
    save(workshop.evaluations, data("Örebro", 2025, "2016", share="0.6"))
    save(workshop.evaluations, data("Lekeberg", 2028, share="0.9"))
    save(workshop.evaluations, data("Laxå", 2026, share="0.9", status="draft"))
    path = workshop.make(data(compare_with=["mean"], status="draft"), ("html",))["html"]
    assert "Medelvärdet är räknat på två utvärderingar: Örebro 2025 och Hallsberg 2026." in text(path)
    assert figures(path) == ["areas", "profile", "questions"]
    assert table(path, "Område")[-1] == ["Totalt", "400", "320", "+80"]


def test_an_earlier_evaluation_gives_a_chart_of_the_change_and_a_sentence(workshop: Workshop) -> None:
    save(workshop.evaluations, data("Kumla", 2022, "2016", share="0.4"))
    save(workshop.evaluations, data("Kumla", 2020, share="0.1"))
    paths = workshop.make(data(compare_with=[], history=["kumla-2020", "kumla-2022"]))
    assert figures(paths["html"]) == ["areas", "series", "change", "questions"]
    assert "Utvecklingen sedan 2020" in sections(paths["html"])
    for path in paths.values():
        assert "Diagram 3. Förändring per område sedan Kumla 2022." in text(path)
        assert "Diagram 2. Totalpoäng från 2020 till 2027." in text(path)
        assert "Jämfört med Kumla 2022 ligger Kumla högre i alla åtta områden. Skillnaden är +10 överallt." in text(path)


def test_on_the_web_page_every_chart_unfolds_as_a_table(workshop: Workshop) -> None:
    save(workshop.evaluations, data("Kumla", 2022, share="0.4"))
    save(workshop.evaluations, data("Hallsberg", 2026, share="0.2"))
    tables = reading.unfolding_tables(
        workshop.make(data(compare_with=["hallsberg-2026"], history=["kumla-2022"]), ("html",))["html"]
    )
    assert {name: rows[:2] for name, rows in tables.items()} == {
        "areas": [["Område", "Kumla"], ["1 Offentlighet och demokrati", "50"]],
        "profile": [["Område", "Kumla", "Hallsberg 2026"], ["1 Offentlighet och demokrati", "50", "20"]],
        "change": [["Område", "2022", "2027"], ["1 Offentlighet och demokrati", "40", "50"]],
        "questions": [["Fråga", "Procent"], [f"1.1 {rubric('2018').areas['1'].questions['1.1'].text}", "50 %"]],
    }
    assert [len(rows) for rows in tables.values()] == [9, 9, 9, 46]


def test_a_reference_without_figures_is_named_with_that(workshop: Workshop) -> None:
    path = workshop.make(data(compare_with=["strangnas-2016"]), ("html",))["html"]
    assert "Strängnäs. Värden saknas. Strängnäs kommun utvärderades senast 2016." in text(path)
    assert figures(path) == ["areas", "questions"]


def test_a_reference_with_only_a_total_is_shown_with_the_totals(workshop: Workshop) -> None:
    paths = workshop.make(data(compare_with=["medel-sedan-2016"]))
    assert table(paths["html"], "Utvärdering")[1:] == [
        ["Kumla 2027", "400", "–"],
        ["Medelvärdet av utvärderingar sedan 2016", "476", "−76"],
    ]
    assert figures(paths["html"]) == ["areas", "questions"]
    for path in paths.values():
        assert "Medelvärdet av utvärderingar sedan 2016. Genomsnittlig totalpoäng för alla kommuner" in text(path)


# Parts and their numbers


def test_chapters_without_data_are_left_out(workshop: Workshop) -> None:
    path = workshop.make(data(), ("html",))["html"]
    assert chapters(path) == [
        "1 Vad är Kommunkompassen?", "2 Resultat, sammanfattning", "3 Områdesvis genomgång", "4 Översikt av poängfördelning",
    ]  # fmt: skip


def test_facts_and_closing_words_are_chapters_of_their_own(workshop: Workshop) -> None:
    facts = [{"label": "Antal invånare", "value": "21 000"}, {"label": "Medarbetare", "value": "1 900"}]
    paths = workshop.make(data(texts={"closing": "Tack."}, facts=facts))
    assert chapters(paths["html"])[4:] == ["5 Slutord", "6 Kortfakta"]
    for tables in (reading.html_tables(paths["html"]), reading.docx_tables(paths["docx"]), reading.pdf_tables(paths["pdf"])):
        assert tables[-1] == [["Uppgift", "Värde"], ["Antal invånare", "21 000"], ["Medarbetare", "1 900"]]
    assert "Tabell 9. Kortfakta om Kumla kommun" in text(paths["pdf"])


@pytest.mark.parametrize("edition", ["2010", "2020"])
def test_an_edition_of_areas_only_has_no_chapter_of_questions(workshop: Workshop, edition: str) -> None:
    paths = workshop.make(data(edition=edition, texts={"closing": "Tack."}))
    assert chapters(paths["html"]) == [
        "1 Vad är Kommunkompassen?", "2 Resultat, sammanfattning", "3 Områdesvis genomgång", "4 Slutord",
    ]  # fmt: skip
    assert figures(paths["html"]) == ["areas"]
    areas = [title for title in sections(paths["html"]) if title.startswith("Område ")]
    assert areas == [f"Område {number} {area.title}" for number, area in rubric(edition).areas.items()]
    for path in paths.values():
        assert "400 poäng av 800 möjliga" in text(path)
        assert text(path).count("50 av 100") == 8


def test_an_edition_of_areas_only_has_no_heading_over_an_empty_cell(workshop: Workshop) -> None:
    path = workshop.make(data(edition="2010"), ("html",))["html"]
    assert "Frågor" not in text(path).split()
    assert reading.page(path).xpath("//ul[not(li)]") == []


def test_an_area_s_own_title_and_headings_stand_everywhere(workshop: Workshop) -> None:
    values = data(compare_with=[])
    values["areas"]["2"].update(title="En annan titel", headings=["Första", "Andra"])
    paths = workshop.make(values)
    for path in paths.values():
        assert rubric("2018").areas["2"].title not in text(path)
        assert "Område 2 En annan titel" in text(path)
        assert "Första · Andra" in text(path)


def test_strengths_stand_in_a_table_after_a_sectioned_narrative_and_in_lists_otherwise(workshop: Workshop) -> None:
    values = data(labels={"strengths": "Det som är bra", "improvements": "Det som kan bli bättre"})
    areas = values["areas"]
    areas["1"].update(narrative=[{"heading": "Rubrik", "text": "Text.", "good_example": "true"}], improvements=["Mer"])
    areas["2"].update(narrative="Text utan rubrik.", improvements=["Mer"])
    del areas["3"]["strengths"]
    areas["3"]["narrative"] = "Bara text."
    path = workshop.make(values, ("html",))["html"]
    balanced = [rows for rows in reading.html_tables(path) if rows[0] == ["Det som är bra", "Det som kan bli bättre"]]
    assert balanced == [[["Det som är bra", "Det som kan bli bättre"], ["En styrka", "Mer"]]]
    headings = [heading.text for heading in reading.html_headings(path)]
    second = headings[headings.index("Område 2 Tillgänglighet och brukarorientering") :]
    assert second[:4] == ["Område 2 Tillgänglighet och brukarorientering", "Allmänt", "Det som är bra", "Det som kan bli bättre"]
    third = headings[headings.index("Område 3 Politisk styrning och kontroll") :]
    assert third[:3] == ["Område 3 Politisk styrning och kontroll", "Allmänt", "Område 4 Ledarskap, ansvar och delegation"]
    assert text(path).count("Gott exempel") == 1


def test_the_colophon_says_what_is_retold_and_reconstructed(workshop: Workshop) -> None:
    source = {
        "title": "En rapport",
        "date": "2019",
        "retold": "true",
        "reconstructed_scores": "true",
        "address": "https://exempel.se",
    }
    path = workshop.make(data(source=source), ("html",))["html"]
    colophon = text(path)[text(path).index("Om rapporten") :]
    assert "Rapporten är publicerad och följer Kommunkompassen, version 2.1" in colophon
    assert "Texten är återberättad ur den publicerade rapporten En rapport (2019). https://exempel.se" in colophon
    assert "rekonstruerade" in colophon
    plain = workshop.make(data(source={"title": "En rapport"}), ("html",))["html"]
    assert "Innehållet kommer från En rapport." in text(plain)
    assert "rekonstruerade" not in text(plain)


def test_a_logo_stands_on_the_cover_with_its_description(workshop: Workshop) -> None:
    assets = workshop.evaluations / "assets"
    assets.mkdir()
    pypdfium2.PdfBitmap.new_native(8, 8, pypdfium2.raw.FPDFBitmap_BGR).to_pil().save(assets / "logo.png")
    paths = workshop.make(data(logo={"file": "logo.png", "alt": "Kumlas vapen"}))
    assert reading.page(paths["html"]).xpath("//div[@class='logo']//img/@alt") == ["Kumlas vapen"]
    assert reading.pdf(paths["pdf"]).root.all("Figure")[0].alt == "Kumlas vapen"
    described = [shape._inline.docPr.get("descr") for shape in docx.Document(str(paths["docx"])).inline_shapes]
    assert described[0] == "Kumlas vapen"


def test_only_the_formats_that_are_asked_for_are_made(workshop: Workshop) -> None:
    repository = Repository(workshop.evaluations)
    document = repository.evaluation(save(workshop.evaluations, data()))
    _, whole = checked_content(document, repository, draft=False)
    assert whole
    made = report.make_from(whole, document, ("html",), report.Studio())
    assert list(made.files) == ["html"]
    assert made.files["html"].startswith(b"<!DOCTYPE html>")


def test_the_word_file_can_be_asked_for_alone(workshop: Workshop) -> None:
    path = workshop.make(data(), ("docx",))["docx"]
    lines = [p for p in reading.docx_body(path).iter(f"{reading.W}p") if reading.style(p) in ("TOC1", "TOC2")]
    assert len(lines) > 12
    assert all(reading.docx_text(line).split()[-1].isdigit() for line in lines)


def test_the_web_page_has_the_theme_s_colours_in_light_and_dark() -> None:
    theme = read_theme()
    style = web.style(theme)
    for colours in (theme.colours, theme.dark):
        assert f"--accent: {colours.accent};" in style
    assert "prefers-color-scheme: dark" in style
