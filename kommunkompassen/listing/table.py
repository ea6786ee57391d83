"""The rows as a table for Excel and statistics programs: CSV, or a workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from kommunkompassen.base.excel import new_workbook
from kommunkompassen.base.messages import Language
from kommunkompassen.data.columns import TableType, columns
from kommunkompassen.data.csv_files import csv_file
from kommunkompassen.data.rows import About, Column
from kommunkompassen.data.workbook import add_table
from kommunkompassen.listing.lacking import in_words
from kommunkompassen.listing.rows import Row


@dataclass(frozen=True, slots=True)
class Line:
    """An evaluation, in the folder or on a branch."""

    about: ClassVar = About("Utvärderingar", "En rad för varje utvärdering, på varje gren.", ("evaluation", "branch"))
    evaluation: Annotated[str, Column("Utvärdering", "Utvärderingens id.")]
    branch: Annotated[str | None, Column("Gren", "Grenen som raden gäller; tomt för mappen som den ligger.")]
    municipality: Annotated[str | None, Column("Kommun", "Kommunens namn.")]
    year: Annotated[int | None, Column("År", "Rapportens år.")]
    edition: Annotated[str | None, Column("Utgåva", "Utgåvans id.")]
    status: Annotated[str | None, Column("Status", "draft, fact-check eller published.")]
    conducted: Annotated[str | None, Column("Genomförd", "År-månad eller datum, eller första och sista.")]
    evaluators: Annotated[str | None, Column("Utvärderare", "Med semikolon emellan.")]
    points: Annotated[Decimal | None, Column("Poäng", "Som de trycks; tomt om något inte är poängsatt.")]
    scored: Annotated[int | None, Column("Poängsatta", "Frågor med poäng, eller områden där utgåvan inte har frågor.")]
    to_score: Annotated[int | None, Column("Att poängsätta", "Så många som de är i utgåvan.")]
    texts: Annotated[int | None, Column("Områden med text", "Områden med beskrivning, styrkor eller förbättringsmöjligheter.")]
    areas: Annotated[int | None, Column("Områden", "Så många som de är i utgåvan.")]
    errors: Annotated[int, Column("Fel", "Vad kontrollen finner.")]
    warnings: Annotated[int, Column("Varningar", "Vad kontrollen finner.")]
    infos: Annotated[int, Column("Upplysningar", "Vad kontrollen finner.")]
    changed: Annotated[str | None, Column("Ändrad", "Dagen för den senaste ändringen, enligt git.")]
    changed_on: Annotated[str | None, Column("Ändrad på", "Grenen som den gjordes på, så långt den är känd.")]
    uncommitted: Annotated[bool, Column("Ej incheckad", "Om mappen har något annat än den senaste commiten.")]
    missing: Annotated[str | None, Column("Saknas", "Poäng, texter och uppgifter som en rapport behöver.")]
    finding: Annotated[str | None, Column("Första felet", "Med raden i filen.")]


_TABLE = TableType("list", Line, columns(Line))


def as_csv(rows: Sequence[Row], language: Language) -> bytes:
    """The table as CSV; what a spreadsheet program would take for a formula has an apostrophe in front."""
    return csv_file(_TABLE, [_line(row, language) for row in rows])


def as_xlsx(rows: Sequence[Row], language: Language) -> bytes:
    """The table as a workbook. The same rows give the same bytes."""
    made = io.BytesIO()
    book = new_workbook(made, Line.about.title)
    add_table(book, _TABLE, [_line(row, language) for row in rows])
    book.close()
    return made.getvalue()


def _line(row: Row, language: Language) -> Line:
    facts, left, first = row.facts, row.facts.left, row.facts.first
    finding = first and first.finding(row.path)
    return Line(
        evaluation=row.id,
        branch=row.branch,
        municipality=facts.municipality,
        year=row.year,
        edition=facts.rubric,
        status=facts.status,
        conducted=facts.conducted,
        evaluators="; ".join(facts.evaluators) or None,
        points=facts.points,
        scored=left.scored if left else None,
        to_score=left.to_score if left else None,
        texts=left.told if left else None,
        areas=left.areas if left else None,
        errors=facts.errors,
        warnings=facts.warnings,
        infos=facts.infos,
        changed=row.change.day,
        changed_on=row.change.branch,
        uncommitted=row.change.uncommitted,
        missing=(in_words(left, language) or None) if left else None,
        finding=f"{finding.path.name}:{finding.span.line}: {finding.message(language)}" if finding else None,
    )
