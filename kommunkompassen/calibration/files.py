"""The files of `build.py data`: the open tables, the points by question, and the coordinator's workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kommunkompassen.calibration.book import book
from kommunkompassen.calibration.scored import Scored, ScoredByWhom, scored
from kommunkompassen.data import files as open_files
from kommunkompassen.data.columns import TABLES, TableType, columns, type_of
from kommunkompassen.data.csv_files import csv_file
from kommunkompassen.data.extract import Extract, extract
from kommunkompassen.data.tables import tables
from kommunkompassen.read.models import Rubric
from kommunkompassen.read.site_settings import SiteSettings
from kommunkompassen.report.content import Content


def files(
    contents: Iterable[Content], rubrics: Sequence[Rubric], settings: SiteSettings | None, *, drafts: bool
) -> dict[str, bytes]:
    """The files by name. `drafts`: the contents are not only of published evaluations.

    Then there is no package, no licence and nothing else that would say that the tables are for everyone. Raises ToolError where
    a picture fails.
    """
    extracts: list[Extract] = []
    rows: list[ScoredByWhom] = []
    # One at a time: of several hundred, the texts as they are printed would fill the memory.
    for content in contents:
        extracts.append(extract(content))
        rows += scored(content)
    made = tables(rubrics, extracts)
    kind = ScoredByWhom if drafts else Scored
    opened = (
        {f"{name}.csv": csv_file(type_of(name), getattr(made, name)) for name in TABLES}
        if drafts
        else open_files.files(made, settings)
    )
    return {
        **opened,
        "points.csv": csv_file(TableType("points", kind, columns(kind)), rows),
        "kalibrering.xlsx": book(rows, rubrics, by_whom=drafts),
    }
