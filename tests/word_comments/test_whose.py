"""A draft is known again after its evaluation got another name or date, and is never given to another municipality."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.report.places import evaluation_mark
from kommunkompassen.repository import Repository
from kommunkompassen.word_comments.review import Review, review
from tests.helpers import data, save
from tests.word_comments.files import block, comment, mark, on, packed, parts, run

STRENGTHS = ["Öppna möten i hela kommunen", "Tydlig webb för alla", "Råd för unga", "Råd för äldre", "Bra e-tjänster"]
FIRST, SECOND = "Rådet har 15 ledamöter.", "Det möts varje månad i Kumla."


def _values(municipality: str = "Kumla", year: int = 2027) -> dict[str, object]:
    values = data(municipality, year, status="fact-check")
    values["areas"]["1"] |= {"narrative": f"{FIRST}\n\n{SECOND}", "strengths": STRENGTHS}
    return values


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A draft of Kumla's evaluation of 2027, with an edit that nobody tracked."""
    folder = tmp_path_factory.mktemp("sent")
    made = builds.build(save(folder / "evaluations", _values()), Repository(folder / "evaluations"), Options(("docx",), folder))
    assert made.exit_code == builds.OK, made
    document = docx.Document(str(made.written[0]))
    [paragraph] = [one for one in document.paragraphs if one.text.startswith(FIRST)]
    paragraph.runs[0].text = FIRST.replace("15", "18")
    changed = io.BytesIO()
    document.save(changed)
    return changed.getvalue()


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Eva", "-c", "user.email=eva@exempel.se", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with Kumla's evaluation."""
    path = save(tmp_path / "evaluations", _values())
    assert path.name == "kumla-2027.yaml"
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "Kumla")
    return tmp_path / "evaluations"


def _review(folder: Path, draft: bytes) -> Review:
    path = folder.parent / "granskad.docx"
    path.write_bytes(draft)
    return review(path, Repository(folder))


def _committed(folder: Path) -> None:
    _git(folder, "mv", "kumla-2027.yaml", "kumla-2028.yaml")
    _redated(folder / "kumla-2028.yaml")
    _git(folder, "commit", "-qam", "Nytt år")


def _twice(folder: Path) -> None:
    _committed(folder)
    _git(folder, "mv", "kumla-2028.yaml", "kumla-kommun.yaml")
    _git(folder, "commit", "-qam", "Nytt namn")


def _not_committed(folder: Path) -> None:
    _git(folder, "mv", "kumla-2027.yaml", "utvardering.yaml")


def _unknown_to_git(folder: Path) -> None:
    (folder / "kumla-2027.yaml").rename(folder / "kumla-2029.yaml")


def _spelt_otherwise(folder: Path) -> None:
    (folder / "kumla-2027.yaml").rename(folder / "kumhla-2027.yaml")


def _redated(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("2027", "2028"), encoding="utf-8")


@pytest.mark.parametrize("rename", [_committed, _twice, _not_committed, _unknown_to_git, _spelt_otherwise])
def test_a_renamed_evaluation_knows_its_draft_and_what_was_changed_in_it_unsaid(
    folder: Path, sent: bytes, rename: Callable[[Path], None]
) -> None:
    rename(folder)
    [path] = folder.glob("*.yaml")
    found = _review(folder, sent)
    assert found.evaluation == path
    assert [(one.remark.kind, one.remark.on, one.remark.text) for one in found.remarks] == [("silent-change", "15", "18")]


def test_the_draft_is_compared_with_the_version_in_git_that_it_was_made_of(folder: Path, sent: bytes) -> None:
    path = folder / "kumla-2027.yaml"
    for number, new in enumerate(("Råd för barn", "Råd för alla")):
        path.write_text(path.read_text("utf-8").replace(("Råd för unga", "Råd för barn")[number], new), encoding="utf-8")
        _git(folder, "commit", "-qam", new)
    found = _review(folder, sent)
    assert (found.compared, found.uncompared) == (True, 0)
    assert [(one.remark.kind, one.remark.on, one.remark.text) for one in found.remarks] == [("silent-change", "15", "18")]


def test_where_the_evaluation_is_gone_its_draft_is_not_given_to_one_copied_from_it(folder: Path, sent: bytes) -> None:
    (folder / "kumla-2027.yaml").unlink()
    save(folder, _values("Örebro"))
    found = _review(folder, sent)
    assert found.evaluation is None
    assert found.remarks == ()


def test_of_two_that_could_be_meant_neither_is(folder: Path, sent: bytes) -> None:
    (folder / "kumla-2027.yaml").unlink()
    save(folder, _values(year=2028))
    save(folder, _values(year=2029))
    assert _review(folder, sent).evaluation is None


def _without_marks(folder: Path, *more: str) -> Review:
    texts = [FIRST, SECOND, *STRENGTHS, *more]
    body = "".join(block(text) for text in texts[1:]) + f"<w:p>{on(1, run(texts[0]))}</w:p>"
    return review(packed(folder.parent / "a.docx", parts(body, comments=comment(1, "Nej."))), Repository(folder))


def test_a_file_without_marks_is_known_by_its_words(folder: Path) -> None:
    found = _without_marks(folder)
    assert found.evaluation == folder / "kumla-2027.yaml"
    assert [one.spots[0].place.field for one in found.remarks] == ["areas.1.narrative"]
    assert not found.compared


def test_a_file_without_marks_that_speaks_of_another_municipality_is_not_given_to_this_one(folder: Path) -> None:
    assert _without_marks(folder, "Örebro kommun", "Örebros råd är nytt.").evaluation is None


def test_the_mark_of_an_evaluation_that_never_was_here_leads_nowhere(folder: Path) -> None:
    body = f"<w:p>{mark(evaluation_mark('torsby-2020'))}{run('Torsby')}</w:p>" + "".join(block(text) for text in STRENGTHS)
    assert review(packed(folder.parent / "a.docx", parts(body)), Repository(folder)).evaluation is None
