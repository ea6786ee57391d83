"""Show what a reviewer wrote in Word."""

from __future__ import annotations

from pathlib import Path

import click

from kommunkompassen.base import paths
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import common, repository_in, show
from kommunkompassen.commands.spoken import FILE, LANGUAGE, command, metavar


@command("help-comments")
@click.argument("file", type=FILE, metavar=metavar("file"))
@click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", help=say("help-comments-format", LANGUAGE))
@common
def comments(file: Path, kind: str, evaluations: Path, lang: Language) -> int:
    """List what a reviewer wrote in Word; see help-comments."""
    from kommunkompassen import word_comments  # noqa: PLC0415
    from kommunkompassen.check import check_all  # noqa: PLC0415
    from kommunkompassen.word_comments import show as show_comments  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    try:
        review = word_comments.review(file, repository)
    except word_comments.UnreadableError as error:
        click.echo(say(error.why, lang, path=paths.shown(file)), err=True)
        return builds.BAD_INPUT
    if review.evaluation is None:
        click.echo(say("comments-of-nothing", lang, path=paths.shown(file), folder=evaluations), err=True)
    else:
        click.echo(say("chosen", lang, name=paths.shown(file), path=paths.shown(review.evaluation)), err=True)
    if kind == "json" or review.remarks:
        click.echo(show_comments.as_json(review) if kind == "json" else show_comments.as_text(review, lang))
    click.echo(show_comments.summary(review, lang), err=True)
    if review.evaluation is None or repository.evaluation(review.evaluation).broken:
        show(check_all([review.evaluation], repository, whole=False) if review.evaluation else [], repository, lang)
        return builds.BAD_INPUT
    return builds.OK
