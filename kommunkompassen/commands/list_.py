"""Show which evaluations there are."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kommunkompassen.base import paths
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError, common, repository_in
from kommunkompassen.commands.spoken import FILE, LANGUAGE, command, metavar
from kommunkompassen.listing import choice
from kommunkompassen.listing.choice import ORDERS, STATUSES
from kommunkompassen.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kommunkompassen.listing.rows import Row, Rows

_WHERE_NOTHING_IS_SAID = (120, 24)
"""Columns and lines, where what is printed goes to no terminal."""


@command("help-list", "list")
@click.option("--good-examples", "good", is_flag=True, help=say("help-good-examples", LANGUAGE))
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help=say("help-list-status", LANGUAGE))
@click.option("--year", multiple=True, type=click.INT, metavar=metavar("number"), help=say("help-list-year", LANGUAGE))
@click.option("--missing", is_flag=True, help=say("help-list-missing", LANGUAGE))
@click.option("--branches", is_flag=True, help=say("help-list-branches", LANGUAGE))
@click.option("--sort", "order", type=click.Choice(ORDERS), help=say("help-list-sort", LANGUAGE))
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "json", "csv", "xlsx"]),
    default="text",
    help=say("help-list-format", LANGUAGE),
)
@click.option("--output", type=FILE, help=say("help-list-output", LANGUAGE))
@common
def list_(
    good: bool,
    status: tuple[str, ...],
    year: tuple[int, ...],
    missing: bool,
    branches: bool,
    order: str | None,
    kind: str,
    output: Path | None,
    evaluations: Path,
    lang: Language,
) -> int:
    """List evaluations; see help-list."""
    if good:
        if status or year or missing or branches or order or output or kind not in ("text", "json"):
            raise RefusedError(say("list-good-alone", lang))
        return _good_examples(repository_in(evaluations, lang), kind)
    if kind == "xlsx" and (output is None or output.suffix.casefold() != ".xlsx"):
        raise RefusedError(say("list-xlsx-output", lang))
    found = _rows(repository_in(evaluations, lang), lang, branches=branches)
    chosen = choice.chosen(found.rows, status=status, year=year, missing=missing)
    rows = choice.ordered(chosen, order or "id")
    _tell(rows, kind, output, lang, missing=missing)
    _tell_of_all(rows, found, lang)
    return builds.BAD_INPUT if any(row.facts.errors for row in rows) else builds.OK


def _good_examples(repository: Repository, kind: str) -> int:
    from kommunkompassen.reporters import listing  # noqa: PLC0415

    examples = list(listing.good_examples(repository))
    click.echo(listing.examples_as_json(examples) if kind == "json" else listing.examples_as_text(examples))
    return builds.OK


def _rows(repository: Repository, language: Language, *, branches: bool) -> Rows:
    """The rows in the folder, or on all branches. Raises RefusedError where git can't tell of them."""
    from kommunkompassen.base.git import RevisionError  # noqa: PLC0415
    from kommunkompassen.listing import rows  # noqa: PLC0415

    if not branches:
        return rows.in_folder(repository)
    try:
        return rows.on_branches(repository)
    except RevisionError as error:
        raise RefusedError(say(error.key, language, **error.values)) from error


def _tell(rows: Sequence[Row], kind: str, output: Path | None, language: Language, *, missing: bool) -> None:
    """Print the rows, or write them to a file. Raises RefusedError where another file is in its place."""
    left_out: Sequence[str] = ()
    if kind == "text":
        from kommunkompassen.listing.as_text import as_text  # noqa: PLC0415

        told = as_text(rows, language, shutil.get_terminal_size(_WHERE_NOTHING_IS_SAID).columns, missing=missing)
        left_out = told.left_out
        made = f"{told.table}\n".encode()
    elif kind == "json":
        from kommunkompassen.listing.as_json import as_json  # noqa: PLC0415

        made = f"{as_json(rows, language)}\n".encode()
    else:
        from kommunkompassen.listing import table  # noqa: PLC0415

        made = (table.as_csv if kind == "csv" else table.as_xlsx)(rows, language)
    if output is None:
        # A terminal ends its lines in its own way.
        click.echo(made.decode().replace("\r\n", "\n"), nl=False)
        if left_out:
            click.echo(say("list-left-out", language, columns=", ".join(left_out)), err=True)
        return
    from kommunkompassen.base import whole_file  # noqa: PLC0415

    if not whole_file.write_new_or_same(output, made):
        raise RefusedError(say("exists", language, path=paths.shown(output)))
    click.echo(say("written", language, path=paths.shown(output)), err=True)


def _tell_of_all(rows: Sequence[Row], found: Rows, language: Language) -> None:
    """How many rows there are of each status, and what git has to say."""
    if found.reason:
        click.echo(say("list-no-history", language, reason=found.reason), err=True)
    if not rows:
        click.echo(say("list-rows-none", language), err=True)
        return
    count = Counter("unreadable" if row.unread else f"status-{row.facts.status}" for row in rows)
    keys = (*(f"status-{status}" for status in reversed(STATUSES)), "unreadable")
    parts = [say("list-part", language, status=say(key, language), count=count[key]) for key in keys if count[key]]
    if wrong := sum(bool(row.facts.errors) for row in rows):
        parts.append(say("list-with-errors", language, count=wrong))
    key = "list-rows-branches" if found.branches else "list-rows"
    branches = len({row.branch for row in rows})
    click.echo(say(key, language, count=len(rows), branches=branches, parts=", ".join(parts)), err=True)
