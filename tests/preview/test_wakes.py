"""The preview wakes up when something is saved, however it is saved, and ends when told to."""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kommunkompassen.preview import wakes as module
from kommunkompassen.preview.wakes import wakes

LONG = 30
"""Seconds after which a test gives up; far more than it takes."""


class Watching:
    """wakes() in a thread, as a queue."""

    def __init__(self, folders: Callable[[], Sequence[Path]]) -> None:
        self.stop = threading.Event()
        self.woken: queue.Queue[None] = queue.Queue()
        self.thread = threading.Thread(target=self._run, args=(folders,))
        self.thread.start()

    def _run(self, folders: Callable[[], Sequence[Path]]) -> None:
        for _ in wakes(folders, self.stop):
            self.woken.put(None)

    def wait(self) -> None:
        self.woken.get(timeout=LONG)

    def calm(self) -> None:
        while not self.woken.empty():
            self.woken.get()


@pytest.fixture
def watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watching]:
    (tmp_path / "a.yaml").write_text("x")
    # The first wake by the clock says that the watch stands; later ones would hide that an event was missed.
    monkeypatch.setattr(module, "_ANYWAY_MS", 300)
    made = Watching(lambda: [path for path in (tmp_path, tmp_path / "later") if path.is_dir()])
    made.wait()
    yield made
    made.stop.set()
    made.thread.join(LONG)
    assert not made.thread.is_alive()


def test_it_wakes_without_events_too_for_network_drives(watching: Watching) -> None:
    watching.wait()
    watching.wait()


def test_it_ends_soon_after_it_is_told_to(watching: Watching) -> None:
    watching.stop.set()
    watching.thread.join(LONG)
    assert not watching.thread.is_alive()


def test_a_folder_that_goes_away_does_not_end_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ANYWAY_MS", 50)
    folder = tmp_path / "here"
    folder.mkdir()
    watching = Watching(lambda: [folder])
    watching.wait()
    shutil.rmtree(folder)
    for _ in range(3):
        watching.wait()
    watching.stop.set()
    watching.thread.join(LONG)
    assert not watching.thread.is_alive()


def test_a_folder_that_goes_away_while_it_is_looked_for_does_not_end_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ANYWAY_MS", 50)
    asked: list[Path] = []

    def folders() -> list[Path]:
        asked.append(tmp_path)
        if len(asked) == 1:
            raise FileNotFoundError
        return [tmp_path]

    watching = Watching(folders)
    for _ in range(3):
        watching.wait()
    watching.stop.set()
    watching.thread.join(LONG)
    assert not watching.thread.is_alive()


class TestEvents:
    """With the clock out of the way."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "a.yaml").write_text("x")
        return tmp_path

    @pytest.fixture
    def by_event(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watching]:
        monkeypatch.setattr(module, "_ANYWAY_MS", 0)
        made = Watching(lambda: [path for path in (folder, folder / "later") if path.is_dir()])
        # No clock tells when the watch stands: save until it is noticed.
        for number in range(LONG * 20):
            (folder / "first.yaml").write_text(str(number))
            try:
                made.woken.get(timeout=0.05)
                break
            except queue.Empty:
                continue
        else:
            pytest.fail("the watch never stood")
        yield made
        made.stop.set()
        made.thread.join(LONG)
        assert not made.thread.is_alive()

    def test_a_save_in_place_wakes(self, by_event: Watching, folder: Path) -> None:
        by_event.calm()
        (folder / "a.yaml").write_text("y")
        by_event.wait()

    def test_a_save_by_renaming_wakes_again_and_again(self, by_event: Watching, folder: Path) -> None:
        for number in range(3):
            by_event.calm()
            new = folder / "a.new"
            new.write_text(str(number))
            new.replace(folder / "a.yaml")
            by_event.wait()

    def test_taking_a_file_away_wakes(self, by_event: Watching, folder: Path) -> None:
        by_event.calm()
        (folder / "a.yaml").unlink()
        by_event.wait()

    def test_a_folder_that_comes_later_is_watched_too(self, by_event: Watching, folder: Path) -> None:
        (folder / "later").mkdir()
        # Its coming wakes once, or not at all when it is seen on the way from the save before; saves in it wake again and again.
        woken = 0
        for number in range(LONG * 20):
            (folder / "later" / "b.yaml").write_text(str(number))
            try:
                by_event.woken.get(timeout=0.05)
                woken += 1
            except queue.Empty:
                continue
            if woken == 5:
                return
        pytest.fail("the new folder is not watched")
