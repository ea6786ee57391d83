"""What is kept for the site: it saves work, and never changes a byte, neither when something changed nor when it was damaged."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kommunkompassen.base.contents import digest_of_file, seal, unseal
from kommunkompassen.building import builds, stamp
from kommunkompassen.building.options import Options
from kommunkompassen.repository import Repository
from kommunkompassen.search import postings
from kommunkompassen.site import figures, kept, make, published, shared_pictures
from tests.helpers import data, save

KEPT = (".kumla-2027.site", ".site-words", ".site-drawings")
_NAMES = ("Kumla", "Arboga", "Torsby", "Habo", "Eksjö")


def _evaluations(folder: Path) -> Path:
    for number, name in enumerate(_NAMES):
        values = data(name)
        values["areas"]["1"]["scores"]["1.1"] = number
        values["areas"]["1"]["strengths"] = ["Medborgar- och brukarundersökningar", "Undersökningar", f"Medborgare i {name}"]
        save(folder, values)
    return folder


def _site(evaluations: Path, folder: Path, *, again: bool = False) -> dict[str, bytes]:
    """The site's files, of reports that are stamped as a build does; a report is made again where there is none."""
    reports = folder / "reports"
    repository = Repository(evaluations)
    chosen = published.meant_as_published(repository)
    for path in chosen:
        page = reports / f"{path.stem}.html"
        if again or not page.exists():
            made = builds.build(path, repository, Options(("html",), reports))
            assert made.written, made
        for kind in ("pdf", "docx"):
            page.with_suffix(f".{kind}").write_bytes(b"")
        told = stamp.Stamp(str(path), "", "", "", (), "", "", digest_of_file(page), {}, (), ())
        stamp.write(reports, path.stem, told)
    make.make(chosen, repository, reports, folder / "site", "https://exempel.se/")
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _change(evaluations: Path) -> None:
    values = data("Kumla")
    values["areas"]["1"]["scores"]["1.1"] = 0
    values["areas"]["1"]["strengths"] = ["En brukarundersökning och ett medborgarkontor", "Kontor"]
    save(evaluations, values)


def test_a_site_after_a_change_is_the_one_that_is_made_of_nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evaluations = _evaluations(tmp_path / "evaluations")
    first = _site(evaluations, tmp_path / "kept")
    assert all((tmp_path / "kept" / "reports" / name).is_file() for name in KEPT)
    _change(evaluations)
    (tmp_path / "kept" / "reports" / "kumla-2027.html").unlink()
    taken = _called(monkeypatch, published, "_taken")
    for module in (figures, shared_pictures):
        monkeypatch.setattr(module, "drawn", _fails)
    monkeypatch.setattr(shared_pictures, "of_report", lambda _: b"picture")
    after = _site(evaluations, tmp_path / "kept")
    assert [path.stem for path, *_ in taken] == ["kumla-2027"]
    assert after != first
    monkeypatch.undo()
    monkeypatch.setattr(shared_pictures, "of_report", lambda _: b"picture")
    fresh = _site(evaluations, tmp_path / "fresh", again=True)
    pictures = {name for name in fresh if name.endswith(".png")}
    assert sorted(fresh) == sorted(after)
    assert [name for name in fresh if fresh[name] != after[name] and name not in pictures] == []


def test_words_are_written_anew_only_where_something_that_they_are_made_of_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluations = _evaluations(tmp_path / "evaluations")
    _site(evaluations, tmp_path)
    written = _called(monkeypatch, postings, "_runs")
    _site(evaluations, tmp_path)
    assert written == []
    _change(evaluations)
    (tmp_path / "reports" / "kumla-2027.html").unlink()
    _site(evaluations, tmp_path)
    assert 1 <= len(written) <= len(_NAMES)


@pytest.mark.parametrize("name", KEPT)
def test_what_is_damaged_or_made_of_something_else_is_made_anew(tmp_path: Path, name: str) -> None:
    evaluations = _evaluations(tmp_path / "evaluations")
    first = _site(evaluations, tmp_path)
    file = tmp_path / "reports" / name
    whole = file.read_bytes()
    held = unseal(whole)
    for damaged in (b"", whole[:-7], whole[:200] + b"~" + whole[201:], seal(held[:-3]), seal(b"\xc1"), seal(_of_others(held))):
        file.write_bytes(damaged)
        assert _site(evaluations, tmp_path) == first
        assert file.read_bytes() == whole, "made anew, and kept"
    file.unlink()
    file.mkdir()
    assert _site(evaluations, tmp_path) == first, "where it can't be kept nothing else fails"
    shutil.rmtree(file)


def test_nothing_is_taken_that_another_program_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep(tmp_path / "some", "these", {"a": b"1"})
    assert kept.read(tmp_path / "some", "these", dict[str, bytes]) == {"a": b"1"}
    assert kept.read(tmp_path / "some", "others", dict[str, bytes]) is None
    monkeypatch.setattr(kept, "_program", lambda: "another")
    assert kept.read(tmp_path / "some", "these", dict[str, bytes]) is None


def _of_others(held: bytes) -> bytes:
    """The same, said to be made of something else."""
    digits = b"0123456789abcdef"
    at = next(number for number in range(len(held)) if all(sign in digits for sign in held[number : number + 32]))
    return held[:at] + bytes(digits[(digits.index(sign) + 1) % 16] for sign in held[at : at + 32]) + held[at + 32 :]


def _called(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> list[tuple[Any, ...]]:
    """What a function is called with from now on."""
    calls: list[tuple[Any, ...]] = []
    real = getattr(module, name)

    def noted(*about: Any) -> Any:
        calls.append(about)
        return real(*about)

    monkeypatch.setattr(module, name, noted)
    return calls


def _fails(*_: object) -> bytes:
    raise AssertionError("it was drawn before")
