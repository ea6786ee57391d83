"""What nobody tracked is told, each edit at its line, and nothing is told that was not done."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph

from kommunkompassen.base import paths
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.publish.ooxml import w
from kommunkompassen.report.places import NO_WORDS, PROGRAM
from kommunkompassen.repository import Repository
from kommunkompassen.word_comments.blocks import SILENT
from kommunkompassen.word_comments.review import Placed, Review, review
from kommunkompassen.word_comments.sayings import normal, pairs, word_changes
from kommunkompassen.word_comments.show import as_text, summary
from tests.helpers import data, save

Edit = Callable[[Document], object]

FIRST = "Kommunen har *två* medborgarkontor och fick {points 1} poäng. De öppnade 2015."
SECOND = "Dialogen med invånarna förs i fem råd."
OWN = {
    "narrative": [
        {"heading": "Dialog", "text": f"{FIRST}\n\n{SECOND}\n\n- Rådet för äldre\n- Rådet för unga"},
        {"heading": "Mutor", "text": "Policyn mot mutor är från 2011."},
    ],
    "strengths": ["Öppna möten", "Tydlig webb"],
    "improvements": ["En strategi saknas", "Fler språk på webben"],
}


def _values() -> dict[str, object]:
    values = data(status="fact-check")
    values["areas"]["1"] |= OWN
    values["areas"]["1"]["scores"]["1.1"] = {"points": "7.5", "note": "Se protokollet."}
    return values


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The folder of an evaluation under fact check, and its draft as it was sent out."""
    folder = tmp_path_factory.mktemp("sent")
    path = save(folder / "evaluations", _values())
    made = builds.build(path, Repository(folder / "evaluations"), Options(("docx",), folder / "output"))
    assert made.exit_code == builds.OK, made
    return folder / "evaluations", made.written[0].read_bytes()


def _returned(sent: tuple[Path, bytes], folder: Path, *edits: Edit) -> Review:
    evaluations, draft = sent
    document = docx.Document(io.BytesIO(draft))
    for edit in edits:
        edit(document)
    document.save(str(folder / "granskad.docx"))
    return review(folder / "granskad.docx", Repository(evaluations))


def _silent(found: Review) -> list[Placed]:
    return [one for one in found.remarks if one.remark.kind in SILENT]


def _paragraphs(document: Document) -> list[Paragraph]:
    return [Paragraph(element, document) for element in document.element.body.iter(w("p"))]


def _paragraph(document: Document, start: str, number: int = 0) -> Paragraph:
    """A paragraph that begins so, in the text or in a table."""
    return [one for one in _paragraphs(document) if one.text.startswith(start)][number]


def _word(start: str, old: str, new: str, number: int = 0) -> Edit:
    def edit(document: Document) -> None:
        run = next(run for run in _paragraph(document, start, number).runs if old in run.text)
        run.text = run.text.replace(old, new, 1)

    return edit


def _new_before(start: str, text: str, number: int = 0) -> Edit:
    return lambda document: _paragraph(document, start, number).insert_paragraph_before(text)


def _gone(start: str, number: int = 0) -> Edit:
    def edit(document: Document) -> None:
        element = _paragraph(document, start, number)._p
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    return edit


def _moved(start: str, before: str) -> Edit:
    return lambda document: _paragraph(document, before)._p.addprevious(_paragraph(document, start)._p)


def _figure(old: str, new: str) -> Edit:
    """The points of question 1.1 in the table of chapter 4."""

    def edit(document: Document) -> None:
        row = next(row for table in document.tables for row in table.rows if row.cells[0].text.strip() == "1.1")
        run = next(run for cell in row.cells for run in cell.paragraphs[0].runs if run.text == old)
        run.text = new

    return edit


def _parted(start: str, at: str) -> Edit:
    """Enter in the middle of a paragraph: the first half is a paragraph of its own."""

    def edit(document: Document) -> None:
        paragraph = _paragraph(document, start)
        run = next(run for run in paragraph.runs if at in run.text)
        before, _, after = run.text.partition(at)
        head = "".join(one.text for one in paragraph.runs[: [r._r for r in paragraph.runs].index(run._r)])
        for one in paragraph.runs:
            if one._r is run._r:
                break
            one.text = ""
        run.text = at + after
        paragraph.insert_paragraph_before(f"{head}{before}".strip())

    return edit


def test_a_draft_that_comes_back_as_it_was_sent_differs_in_nothing(sent: tuple[Path, bytes], tmp_path: Path) -> None:
    found = _returned(sent, tmp_path)
    assert (found.remarks, found.compared, found.uncompared) == ((), True, 0)
    assert summary(found, "sv").split("\n")[1:] == ["Inget annat skiljer sig från utkastet."]


@pytest.mark.parametrize(
    ("edit", "kind", "was", "now", "field"),
    [
        (_word("Kommunen har", "2015", "2016"), "silent-change", "2015.", "2016.", "areas.1.narrative.0.text"),
        (_word("Rådet för unga", "unga", "yngre"), "silent-change", "unga", "yngre", "areas.1.narrative.0.text"),
        (_word("Mutor", "Mutor", "Gåvor"), "silent-change", "Mutor", "Gåvor", "areas.1.narrative.1.heading"),
        (_word("Tydlig webb", "Tydlig", "Otydlig"), "silent-change", "Tydlig", "Otydlig", "areas.1.strengths.1"),
        (_word("En strategi", " saknas", "", 1), "silent-change", "saknas", "", "areas.1.improvements.0"),
        (_figure("8", "9"), "silent-change", "8", "9", "areas.1.scores.1.1"),
        (_new_before(SECOND, "En ny uppgift."), "silent-addition", "", "En ny uppgift.", "areas.1.narrative.0.text"),
        (_new_before("Fler språk", "Fler möten"), "silent-addition", "", "Fler möten", "areas.1.improvements.0"),
        (_gone(SECOND), "silent-removal", SECOND, "", "areas.1.narrative.0.text"),
        (_gone("Rådet för äldre"), "silent-removal", "Rådet för äldre", "", "areas.1.narrative.0.text"),
        (_gone("Öppna möten"), "silent-removal", "Öppna möten", "", "areas.1.strengths.0"),
        (_moved("Policyn mot", "Kommunen har"), "silent-move", "Policyn mot mutor är från 2011.", "", "areas.1.narrative.1.text"),
        (_parted("Kommunen har", "De öppnade"), "silent-split", None, "", "areas.1.narrative.0.text"),
    ],
)
def test_an_edit_that_nobody_tracked_is_told_at_its_line(
    sent: tuple[Path, bytes], tmp_path: Path, edit: Edit, kind: str, was: str | None, now: str, field: str
) -> None:
    found = _returned(sent, tmp_path, edit)
    [placed] = _silent(found)
    assert placed.remark.kind == kind
    assert was is None or placed.remark.on == was
    assert placed.remark.text == now
    assert placed.spots[0].place.field == field
    assert "Changes that nobody tracked: 1." in summary(found, "en")
    assert now in as_text(found, "sv")


def test_several_edits_are_told_each(sent: tuple[Path, bytes], tmp_path: Path) -> None:
    year = _word("Kommunen har", "2015", "2016")
    edits = (year, _gone("Öppna möten"), _new_before(SECOND, "En ny uppgift."), _figure("8", "9"))
    kinds = sorted(one.remark.kind for one in _silent(_returned(sent, tmp_path, *edits)))
    assert kinds == ["silent-addition", "silent-change", "silent-change", "silent-removal"]


def test_the_draft_is_compared_with_the_version_that_it_was_not_with_today_s(sent: tuple[Path, bytes], tmp_path: Path) -> None:
    values = _values()
    values["areas"]["1"]["strengths"] = ["Öppna möten", "Tydlig och öppen webb"]  # type: ignore[index]
    save(tmp_path / "evaluations", values)
    found = _returned((tmp_path / "evaluations", sent[1]), tmp_path, _word("Kommunen har", "2015", "2016"))
    assert [one.remark.on for one in _silent(found)] == ["2015."]
    assert found.uncompared
    assert "inte gick att jämföra" in summary(found, "sv")
    assert "Inget annat" not in summary(found, "sv")


def test_of_a_draft_whose_text_is_no_longer_known_nothing_is_claimed(sent: tuple[Path, bytes], tmp_path: Path) -> None:
    save(tmp_path / "evaluations", data(status="fact-check"))
    found = _returned((tmp_path / "evaluations", sent[1]), tmp_path, _word("Kommunen har", "2015", "2016"))
    assert not found.compared
    assert "är inte känt" in summary(found, "sv")


def _made_by_another_program(document: Document) -> None:
    mark = next(one for one in document.element.body.iter(w("bookmarkStart")) if (one.get(w("name")) or "").startswith(PROGRAM))
    mark.set(w("name"), f"{PROGRAM}00000000")


def test_the_program_s_own_words_are_compared_where_they_are_the_same_program_s(sent: tuple[Path, bytes], tmp_path: Path) -> None:
    edit = _word("En kommun styrs", "politiker", "folkvalda")
    found = _returned(sent, tmp_path, edit)
    assert [(one.remark.on, one.remark.text) for one in _silent(found)] == [("politiker,", "folkvalda,")]
    changed = _returned(sent, tmp_path, edit, _made_by_another_program)
    assert (_silent(changed), changed.uncompared) == ([], 1)
    figure, new = _figure("8", "9"), _new_before(SECOND, "En ny uppgift.")
    changed = _returned(sent, tmp_path, figure, new, _made_by_another_program)
    assert ([one.remark.text for one in _silent(changed)], changed.uncompared) == (["En ny uppgift."], 1)


def _question_for_points(document: Document) -> None:
    """The place of a question's points as it was when the wording of the question stood there."""
    marks = document.element.body.iter(w("bookmarkStart"))
    place = next(one for one in marks if re.search(rf"^k(?!{NO_WORDS}).*_scores_\d_\d$", one.get(w("name")) or ""))
    for text in list(place.getparent().iter(w("t"))):
        text.text = ""
    text.text = "Finns en strategi?"


def test_points_that_another_program_printed_otherwise_are_nobody_s_edit(sent: tuple[Path, bytes], tmp_path: Path) -> None:
    assert len(_silent(_returned(sent, tmp_path, _question_for_points))) == 1
    found = _returned(sent, tmp_path, _question_for_points, _made_by_another_program)
    assert (_silent(found), found.uncompared) == ([], 1)


def test_a_draft_with_notes_is_compared_with_one_with_notes(sent: tuple[Path, bytes], tmp_path: Path) -> None:
    options = Options(("docx",), tmp_path, draft=True, notes=True)
    [path] = builds.build(sent[0] / "kumla-2027.yaml", Repository(sent[0]), options).written
    found = review(path, Repository(sent[0]))
    assert (found.remarks, found.compared, found.uncompared) == ((), True, 0)


@pytest.mark.parametrize("id_", ["nassjo-2019", "botkyrka-2003"])
def test_a_whole_draft_that_comes_back_as_it_was_sent_differs_in_nothing(tmp_path: Path, id_: str) -> None:
    [path] = builds.build(paths.EVALUATIONS / f"{id_}.yaml", Repository(), Options(("docx",), tmp_path, draft=True)).written
    found = review(path, Repository())
    assert (found.remarks, found.compared, found.uncompared) == ((), True, 0)


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("a b c", "a b c", []),
        ("den 15 mars", "den 18 mars", [("15", "18", "den")]),
        ("den mars", "den 18 mars", [("", "18", "den")]),
        ("det är inte så", "det är så", [("inte", "", "det är")]),
        ("a b", "c d", [("a b", "c d", "")]),
    ],
)
def test_changes_of_words_are_told_one_by_one(old: str, new: str, changes: list[tuple[str, str, str]]) -> None:
    assert list(word_changes(old, new)) == changes


@pytest.mark.parametrize("printed", ["Information", "· Information", "Information ·", "1.2 Information"])
def test_what_stands_around_a_heading_is_no_part_of_its_words(printed: str) -> None:
    assert normal(printed) == "Information"


@pytest.mark.parametrize(
    ("old", "new", "edited"),
    [
        (["Snabba besked"], ["Ganska snabba besked"], [(0, 0)]),
        (["Lönerna är individuella."], ["Det är ett helt nytt stycke."], []),
        (["Planen gäller", "Snabba besked"], ["Helt snabba besked"], [(1, 0)]),
    ],
    ids=["a word before the first", "another text", "the second of two"],
)
def test_a_text_is_known_again_though_its_first_word_is_no_longer_first(
    old: list[str], new: list[str], edited: list[tuple[int, int]]
) -> None:
    assert pairs(old, new) == edited
