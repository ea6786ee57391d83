"""The command that puts evaluations in their one form."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen import formatting
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from tests.helpers import MINIMAL
from tests.test_build_command import Shop

CANONICAL = f"{MINIMAL}facts:\n  - label: a\n    value: b\n"
OTHER = f"{MINIMAL}facts: [{{label: a, value: b}}]\n"


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    return Shop(tmp_path, capsys)


@pytest.fixture
def path(shop: Shop) -> Path:
    made = shop.evaluations / "kumla-2027.yaml"
    made.write_text(OTHER, "utf-8")
    return made


def test_it_says_what_it_has_changed_and_changes_it_once(shop: Shop, path: Path) -> None:
    assert shop.run("fmt") == 0
    assert (shop.out, shop.err) == (f"Formaterade {path.as_posix()}\n", "")
    assert path.read_text("utf-8") == CANONICAL
    assert shop.run("fmt", "kumla") == 0
    assert shop.out == ""


def test_asked_to_check_it_changes_nothing_and_ends_in_1(shop: Shop, path: Path) -> None:
    assert shop.run("fmt", "--check") == 1
    assert "är inte formaterad" in shop.out
    assert path.read_text("utf-8") == OTHER
    path.write_text(CANONICAL, "utf-8")
    assert shop.run("fmt", "--check") == 0


def test_a_file_with_errors_is_told_of_and_the_others_are_formatted(shop: Shop, path: Path) -> None:
    broken = shop.broken("arboga-2027")
    before = broken.read_bytes()
    assert shop.run("fmt") == 1
    assert f"{broken.as_posix()} har fel och ändrades inte." in shop.err
    assert broken.read_bytes() == before
    assert path.read_text("utf-8") == CANONICAL


def test_what_someone_saved_meanwhile_is_told_of_and_stays(shop: Shop, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_always, theirs = formatting.formatted, f"{OTHER}# sparad under tiden\n"

    def slowly(old: Document[Evaluation]) -> str:
        path.write_text(theirs, "utf-8")
        return as_always(old)

    monkeypatch.setattr(formatting, "formatted", slowly)
    assert shop.run("fmt") == 1
    assert "ändrades av någon annan under tiden" in shop.err
    assert path.read_text("utf-8") == theirs


def test_a_file_that_the_system_refuses_to_write_is_named_and_is_no_bug(
    shop: Shop, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    assert shop.run("fmt") == 3
    assert "du har inte rätt till den" in shop.err
    assert "kumla-2027.yaml" in shop.err
    assert path.read_text("utf-8") == OTHER
