"""The old site or the new one, whatever happens, and nothing of anybody else's."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kommunkompassen.site import placing

SIGN = '<meta name="generator" content="Kommunkompassen">'


def _site(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(SIGN + text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("at_once", [True, False])
def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    folder = _site(tmp_path / "site", "old")
    (folder / "gone.html").write_text("", encoding="utf-8")
    if not at_once:
        monkeypatch.setattr(placing, "_exchange", lambda *_: False)
    with placing.in_place_of(folder) as made:
        (made / "index.html").write_text("new", encoding="utf-8")
        assert "old" in (folder / "index.html").read_text("utf-8")
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    assert (folder / "index.html").read_text("utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_goes_wrong_leaves_the_old_site(tmp_path: Path) -> None:
    folder = _site(tmp_path / "site", "old")

    def stopped() -> None:
        with placing.in_place_of(folder) as made:
            (made / "index.html").write_text("half", encoding="utf-8")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(made / "kommuner" / "kumla.html"))

    with pytest.raises(OSError, match="No space") as raised:
        stopped()
    assert raised.value.filename == str(folder)
    assert "old" in (folder / "index.html").read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_was_stopped_between_two_steps_comes_back(tmp_path: Path) -> None:
    _site(tmp_path / ".site.old", "old")
    with pytest.raises(KeyboardInterrupt), placing.in_place_of(tmp_path / "site"):
        raise KeyboardInterrupt
    assert "old" in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_only_a_site_is_replaced(tmp_path: Path) -> None:
    assert placing.is_replaceable(tmp_path / "nothing")
    assert placing.is_replaceable(_site(tmp_path / "site", ""))
    assert not placing.is_replaceable(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not placing.is_replaceable(tmp_path / "file")
    (tmp_path / "empty").mkdir()
    assert placing.is_replaceable(tmp_path / "empty")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("somebody's", encoding="utf-8")
    assert not placing.is_replaceable(tmp_path / "other")
