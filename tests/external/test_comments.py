"""A draft that was reviewed in Word's way, saved by LibreOffice: every comment and tracked change finds its line in the YAML."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kommunkompassen.base import paths
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.publish.outline import outline
from kommunkompassen.repository import Repository
from kommunkompassen.word_comments import show
from kommunkompassen.word_comments.review import review
from tests.external.test_libreoffice import converted, printed_contents

pytestmark = pytest.mark.external

ID = "nassjo-2019"
WRITER = Path(__file__).parent / "writer.py"
PYTHON = "/usr/bin/python3"
"""The system's, which LibreOffice's uno is installed for."""

COMMENTS = {
    "Utvärderaren": ("evaluators.1", "- name: Karolina Dahlblom"),
    "Standardtexten": ("", "Brukarorientering betyder här"),
    "Området": ("areas.2", "2:"),
    "Stycket": ("areas.1.narrative.2.text", "Två gånger om året ger kommunen ut"),
    "Tre stycken": ("areas.3.narrative.2.text", "Kritiska framgångsfaktorer (KFF) är det"),
    "Ordet": ("areas.2.narrative.1.text", "Kommunens övergripande värdegrund sätter"),
    "Rubriken": ("areas.3.narrative.1.heading", "- heading: System för styrning/uppföljning"),
    "Styrkan": ("areas.1.strengths.4", "- Ett demokratiprojekt för nysvenskar"),
    "Poängen": ("areas.1.scores.1.2", "1.2:"),
    "Listan": ("areas.1.headings.2", "- Dialog och medborgarmedverkan"),
}
"""What each comment says, and the field and the first words of the line that it belongs to."""
CHANGES = {
    "insertion": (" alls", "areas.1.narrative.0.text", "Kommunens arbete med demokratiutveckling vilar"),
    "deletion": ("Skolan är ett exempel.", "areas.2.narrative.1.text", "Det är främst nämnderna som arbetar"),
    "formatting": ("en vision för hela kommunen", "areas.3.narrative.2.text", "Kommunens styrning utgår alltså"),
    "new": ("Kommunen har en ny policy.", "areas.1.narrative.4.text", "Nässjö kommun är ett gott exempel på hur"),
    "gone": ("Personalpolicyn framhåller flera gånger", "areas.2.narrative.2.text", "Personalpolicyn framhåller flera gånger"),
}
MOVED = (
    ("Två gånger om året ger kommunen ut", "Personalrutinerna i personalhandboken tar upp"),
    ("Kommunens övergripande värdegrund sätter", "Kommunens styrning utgår alltså"),
    ("Nässjö kommun är ett gott exempel på hur", "Nämnderna följer upp ekonomin varje månad"),
)
"""Paragraphs, and the ones that they are put in front of."""


@dataclass(frozen=True, slots=True)
class Round:
    """A draft's way out and back: the evaluation that it was made of, and the file that came back."""

    evaluation: Path
    returned: Path


def paragraphs(document: Any) -> Iterator[Paragraph]:
    """All paragraphs, those of tables too, each once."""
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def commented(source: Path, target: Path) -> None:
    """Ten comments as a reviewer would put them in."""
    document = docx.Document(str(source))
    found = list(paragraphs(document))

    def at(words: str) -> Paragraph:
        return next(one for one in found if one.runs and one.text.startswith(words))

    def comment(runs: Sequence[Run], text: str) -> None:
        document.add_comment(runs, text=text, author="Anna Åkesson", initials="AÅ")

    comment(at("Karolina Dahlblom").runs, "Utvärderaren")
    comment(at("Brukarorientering betyder här").runs[:1], "Standardtexten")
    areas = [
        one for one in found if one.style and one.style.name == "Heading 2" and one.text.startswith("Tillgänglighet och bruk")
    ]
    comment(areas[0].runs, "Området")
    comment(at("Två gånger om året ger").runs, "Stycket")
    first = next(number for number, one in enumerate(found) if one.text.startswith("Kritiska framgångsfaktorer (KFF)"))
    comment([*found[first].runs, *found[first + 1].runs, *found[first + 2].runs], "Tre stycken")
    comment(at("Kommunens övergripande värdegrund").runs[:1], "Ordet")
    comment(at("System för styrning/uppföljning rad").runs, "Rubriken")
    comment(at("Ett demokratiprojekt för nysvenskar").runs, "Styrkan")
    scores = next(table for table in document.tables if table.cell(0, 0).text == "Nr" and table.cell(2, 0).text == "1.2")
    comment(scores.cell(2, 2).paragraphs[0].runs, "Poängen")
    # The box's headings run on in one paragraph, each with a mark of its own.
    comment([next(run for one in found for run in one.runs if run.text.endswith("· Dialog och medborgarmedverkan"))], "Listan")
    document.save(str(target))


def edited(source: Path, target: Path, edits: Sequence[Sequence[str]], folder: Path) -> None:
    """Open, edit with changes tracked and save in LibreOffice."""
    job = {
        "profile": str(folder / f"profile-{os.getpid()}-{target.stem}"),
        "reviewer": "Bo Öst",
        "open": str(source),
        "save": str(target),
        "edits": edits,
    }
    done = subprocess.run([PYTHON, WRITER], input=json.dumps(job), capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Round:
    """A draft, ten comments by python-docx, five tracked changes by LibreOffice, and once more saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("review")
    evaluations = folder / "evaluations"
    shutil.copytree(paths.EVALUATIONS, evaluations)
    evaluation = evaluations / f"{ID}.yaml"
    made = builds.build(evaluation, Repository(evaluations), Options(("docx",), folder, draft=True))
    assert made.exit_code == builds.OK
    assert not made.flaws
    commented(folder / f"{ID}-utkast.docx", folder / "commented.docx")
    edits = [
        ("insert", "De har ännu inte följts upp", CHANGES["insertion"][0]),
        ("delete", CHANGES["deletion"][0]),
        ("bold", CHANGES["formatting"][0]),
        ("new-paragraph", CHANGES["new"][2], CHANGES["new"][0]),
        ("delete-paragraph", CHANGES["gone"][0]),
    ]
    edited(folder / "commented.docx", folder / "edited.docx", edits, folder)
    edited(folder / "edited.docx", folder / "returned.docx", [], folder)
    return Round(evaluation, folder / "returned.docx")


def lines(path: Path) -> dict[str, int]:
    """The numbers of the lines by their words."""
    return {line.strip(): number for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)}


def line(path: Path, words: str, after: str = "") -> int:
    """The number of the first line that begins with the words, behind the line that begins so."""
    found = path.read_text("utf-8").split("\n")
    start = next((number for number, one in enumerate(found) if one.startswith(after)), 0) if after else 0
    return next(number for number, one in enumerate(found[start:], start + 1) if one.strip().startswith(words))


def placed(round_: Round, evaluation: Path) -> dict[str, tuple[str, int, str]]:
    """By what was said or changed: the file's name, the line and the field of its first place."""
    values = json.loads(show.as_json(review(round_.returned, Repository(evaluation.parent))))
    assert Path(values["evaluation"]).name == evaluation.name
    found = {}
    for one in values["remarks"]:
        first = one["places"][0]
        name = one["text"] if one["kind"] == "comment" else f"{one['kind']}: {one['on']}"
        assert one["author"] == ("Anna Åkesson" if one["kind"] == "comment" else "Bo Öst")
        assert one["date"][:2] == "20"
        found[name] = Path(first["file"]).name, first["line"], first["field"]
    return found


def expected(evaluation: Path, field: Callable[[str], str]) -> dict[str, tuple[str, int, str]]:
    found = {}
    for name, (way, words) in COMMENTS.items():
        own = evaluation if way else paths.TEMPLATES / "texts" / "2016" / "area-2.md"
        found[name] = own.name, line(own, words, "areas:" if way.startswith("areas") else ""), field(way)
    for kind, name in (
        ("insertion", "insertion"),
        ("deletion", "deletion"),
        ("formatting", "formatting"),
        ("insertion", "new"),
        ("deletion", "gone"),
    ):
        on, way, words = CHANGES[name]
        if name == "gone":
            on = next(text for text in full_paragraphs(evaluation) if text.startswith(on))
        found[f"{kind}: {on}"] = evaluation.name, line(evaluation, words), field(way)
    return found


def full_paragraphs(path: Path) -> list[str]:
    """The text's paragraphs on one line each."""
    return [" ".join(block.split()) for block in path.read_text("utf-8").replace("text: |", "\n\n").split("\n\n")]


def test_ten_comments_and_five_changes_in_one_file_are_placed_on_their_lines(round_: Round) -> None:
    found = placed(round_, round_.evaluation)
    assert len(found) == 15
    assert found == expected(round_.evaluation, lambda way: way)


def moved(text: str, words: str, before: str) -> str:
    """The YAML with a paragraph put in front of another one."""
    rows = text.split("\n")
    start = next(number for number, row in enumerate(rows) if row.strip().startswith(words))
    end = next(number for number in range(start, len(rows)) if not rows[number].strip() or rows[number].lstrip()[:2] == "- ")
    block, rest = rows[start:end], rows[:start] + rows[end:]
    target = next(number for number, row in enumerate(rest) if row.strip().startswith(before))
    return "\n".join([*rest[:target], *block, "", *rest[target:]])


def test_all_fifteen_are_placed_after_three_paragraphs_were_moved(round_: Round, tmp_path: Path) -> None:
    evaluations = tmp_path / "evaluations"
    shutil.copytree(round_.evaluation.parent, evaluations)
    evaluation = evaluations / round_.evaluation.name
    text = evaluation.read_text("utf-8")
    for words, before in MOVED:
        text = moved(text, words, before)
    evaluation.write_text(text, encoding="utf-8")
    assert not Repository(evaluations).evaluation(evaluation).broken
    found = placed(round_, evaluation)
    draft = expected(round_.evaluation, lambda way: way)
    ways = {"areas.1.narrative.2.text": "areas.1.narrative.5.text", "areas.2.narrative.1.text": "areas.3.narrative.2.text"}
    after = expected(evaluation, lambda way: way)
    changed = {"Stycket": ways["areas.1.narrative.2.text"], "Ordet": ways["areas.2.narrative.1.text"]}
    changed[f"insertion: {CHANGES['new'][0]}"] = "areas.3.narrative.3.text"
    for name, way in changed.items():
        after[name] = (*after[name][:2], way)
    assert found == after
    assert sum(after[name] != draft[name] for name in after) >= 10


def test_a_comment_on_three_paragraphs_has_the_places_of_all_three(round_: Round) -> None:
    values = json.loads(show.as_json(review(round_.returned, Repository(round_.evaluation.parent))))
    (one,) = [one for one in values["remarks"] if one["text"] == "Tre stycken"]
    starts = ("Kritiska framgångsfaktorer (KFF)", "Varje nämnd och bolagsstyrelse", "Kommunen har en stark politisk styrning.")
    assert [place["line"] for place in one["places"]] == [line(round_.evaluation, words) for words in starts]
    assert one["on"].count("\n") == 2
    assert "rad\N{NO-BREAK SPACE}" not in one["on"]


def test_saved_as_opendocument_it_says_the_same(round_: Round) -> None:
    saved = converted(round_.returned, round_.returned.parent / "odt", "odt")
    found = json.loads(show.as_json(review(saved, Repository(round_.evaluation.parent))))
    assert found == json.loads(show.as_json(review(round_.returned, Repository(round_.evaluation.parent))))
    assert len(found["remarks"]) == 15


def test_the_contents_list_of_a_draft_says_the_pages_of_libreoffice(round_: Round) -> None:
    # The line numbers take room, in Word and in the PDF alike.
    folder = round_.returned.parent
    made = folder / f"{ID}-utkast.docx"
    theirs = [entry for entry in outline(converted(made, folder / "libreoffice").read_bytes()) if entry.level <= 2]
    assert printed_contents(made) == [(entry.title, entry.page) for entry in theirs]
