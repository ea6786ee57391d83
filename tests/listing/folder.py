"""Evaluations to list: of every status, unfinished, and such as can't be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.helpers import data, save

UNREADABLE = "municipality: Torsby\nyear: [\n"


def draft(municipality: str = "Boden", year: int = 2027, **more: Any) -> dict[str, Any]:
    """A draft that lacks the points of 1.3 and on in area 1, the texts of areas 7 and 8, and when it was conducted."""
    values = data(municipality, year, status="draft", **more)
    questions = list(values["areas"]["1"]["scores"])
    for question in questions[2:]:
        values["areas"]["1"]["scores"][question] = None
    for area in ("7", "8"):
        del values["areas"][area]["strengths"]
    del values["conducted"]
    return values


def fill(folder: Path) -> Path:
    """A folder with one of each kind."""
    save(folder, data("Arboga", 2020, conducted="2020-03-02/2020-03-05"))
    save(folder, draft(evaluators=[{"name": "Eva Ek"}, {"name": "Per-Olof von Berg"}]))
    save(folder, data("Falun", 2027, status="fact-check"))
    too_many = data("Kumla", 2026)
    too_many["areas"]["2"]["scores"]["2.1"] = "99"
    save(folder, too_many)
    (folder / "torsby-2026.yaml").write_text(UNREADABLE, encoding="utf-8")
    return folder
