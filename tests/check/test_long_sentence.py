"""A long sentence is shown from its first letter, wherever it stands in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.check import check
from kommunkompassen.repository import Repository
from tests.helpers import data, save

LONG = "Kommunen " + "och nämnden " * 25 + "arbetar."


@pytest.mark.parametrize(
    ("text", "before"),
    [(LONG, ""), (f"Kort. {LONG}", "Kort. "), (f"{LONG} Kort.", ""), (f"Kort.\n\n{LONG}\n\nKort.", "Kort.\n\n")],
)
def test_it_begins_at_its_first_letter_and_ends_at_its_stop(tmp_path: Path, text: str, before: str) -> None:
    path = save(tmp_path, data(texts={"closing": text}))
    repository = Repository(tmp_path)
    document = repository.evaluation(path)
    [finding] = [one for one in check(document, repository) if one.rule == "long-sentence"]
    assert finding.values["words"] == "52"
    span, lines = finding.span, document.source.lines
    assert lines[span.line - 1][span.column - 1 :].startswith("Kommunen och"), before
    assert lines[span.end_line - 1][: span.end_column - 1].endswith("arbetar.")
