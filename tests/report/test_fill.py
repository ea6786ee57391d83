"""The report as one HTML document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from markupsafe import Markup

from kommunkompassen.points.score import adds_up
from kommunkompassen.read.logo import Logo
from kommunkompassen.report import draw, fill
from kommunkompassen.report.content import Content, content
from kommunkompassen.report.fill import Medium
from tests.helpers import PUBLISHED, content_of, data, evaluation, real, rubric, save

MEDIA: tuple[Medium, ...] = ("web", "print")
NOTE = "avrundas en gång"


def _body(made: Content, medium: Medium = "print", logo: Logo | None = None) -> html.HtmlElement:
    charts = draw.chosen(made)
    pictures = {chart.name: Markup(f'<svg data-name="{chart.name}"></svg>') for chart in charts}
    text = fill.body(made, medium, charts, pictures, draw.sentences(made), logo, "abcd1234", 150)
    return html.fromstring(f"<main>{text}</main>")


def _published(id_: str) -> Content:
    document, model = evaluation(id_)
    return content(document, rubric(model.rubric), real(), draft=False, notes=False)


def _headings(body: html.HtmlElement, level: int) -> list[str]:
    return [" ".join(heading.text_content().split()) for heading in body.iter(f"h{level}")]


def _words(body: html.HtmlElement) -> str:
    return " ".join(body.text_content().replace("\u00a0", " ").split())


def _words_of(row: list[str]) -> list[str]:
    """What stands of a question's points, maximum and percent."""
    return [" ".join(cell.split()) for cell in row[2:5]]


def _row(body: html.HtmlElement, first: str) -> list[str]:
    rows = [[re.sub(r"[ \n]+", " ", cell.text_content()).strip() for cell in row] for row in body.iter("tr")]
    return next(row for row in rows if row[0] == first)


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("id_", PUBLISHED)
def test_a_published_report_prints_every_item_question_and_figure(id_: str, medium: Medium) -> None:
    made = _published(id_)
    words = _words(_body(made, medium))
    items = [html for area in made.areas for html in (*(one.html for one in area.strengths), *area.improvements)]
    assert all(" ".join(item.striptags().replace("\u00a0", " ").split()) in words for item in items)
    questions = [question for area in made.result.areas for question in area.questions]
    assert len(questions) in (37, 45)
    assert all(question.text in words for question in questions)
    assert not re.search(r"\{\{|\{%|\{total|\{points|None|Undefined|\[\]", words)


def test_chapters_are_numbered_by_the_build_and_left_out_without_data(tmp_path: Path) -> None:
    assert _headings(_body(content_of(tmp_path, data())), 1) == [
        "I korthet",
        "1 Vad är Kommunkompassen?",
        "2 Resultat, sammanfattning",
        "3 Områdesvis genomgång",
        "4 Översikt av poängfördelning",
    ]
    more = data(edition="2010", texts={"closing": "Slut."}, facts=[{"label": "Folkmängd", "value": "21 435"}])
    assert _headings(_body(content_of(tmp_path, more)), 1) == [
        "I korthet",
        "1 Vad är Kommunkompassen?",
        "2 Resultat, sammanfattning",
        "3 Områdesvis genomgång",
        "4 Slutord",
        "5 Kortfakta",
    ]


def test_the_contents_list_of_the_page_leads_to_every_chapter_and_area(tmp_path: Path) -> None:
    body = _body(content_of(tmp_path, data()), "web")
    targets = [link.get("href").removeprefix("#") for link in body.find_class("contents")[0].iter("a")]
    assert len(targets) == 1 + 4 + 8 + 2, "the page I korthet, chapters, areas, and the parts of chapter 2"
    assert set(targets) <= set(body.xpath("//@id"))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_no_id_is_used_twice(id_: str) -> None:
    ids = _body(_published(id_), "web").xpath("//@id")
    assert len(ids) > 10
    assert len(set(ids)) == len(ids)


def test_the_tables_of_a_question_say_points_maximum_and_percent() -> None:
    body = _body(_published("arboga-2016"))
    question = _row(body, "1.1")
    assert question[2:] == ["2", "15", "15\u00a0%"]
    assert _row(body, "5.2")[2:] == ["7", "20", "35\u00a0%"]


def test_the_tables_of_2003_have_neither_maximum_nor_percent() -> None:
    body = _body(_published("botkyrka-2003"))
    assert _row(body, "2.1")[2:] == ["9,5"]
    assert "Kriterium" in [cell.text_content() for cell in body.iter("th")]
    assert "Rubriker" not in _words(body)


def test_where_printed_figures_do_not_add_up_a_note_says_why(tmp_path: Path) -> None:
    assert NOTE in _words(_body(_published("arboga-2016")))
    assert NOTE not in _words(_body(_published("botkyrka-2003")))
    assert NOTE not in _words(_body(content_of(tmp_path, data(share="1"))))


@pytest.mark.parametrize("id_", PUBLISHED)
def test_what_a_chart_says_stands_in_no_table_of_the_same_chapter(id_: str) -> None:
    made = _published(id_)
    chapters = {chapter.get("data-unit"): chapter for chapter in _body(made).find_class("chapter")}
    titled = [heading for chapter in chapters for heading in _headings(chapters[chapter], 1)]
    assert titled[1] == "2 Resultat, sammanfattning"
    captions = {number: [_words(one) for one in chapters[f"kapitel-{number}"].iter("caption")] for number in (2, 4)}
    assert not [caption for caption in captions[2] if "per område" in caption]
    assert bool([caption for caption in captions[4] if "per område och jämförelse" in caption]) == bool(made.profiles)


def test_an_edition_without_an_overview_has_the_table_of_areas_beside_the_chart(tmp_path: Path) -> None:
    body = _body(content_of(tmp_path, data(edition="2010")))
    assert _row(body, "Totalt") == ["Totalt", "400"]


def test_the_table_of_areas_has_their_own_titles_and_no_sum_of_what_is_not_scored(tmp_path: Path) -> None:
    values = data(edition="2010")
    values["areas"]["2"].update(title="En annan titel", score=None)
    body = _body(content_of(tmp_path, values, draft=True))
    assert _row(body, "2 En annan titel")[1] == "ej poängsatt"
    assert _row(body, "Totalt") == ["Totalt", "ej poängsatt"]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_once_a_report_a_note_says_why_a_table_does_not_add_up(id_: str) -> None:
    made = _published(id_)
    step = made.result.step
    apart = [area for area in made.result.areas if not adds_up([one.points for one in area.questions], area.points, step)]
    whole = [area.points for area in made.result.areas]
    words = _words(_body(made))
    assert words.count(NOTE) == (1 if apart or not adds_up(whole, made.result.points, step) else 0)
    example = re.search(r"olika procent: ([\d,]+) av ([\d]+) är (\d+ %) i fråga ([\d.]+) och (\d+ %) i fråga ([\d.]+)\.", words)
    assert bool(example) == (NOTE in words and made.rubric.has_maximums)
    if example:
        points, maximum, first, one, second, other = example.groups()
        body = _body(made)
        assert [_words_of(row) for row in (_row(body, one), _row(body, other))] == [
            [points, maximum, first],
            [points, maximum, second],
        ]


def test_where_no_points_are_printed_alike_that_differ_in_percent_the_note_has_no_example(tmp_path: Path) -> None:
    values = data()
    for number, area in values["areas"].items():
        area["scores"] = dict.fromkeys(area["scores"], "1.4" if number == "1" else "2")
    words = _words(_body(content_of(tmp_path, values)))
    assert "Därför kan en summa skilja sig från de tryckta talens." in words


def test_the_result_is_said_before_the_evaluation_s_own_words_on_it(tmp_path: Path) -> None:
    words = _words(_body(content_of(tmp_path, data(texts={"results": "Kommunen är i rörelse."}))))
    assert words.index("poäng av 800 möjliga. ") < words.index("Kommunen är i rörelse.") < words.index("Diagram 1.")


def test_cover_and_colophon_say_number_contact_and_licence_and_how_to_cite(tmp_path: Path) -> None:
    more: dict[str, Any] = {
        "publisher": "SKR",
        "reference_number": "KS 2027/12",
        "contact": "kommun@kumla.se",
        "licence": "CC BY 4.0",
    }
    body = _body(content_of(tmp_path, data(**more)))
    assert "Diarienummer KS 2027/12" in _words(body.find_class("cover")[0])
    (colophon,) = body.find_class("colophon")
    assert "Kontakt: kommun@kumla.se Licens: CC BY 4.0" in _words(colophon)
    assert "Hänvisa till rapporten så: Eva Ek: Kommunkompassen. Kumla kommun 2027, SKR, KS 2027/12." in _words(colophon)
    assert colophon.xpath(".//a/@href") == ["mailto:kommun@kumla.se"]
    assert "Kontakt:" not in _words(_body(content_of(tmp_path, data())))


def test_what_was_retold_is_cited_as_such() -> None:
    (colophon,) = _body(_published("nassjo-2019")).find_class("colophon")
    assert "så: Leif Eldås och Karolina Dahlblom: Kommunkompassen. Nässjö kommun 2019, återberättad." in _words(colophon)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_overview_says_what_comes_first_and_how_sums_are_made_before_its_tables(id_: str) -> None:
    made = _published(id_)
    words = _words(_body(made))
    begun = words.index("först per område") if made.profiles else words.index("poäng på varje fråga")
    assert ("Diagram" in words[begun - 120 : begun]) == made.rubric.has_maximums
    if NOTE in words:
        assert begun < words.index(NOTE) < words.index("Tabell 1." if made.profiles else "Uppnått")
    apart = not adds_up([area.points for area in made.result.areas], made.result.points, made.result.step)
    assert ("Totalen är räknad på exakta poäng, inte på de tryckta; mer står i kapitel 4" in words) == apart


def test_a_year_over_the_points_of_an_area_says_of_what_it_is(tmp_path: Path) -> None:
    over = {label: content_of(tmp_path, data(labels={"scores_box": label})).wording.scores_box for label in ("2027", "Resultat")}
    assert over == {"2027": "Poäng 2027", "Resultat": "Resultat"}


@pytest.mark.parametrize("medium", MEDIA)
def test_whole_numbers_among_halves_leave_room_for_what_they_lack(medium: Medium) -> None:
    halves, whole = _body(_published("botkyrka-2003"), medium), _body(_published("nassjo-2019"), medium)
    assert not whole.find_class("no-decimals")
    cells = [cell for table in halves.find_class("scores") for cell in table.find_class("number") if cell.tag == "td"]
    assert len(cells) == 37 + 8
    for cell in cells:
        assert ("," in cell.text_content()) != bool(cell.find_class("no-decimals")), cell.text_content()


def test_a_score_not_yet_given_prints_as_words_and_leaves_no_sum(tmp_path: Path) -> None:
    values = data(status="draft")
    values["areas"]["1"]["scores"]["1.2"] = None
    body = _body(content_of(tmp_path, values, draft=True))
    assert _row(body, "1.2")[2:] == ["ej poängsatt", "20", "ej poängsatt"]
    assert _row(body, "") == ["", "Summa", "ej poängsatt", "100", "ej poängsatt"]
    assert "har resultatet ingen totalsumma" in _words(body)
    assert "Alla frågor är inte poängsatta än." in _words(body)


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_says_so_with_its_fingerprint(tmp_path: Path, draft: bool) -> None:
    words = _words(_body(content_of(tmp_path, data(), draft=draft)))
    assert ("UTKAST" in words) is draft
    assert ("abcd1234" in words) is draft


HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} & #include"
TYPED = HOSTILE.replace("{", "{{").replace("}", "}}")
"""As evaluators type it, for whom doubled braces are braces."""


def _hostile() -> dict[str, Any]:
    values = data(
        official_name=TYPED,
        publisher=TYPED,
        evaluators=[{"name": TYPED, "affiliation": TYPED}],
        labels={"scores_box": TYPED, "strengths": TYPED, "analysis": TYPED},
        texts={"analysis": TYPED},
        facts=[{"label": TYPED, "value": TYPED}],
        source={"title": TYPED, "address": HOSTILE},
    )
    values["areas"]["1"] |= {
        "title": TYPED,
        "headings": [TYPED],
        "strengths": [TYPED],
        "improvements": [TYPED],
        "narrative": [{"heading": TYPED, "text": TYPED}],
    }
    return values


@pytest.mark.parametrize("medium", MEDIA)
def test_evaluators_words_are_never_markup_nor_template(tmp_path: Path, medium: Medium) -> None:
    body = _body(content_of(tmp_path, _hostile()), medium)
    assert not list(body.iter("script"))
    assert _words(body).count(HOSTILE) >= 15
    assert " 49 " not in _words(body)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_chart_has_alt_text_and_a_caption_in_both_media(id_: str) -> None:
    made = _published(id_)
    charts = draw.chosen(made)
    for medium in MEDIA:
        figures = list(_body(made, medium).iter("figure"))
        assert len(figures) == len(charts)
        for figure, chart in zip(figures, charts, strict=True):
            alts = figure.xpath(".//img/@alt" if medium == "print" else ".//*[@role='img']/@aria-label")
            assert alts == [chart.alt]
            assert _words(figure.find("figcaption")) == f"{chart.label} {chart.caption}".replace("\u00a0", " ")


def test_strengths_and_improvements_of_a_sectioned_area_stand_in_a_table_where_about_as_long_else_in_lists(
    tmp_path: Path,
) -> None:
    values = data()
    values["areas"]["1"] |= {"narrative": [{"heading": "Rubrik", "text": "Text."}], "improvements": ["Mer"]}
    values["areas"]["4"] |= {"narrative": [{"heading": "Rubrik", "text": "Text."}], "improvements": ["Mer"] * 9}
    values["areas"]["5"] |= {"narrative": [{"heading": "Rubrik", "text": "Text."}], "improvements": []}
    values["areas"]["2"] |= {"improvements": ["En möjlighet"]}
    values["areas"]["3"] = {"scores": values["areas"]["3"]["scores"], "narrative": "Text."}
    body = _body(content_of(tmp_path, values))
    areas = body.xpath("//section[h2[starts-with(@id, 'omrade-')]]")
    assert [len(area.find_class("balance")) for area in areas[:5]] == [1, 0, 0, 0, 0]
    both = ["Styrkor", "Förbättringsmöjligheter"]
    assert [_headings(area, 3)[1:] for area in areas[:5]] == [["Rubrik"], both, [], ["Rubrik", *both], ["Rubrik", "Styrkor"]]


def test_a_reference_without_figures_is_named_with_its_definition(tmp_path: Path) -> None:
    words = _words(_body(content_of(tmp_path, data(compare_with=["strangnas-2016"]))))
    assert "Strängnäs. Värden saknas. Strängnäs kommun utvärderades senast 2016." in words


def test_a_reference_with_only_a_total_is_shown_with_totals(tmp_path: Path) -> None:
    body = _body(content_of(tmp_path, data(compare_with=["medel-sedan-2016"])))
    assert _row(body, "Medelvärdet av utvärderingar sedan 2016")[1:] == ["476", "−76"]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((), "Det kräver minst två jämförbara utvärderingar av andra kommuner."),
        (("Arboga",), "av andra kommuner, och bara Arboga 2020 finns."),
        (("Arboga", "Boden"), "Medelvärdet är räknat på två utvärderingar: Arboga 2020 och Boden 2020."),
    ],
)
def test_whom_the_mean_counts_or_why_there_is_none_is_said(tmp_path: Path, others: tuple[str, ...], expected: str) -> None:
    for other in others:
        save(tmp_path, data(other, 2020))
    assert expected in _words(_body(content_of(tmp_path, data(compare_with=["mean"], status="draft"))))


def test_the_change_since_an_earlier_evaluation_has_a_chart_and_words(tmp_path: Path) -> None:
    save(tmp_path, data("Kumla", 2022, share="0.4"))
    body = _body(content_of(tmp_path, data()))
    assert "Utvecklingen sedan 2022" in _headings(body, 2)
    assert "Kumla 2022" in _words(body)


@pytest.mark.parametrize(
    ("medium", "source", "size"),
    [("print", "logo.png", ["44.0mm", "22.0mm"]), ("web", "data:image/png;base64,UE5H", ["166", "83"])],
)
def test_the_logo_is_on_the_cover_with_its_words_and_its_size(
    tmp_path: Path, medium: Medium, source: str, size: list[str]
) -> None:
    made = content_of(tmp_path, data(logo={"file": "a.png", "alt": "Kumlas vapen"}))
    (image,) = _body(made, medium, Logo("logo.png", b"PNG", b"PNG", 44.0, 22.0)).xpath("//*[@class='logo']//img")
    assert (image.get("src"), image.get("alt")) == (source, "Kumlas vapen")
    assert [image.get("width"), image.get("height")] == size
    assert not _body(made, medium).xpath("//img[not(ancestor::figure)]")


def test_tables_and_charts_are_numbered_in_order() -> None:
    made = _published("nassjo-2019")
    words = _words(_body(made))
    for kind, most in (("Tabell", 9), ("Diagram", len(draw.chosen(made)))):
        assert re.findall(rf"{kind} (\d+)\.", words) == [str(number) for number in range(1, most + 1)]


def test_the_page_is_one_file_in_swedish(tmp_path: Path) -> None:
    made = content_of(tmp_path, _hostile())
    page = fill.page(made.title, "Beskrivning", Markup("<p>x</p>"), "p { color: red }", draft=False)
    tree = html.document_fromstring(page)
    assert tree.get("lang") in ("sv", "sv-SE")
    assert HOSTILE in (tree.findtext(".//title") or "")
    assert not list(tree.iter("script"))
    assert not tree.xpath("//link[@rel='stylesheet'] | //*[starts-with(@src, 'http')]")
