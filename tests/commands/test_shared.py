"""What the commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.commands.shared import show_with


def test_a_file_with_thousands_of_findings_is_read_once_to_show_them(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[Path] = []

    def lines_of(path: Path) -> list[str]:
        asked.append(path)
        return ["a: 1"]

    files = (Path("a.yaml"), Path("b.yaml"))
    findings = [
        Finding("unknown-key", Severity.ERROR, file, Span(1, 1, 1, 2), {"key": "a", "known": "b"})
        for file in files
        for _ in range(50)
    ]
    show_with(findings, lines_of, "sv")
    assert sorted(asked) == [*files]
    assert capsys.readouterr().err.count("a: 1") == 100
