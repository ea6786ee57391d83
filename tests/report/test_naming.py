"""What a report's files are called, and whether it is a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.read import read_evaluation
from kommunkompassen.report.naming import is_draft, output_name
from tests.helpers import data, save


@pytest.mark.parametrize(
    ("status", "asked", "name"),
    [
        ("published", False, "kumla-2027"),
        ("published", True, "kumla-2027-utkast"),
        ("fact-check", False, "kumla-2027-utkast"),
        ("draft", False, "kumla-2027-utkast"),
        ("draft", True, "kumla-2027-utkast"),
    ],
)
def test_only_a_published_evaluation_s_report_is_no_draft(tmp_path: Path, status: str, asked: bool, name: str) -> None:
    document = read_evaluation(save(tmp_path, data(status=status)))
    assert output_name(document, draft=asked) == name
    assert is_draft(document, asked=asked) is (name != "kumla-2027")


def test_a_file_that_cannot_be_read_is_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "kumla-2027.yaml"
    path.write_text("x\n", encoding="utf-8")
    assert output_name(read_evaluation(path), draft=False) == "kumla-2027-utkast"


def test_the_name_is_the_file_s() -> None:
    """Whatever it says inside: two files never have one report."""
    found = read_evaluation(Path(__file__).parents[2] / "evaluations" / "nassjo-2019.yaml")
    assert output_name(found, draft=False) == "nassjo-2019"
