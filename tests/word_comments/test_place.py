"""Finding the place of a block in files that have been edited since the draft was made."""

from __future__ import annotations

import pytest

from kommunkompassen.report.places import Place, id_of, places_in
from kommunkompassen.word_comments.blocks import Block, Remark
from kommunkompassen.word_comments.place import Placer
from tests.helpers import source

YAML = """\
municipality: Kumla
evaluators:
  - name: Eva Ek
    affiliation: SKR
  - name: Bo Öst
areas:
  1:
    scores:
      1.1: 13.5
      1.2:
        points: 15
        note: Se protokollet.
    narrative:
      - heading: Strategi
        text: |
          Kommunen har en strategi för demokrati, och fullmäktige antog den i januari 2018.
          Den följs upp varje år.

          Dialogen med medborgarna sker i fem medborgarkontor och på kommunens webbplats.

          - Öppna möten
          - Digitala förslag
      - heading: Information
        text: |
          Årsredovisningen finns som en populärversion på medborgarkontoren.
    strengths:
      - Ett gediget demokratiarbete
      - Öppna data om resultat
"""


def listed(text: str) -> list[Place]:
    return list(places_in(source(text)).values())


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def block_of(words: str, text: str = YAML) -> Block:
    """The draft's block of the place that begins so."""
    place = next(one for one in listed(text) if one.text.startswith(words) and one.code[-1].isdigit())
    return Block("body", mark=id_of(place.text, place.code), before=place.text)


def found(today: str, *blocks: Block, which: int = 0) -> tuple[int, str, str] | None:
    spots = list(Placer(listed(today), blocks).spots(Remark("comment", "", "", blocks=[which])))
    return (spots[0].place.line, spots[0].place.field, spots[0].how) if spots else None


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Kommunen har en strategi", "areas.1.narrative.0.text"),
        ("Dialogen med", "areas.1.narrative.0.text"),
        ("Digitala förslag", "areas.1.narrative.0.text"),
        ("Öppna data", "areas.1.strengths.1"),
        ("Bo Öst", "evaluators.1"),
        ("13.5", "areas.1.scores.1.1"),
    ],
)
def test_what_has_not_changed_is_found_by_its_mark(words: str, field: str) -> None:
    assert found(YAML, block_of(words)) == (line_of(YAML, words), field, "same")


def test_lines_above_it_do_not_matter() -> None:
    later = YAML.replace("areas:\n", "publisher: SKR\nareas:\n")
    assert found(later, block_of("Digitala")) == (line_of(later, "Digitala"), "areas.1.narrative.0.text", "same")


def test_other_line_ends_and_quotes_do_not_matter() -> None:
    later = YAML.replace("2018.\n          Den följs", "2018. Den följs").replace(
        "- Öppna data om resultat", '- "Öppna data om resultat"'
    )
    assert found(later, block_of("Kommunen har")) == (line_of(later, "Kommunen har"), "areas.1.narrative.0.text", "same")
    assert found(later, block_of("Öppna data")) == (line_of(later, "Öppna data"), "areas.1.strengths.1", "same")


def test_a_paragraph_is_found_where_it_was_moved() -> None:
    paragraph = "          Dialogen med medborgarna sker i fem medborgarkontor och på kommunens webbplats.\n\n"
    assert paragraph in YAML
    later = YAML.replace(paragraph, "").replace("          Årsredovisningen", f"{paragraph}          Årsredovisningen")
    assert found(later, block_of("Dialogen med")) == (line_of(later, "Dialogen"), "areas.1.narrative.1.text", "moved")
    # What has moved up to its place is not taken for it, and has itself only another number.
    assert found(later, block_of("Öppna möten")) == (line_of(later, "Öppna möten"), "areas.1.narrative.0.text", "moved")


def test_an_item_that_was_moved_to_another_list_is_found() -> None:
    later = YAML.replace("      - Öppna data om resultat\n", "    improvements:\n      - Öppna data om resultat\n")
    assert found(later, block_of("Öppna data")) == (line_of(later, "Öppna data"), "areas.1.improvements.0", "moved")


def test_of_two_with_the_same_words_the_nearer_is_taken() -> None:
    later = YAML.replace("      - Ett gediget demokratiarbete\n", "") + "  2:\n    strengths: [Ett gediget demokratiarbete]\n"
    later += "  3:\n    strengths: [Ett gediget demokratiarbete]\n"
    more = later.replace("    strengths:\n", "    improvements: [Ett gediget demokratiarbete]\n    strengths:\n", 1)
    assert found(more, block_of("Ett gediget")) == (line_of(more, "improvements"), "areas.1.improvements.0", "moved")


def test_an_edited_paragraph_is_found_by_likeness_also_where_it_was_moved() -> None:
    later = YAML.replace("fem medborgarkontor", "sex nya medborgarkontor")
    assert found(later, block_of("Dialogen med")) == (line_of(later, "Dialogen"), "areas.1.narrative.0.text", "like")
    old = "          Dialogen med medborgarna sker i sex nya medborgarkontor och på kommunens webbplats.\n\n"
    moved = later.replace(old, "").replace("          Årsredovisningen", f"{old}          Årsredovisningen")
    assert found(moved, block_of("Dialogen med")) == (line_of(moved, "Dialogen"), "areas.1.narrative.1.text", "like")


def test_a_short_heading_that_was_rewritten_is_found_by_its_place() -> None:
    later = YAML.replace("heading: Strategi", "heading: Planer och program")
    block = Block("body", mark=id_of("Strategi", "areas_1_narrative_0_heading"), before="Strategi")
    assert found(later, block) == (line_of(later, "Planer"), "areas.1.narrative.0.heading", "reworded")


def test_a_place_that_other_words_of_the_draft_have_moved_to_is_not_taken_for_the_old_ones() -> None:
    later = YAML.replace("      - Ett gediget demokratiarbete\n", "")
    blocks = [block_of("Ett gediget"), block_of("Öppna data")]
    assert found(later, *blocks) == (line_of(later, "strengths"), "areas.1.strengths", "field")
    assert found(later, *blocks, which=1) == (line_of(later, "Öppna data"), "areas.1.strengths.0", "moved")


def test_a_score_that_was_changed_is_found_by_its_question() -> None:
    later = YAML.replace("13.5", "14")
    assert found(later, block_of("13.5")) == (line_of(later, "1.1"), "areas.1.scores.1.1", "same")


def test_what_is_gone_with_all_that_it_stood_in_has_no_place() -> None:
    assert found("municipality: Kumla\nareas:\n  2:\n    title: X\n", block_of("Dialogen med")) is None
    assert found("municipality: Kumla\n", Block("body", mark="k00000000_default_about_p3", before="Något helt annat")) is None


def test_a_block_whose_mark_is_lost_is_found_by_its_words() -> None:
    lost = Block("body", before="Öppna data om resultat")
    assert found(YAML, lost) == (line_of(YAML, "Öppna data"), "areas.1.strengths.1", "same")
    edited = Block("body", before="Kommunen har en strategi för demokrati, och fullmäktige antog den i mars 2018.")
    assert found(YAML, edited) == (line_of(YAML, "Kommunen har"), "areas.1.narrative.0.text", "like")


def test_a_new_block_follows_the_one_before_it_in_its_own_part() -> None:
    new = Block("body", before="Ett stycke som ingen har skrivit förut.")
    elsewhere = Block("header", mark=block_of("Bo Öst").mark, before="Bo Öst")
    at = found(YAML, block_of("Dialogen med"), new, which=1)
    assert at == (line_of(YAML, "Dialogen"), "areas.1.narrative.0.text", "near")
    assert found(YAML, block_of("Dialogen med"), elsewhere, new, which=2) == at
    assert found(YAML, new) is None


def test_a_figure_in_a_table_has_the_place_of_its_row() -> None:
    marked, figure, other = block_of("13.5"), Block("body", before="14"), Block("body", before="90 %")
    marked.row = figure.row = 4
    other.row = 5
    assert found(YAML, marked, figure, which=1) == (line_of(YAML, "1.1"), "areas.1.scores.1.1", "same")
    at = found(YAML, marked, other, which=1)
    assert at
    assert at[2] == "near"


def test_an_entry_of_the_contents_list_has_the_place_of_its_heading() -> None:
    heading = Block("body", mark=id_of("Information", "areas_1_narrative_1_heading"), before="Information")
    heading.bookmarks.add("_Toc1")
    entry = Block("body", "TOC2", before="Information 7", leads_to="_Toc1")
    assert found(YAML, heading, entry, which=1) == (line_of(YAML, "Information"), "areas.1.narrative.1.heading", "same")
    round_ = Block("body", "TOC2", before="Sig själv", leads_to="_Toc2", bookmarks={"_Toc2"})
    assert found(YAML, heading, round_, which=1) is None
    assert found(YAML, heading, Block("body", "TOCHeading", before="Innehåll"), which=1) is None


def test_a_footnote_has_the_place_of_what_it_is_a_note_to() -> None:
    note = Block("footnote", before="Vilken källa?", note_of=0)
    assert found(YAML, block_of("Dialogen med"), note, which=1) == found(YAML, block_of("Dialogen med"))


def test_a_remark_on_several_blocks_has_each_place_once() -> None:
    blocks = [block_of("Dialogen med"), block_of("Öppna möten"), block_of("Dialogen med")]
    spots = list(Placer(listed(YAML), blocks).spots(Remark("comment", "", "", blocks=[0, 1, 2])))
    assert [spot.place.line for spot in spots] == [line_of(YAML, "Dialogen"), line_of(YAML, "Öppna möten")]


def test_a_way_that_was_cut_to_fit_in_a_bookmark_is_found() -> None:
    text = "areas:\n  1:\n    narrative:\n" + "".join(f"      - text: Stycke nummer {n}\n" for n in range(120))
    place = next(one for one in listed(text) if one.text == "Stycke nummer 117" and one.code.endswith("p0"))
    mark = id_of(place.text, place.code, 33333)
    assert len(mark) == 40
    assert not mark.startswith(f"{mark[:10]}{place.code}")
    assert found(text, Block("body", mark=mark, before="")) == (place.line, "areas.1.narrative.117.text", "same")
