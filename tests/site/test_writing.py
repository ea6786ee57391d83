"""What has not changed is not written again: it is the old site's own file, as long as that is what would be written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kommunkompassen.site import placing
from kommunkompassen.site.writing import Files

NAME = "rapporter/kumla-2017.html"


def write(folder: Path, files: dict[str, bytes]) -> Files:
    """A site of some files in the place of the one before."""
    with placing.in_place_of(folder) as made:
        written = Files(made, folder)
        for name, content in files.items():
            written.write(name, content)
    return written


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_as_it_was_is_the_same_file_and_the_rest_is_new(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, {NAME: b"ett", "index.html": b"tre", "bort.html": b"x"})
    before = {name: (site / name).stat() for name in (NAME, "index.html")}
    made = write(site, {NAME: b"ett", "index.html": b"fyr", "ny.html": b"nytt"})
    assert held(site) == {NAME: b"ett", "index.html": b"fyr", "ny.html": b"nytt"}
    assert (made.count, made.size) == (3, 10)
    assert (site / NAME).stat().st_ino == before[NAME].st_ino
    assert (site / NAME).stat().st_mtime_ns == before[NAME].st_mtime_ns
    assert (site / NAME).stat().st_nlink == 1, "the old site is gone"
    assert (site / "index.html").stat().st_ino != before["index.html"].st_ino


def _linked(path: Path) -> None:
    path.rename(path.with_suffix(".elsewhere"))
    path.symlink_to(path.with_suffix(".elsewhere"))


def _for_me_alone(path: Path) -> None:
    path.chmod(0o600)


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither modes nor pipes of this kind")
@pytest.mark.parametrize("change", [_linked, _for_me_alone, _a_folder, _a_pipe])
def test_what_someone_has_put_in_a_file_s_place_does_not_stay(tmp_path: Path, change: Callable[[Path], None]) -> None:
    site = tmp_path / "site"
    write(site, {NAME: b"ett"})
    usual = (site / NAME).stat().st_mode
    change(site / NAME)
    write(site, {NAME: b"ett"})
    assert held(site) == {NAME: b"ett"}
    assert (site / NAME).lstat().st_mode == usual


def test_where_there_are_no_links_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError

    site = tmp_path / "site"
    write(site, {NAME: b"ett"})
    before = (site / NAME).stat()
    monkeypatch.setattr(os, "link", refused)
    write(site, {NAME: b"ett"})
    assert held(site) == {NAME: b"ett"}
    assert (site / NAME).stat().st_ino != before.st_ino


def test_a_stopped_run_leaves_the_old_site_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, {NAME: b"ett", "index.html": b"tre"})

    def stopped() -> None:
        with placing.in_place_of(site) as made:
            written = Files(made, site)
            written.write(NAME, b"ett")
            written.write("index.html", b"fyr")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert held(site) == {NAME: b"ett", "index.html": b"tre"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_is_named_by_what_it_holds_keeps_what_is_the_same_in_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, {"idx/1234abcd/p0.js": b"ett", "idx/1234abcd/p1.js": b"tre", "data/a.csv": b"a"})
    before = (site / "idx/1234abcd/p0.js").stat()
    write(site, {"idx/5678abcd/p0.js": b"ett", "idx/5678abcd/p1.js": b"fyr", "om/a.csv": b"a"})
    assert held(site) == {"idx/5678abcd/p0.js": b"ett", "idx/5678abcd/p1.js": b"fyr", "om/a.csv": b"a"}
    assert (site / "idx/5678abcd/p0.js").stat().st_ino == before.st_ino
