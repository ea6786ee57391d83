"""Whether files are as they were is never answered wrongly, however little their sizes and times tell."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.building import inputs
from kommunkompassen.building.inputs import NEVER, Files, Inputs, seen_in_memory
from kommunkompassen.repository import Repository


def _files(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in sorted(folder.iterdir())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files."""
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"{name} first")
    return tmp_path


@pytest.fixture
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all that is there had been written long ago."""
    monkeypatch.setattr(inputs, "_SETTLED", -1e9)


def _seen(folder: Path) -> Files:
    return Files(partial(_files, folder))


def test_what_has_just_been_written_is_remembered_by_content_alone(folder: Path) -> None:
    assert _seen(folder).seen().look == ""
    assert _seen(folder).same(_seen(folder).seen())


@pytest.mark.usefixtures("_later")
def test_what_was_written_long_ago_is_recognised_without_being_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _seen(folder).seen()
    assert seen.look
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    again = _seen(folder)
    assert again.same(seen)
    assert again.seen() == seen


def _rewritten(folder: Path) -> None:
    (folder / "a").write_text("a second")


def _of_equal_size_and_time(folder: Path) -> None:
    before = (folder / "a").stat()
    (folder / "a").write_text("a_first")
    os.utime(folder / "a", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (folder / "a").stat().st_size == before.st_size
    assert (folder / "a").stat().st_mtime_ns == before.st_mtime_ns


def _replaced_by_one_of_equal_size_and_time(folder: Path) -> None:
    before = (folder / "a").stat()
    new = folder.parent / "new"
    new.write_text("a_first")
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(folder / "a")


def _of_the_future(folder: Path) -> None:
    (folder / "a").write_text("a_first")
    os.utime(folder / "a", (4e9, 4e9))


def _gone(folder: Path) -> None:
    (folder / "a").unlink()


def _new(folder: Path) -> None:
    (folder / "c").touch()


def _renamed(folder: Path) -> None:
    (folder / "a").rename(folder / "c")


def _swapped(folder: Path) -> None:
    (folder / "a").rename(folder / "c")
    (folder / "b").rename(folder / "a")
    (folder / "c").rename(folder / "b")


def _moved_from_one_to_the_next(folder: Path) -> None:
    (folder / "a").write_text("a first\0b")
    (folder / "b").write_text(" first")


def _not_readable(folder: Path) -> None:
    (folder / "a").unlink()
    (folder / "a").mkdir()


@pytest.mark.usefixtures("_later")
@pytest.mark.parametrize(
    "change",
    [
        _rewritten,
        _of_equal_size_and_time,
        _replaced_by_one_of_equal_size_and_time,
        _of_the_future,
        _gone,
        _new,
        _renamed,
        _swapped,
        _moved_from_one_to_the_next,
        _not_readable,
    ],
)
def test_every_change_of_content_is_seen(folder: Path, change: Callable[[Path], None]) -> None:
    old = _seen(folder).hold()
    seen = _seen(folder).seen()
    change(folder)
    assert not _seen(folder).same(seen)
    assert not old.still()


@pytest.mark.usefixtures("_later")
def test_files_that_only_have_other_times_are_recognised_and_remembered_by_them(folder: Path) -> None:
    seen = _seen(folder).seen()
    os.utime(folder / "a", (1, 1))
    again = _seen(folder)
    assert again.same(seen)
    assert again.seen().look not in ("", seen.look)
    assert again.seen().content == seen.content


def test_an_edit_within_one_tick_of_the_clock_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The worst that a file system can do: neither size nor times nor number tell of the edit.
    monkeypatch.setattr(inputs, "_look", lambda *_: ("always alike", (folder / "a").stat().st_mtime))
    files, seen = _seen(folder).hold(), _seen(folder).seen()
    (folder / "a").write_text("a_first")
    assert not files.still()
    assert not _seen(folder).same(seen)


def test_nothing_is_like_never(folder: Path, tmp_path: Path) -> None:
    assert not _seen(folder).same(NEVER)
    assert not Files(dict).same(NEVER)


def test_a_file_is_recognised_by_what_was_to_be_written(folder: Path) -> None:
    assert Files(lambda: {"a": folder / "a"}).same(seen_in_memory("a", b"a first"))
    assert not Files(lambda: {"a": folder / "a"}).same(seen_in_memory("a", b"a_first"))


def test_the_program_is_all_that_a_report_is_made_with() -> None:
    found = set(inputs._program())
    assert {
        "build.py",
        "requirements.lock",
        "charts/style.py",
        "kommunkompassen/publish/docx.py",
        "kommunkompassen/base/messages/findings.yaml",
        "templates/theme.yaml",
        "templates/report/body.html",
        "templates/print/typst.lua",
    } <= found
    assert any(name.startswith("templates/fonts/") for name in found)
    assert any(name.startswith("templates/texts/") for name in found)
    assert not [name for name in found if "__pycache__" in name or name.startswith(("tests", "docs", "output", "."))]
    assert all((paths.PROJECT / name).is_file() for name in found)


def test_the_tools_versions_count() -> None:
    said = inputs._tools()
    for package in ("typst", "pypandoc_binary", "matplotlib"):
        assert f"\n{package}-" in said, package


def test_inputs_can_be_sent_to_another_process(tmp_path: Path) -> None:
    own, other = tmp_path / "kumla-2027.yaml", tmp_path / "annan" / "kumla-2027.yaml"
    made = Inputs(Repository(tmp_path), [own, other])
    sent = pickle.loads(pickle.dumps(made))
    for one, same in ((made.program, sent.program), *((made.data(path), sent.data(path)) for path in (own, other))):
        assert same.seen() == one.seen()
        assert same.still()
