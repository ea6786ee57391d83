"""A stamp is read as it was written, and anything else in its place is no stamp."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.base.contents import seal, unseal
from kommunkompassen.base.finding import Correction, Finding, Severity, Span
from kommunkompassen.building import stamp
from kommunkompassen.building.stamp import Output, Stamp
from kommunkompassen.publish.inspect.flaw import Flaw

FINDING = Finding(
    "long-sentence", Severity.WARNING, Path("å.yaml"), Span(1, 2, 3, 4), {"words": "50"}, "", Correction(1, 2, ("a: b",))
)
STAMP = Stamp(
    evaluation="/hemma/nässjö-2019.yaml",
    asked="draft=False",
    program="p",
    evaluations="e",
    files=("/hemma/nässjö-2019.yaml",),
    read="r",
    others="o",
    made_of="abc",
    outputs={"docx": Output("d"), "pdf": Output("d", "p")},
    findings=(FINDING, replace(FINDING, correction=None, rule="file-empty", values={})),
    flaws=(Flaw("alt-text", "pdf", "sidan 1"),),
)


def test_a_stamp_is_read_as_it_was_written(tmp_path: Path) -> None:
    stamp.write(tmp_path, "nassjo-2019", STAMP)
    assert stamp.read(tmp_path, "nassjo-2019") == STAMP
    assert [path.name for path in tmp_path.iterdir()] == [".nassjo-2019.stamp"]
    assert stamp.read(tmp_path, "kumla-2017") is None


def test_a_new_stamp_takes_the_place_of_the_old(tmp_path: Path) -> None:
    stamp.write(tmp_path, "nassjo-2019", STAMP)
    stamp.write(tmp_path, "nassjo-2019", replace(STAMP, made_of="def"))
    assert stamp.read(tmp_path, "nassjo-2019") == replace(STAMP, made_of="def")


def test_it_is_written_beside_its_place_so_that_it_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a temporary folder on another disk it could only be copied, byte by byte."""
    came: list[Path] = []
    replace_file = Path.replace

    def watched(self: Path, target: Path) -> Path:
        came.append(self)
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    stamp.write(tmp_path, "nassjo-2019", STAMP)
    assert [path.parent.parent for path in came] == [tmp_path]


WHOLE = stamp.to_bytes(STAMP)


def _said(old: bytes, new: bytes) -> bytes:
    """The stamp with something else in it, sealed."""
    data = unseal(WHOLE)
    assert old in data
    return seal(data.replace(old, new))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"null",
        b"[]",
        b"{}",
        b"\xff",
        b"1" * 5000,
        b"[" * 100_000,
        seal(b""),
        seal(b"null"),
        seal(b"1" * 5000),
        seal(b"[" * 100_000),
        _said(b'"made_of"', b'"made"'),
        _said(b'"warning"', b'"x"'),
        _said(b'{"content": "d", "look": ""}', b"[]"),
        _said(b'{"content": "d", "look": ""}', b'{"look": ""}'),
        WHOLE.replace(b"50", b"51"),
        unseal(WHOLE),
    ],
    ids=lambda content: content[-20:].decode("latin-1"),
)
def test_anything_else_is_no_stamp(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".nassjo-2019.stamp").write_bytes(content)
    assert stamp.read(tmp_path, "nassjo-2019") is None


@pytest.mark.parametrize("length", range(0, len(WHOLE), 37))
def test_a_stamp_that_is_cut_off_is_none(tmp_path: Path, length: int) -> None:
    (tmp_path / ".nassjo-2019.stamp").write_bytes(WHOLE[:length])
    assert stamp.read(tmp_path, "nassjo-2019") is None


def test_a_stamp_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    stamp.write(tmp_path / "finns-inte", "nassjo-2019", STAMP)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "false",
    [
        {"findings": (replace(FINDING, rule="no-rule"),)},
        {"findings": (replace(FINDING, detail="no-detail"),)},
        {"findings": (replace(FINDING, values={}),)},
        {"findings": (replace(FINDING, span=("1", None, 3, 4)),)},  # type: ignore[arg-type]
        {"flaws": (Flaw("no-flaw", "pdf"),)},
        {"flaws": (Flaw("alt-text", 1),)},  # type: ignore[arg-type]
        {"files": (1,)},
        {"made_of": None},
        {"outputs": {"docx": Output(["d"])}},  # type: ignore[arg-type]
    ],
)
def test_what_is_sealed_and_says_what_no_build_says_is_no_stamp(tmp_path: Path, false: dict[str, Any]) -> None:
    stamp.write(tmp_path, "nassjo-2019", replace(STAMP, **false))
    assert (tmp_path / ".nassjo-2019.stamp").exists()
    assert stamp.read(tmp_path, "nassjo-2019") is None
