"""Reading a reviewed Word file: its blocks, and what was done to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.word_comments.blocks import PICTURE, Remark, Reviewed
from tests.word_comments.files import BY, WHEN, added, block, line_number, mark, on, reviewed, run

FIRST = "k11111111_areas_1_narrative_0_text_p0"
SECOND = "k22222222_areas_1_narrative_0_text_p1"
BO = 'w:author="Bo Öst" w:date="2027-03-02T08:00:00Z"'


def changes(made: Reviewed) -> list[tuple[str, str, list[int]]]:
    return [(one.kind, one.on, one.blocks) for one in made.remarks]


def the_one(made: Reviewed) -> Remark:
    (remark,) = made.remarks
    return remark


def test_a_block_has_its_mark_and_its_words_but_not_its_line_number(tmp_path: Path) -> None:
    made = reviewed(tmp_path, block("Ett stycke.", FIRST) + block("Utan märke."))
    assert [(one.mark, one.before, one.story) for one in made.blocks] == [
        (FIRST, "Ett stycke.", "body"),
        ("", "Utan märke.", "body"),
    ]
    assert made.remarks == []


@pytest.mark.parametrize(
    "words",
    [
        "rad\N{NO-BREAK SPACE}7",
        "area-1.md\N{NO-BREAK SPACE}rad\N{NO-BREAK SPACE}7",
        "2018.yaml\N{NO-BREAK SPACE}rad\N{NO-BREAK SPACE}312",
    ],
)
def test_what_is_written_on_behind_the_line_number_is_kept(tmp_path: Path, words: str) -> None:
    inner = (
        run("Ett stycke.")
        + mark(FIRST)
        + line_number(words)
        + added(run(" Och mer, se rad 5.", '<w:rStyle w:val="SourceLine"/>'))
    )
    made = reviewed(tmp_path, f"<w:p>{inner}</w:p>")
    assert changes(made) == [("insertion", " Och mer, se rad 5.", [0])]
    assert the_one(made).follows == "Ett stycke."


def test_the_evaluation_is_said_by_a_mark(tmp_path: Path) -> None:
    assert reviewed(tmp_path, f"<w:p>{mark('k_of_kumla_2027')}</w:p>").evaluation == "k_of_kumla_2027"


def test_an_insertion_and_a_deletion_have_author_date_and_what_stands_in_front(tmp_path: Path) -> None:
    words = run("Kommunen har ") + added(run("fem"), "del") + added(run("sex"), by=BO) + run(" nämnder.")
    made = reviewed(tmp_path, f"<w:p>{words}{mark(FIRST)}</w:p>")
    gone, new = made.remarks
    assert (gone.kind, gone.on, gone.author, gone.date, gone.follows) == ("deletion", "fem", "Anna Åkesson", WHEN, "Kommunen har")
    assert (new.kind, new.on, new.author, new.date) == ("insertion", "sex", "Bo Öst", "2027-03-02 08:00")
    assert made.blocks[0].before == "Kommunen har fem nämnder."


def test_what_stands_in_front_is_cut_between_words(tmp_path: Path) -> None:
    made = reviewed(tmp_path, f"<w:p>{run('Ett ganska långt stycke med många ord i, och sedan')}{added(run(' mer'))}</w:p>")
    assert the_one(made).follows == "… långt stycke med många ord i, och sedan"


def test_pieces_side_by_side_are_one_change_and_others_are_not(tmp_path: Path) -> None:
    pieces = (
        added(run("ett "))
        + mark("_annat")
        + added(run("två ") + run("tre "))
        + run("fyra ")
        + added(run("fem "))
        + added(run("sex"), by=BO)
    )
    made = reviewed(tmp_path, f"<w:p>{pieces}</w:p>")
    assert changes(made) == [("insertion", "ett två tre ", [0]), ("insertion", "fem ", [0]), ("insertion", "sex", [0])]


def test_a_paragraph_struck_out_is_one_change_with_its_line_number_left_out(tmp_path: Path) -> None:
    inner = added(run("Hela stycket.") + mark(FIRST) + line_number(), "del")
    made = reviewed(tmp_path, f"<w:p><w:pPr><w:rPr><w:del w:id='2' {BY}/></w:rPr></w:pPr>{inner}</w:p>")
    assert changes(made) == [("deletion", "Hela stycket.", [0])]
    assert made.blocks[0].before == "Hela stycket."


def test_a_new_paragraph_is_one_change_over_the_break_before_it(tmp_path: Path) -> None:
    old = f"<w:p><w:pPr><w:rPr><w:ins w:id='2' {BY}/></w:rPr></w:pPr>{run('Gammalt.')}{mark(FIRST)}{line_number()}</w:p>"
    made = reviewed(tmp_path, old + f"<w:p>{added(run('Nytt.'))}</w:p>")
    assert changes(made) == [("insertion", "Nytt.", [1])]
    assert [one.before for one in made.blocks] == ["Gammalt.", ""]


def test_a_break_alone_is_a_change(tmp_path: Path) -> None:
    made = reviewed(tmp_path, f"<w:p><w:pPr><w:rPr><w:del w:id='2' {BY}/></w:rPr></w:pPr>{run('Ett')}</w:p>" + block("två"))
    assert changes(made) == [("joined", "Ett", [0])]


def test_a_move_is_told_at_both_ends(tmp_path: Path) -> None:
    body = f"<w:p>{added(run('Flyttat.'), 'moveFrom')}{mark(FIRST)}</w:p><w:p>{added(run('Flyttat.'), 'moveTo')}</w:p>"
    made = reviewed(tmp_path, body)
    assert changes(made) == [("moved-from", "Flyttat.", [0]), ("moved-to", "Flyttat.", [1])]
    assert [one.before for one in made.blocks] == ["Flyttat.", ""]


def test_formatting_of_words_paragraphs_tables_and_sections_is_told(tmp_path: Path) -> None:
    bold = f"<w:b/><w:rPrChange w:id='1' {BY}><w:rPr/></w:rPrChange>"
    words = f"<w:p>{run('fet', bold)}{run(' text', bold)}{run(' mager')}</w:p>"
    centred = f"<w:p><w:pPr><w:jc w:val='center'/><w:pPrChange w:id='1' {BY}><w:pPr/></w:pPrChange></w:pPr>{run('mitten')}</w:p>"
    looks = f"<w:tblPr><w:tblPrChange w:id='1' {BO}><w:tblPr/></w:tblPrChange></w:tblPr>"
    table = f"<w:tbl>{looks}<w:tr><w:tc>{block('cell')}</w:tc></w:tr></w:tbl>"
    section = f"<w:sectPr><w:sectPrChange w:id='1' {BY}><w:sectPr/></w:sectPrChange></w:sectPr>"
    made = reviewed(tmp_path, words + centred + table + section)
    assert {one.kind for one in made.remarks} == {"formatting"}
    assert [(one.on, one.blocks, one.author) for one in made.remarks] == [
        ("fet text", [0], "Anna Åkesson"),
        ("", [1], "Anna Åkesson"),
        ("", [2], "Bo Öst"),
        ("", [2], "Anna Åkesson"),
    ]


def test_a_change_within_a_change_is_told_twice(tmp_path: Path) -> None:
    made = reviewed(tmp_path, f"<w:p>{added(added(run('ångrat'), 'del'), by=BO)}</w:p>")
    assert [(one.kind, one.author, one.on) for one in made.remarks] == [
        ("insertion", "Bo Öst", "ångrat"),
        ("deletion", "Anna Åkesson", "ångrat"),
    ]
    assert made.blocks[0].before == ""


def test_a_row_struck_out_is_a_change_with_the_text_of_its_cells(tmp_path: Path) -> None:
    row = f"<w:tr><w:trPr><w:del w:id='1' {BY}/></w:trPr><w:tc>{block('1.1', FIRST)}</w:tc><w:tc>{block('15')}</w:tc></w:tr>"
    made = reviewed(tmp_path, f"<w:tbl>{row}<w:tr><w:tc>{block('1.2')}</w:tc></w:tr></w:tbl>")
    assert changes(made) == [("deletion", "1.1\n15", [0, 1])]
    assert [one.row for one in made.blocks] == [1, 1, 2]


def test_paragraphs_that_were_joined_are_told_apart_by_their_marks(tmp_path: Path) -> None:
    inner = run("Första.") + mark(FIRST) + line_number() + run(" Andra.") + mark(SECOND, 2) + line_number() + added(run(" Sist."))
    made = reviewed(tmp_path, f"<w:p>{inner}</w:p>")
    assert [(one.mark, one.before) for one in made.blocks] == [(FIRST, "Första."), (SECOND, " Andra.")]
    assert changes(made) == [("insertion", " Sist.", [1])]


def test_a_comment_knows_the_text_and_the_blocks_that_it_is_on(tmp_path: Path) -> None:
    body = on(1, block("Ett.", FIRST) + block("Två.", SECOND)) + block("Tre.")
    found = reviewed(tmp_path, body, comments=f"<w:comment w:id='1' {BY}><w:p>{run('Varför?')}</w:p></w:comment>")
    assert (the_one(found).on, the_one(found).text, the_one(found).blocks) == ("Ett.\nTvå.", "Varför?", [0, 1])


def test_a_comment_on_nothing_is_on_its_paragraph(tmp_path: Path) -> None:
    body = block("Ett.") + f"<w:p>{run('Två.')}<w:r><w:commentReference w:id='1'/></w:r></w:p>"
    found = reviewed(tmp_path, body, comments=f"<w:comment w:id='1' {BY}/>")
    assert (the_one(found).on, the_one(found).blocks) == ("", [1])


def test_a_comment_on_changed_text_has_what_stands_there_now(tmp_path: Path) -> None:
    words = on(1, added(run("fem"), "del") + added(run("sex")))
    (comment, *rest) = reviewed(tmp_path, f"<w:p>{words}</w:p>", comments=f"<w:comment w:id='1' {BY}/>").remarks
    assert comment.on == "sex"
    assert [(one.kind, one.on, one.text) for one in rest] == [("replacement", "fem", "sex")]
    words = on(1, added(run("fem"), "del"))
    assert reviewed(tmp_path, f"<w:p>{words}</w:p>", comments=f"<w:comment w:id='1' {BY}/>").remarks[0].on == "fem"


def test_changes_in_headers_footers_and_footnotes_are_told(tmp_path: Path) -> None:
    body = f"<w:p>{run('Text')}<w:r><w:footnoteReference w:id='2'/></w:r>{mark(FIRST)}</w:p>"
    made = reviewed(
        tmp_path,
        body,
        header1=f"<w:p>{mark(SECOND, 2)}{run('Nässjö ')}{added(run('kommun'))}</w:p>",
        footer1=f"<w:p>{added(run('sid'), 'del')}</w:p>",
        footnotes=f"<w:footnote w:id='2'><w:p>{added(run('Källa?'))}</w:p></w:footnote>",
    )
    told = [(made.blocks[one.blocks[0]].story, one.kind, one.on) for one in made.remarks]
    assert told == [("header", "insertion", "kommun"), ("footer", "deletion", "sid"), ("footnote", "insertion", "Källa?")]
    assert [one.note_of for one in made.blocks if one.story == "footnote"] == [0]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{block('I rutan.')}</w:txbxContent>"
    boxed = f"<mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    made = reviewed(tmp_path, f"<w:p>{run('Före. ')}<w:r>{boxed}</w:r>{run('Efter.')}{mark(FIRST)}</w:p>")
    assert [(one.before, one.mark) for one in made.blocks] == [("Före. Efter.", FIRST), ("I rutan.", "")]


def test_links_fields_and_content_controls_are_read_through(tmp_path: Path) -> None:
    field = "<w:r><w:instrText> PAGEREF x </w:instrText></w:r>" + run("7")
    link = f"<w:hyperlink w:anchor='_Toc1'>{run('Område 1 ')}{field}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent><w:p>{run('I en ruta.')}</w:p></w:sdtContent></w:sdt>"
    made = reviewed(tmp_path, f"<w:p>{link}</w:p>{control}<w:p>{mark('_Toc1')}{run('Område 1')}</w:p>")
    assert [(one.before, one.leads_to) for one in made.blocks] == [("Område 1 7", "_Toc1"), ("I en ruta.", ""), ("Område 1", "")]
    assert made.blocks[2].bookmarks == {"_Toc1"}


@pytest.mark.parametrize(("written", "read_as"), [("", ""), ('w:date="igår"', ""), ('w:date="2027-03-01T14:05:00+01:00"', WHEN)])
def test_a_date_that_makes_no_sense_is_left_out(tmp_path: Path, written: str, read_as: str) -> None:
    made = reviewed(tmp_path, f"<w:p>{added(run('x'), by=f'{written}')}</w:p>")
    assert (the_one(made).author, the_one(made).date) == ("", read_as)


def test_a_range_that_is_never_closed_ends_with_the_text(tmp_path: Path) -> None:
    body = f"<w:p><w:commentRangeStart w:id='1'/>{run('Ett.')}</w:p>"
    found = reviewed(tmp_path, body, comments=f"<w:comment w:id='1' {BY}/>", header1=block("Sidhuvud"))
    assert the_one(found).on == "Ett."


def test_what_one_took_away_and_put_in_its_place_is_one_change(tmp_path: Path) -> None:
    body = f"<w:p>{run('Rådet har ')}{added(run('15'), 'del')}{added(run('18'))}{run(' ledamöter')}{mark(FIRST)}</w:p>"
    [found] = reviewed(tmp_path, body).remarks
    assert (found.kind, found.on, found.text, found.follows) == ("replacement", "15", "18", "Rådet har")
    other = 'w:author="Bo Öst" w:date="2027-03-01T14:05:59Z"'
    apart = f"<w:p>{added(run('15'), 'del')}{added(run('18'), by=other)}{mark(FIRST)}</w:p>"
    assert [one.kind for one in reviewed(tmp_path, apart).remarks] == ["deletion", "insertion"]
    between = f"<w:p>{added(run('15'), 'del')}{run(' ')}{added(run('18'))}{mark(FIRST)}</w:p>"
    assert [one.kind for one in reviewed(tmp_path, between).remarks] == ["deletion", "insertion"]


def test_what_took_longer_than_a_minute_to_write_is_one_change(tmp_path: Path) -> None:
    later = BY.replace("14:05", "14:06")
    pieces = added(run("15"), "del") + added(run("18 ")) + added(run("ordinarie"), by=later)
    [found] = reviewed(tmp_path, f"<w:p>{run('Rådet har ')}{pieces}{run(' ledamöter')}{mark(FIRST)}</w:p>").remarks
    assert (found.kind, found.on, found.text, found.date) == ("replacement", "15", "18 ordinarie", WHEN)


def test_a_mark_that_an_editor_left_at_the_end_of_the_block_before_belongs_to_the_next(tmp_path: Path) -> None:
    begun, ended = mark(SECOND, 7).split("/>", 1)
    body = f"<w:p>{run('Ett.')}{mark(FIRST)}{line_number()}{begun}/></w:p><w:p>{ended}{run('Två.')}</w:p>"
    assert [block.mark for block in reviewed(tmp_path, body).blocks] == [FIRST, SECOND]


def test_each_author_s_words_are_told_apart(tmp_path: Path) -> None:
    """Anna strikes out words of the draft together with words that Bo had added."""
    other = 'w:author="Bo Öst" w:date="2027-03-01T14:05:59Z"'
    body = f"<w:p>{added(run('2018'), 'del')}{added(added(run('XXX'), 'del'), by=other)}{mark(FIRST)}</w:p>"
    found = {(one.kind, one.author, one.on, one.words_of) for one in reviewed(tmp_path, body).remarks}
    assert found == {
        ("deletion", "Anna Åkesson", "2018", ""),
        ("insertion", "Bo Öst", "XXX", ""),
        ("deletion", "Anna Åkesson", "XXX", "Bo Öst"),
    }


def test_pictures_symbols_and_formulas_that_came_or_went_are_told(tmp_path: Path) -> None:
    picture = "<w:r><w:drawing/></w:r>"
    symbol = '<w:r><w:sym w:font="Symbol" w:char="2265"/></w:r>'
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>'
    for inner, words in ((picture, PICTURE), (symbol, "≥"), (formula, "x=1")):
        for kind in ("ins", "del"):
            [found] = reviewed(tmp_path, f"<w:p>{run('Här ')}{added(inner, kind)}{mark(FIRST)}</w:p>").remarks
            assert found.on == words


def test_a_paragraph_with_thousands_of_marks_is_asked_for_its_style_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def no_style(paragraph: object) -> str:
        asked.append(paragraph)
        return ""

    monkeypatch.setattr("kommunkompassen.word_comments.walk.style_of", no_style)
    made = reviewed(tmp_path, f"<w:p>{mark(FIRST) * 2_000}{run('x')}</w:p>")
    assert len(made.blocks) == 2_000
    assert len(asked) == 1
