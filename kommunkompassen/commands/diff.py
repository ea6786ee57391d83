"""Show what has changed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kommunkompassen import reporters
from kommunkompassen.base import paths
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError, common
from kommunkompassen.commands.spoken import LANGUAGE, command


@command("help-diff")
@click.argument("base", metavar="BASE")
@click.argument("head", required=False, metavar="[HEAD]")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help=say("help-diff-format", LANGUAGE),
)
@common
def diff(base: str, head: str | None, kind: str, evaluations: Path, lang: Language) -> int:
    """Show what has changed; see help-diff."""
    from kommunkompassen.diff import as_json, as_markdown, as_text, difference, revisions  # noqa: PLC0415

    try:
        with revisions.sides(revisions.asked(base, head), evaluations, paths.RUBRICS, paths.REFERENCES) as sides:
            differences = difference.difference(sides)
    except revisions.RevisionError as error:
        raise RefusedError(say(error.key, lang, **error.values)) from error
    if differences.sides.apart:
        click.echo(say("diff-apart", lang, base=base), err=True)
    if kind == "json":
        click.echo(as_json.as_json(differences, lang))
    elif kind == "markdown":
        click.echo(as_markdown.as_markdown(differences, lang))
    else:
        colour = reporters.wants_colour(terminal=sys.stdout.isatty())
        click.echo(as_text.as_text(differences, lang, colour=colour), color=colour)
    return builds.BAD_INPUT if differences.broken else builds.OK
