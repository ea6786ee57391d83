"""Make a municipality's action plan."""

from __future__ import annotations

from pathlib import Path

import click

from kommunkompassen.base import paths
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError, common, find, repository_in, show
from kommunkompassen.commands.spoken import FILE, LANGUAGE, command, metavar


@command("help-plan")
@click.argument("name", metavar=metavar("name"))
@click.option("--sheet", type=FILE, required=True, help=say("help-plan-sheet", LANGUAGE))
@common
def plan(name: str, sheet: Path, evaluations: Path, lang: Language) -> int:
    """Write the list of improvements to work with; see help-plan."""
    from kommunkompassen.action_plan.plan import table  # noqa: PLC0415
    from kommunkompassen.base import whole_file  # noqa: PLC0415
    from kommunkompassen.report.checked import checked_content  # noqa: PLC0415
    from kommunkompassen.table_files import files  # noqa: PLC0415

    if sheet.suffix.casefold() not in files.SUFFIXES:
        raise RefusedError(say("answers-suffix", lang, path=paths.shown(sheet)))
    repository = repository_in(evaluations, lang)
    document = repository.evaluation(find(repository, [name], None, lang)[0])
    findings, content = checked_content(document, repository, draft=False)
    if content is None:
        show(findings, repository, lang)
        click.echo(say("plan-not-made", lang, path=paths.shown(sheet)), err=True)
        return builds.BAD_INPUT
    made = table(content, repository)
    if not made.rows:
        click.echo(say("plan-nothing", lang, path=paths.shown(document.path)), err=True)
        return builds.BAD_INPUT
    if not whole_file.write_new_or_same(sheet, files.make(sheet, made, content)):
        raise RefusedError(say("exists", lang, path=paths.shown(sheet)))
    click.echo(say("written", lang, path=paths.shown(sheet)))
    return builds.OK
