"""Tracked changes of words come into the file where they are certain, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base.whole_file import ChangedMeanwhileError
from kommunkompassen.report.places import evaluation_mark, places_in
from kommunkompassen.repository import Repository
from kommunkompassen.word_comments.apply import Plan, plan, write
from kommunkompassen.word_comments.review import review
from tests.word_comments.files import added, line_number, mark, packed, parts, run

TEXT = """\
# Kumla, under granskning
municipality: Kumla
year: 2027
rubric: "2010"
areas:
  1:
    score: 50
    narrative:
      - heading: Dialog
        text: |
          Rådet har 15 ledamöter.  # ej
          Det möts *varje* månad.

          - Rådet för äldre
          - Rådet för unga i {points 1}
    strengths:
      - Tydlig webb  # säger Eva
      - "Öppet: för alla"
  2:
    score: 50
    narrative: En enda text om allt.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The evaluation's file."""
    folder = tmp_path / "evaluations"
    folder.mkdir()
    (folder / "kumla-2027.yaml").write_bytes(TEXT.encode("utf-8"))
    return folder / "kumla-2027.yaml"


def _mark(path: Path, field: str) -> str:
    """The mark of a block in the draft that was made of the file: its field, and which block of Markdown."""
    from kommunkompassen.report.places import id_of

    way = tuple(field.split("."))
    place = places_in(Repository(path.parent).evaluation(path).source)[way]
    return id_of(place.text, place.code)


def _plan(path: Path, *blocks: str) -> Plan:
    whose = f"<w:p>{mark(evaluation_mark('kumla-2027'))}{run('Kumla')}</w:p>"
    file = packed(path.parent.parent / "granskad.docx", parts(whose + "".join(blocks)))
    repository = Repository(path.parent)
    return plan(review(file, repository), repository.evaluation(path))


def _block(path: Path, field: str, inner: str) -> str:
    return f"<w:p>{inner}{mark(_mark(path, field), 2)}{line_number()}</w:p>"


def _replaced(old: str, new: str) -> str:
    return added(run(old), "del") + added(run(new))


P0, ITEM = "areas.1.narrative.0.text.p0", "areas.1.narrative.0.text.p1"
CASES = {
    "a number": (
        P0,
        run("Rådet har ") + _replaced("15", "18") + run(" ledamöter.  # ej Det möts varje månad."),
        "15 ledamöter",
        "18 ledamöter",
    ),
    "words that came": (
        P0,
        run("Rådet har 15 ") + added(run("valda ")) + run("ledamöter.  # ej Det möts varje månad."),
        "15 ledamöter",
        "15 valda ledamöter",
    ),
    "words that went": (
        P0,
        run("Rådet har ") + added(run("15 "), "del") + run("ledamöter.  # ej Det möts varje månad."),
        "har 15 ",
        "har ",
    ),
    "the last word": (
        P0,
        run("Rådet har 15 ledamöter.  # ej Det möts varje ") + _replaced("månad.", "vecka."),
        "månad.",
        "vecka.",
    ),
    "the first word": (
        P0,
        _replaced("Rådet", "Det") + run(" har 15 ledamöter.  # ej Det möts varje månad."),
        "Rådet har",
        "Det har",
    ),
    "an item of a list": (ITEM, run("Rådet för ") + _replaced("äldre", "pensionärer"), "för äldre", "för pensionärer"),
    "beside a figure": (
        "areas.1.narrative.0.text.p2",
        run("Rådet för ") + _replaced("unga", "barn") + run(" i 50"),
        "unga i {",
        "barn i {",
    ),
    "a strength with a comment": (
        "areas.1.strengths.0",
        _replaced("Tydlig", "Enkel") + run(" webb"),
        "Tydlig webb  # säger",
        "Enkel webb  # säger",
    ),
    "a strength in quotes": ("areas.1.strengths.1", run("Öppet: för ") + _replaced("alla", "många"), 'för alla"', 'för många"'),
    "a heading": ("areas.1.narrative.0.heading", _replaced("Dialog", "Samtal"), "heading: Dialog", "heading: Samtal"),
    "a text that stands alone": (
        "areas.2.narrative.0.text.p0",
        run("En enda text om ") + _replaced("allt.", "mycket."),
        "om allt",
        "om mycket",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_tracked_change_comes_into_the_file_and_all_else_stays(path: Path, case: str) -> None:
    field, inner, old, new = CASES[case]
    found = _plan(path, _block(path, field, inner))
    assert found.taken
    assert write(Repository(path.parent).evaluation(path), found.edits)
    assert path.read_bytes().decode("utf-8") == TEXT.replace(old, new, 1)


LEFT = {
    "points": _replaced("50", "60"),
    "words in emphasis": run("Rådet har 15 ledamöter.  # ej Det möts ") + _replaced("varje", "en") + run(" månad."),
    "markup": run("Rådet har ") + _replaced("15", "*18*") + run(" ledamöter.  # ej Det möts varje månad."),
    "a whole block": added(run("Rådet har 15 ledamöter.  # ej Det möts varje månad."), "del"),
    "words that are not those of the file": run("Något helt ") + _replaced("annat", "olika") + run(" än det som stod här förut."),
}


@pytest.mark.parametrize("case", LEFT)
def test_what_is_not_certain_is_left(path: Path, case: str) -> None:
    field = "areas.1.score" if case == "points" else P0
    assert _plan(path, _block(path, field, LEFT[case])) == Plan((), ())


def test_a_new_paragraph_is_left(path: Path) -> None:
    assert _plan(path, f"<w:p>{added(run('Något nytt.'))}</w:p>") == Plan((), ())


def test_what_the_file_can_t_take_as_it_is_leaves_it_as_it_was(path: Path) -> None:
    found = _plan(path, _block(path, "areas.1.strengths.0", run("Tydlig ") + _replaced("webb", "webb: bra")))
    assert not write(Repository(path.parent).evaluation(path), found.edits)
    assert path.read_bytes() == TEXT.encode("utf-8")


def test_several_changes_in_several_blocks_come_in_together_with_line_ends_as_they_were(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode("utf-8"))
    blocks = [_block(path, CASES[case][0], CASES[case][1]) for case in ("a heading", "a number", "an item of a list")]
    found = _plan(path, *blocks)
    assert write(Repository(path.parent).evaluation(path), found.edits)
    expected = TEXT
    for case in ("a heading", "a number", "an item of a list"):
        expected = expected.replace(CASES[case][2], CASES[case][3], 1)
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode("utf-8")


def test_a_file_that_someone_has_changed_meanwhile_is_left_alone(path: Path) -> None:
    found = _plan(path, _block(path, *CASES["a heading"][:2]))
    document = Repository(path.parent).evaluation(path)
    path.write_bytes(changed := path.read_bytes() + b"# mer\n")
    with pytest.raises(ChangedMeanwhileError):
        write(document, found.edits)
    assert path.read_bytes() == changed
