"""The other formats are made behind the page: always the newest, whole, and with what goes wrong said on the page."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.base.tools import ToolError
from kommunkompassen.preview import papers as module
from kommunkompassen.preview.kept_pictures import KeptPictures
from kommunkompassen.preview.papers import Papers, Wish
from kommunkompassen.preview.screen import Screen
from kommunkompassen.preview.shown import Shown
from kommunkompassen.publish import inspect
from kommunkompassen.publish.inspect import Flaw
from kommunkompassen.publish.make import Report
from kommunkompassen.report.naming import Format

LONG = 30
NAME = "kumla-2027-utkast"


class Maker:
    """Stands in for the making: waits until it is let go, then gives the wish's content as every file."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.begins = threading.Semaphore(0)
        self.go = threading.Semaphore(0)
        self.failure: Exception | None = None

    def __call__(self, content: Any, document: Any, formats: Sequence[Format], studio: Any) -> Report:
        self.begun.append(content)
        self.begins.release()
        assert self.go.acquire(timeout=LONG)
        if self.failure:
            raise self.failure
        return Report(NAME, {kind: f"{content}.{kind}".encode() for kind in formats})


class Noting(Screen):
    """Can wait for what is shown."""

    def until(self, wanted: Callable[[Shown], object]) -> Shown:
        with self._changed:
            assert self._changed.wait_for(lambda: wanted(self._shown), LONG), self._shown
            return self._shown


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Maker:
    made = Maker()
    monkeypatch.setattr(module, "make_from", made)
    monkeypatch.setattr(inspect, "flaws", lambda files, **_: [Flaw("title", kind) for kind in files])
    return made


@pytest.fixture
def screen() -> Noting:
    return Noting(NAME, "sv")


@pytest.fixture
def papers(maker: Maker, screen: Noting, tmp_path: Path) -> Iterator[Papers]:
    with Papers(KeptPictures(), tmp_path, screen, "sv") as running:
        yield running
        maker.go.release(10)


def _wish(content: str) -> Wish:
    return Wish(content, None, f"{content}.html".encode())  # type: ignore[arg-type]


def _written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.glob("[!.]*")}


def _files(content: str) -> dict[str, str]:
    return {f"{NAME}.{kind}": f"{content}.{kind}" for kind in ("docx", "pdf", "html")}


def test_all_three_are_written_as_a_draft_and_shown(papers: Papers, maker: Maker, screen: Noting, tmp_path: Path) -> None:
    papers.wish(_wish("a"))
    assert maker.begins.acquire(timeout=LONG)
    assert screen.shown.files is None
    maker.go.release()
    assert screen.until(lambda shown: shown.files).files == {"docx": b"a.docx", "pdf": b"a.pdf", "html": b"a.html"}
    assert _written(tmp_path) == _files("a")
    assert len(screen.until(lambda shown: shown.flaws).flaws) == 3
    assert f"{NAME}.pdf: varning:" in " ".join(screen.shown.flaws)


def test_what_is_made_of_an_older_page_is_dropped(papers: Papers, maker: Maker, screen: Noting, tmp_path: Path) -> None:
    papers.wish(_wish("a"))
    assert maker.begins.acquire(timeout=LONG)
    for content in ("b", "c", "d"):
        papers.wish(_wish(content))
    maker.go.release()
    assert maker.begins.acquire(timeout=LONG)
    assert _written(tmp_path) == {}
    assert screen.shown.files is None
    maker.go.release()
    screen.until(lambda shown: shown.files)
    assert _written(tmp_path) == _files("d")
    assert maker.begun == ["a", "d"]


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (ToolError("typst", "hjälp"), "typst misslyckades. Skicka verktygets egna ord till dem som sköter projektet: hjälp"),
        (ValueError("x"), "papers.py:"),
    ],
)
def test_what_goes_wrong_is_said_and_the_next_is_made(
    papers: Papers, maker: Maker, screen: Noting, tmp_path: Path, failure: Exception, said: str
) -> None:
    maker.failure = failure
    papers.wish(_wish("a"))
    maker.go.release()
    assert screen.until(lambda shown: shown.files_problem).files_problem.startswith(said)
    assert _written(tmp_path) == {}
    maker.failure = None
    papers.wish(_wish("b"))
    assert screen.shown.files_problem == ""
    maker.go.release()
    screen.until(lambda shown: shown.files)
    assert _written(tmp_path) == _files("b")


def test_at_the_end_nothing_more_is_written_and_the_thread_is_gone(maker: Maker, screen: Noting, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    with Papers(KeptPictures(), tmp_path, screen, "sv") as papers:
        papers.wish(_wish("a"))
        assert maker.begins.acquire(timeout=LONG)
        ending = threading.Timer(0.05, maker.go.release)
        ending.start()
    ending.join()
    assert set(threading.enumerate()) <= before
    assert _written(tmp_path) == {}
