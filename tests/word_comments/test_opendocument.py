"""An OpenDocument text is read like a Word file: changes, comments and marks, and nothing unbounded."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from kommunkompassen.word_comments import UnreadableError
from kommunkompassen.word_comments.blocks import words_of
from kommunkompassen.word_comments.review import read
from tests.word_comments.files import WHEN
from tests.word_comments.odt_files import (
    annotation,
    end,
    gone,
    inside,
    line_number,
    mark,
    odt,
    paragraph,
    region,
    reviewed,
)

ONE, TWO = "k11111111_areas_1_general_p0", "k22222222_areas_1_general_p1"


def test_a_paragraph_has_its_mark_its_words_and_its_style_without_its_line_number(tmp_path: Path) -> None:
    found = reviewed(tmp_path, paragraph(f"Ett<text:s text:c='2'/>ord{mark(ONE)}{line_number()}", "P1"))
    [block] = found.blocks
    assert (block.before, block.mark, block.style, words_of(block)) == ("Ett  ord", ONE, "Heading1", "Ett ord")


def test_the_file_says_whose_draft_it_is(tmp_path: Path) -> None:
    assert reviewed(tmp_path, paragraph(f"{mark('k_of_kumla_2027')}Kumla")).evaluation == "k_of_kumla_2027"


CHANGES = {
    "insertion": (f"Ett {inside('c1', 'nytt ')}ord", region("c1", "insertion"), "insertion", "nytt ", "Ett ord", "Ett nytt ord"),
    "deletion": (
        f"Ett {gone('c1')}ord",
        region("c1", "deletion", paragraph("gammalt ")),
        "deletion",
        "gammalt ",
        "Ett gammalt ord",
        "Ett ord",
    ),
    "replacement": (
        f"Ett {gone('c1')}{inside('c2', 'nytt')} ord",
        region("c1", "deletion", paragraph("gammalt")) + region("c2", "insertion"),
        "replacement",
        "gammalt",
        "Ett gammalt ord",
        "Ett nytt ord",
    ),
    "formatting": (f"Ett {inside('c1', 'ord')}", region("c1", "format-change"), "formatting", "ord", "Ett ord", "Ett ord"),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_tracked_change_is_told(tmp_path: Path, case: str) -> None:
    inner, changed, kind, on, before, after = CHANGES[case]
    found = reviewed(tmp_path, paragraph(inner + mark(ONE)), changed)
    [remark] = found.remarks
    assert (remark.kind, remark.on, remark.author, remark.date) == (kind, on, "Anna Åkesson", WHEN)
    assert (found.blocks[0].before, found.blocks[0].after) == (before, after)


def test_a_paragraph_that_was_taken_away_keeps_its_mark_and_is_apart_from_the_next(tmp_path: Path) -> None:
    away = region("c1", "deletion", paragraph(f"Borta.{mark(ONE + ' Copy 1')}") + paragraph(""))
    found = reviewed(tmp_path, paragraph(f"{gone('c1')}Kvar.{mark(TWO)}"), away)
    assert [(one.mark, one.before, one.after) for one in found.blocks] == [(ONE, "Borta.", ""), (TWO, "Kvar.", "Kvar.")]
    [remark] = found.remarks
    assert (remark.kind, remark.on, remark.blocks) == ("deletion", "Borta.", [0])


def test_a_paragraph_that_came_is_told_as_one(tmp_path: Path) -> None:
    body = (
        f'<text:p>Ett.{mark(ONE)}<text:change-start text:change-id="c1"/></text:p><text:p>Nytt.'
        '<text:change-end text:change-id="c1"/></text:p>'
    )
    found = reviewed(tmp_path, body, region("c1", "insertion"))
    assert [(one.kind, one.on) for one in found.remarks] == [("insertion", "Nytt.")]
    assert [(one.before, one.after) for one in found.blocks] == [("Ett.", "Ett."), ("", "Nytt.")]


def test_two_people_s_changes_are_apart(tmp_path: Path) -> None:
    inner = f"Ett {inside('c1', 'nytt')}{inside('c2', ' bra')} ord"
    found = reviewed(tmp_path, paragraph(inner), region("c1", "insertion") + region("c2", "insertion", author="Bo Öst"))
    assert [(one.author, one.on) for one in found.remarks] == [("Anna Åkesson", "nytt"), ("Bo Öst", " bra")]


def test_comments_know_what_they_are_on_and_what_answers_them(tmp_path: Path) -> None:
    body = paragraph(f"Ett {annotation('Vilket?', 'a')}ord{end('a')} till.{mark(ONE)}")
    answer = annotation("Det här.\nJa.", "b", 'loext:parent-name="a"', "Bo Öst")
    done = annotation("Klart.", "", 'loext:resolved="true"')
    found = reviewed(tmp_path, body + paragraph(f"{answer}x{end('b')}{done}"))
    asked, closed = found.remarks
    assert (asked.kind, asked.on, asked.text, asked.author, asked.date, asked.blocks) == (
        "comment",
        "ord",
        "Vilket?",
        "Anna Åkesson",
        WHEN,
        [0],
    )
    assert [(one.author, one.text) for one in asked.replies] == [("Bo Öst", "Det här.\nJa.")]
    assert (closed.text, closed.resolved) == ("Klart.", True)


def test_tables_notes_lists_boxes_and_headers_are_read(tmp_path: Path) -> None:
    table = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>1.1</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{inside('c1', '8')}</text:p></table:table-cell></table:table-row>"
        "</table:table-header-rows></table:table>"
    )
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"<text:p>{inside('c2', 'Not')}</text:p></text:note-body></text:note>"
    )
    box = f"<draw:frame><draw:text-box><text:p>{inside('c3', 'Ruta')}</text:p></draw:text-box></draw:frame>"
    items = f"<text:list><text:list-item><text:p>{inside('c4', 'Punkt')}</text:p></text:list-item></text:list>"
    header = (
        "<office:master-styles><style:master-page><style:header><text:tracked-changes>"
        f"{region('c5', 'insertion')}</text:tracked-changes><text:p>{inside('c5', 'Huvud')}</text:p></style:header>"
        "</style:master-page></office:master-styles>"
    )
    changed = "".join(region(f"c{number}", "insertion") for number in range(1, 5))
    found = reviewed(tmp_path, table + paragraph(f"Ord{note}{box}") + items, changed, header)
    told = {one.on: found.blocks[one.blocks[0]] for one in found.remarks}
    assert set(told) == {"8", "Not", "Ruta", "Punkt", "Huvud"}
    assert (told["8"].row, told["Not"].story, told["Huvud"].story) == (1, "footnote", "header")
    assert found.blocks[told["Not"].note_of or 0].after.startswith("Ord")


def _why(path: Path) -> str:
    with pytest.raises(UnreadableError) as raised:
        read(path)
    return raised.value.why


def test_what_is_no_text_or_means_harm_ends_in_a_sentence(tmp_path: Path) -> None:
    sheet = b'<x xmlns="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
    assert _why(odt(tmp_path / "a.odt", "", more={"content.xml": sheet})) == "word-no-document"
    locked = b'<m xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><encryption-data/></m>'
    assert _why(odt(tmp_path / "b.odt", "", more={"META-INF/manifest.xml": locked})) == "word-encrypted"
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert _why(odt(tmp_path / "c.odt", "", more={"content.xml": entity})) == "word-entities"
    starts = "".join(f'<text:change-start text:change-id="c{number}"/>' for number in range(30))
    changed = "".join(region(f"c{number}", "insertion") for number in range(30))
    assert _why(odt(tmp_path / "d.odt", paragraph(starts + "x"), changed)) == "word-many-inside"


def test_a_deletion_that_is_referred_to_again_and_again_and_endless_spaces_cost_nothing(tmp_path: Path) -> None:
    long = paragraph("ord " * 20_000)
    path = odt(
        tmp_path / "a.odt", paragraph(gone("c1") * 5_000 + '<text:s text:c="999999999"/>' * 100), region("c1", "deletion", long)
    )
    tracemalloc.start()
    found = read(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.blocks[0].before) < 200_000
    assert most < 100_000_000
