"""Write the open tables, and what spread and evaluators' differences are seen in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kommunkompassen.base import paths
from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.tools import ToolError
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError, common, repository_in, show
from kommunkompassen.commands.spoken import FOLDER, LANGUAGE, command
from kommunkompassen.repository import Repository

if TYPE_CHECKING:
    from kommunkompassen.report.content import Content


@command("help-data")
@click.option("--output", type=FOLDER, help=say("help-data-output", LANGUAGE))
@click.option("--drafts", is_flag=True, help=say("help-data-drafts", LANGUAGE))
@common
def data(output: Path | None, drafts: bool, evaluations: Path, lang: Language) -> int:
    """Write tables of all evaluations; see help-data."""
    from kommunkompassen.base import whole_file  # noqa: PLC0415
    from kommunkompassen.calibration import files, gather  # noqa: PLC0415

    folder = output or paths.OUTPUT / ("data-utkast" if drafts else "data")
    if drafts and _in_git(folder):
        raise RefusedError(say("data-not-in-git", lang, folder=paths.shown(folder)))
    repository = repository_in(evaluations, lang)
    settings = repository.site_settings()
    without: list[Path] = []
    contents = _contents(gather.chosen(repository, drafts=drafts), repository, without, lang)
    try:
        made = files.files(contents, repository.rubrics_in_order(), settings.model if settings else None, drafts=drafts)
    except ToolError as error:
        click.echo(say("data-tool-failed", lang, tool=error.tool, said=error.said), err=True)
        return builds.BAD_TOOL
    whole_file.write_all(folder, made)
    click.echo(say("data-made", lang, folder=paths.shown(folder), files=len(made)))
    return builds.BAD_INPUT if without else builds.OK


def _contents(chosen: list[Path], repository: Repository, without: list[Path], language: Language) -> Iterator[Content]:
    """The contents of the evaluations without errors; the others are told of, and added to `without`."""
    from kommunkompassen.base.progress import Progress  # noqa: PLC0415
    from kommunkompassen.calibration import gather  # noqa: PLC0415

    with Progress(say("data-reading", language), sys.stderr) as progress:
        progress.started(len(chosen))
        for gathered in gather.gather(chosen, repository, progress.begun):
            progress.ended(gathered.path)
            if gathered.content:
                yield gathered.content
                continue
            without.append(gathered.path)
            progress.clear()
            show(gathered.findings, repository, language)
            click.echo(say("data-without", language, id=gathered.path.stem), err=True)


def _in_git(folder: Path) -> bool:
    """Whether a folder lies where git would see its files: in the project, and not in its output."""
    whole = folder.resolve()
    return whole.is_relative_to(paths.PROJECT) and not whole.is_relative_to(paths.OUTPUT)
