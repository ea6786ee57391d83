"""An independent checker of PDF/UA-1 finds nothing in the PDFs; Typst's own word for it is not the only one."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pdfua import Report, validate

from tests.conftest import Made
from tests.helpers import PUBLISHED

FAILS_BY_ITSELF = {"UA-14-001"}
"""No empty headings: the checker stumbles over a heading with several pieces. Our own tests read every heading."""


def _said(report: Report) -> list[str]:
    return [f"{finding.rule_id} {finding.severity.name}: {finding.message}" for finding in report.findings]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_checker_finds_nothing(made: Made, id_: str) -> None:
    report = validate(str(made.path(id_, "pdf")))
    assert _said(report) == []
    assert {outcome.rule_id for outcome in report.skipped} <= FAILS_BY_ITSELF
    assert len(report.outcomes) >= 12
    assert report.exit_code == 0


def test_the_checker_finds_what_is_taken_away(made: Made, tmp_path: Path) -> None:
    poorer = tmp_path / "poorer.pdf"
    with pikepdf.open(made.path("nassjo-2019", "pdf")) as document:
        for key in ("/Lang", "/StructTreeRoot"):
            del document.Root[key]
        document.save(poorer)
    found = {finding.rule_id for finding in validate(str(poorer)).findings}
    assert found >= {"UA-01-005", "UA-06-001"}
