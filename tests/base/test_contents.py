"""Digests tell every change of content, and nothing else; what was sealed is told from what was not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kommunkompassen.base.contents import digest, digest_of_all, digest_of_file, entries, files_below, seal, unseal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files."""
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"{name} first")
    return tmp_path


def _digest(folder: Path) -> str:
    return digest_of_all((path.name, digest_of_file(path)) for path in sorted(folder.iterdir()))


def _of_equal_size_and_time(folder: Path) -> None:
    before = (folder / "a").stat()
    (folder / "a").write_text("a_first")
    os.utime(folder / "a", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (folder / "a").stat().st_size == before.st_size


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


CHANGES: dict[str, Callable[[Path], object]] = {
    "another content": lambda folder: (folder / "a").write_text("a second"),
    "of equal size and time": _of_equal_size_and_time,
    "gone": lambda folder: (folder / "a").unlink(),
    "new": lambda folder: (folder / "c").touch(),
    "another name": lambda folder: (folder / "a").rename(folder / "c"),
    "swapped": _swapped,
    "moved": _moved_from_one_to_the_next,
    "not readable": _not_readable,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_every_change_of_content_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    before = _digest(folder)
    change(folder)
    assert _digest(folder) != before


def test_times_are_not_seen(folder: Path) -> None:
    before = _digest(folder)
    os.utime(folder / "a", (1, 1))
    assert _digest(folder) == before


def test_a_file_has_its_content_s_digest(folder: Path) -> None:
    assert digest_of_file(folder / "a") == digest(b"a first") != digest(b"a_first")
    assert digest_of_file(folder / "none") not in (digest(b""), digest_of_file(folder))


def test_files_are_found_in_folders_and_in_order_but_for_those_of_programs(folder: Path) -> None:
    for name in (".hidden", "__pycache__/x", ".git/x", "inner/z", "inner/.x", "inner/y"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    assert [path.relative_to(folder).as_posix() for path in files_below(folder)] == ["a", "b", "inner/y", "inner/z"]
    assert list(files_below(folder / "none")) == entries(folder / "none") == entries(folder / "a") == []


def test_what_was_sealed_comes_back_and_nothing_else_does() -> None:
    kept = seal(b"one\ntwo")
    assert unseal(kept) == b"one\ntwo"
    for other in (b"", b"one\ntwo", kept[:-1], kept + b"x", kept.replace(b"two", b"tow")):
        with pytest.raises(ValueError, match="not as it was"):
            unseal(other)
