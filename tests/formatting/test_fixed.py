"""The lines that keep a published report as it is are worked out, and nothing else in the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base.whole_file import ChangedMeanwhileError
from kommunkompassen.commands import run
from kommunkompassen.formatting import fixed
from kommunkompassen.repository import Repository
from tests.helpers import data, kept, rubric, save


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two evaluations that a mean counts, and an earlier one of Kumla."""
    for name, year in (("Boden", 2021), ("Arboga", 2020)):
        save(tmp_path, data(name, year))
    save(tmp_path, data("Kumla", 2019))
    return tmp_path


def _names(folder: Path, **more: object) -> dict[str, list[str]]:
    repository = Repository(folder)
    document = repository.evaluation(save(folder, data(**more)))  # type: ignore[arg-type]
    return fixed.missing_names(document, rubric(kept(document).rubric), repository)


def test_what_is_missing_is_worked_out_oldest_first(folder: Path) -> None:
    assert _names(folder, compare_with=["mean"]) == {"mean_of": ["arboga-2020", "boden-2021"], "history": ["kumla-2019"]}


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ({"compare_with": []}, ["history"]),
        ({"compare_with": ["mean"], "mean_of": []}, ["history"]),
        ({"compare_with": ["mean"], "history": []}, ["mean_of"]),
        ({"compare_with": ["mean"], "mean_of": [], "history": []}, []),
    ],
)
def test_what_the_file_has_is_left(folder: Path, more: dict[str, object], missing: list[str]) -> None:
    assert list(_names(folder, **more)) == missing


def test_only_the_lines_come_into_the_file(folder: Path) -> None:
    path = save(folder, data(compare_with=["mean"]))
    before = b"\xef\xbb\xbf# f\xc3\xb6rst\r\n" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    document = Repository(folder).evaluation(path)
    fixed.write_names(document, {"mean_of": ["arboga-2020", "boden-2021"], "history": []})
    new = b"\r\nmean_of:\r\n  - arboga-2020\r\n  - boden-2021\r\nhistory: []"
    after = path.read_bytes()
    assert after.replace(new, b"") == before
    assert after.count(new) == 1


def test_a_file_that_someone_has_changed_meanwhile_is_left_alone(folder: Path) -> None:
    path = save(folder, data(compare_with=["mean"]))
    document = Repository(folder).evaluation(path)
    path.write_bytes(changed := path.read_bytes() + b"# mer\n")
    with pytest.raises(ChangedMeanwhileError):
        fixed.write_names(document, {"history": []})
    assert path.read_bytes() == changed


def test_the_command_shows_the_lines_and_writes_them_only_when_told_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = save(folder, data(compare_with=["mean"]))
    before = path.read_bytes()
    arguments = ["fmt", "--mean", "kumla-2027", "--lang", "sv", "--evaluations", str(folder)]
    assert run(arguments) == 2
    assert path.read_bytes() == before
    shown = capsys.readouterr()
    assert "  - boden-2021" in shown.out
    assert "Lägg till --yes" in shown.err
    assert run([*arguments, "--yes"]) == 0
    assert b"mean_of:\n- arboga-2020" in path.read_bytes() or b"mean_of:\n  - arboga-2020" in path.read_bytes()
    assert run([*arguments, "--yes"]) == 0
    assert "har redan de rader" in capsys.readouterr().out


def test_plain_fmt_adds_no_key(folder: Path) -> None:
    path = save(folder, data(compare_with=["mean"]))
    assert run(["fmt", "kumla-2027", "--evaluations", str(folder)]) == 0
    assert b"mean_of" not in path.read_bytes()
    assert b"history" not in path.read_bytes()
