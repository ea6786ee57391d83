from __future__ import annotations

from pathlib import Path

import pytest

from scripts import compare_with_original, facts_in_text, figures_in_text, point_tables, published_text

ORIGINAL = """\
KommunKompassen
EKBY KOMMUN
2018
Innehåll
1	Vad är Kommunkompassen?	3
Område 1	Offentlighet och demokrati	221
Område 2 Tillgänglighet och brukarorientering	243
1 Vad är Kommunkompassen?
Verktyget togs fram av Oslo Universitet.
3 Områdesvis genomgång av resultatet
Område 1 Offentlighet och demokrati
Rubriker	Poäng
<ul style="list-style-type: none"> • Information till medborgare • Dialog och medborgarmedverkan 	70
Detta bygger på Utvecklingsgruppens rapport. Kommunen har 70.000 invånare, och 53% deltar. Det finns åtta mål.
Där sköter föreningen Balrog 5-10 hallar åt Upplands Väsby.
Område 2 Tillgänglighet och brukarorientering
Projektet "Öppna dörrar" startade i mars år 2017 med stöd av Tyresö och rapporteras till KF.
4. Översikt av poängfördelning
1.	Offentlighet och demokrati	Uppnått	Max	Procent
1.1	Finns en plan/strategi för demokratiutveckling och information?	11	15	70%
"""
EVALUATION = """
municipality: Ekby
residents: Ekbyborna
year: 2018
rubric: "2018"
compare_with: []
areas:
  1:
    scores: {1.1: 10.5, 1.2: 17.5, 1.3: 11.15, 1.4: 23.55, 1.5: 7.25}
    narrative: |
      Grunden är en rapport från Utvecklingsgruppen.
      Av de 70 000 invånarna deltar 53 procent, och kommunen har 8 mål.
      Hos Upplands Väsby har föreningen Balrog hand om 5–10 hallar.
  2:
    narrative: |
      I mars 2017 startade ”Öppna dörrar”, som Tyresö stöder.
      Kommunfullmäktige får en rapport.
"""


def compared(folder: Path, evaluation: str, *options: str, original: str = ORIGINAL, differences: str = "{}") -> int:
    (folder / "ekby-2018.yaml").write_text(evaluation, encoding="utf-8")
    (folder / "ekby-2018.txt").write_text(original, encoding="utf-8")
    reasons = f"abbreviations:\n  KF: [kommunfullmäktige]\ndifferences: {differences}\n"
    (folder / "reasons.yaml").write_text(reasons, encoding="utf-8")
    files = ["--evaluations", str(folder), "--differences", str(folder / "reasons.yaml")]
    return compare_with_original.main(["ekby-2018", str(folder / "ekby-2018.txt"), *files, *options])


def test_facts_in_other_words_and_other_forms_are_not_lacking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(tmp_path, EVALUATION) == 0
    assert capsys.readouterr().out == "0 lacking, 0 explained, 0 explanations without use\n"


@pytest.mark.parametrize(
    ("ours", "instead", "section", "lacking"),
    [
        ("70 000", "många", "area 1", "figure   70000  (line 14: "),
        ("53 procent", "53 personer", "area 1", "figure   53 %  (line 14: "),
        ("8 mål", "flera mål", "area 1", "figure   8  (line 14: "),
        ("5–10", "10", "area 1", "figure   5–10  (line 15: "),
        ("mars 2017", "2017", "area 2", "figure   mars 2017  (line 17: "),
        ("Utvecklingsgruppen", "en grupp", "area 1", "name     Utvecklingsgruppens  (line 14: "),
        ("Kommunfullmäktige", "Politikerna", "area 2", "name     KF  (line 17: "),
        ("Upplands Väsby", "Väsby", "area 1", "name     Upplands Väsby  (line 15: "),
        ("”Öppna dörrar”", "ett projekt", "area 2", "quote    Öppna dörrar  (line 17: "),
        ("1.1: 10.5", "1.1: 10.4", "overview", "points   1.1: 11 15 70  (line 20: "),
    ],
)
def test_what_our_section_lacks_is_found_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ours: str, instead: str, section: str, lacking: str
) -> None:
    assert EVALUATION.count(ours) == 1
    assert compared(tmp_path, EVALUATION.replace(ours, instead)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [lines[0], lines[-1]] == [section, "1 lacking, 0 explained, 0 explanations without use"]
    assert lines[1].startswith(f"  lacking   {lacking}")


def test_a_name_that_has_moved_is_listed_only_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moved = EVALUATION.replace("föreningen Balrog", "en förening").replace("Tyresö", "Tyresö och Balrog")
    assert compared(tmp_path, moved) == 0
    assert "Balrog" not in capsys.readouterr().out
    assert compared(tmp_path, moved, "--all") == 0
    assert "area 1\n  elsewhere name     Balrog  (line 15: " in capsys.readouterr().out


def test_a_name_that_stands_only_in_the_default_chapter_has_not_moved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(tmp_path, EVALUATION, original=ORIGINAL.replace("av Tyresö", "av Tyresö och Danmark")) == 1
    assert "area 2\n  lacking   name     Danmark  (line 17: " in capsys.readouterr().out


def test_a_name_that_belongs_in_two_sections_is_not_excused_by_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compared(tmp_path, EVALUATION, original=ORIGINAL.replace("av Tyresö", "av Tyresö och Balrog")) == 1
    assert "area 2\n  lacking   name     Balrog  (line 17: " in capsys.readouterr().out


def test_a_figure_in_another_section_or_too_seldom_is_lacking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moved = EVALUATION.replace("53 procent", "många").replace("mars 2017", "mars 2017, med 53 procent,")
    assert compared(tmp_path, moved) == 1
    assert "area 1\n  lacking   figure   53 %  (line 14: " in capsys.readouterr().out
    assert compared(tmp_path, EVALUATION, original=ORIGINAL.replace("Där sköter", "Där sköter 53 % av alla och")) == 1
    assert "area 1\n  lacking   figure   53 % ×2  (line 15: " in capsys.readouterr().out


def test_a_question_worded_otherwise_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(tmp_path, EVALUATION, original=ORIGINAL.replace("Finns en plan", "Har ni en plan")) == 1
    assert "overview\n  lacking   wording  1.1 Har ni en plan/strategi" in capsys.readouterr().out


REASON = "{ekby-2018: [{section: area 1, item: Balrog, why: The name was wrong.}]}"


def test_what_is_explained_is_listed_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(tmp_path, EVALUATION.replace("föreningen Balrog", "en förening"), differences=REASON) == 0
    assert "  explained name     Balrog  (line 15: The name was wrong.)" in capsys.readouterr().out


def test_an_explanation_without_use_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(tmp_path, EVALUATION, differences=REASON) == 1
    assert "explains nothing: area 1: Balrog (The name was wrong.)" in capsys.readouterr().out


def test_an_explanation_counts_in_its_own_section_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lacking = EVALUATION.replace("föreningen Balrog", "en förening")
    assert compared(tmp_path, lacking, differences=REASON.replace("area 1", "area 2")) == 1
    printed = capsys.readouterr().out
    assert "area 1\n  lacking   name     Balrog" in printed
    assert "explains nothing: area 2: Balrog" in printed


@pytest.mark.parametrize(("right", "wrong"), [("year: 2018", "year: nej"), ('"2018"', "x"), ("residents:", "resident:")])
def test_an_evaluation_that_cannot_be_read_is_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str
) -> None:
    assert compared(tmp_path, EVALUATION.replace(right, wrong)) == 2
    assert "ekby-2018.yaml: the evaluation has errors" in capsys.readouterr().err


def test_differences_of_another_form_are_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compared(tmp_path, EVALUATION, differences="{ekby-2018: [{item: Balrog}]}") == 2
    assert "reasons.yaml: abbreviations and differences" in capsys.readouterr().err


def test_every_explanation_of_the_project_is_whole() -> None:
    reports = ["arboga-2016", "botkyrka-2003", "kumla-2017", "ljungby-2018", "nassjo-2019"]
    for report in reports:
        differences, abbreviations = compare_with_original.read_differences(compare_with_original.DIFFERENCES, report)
        assert differences
        assert abbreviations["KF"]
        assert all(difference.section and difference.item and len(difference.why) > 10 for difference in differences)
        assert len({(difference.section, difference.item) for difference in differences}) == len(differences)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("drygt 28 000 invånare och 70.000 ärenden", ["28000", "70000"]),
        ("76,5 poäng, 53% och tre procent", ["76,5", "53 %", "3 %"]),
        ("60-70 poäng, 37 till 56 och 2002 – 2006", ["60–70", "37–56", "2002–2006"]),
        ("Ekby 2016 - 381 poäng", ["2016", "381"]),
        ("T2, 30 miljoner och fem miljoner", ["30 miljon", "5 miljon"]),
        ("ett 30-tal under 1990-talet", ["30-tal", "1990-tal"]),
        ("2003-06-04--06, 31/3-2017 och i maj år 2017", ["4–6 juni 2003", "31 mars 2017", "maj 2017"]),
        ("Folkökning +180, på fjärde plats", ["+180", "4:e"]),
    ],
)
def test_figures_are_written_in_one_way(text: str, figures: list[str]) -> None:
    assert [figure for _, figure in figures_in_text.figures(published_text.plain(text), own=False)] == figures


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kommunen deltar i KKiK, Kolada och SCB.", ["KKiK", "Kolada", "SCB"]),
        ("Upplands Väsby är ett exempel. Kommunen samverkar med Åbo Akademi.", ["Upplands Väsby", "Åbo Akademi"]),
        ("KF:s möten och EU-medel, t.ex. Balrog", ["KF", "EU", "Balrog"]),
        ("Vi har ”Fråga din politiker” på www.skl.se/kvalitet.", ["Fråga din politiker", "www.skl.se/kvalitet"]),
        ("Bra stöd till kommunen", []),
    ],
)
def test_names_are_told_from_words_that_begin_sentences(text: str, names: list[str]) -> None:
    proper, lower = facts_in_text.proper_words([text])
    assert [fact.text for fact in facts_in_text.facts(text, proper, lower)] == names


def test_a_published_text_is_read_in_its_sections_without_the_contents_list() -> None:
    sections = published_text.sections(ORIGINAL)
    assert list(sections) == ["cover", "chapter 1", "chapter 3", "area 1", "area 2", "overview"]
    assert not any("221" in passage.text for section in sections.values() for passage in section.passages)
    assert [passage.text for passage in sections["area 1"].passages][3:6] == [
        "Information till medborgare",
        "Dialog och medborgarmedverkan",
        "70",
    ]


def test_rows_of_points_are_read_in_two_columns_and_per_municipality() -> None:
    rows = [
        "<b>1 Insyn</b>		<b>5 Kontroll</b>	",
        "1.1 Hur informeras alla?	9,5	5.1 Hur rapporteras det?	36",
        "<b>Kriterium</b>	<b>Kalix</b>	<b>Nacka</b>",
        "1	72	66,5",
    ]
    section = published_text.sections("\n".join(["Kommunens resultat per område", *rows]))["overview"]
    assert [item.text for item in point_tables.items(section).values()] == [
        "1 Insyn",
        "5 Kontroll",
        "1.1: 9,5",
        "1.1 Hur informeras alla?",
        "5.1: 36",
        "5.1 Hur rapporteras det?",
        "Kalix 1: 72",
        "Nacka 1: 66,5",
    ]
