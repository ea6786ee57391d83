"""Begin a new evaluation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kommunkompassen.base import paths, register
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError, common, edition, show_with
from kommunkompassen.commands.spoken import FILE, LANGUAGE, command, metavar
from kommunkompassen.repository import Repository

if TYPE_CHECKING:
    from kommunkompassen.formatting.known import Known


@command("help-new")
@click.argument("municipality", metavar=metavar("name"))
@click.option(
    "--year", type=click.IntRange(1990, 2099), metavar=metavar("number"), required=True, help=say("help-year-new", LANGUAGE)
)
@click.option("--rubric", "rubric_id", metavar=metavar("edition"), help=say("help-rubric", LANGUAGE))
@click.option("--scores", "sheet", type=FILE, help=say("help-new-scores", LANGUAGE))
@common
def new(municipality: str, year: int, rubric_id: str | None, sheet: Path | None, evaluations: Path, lang: Language) -> int:
    """Write a skeleton; see help-new."""
    from kommunkompassen.formatting import skeleton  # noqa: PLC0415
    from kommunkompassen.formatting.known import known  # noqa: PLC0415
    from kommunkompassen.scoring_sheet import bring_in, description, read_file  # noqa: PLC0415

    repository = Repository(evaluations)
    said = bring_in.edition_in(sheet, repository) if sheet and not rubric_id else None
    rubric = edition(rubric_id, repository, lang) if rubric_id else said or skeleton.newest_with_questions(repository)
    assert rubric, "an edition of the project's own has questions"
    municipality = _name(municipality.strip(), lang)
    path = evaluations / f"{register.evaluation_id(municipality, year)}.yaml"
    about = known(municipality, year, rubric, repository)
    content, lines = skeleton.skeleton(municipality, year, rubric, about), []
    if path.exists():
        raise RefusedError(say("exists", lang, path=paths.shown(path)))
    if sheet:
        brought = bring_in.bring_in_new(sheet, path, content, rubric)
        if brought.findings:
            show_with(brought.findings, read_file.lines, lang)
            click.echo(say("new-not-written", lang, path=paths.shown(path)), err=True)
            return builds.BAD_INPUT
        content, lines = brought.data.decode("utf-8"), description.described(brought, lang)
    if not skeleton.write(path, content):
        raise RefusedError(say("exists", lang, path=paths.shown(path)))
    click.echo(_who(municipality, about, lang))
    if not rubric_id:
        click.echo(say("new-rubric-of-sheet" if said else "new-rubric", lang, rubric=rubric.name, id=rubric.id))
    for line in lines:
        click.echo(line)
    click.echo(say("written", lang, path=paths.shown(path)))
    elsewhere = "" if evaluations == paths.EVALUATIONS else f" --evaluations {paths.shown(evaluations)}"
    click.echo(say("new-next", lang, name=f"{path.stem}{elsewhere}"))
    return builds.OK


def _name(typed: str, language: Language) -> str:
    """The municipality's name alone: the register's where it knows what is meant. Raises RefusedError for what is no name."""
    from kommunkompassen.formatting import skeleton  # noqa: PLC0415

    # "Vaggeryds" is left of a name in full whose quotes were forgotten.
    if meant := register.meant(typed) or register.meant(f"{typed} kommun"):
        return meant.name
    if not skeleton.is_name(typed):
        raise RefusedError(say("bad-municipality", language, name=typed))
    if typed[0].islower():
        raise RefusedError(say("lower-municipality", language, name=typed[0].upper() + typed[1:]))
    if short := register.without_kind(typed):
        raise RefusedError(say("official-municipality", language, name=typed, short=f" {say('or', language)} ".join(short)))
    return typed


def _who(municipality: str, about: Known, language: Language) -> str:
    """Which municipality it is, and where what is filled in comes from."""
    if about.earlier and about.official_name:
        return say("new-known-earlier", language, official=about.official_name, id=about.earlier, keys=", ".join(about.filled))
    if about.code:
        return say("new-known", language, official=about.official_name)
    if near := register.nearest(municipality):
        return say("new-unknown-near", language, name=municipality, near=near)
    return say("new-unknown", language, name=municipality)
