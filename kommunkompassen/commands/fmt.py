"""Put evaluations in their one form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kommunkompassen.base import paths
from kommunkompassen.base.finding import has_errors, in_order
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError, agreed, common, edition, find, repository_in, show, show_with
from kommunkompassen.commands.spoken import LANGUAGE, command, metavar
from kommunkompassen.repository import Repository

if TYPE_CHECKING:
    from kommunkompassen.read import Document
    from kommunkompassen.read.models import Evaluation


@command("help-fmt")
@click.argument("names", nargs=-1, metavar=metavar("name", several=True))
@click.option("--check", "only_check", is_flag=True, help=say("help-fmt-check", LANGUAGE))
@click.option("--mean", is_flag=True, help=say("help-fmt-mean", LANGUAGE))
@click.option("--paste", is_flag=True, help=say("help-fmt-paste", LANGUAGE))
@click.option("--yes", is_flag=True, help=say("help-yes", LANGUAGE))
@common
def fmt(names: tuple[str, ...], only_check: bool, mean: bool, paste: bool, yes: bool, evaluations: Path, lang: Language) -> int:
    """Put evaluations in their one form; see help-fmt."""
    repository = repository_in(evaluations, lang)
    if mean or paste:
        if not names or only_check or (mean and paste):
            raise RefusedError(say("paste-usage" if paste else "mean-usage", lang))
        change = fix_pasted if paste else fix_mean
        chosen = find(repository, names, None, lang)
        return max(change(repository.evaluation(path), repository, lang, yes=yes) for path in chosen)
    chosen = find(repository, names, None, lang) if names else repository.paths()
    return max([builds.OK, *(format_one(repository.evaluation(path), repository, lang, write=not only_check) for path in chosen)])


def fix_pasted(document: Document[Evaluation], repository: Repository, language: Language, *, yes: bool) -> int:
    """Make the corrections proposed for what was pasted, having shown them, and tell what is left; the exit code."""
    from kommunkompassen.base import whole_file  # noqa: PLC0415
    from kommunkompassen.formatting import pasted  # noqa: PLC0415
    from kommunkompassen.reporters.excerpt import displayed  # noqa: PLC0415

    path, old = paths.shown(document.path), document.source.lines
    made = pasted.corrected(document, repository)
    changed = made.lines != old
    if changed:
        click.echo(say("paste-lines", language, path=path))
        for change in pasted.changes(old, made.lines):
            click.echo(say("paste-line", language, line=change.first))
            click.echo(
                "\n".join(
                    f"  {sign} {displayed(line)}" for sign, lines in (("-", change.old), ("+", change.new)) for line in lines
                )
            )
        if not agreed(language, yes=yes):
            return builds.OK
        try:
            pasted.write(document, made.lines)
        except whole_file.ChangedMeanwhileError:
            click.echo(say("changed-meanwhile", language, path=path), err=True)
            return builds.BAD_INPUT
        click.echo(say("written", language, path=path))
    else:
        click.echo(say("paste-nothing", language, path=path))
    if made.left:
        click.echo(say("paste-again" if made.unfinished else "paste-left", language), err=True)
        show_with(made.left, lambda _: made.lines, language)
    return builds.BAD_INPUT if has_errors(made.left) else builds.OK


def fix_mean(document: Document[Evaluation], repository: Repository, language: Language, *, yes: bool) -> int:
    """Write which evaluations the mean and the history are made of, having shown the lines; the exit code."""
    from kommunkompassen.base import whole_file  # noqa: PLC0415
    from kommunkompassen.formatting import fixed  # noqa: PLC0415

    path = paths.shown(document.path)
    if document.broken or document.model is None:
        show(in_order(document.findings), repository, language)
        click.echo(say("mean-not-written", language, path=path), err=True)
        return builds.BAD_INPUT
    names = fixed.missing_names(document, edition(document.model.rubric, repository, language), repository)
    if not names:
        click.echo(say("mean-is-written", language, path=path))
        return builds.OK
    click.echo("\n".join([say("mean-lines", language, path=path), *(f"  {line}" for line in fixed.lines(names))]))
    if not agreed(language, yes=yes):
        return builds.OK
    try:
        fixed.write_names(document, names)
    except whole_file.ChangedMeanwhileError:
        click.echo(say("changed-meanwhile", language, path=path), err=True)
        return builds.BAD_INPUT
    click.echo(say("written", language, path=path))
    return builds.OK


def format_one(document: Document[Evaluation], repository: Repository, language: Language, *, write: bool) -> int:
    """Put an evaluation in its one form, or say that it is not in it; the exit code for it alone."""
    from kommunkompassen import formatting  # noqa: PLC0415
    from kommunkompassen.base import whole_file  # noqa: PLC0415

    path = paths.shown(document.path)
    if document.broken:
        show(in_order(document.findings), repository, language)
        click.echo(say("not-formatted", language, path=path), err=True)
        return builds.BAD_INPUT
    try:
        if not formatting.format_file(document, write=write):
            return builds.OK
    except whole_file.ChangedMeanwhileError:
        click.echo(say("changed-meanwhile", language, path=path), err=True)
        return builds.BAD_INPUT
    click.echo(say("formatted" if write else "would-format", language, path=path))
    return builds.OK if write else builds.BAD_INPUT
