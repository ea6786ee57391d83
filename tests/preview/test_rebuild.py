"""After each kind of change the page is what a fresh start would show; what is broken leaves the last good page up."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateSyntaxError

from charts.shapes import Drawing
from kommunkompassen.base import paths, theme
from kommunkompassen.base.finding import has_errors
from kommunkompassen.base.tools import ToolError
from kommunkompassen.preview import rebuild
from kommunkompassen.preview.kept_pictures import KeptPictures
from kommunkompassen.preview.lookout import Changes
from kommunkompassen.preview.papers import Papers, Wish
from kommunkompassen.preview.rebuild import Rebuild
from kommunkompassen.preview.screen import Screen
from kommunkompassen.report import draw, fill
from kommunkompassen.repository import Repository
from tests.helpers import data, save


class Noted(Papers):
    """Notes what is wished for, and makes nothing."""

    def __init__(self) -> None:
        self.wishes: list[Wish] = []

    def wish(self, wish: Wish) -> None:
        self.wishes.append(wish)


class Desk:
    """An evaluation in a folder of its own, and its page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.values = data(compare_with=["mean"], status="draft")
        self.path = save(folder / "evaluations", self.values)
        for name, year in (("Arboga", 2020), ("Boden", 2021)):
            save(folder / "evaluations", data(name, year, share="0.4"))
        shutil.copytree(paths.RUBRICS, folder / "rubrics")
        shutil.copytree(paths.REFERENCES, folder / "references")
        self.screen, self.papers, self.rebuild = self.started()

    def started(self) -> tuple[Screen, Noted, Rebuild]:
        """A preview that is started now."""
        repository = Repository(self.folder / "evaluations", self.folder / "rubrics", self.folder / "references")
        screen, papers = Screen("kumla-2027-utkast", "sv"), Noted()
        return screen, papers, Rebuild(self.path, repository, KeptPictures(), papers, screen, "sv")

    def save(self, **values: Any) -> Changes:
        self.values |= values
        return Changes(data=(save(self.folder / "evaluations", self.values),))

    @property
    def page(self) -> str:
        return (self.screen.shown.page or b"").decode("utf-8")

    def fresh(self) -> str:
        screen, _, rebuild = self.started()
        rebuild.page()
        return (screen.shown.page or b"").decode("utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.rebuild.page()
    assert not has_errors(made.screen.shown.findings)
    assert "UTKAST" in made.page
    return made


def test_an_edit_is_on_the_page_and_its_files_are_wished_for(desk: Desk) -> None:
    desk.rebuild.after(desk.save(texts={"analysis": "En ny analys."}))
    assert "En ny analys." in desk.page == desk.fresh()
    assert [wish.page.decode("utf-8") for wish in desk.papers.wishes][-1] == desk.page
    assert len(desk.papers.wishes) == 2


def test_a_score_of_another_evaluation_is_on_the_page(desk: Desk) -> None:
    before = desk.page
    path = save(desk.folder / "evaluations", data("Arboga", 2020, share="0.9"))
    desk.rebuild.after(Changes(data=(path,)))
    assert before != desk.page == desk.fresh()


def test_an_evaluation_that_comes_or_goes_is_on_the_page(desk: Desk) -> None:
    path = save(desk.folder / "evaluations", data("Kalix", 2020, share="0.9"))
    desk.rebuild.after(Changes(data=(path,)))
    assert "Kalix 2020" in desk.page == desk.fresh()
    path.unlink()
    desk.rebuild.after(Changes(data=(path,)))
    assert "Kalix 2020" not in desk.page == desk.fresh()


def test_a_rubric_is_read_again(desk: Desk) -> None:
    path = desk.folder / "rubrics" / "2018.yaml"
    path.write_text(path.read_text("utf-8").replace("Tillgänglighet", "Nåbarhet"), encoding="utf-8")
    assert "Nåbarhet" not in desk.page
    desk.rebuild.after(Changes(data=(path,)))
    assert "Nåbarhet" in desk.page == desk.fresh()


def test_a_reference_is_read_again(desk: Desk) -> None:
    reference = desk.folder / "references" / "medel-sedan-2016.yaml"
    desk.rebuild.after(desk.save(compare_with=[reference.stem]))
    text = reference.read_text("utf-8")
    name = next(line for line in text.splitlines() if line.startswith("name:"))
    reference.write_text(text.replace(name, "name: Alla andra kommuner"), encoding="utf-8")
    desk.rebuild.after(Changes(data=(reference,)))
    assert "Alla andra kommuner" in desk.page == desk.fresh()


def test_a_broken_file_leaves_the_page_up_with_the_findings(desk: Desk) -> None:
    before = desk.page
    desk.rebuild.after(desk.save(yaer="2027"))
    assert [finding.rule for finding in desk.screen.shown.findings] == ["dated-default", "stray-text"]
    assert desk.page == before
    assert len(desk.papers.wishes) == 1
    assert "yaer" in desk.screen.page().decode("utf-8").partition('id="preview-errors"')[2]
    desk.path.unlink()
    desk.rebuild.after(Changes(data=(desk.path,)))
    assert [finding.rule for finding in desk.screen.shown.findings] == ["file-unreadable"]
    assert desk.page == before
    del desk.values["yaer"]
    desk.rebuild.after(desk.save(texts={"analysis": "Lagat."}))
    assert not has_errors(desk.screen.shown.findings)
    assert "Lagat." in desk.page


def test_findings_in_other_files_come_with_their_lines(desk: Desk) -> None:
    path = desk.folder / "rubrics" / "2018.yaml"
    path.write_text("xyzzy: 1\n" + path.read_text("utf-8"), encoding="utf-8")
    desk.rebuild.after(Changes(data=(path,)))
    assert any(finding.path == path for finding in desk.screen.shown.findings)
    assert "<mark>xyzzy</mark>" in desk.screen.page().decode("utf-8")


def test_a_first_build_that_is_broken_shows_the_findings_on_a_page_of_its_own(desk: Desk) -> None:
    desk.save(yaer="2027")
    screen, papers, rebuild = desk.started()
    rebuild.page()
    page = screen.page().decode("utf-8")
    assert screen.shown.page is None
    assert papers.wishes == []
    assert "yaer" in page.partition('id="preview-errors"')[2]


def test_warnings_do_not_stop_the_page(desk: Desk) -> None:
    del desk.values["residents"]
    desk.rebuild.after(desk.save(status="draft", texts={"analysis": "Ändå."}))
    assert "Ändå." in desk.page
    assert desk.screen.shown.findings
    assert not has_errors(desk.screen.shown.findings)


def test_what_was_read_of_the_look_is_read_again_and_the_charts_drawn_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    render = draw.render

    def noted(drawings: Sequence[Drawing]) -> list[bytes]:
        drawn.append(len(drawings))
        return render(drawings)

    monkeypatch.setattr(draw, "render", noted)
    kept = fill.environment()
    desk.rebuild.after(desk.save(texts={"analysis": "En ny analys."}))
    assert fill.environment() is kept
    assert drawn == []
    desk.rebuild.after(Changes(look=(paths.TEMPLATES / "theme.yaml",)))
    assert fill.environment() is not kept
    assert drawn == [desk.page.count("<figure")]
    assert theme.read_theme.cache_info().misses == 1
    assert len(desk.papers.wishes) == 3


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (TemplateSyntaxError("unexpected '%'", 7, "report/area.html"), "report/area.html:7: TemplateSyntaxError: unexpected"),
        (ToolError("typst", "hjälp"), "typst misslyckades. Skicka verktygets egna ord till dem som sköter projektet: hjälp"),
        (KeyError("accent"), "rebuild.py:"),
    ],
)
def test_what_goes_wrong_in_the_making_is_said_and_the_page_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    before = desk.page
    with monkeypatch.context() as patched:
        patched.setattr(rebuild, "make_from", fails)
        desk.rebuild.after(desk.save(texts={"analysis": "En ny analys."}))
    assert desk.screen.shown.problem.startswith(said)
    assert desk.page == before
    desk.rebuild.after(desk.save(texts={"analysis": "En till."}))
    assert desk.screen.shown.problem == ""
    assert "En till." in desk.page


def test_changed_code_asks_for_a_new_start_and_makes_nothing(desk: Desk) -> None:
    number = len(desk.papers.wishes)
    desk.rebuild.after(Changes(code=(paths.PROJECT / "charts" / "areas.py",)))
    assert desk.screen.shown.restart
    assert len(desk.papers.wishes) == number
    desk.rebuild.after(desk.save(texts={"analysis": "En ny analys."}))
    assert desk.screen.shown.restart
    assert "En ny analys." in desk.page
