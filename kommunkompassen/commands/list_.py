"""Show which evaluations there are."""

from __future__ import annotations

from pathlib import Path

import click

from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import common, repository_in
from kommunkompassen.commands.spoken import LANGUAGE, command


@command("help-list", "list")
@click.option("--good-examples", "good", is_flag=True, help=say("help-good-examples", LANGUAGE))
@click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", help=say("help-list-format", LANGUAGE))
@common
def list_(good: bool, kind: str, evaluations: Path, lang: Language) -> int:
    """List evaluations; see help-list."""
    from kommunkompassen.reporters import listing  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    if good:
        examples = list(listing.good_examples(repository))
        click.echo(listing.examples_as_json(examples) if kind == "json" else listing.examples_as_text(examples))
    else:
        rows = list(listing.rows(repository))
        click.echo(listing.as_json(rows) if kind == "json" else listing.as_text(rows, lang))
    return builds.OK
