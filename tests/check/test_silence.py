"""A comment silences what is found in its own file, at its own lines, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.check.silence import silenced
from tests.helpers import source

TEXT = "municipality: Kumla  # tillåt: long-sentence\nyear: 2027\n"


def _left(*findings: Finding) -> list[str]:
    return [one.rule for one in silenced(source(TEXT), findings)]


HERE = Finding("long-sentence", Severity.WARNING, source(TEXT).path, Span(1, 15, 1, 20), {"words": "50"})


def test_what_is_found_on_its_line_is_silenced() -> None:
    assert _left(HERE) == []


def test_what_is_found_on_another_line_in_another_file_or_as_an_error_is_not() -> None:
    for other in (
        replace(HERE, span=Span(2, 1, 2, 5)),
        replace(HERE, path=Path("boden-2027.yaml")),
        replace(HERE, severity=Severity.ERROR),
        replace(HERE, rule="missing-glyph"),
    ):
        assert sorted(_left(other)) == sorted([other.rule, "silences-nothing"]), other
        assert _left(HERE, other) in ([other.rule], [other.rule, "silences-nothing"])
