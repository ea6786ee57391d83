"""Make reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from kommunkompassen import reporters
from kommunkompassen.base import paths, system
from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.tools import OutputError
from kommunkompassen.building import builds
from kommunkompassen.building.builds import Build
from kommunkompassen.building.options import Options
from kommunkompassen.commands.shared import RefusedError, common, find, repository_in, show
from kommunkompassen.commands.spoken import FOLDER, LANGUAGE, command, metavar
from kommunkompassen.report.naming import BRIEF, FORMATS, Format
from kommunkompassen.repository import Repository


@command("help-report")
@click.argument("names", nargs=-1, metavar=metavar("name", several=True))
@click.option("--all", "everything", is_flag=True, help=say("help-all", LANGUAGE))
@click.option("--year", type=int, metavar=metavar("number"), help=say("help-year", LANGUAGE))
@click.option("--format", "formats", multiple=True, type=click.Choice((*FORMATS, "brief")), help=say("help-format", LANGUAGE))
@click.option("--draft", is_flag=True, help=say("help-draft", LANGUAGE))
@click.option("--notes", is_flag=True, help=say("help-notes", LANGUAGE))
@click.option("--source-url", metavar="URL", default="", help=say("help-source-url", LANGUAGE))
@click.option("--output", type=FOLDER, default=paths.OUTPUT, help=say("help-output", LANGUAGE))
@click.option("--force", is_flag=True, help=say("help-force", LANGUAGE))
@common
def report(
    names: tuple[str, ...],
    everything: bool,
    year: int | None,
    formats: tuple[Format | Literal["brief"], ...],
    draft: bool,
    notes: bool,
    source_url: str,
    output: Path,
    force: bool,
    evaluations: Path,
    lang: Language,
) -> int:
    """Build reports; see help-report."""
    from kommunkompassen.base.progress import Progress  # noqa: PLC0415
    from kommunkompassen.building import batch  # noqa: PLC0415

    if bool(names) == everything:
        raise RefusedError(say("both-names" if everything else "no-names", lang))
    if notes and not draft:
        raise RefusedError(say("notes-need-draft", lang))
    if source_url and not draft:
        raise RefusedError(say("source-url-needs-draft", lang))
    from kommunkompassen.base.source_url import is_source_url  # noqa: PLC0415

    if source_url and not is_source_url(source_url):
        raise RefusedError(say("bad-source-url", lang))
    repository = repository_in(evaluations, lang)
    everyone = [path for path in repository.paths() if year is None or path.stem.endswith(f"-{year}")]
    chosen = everyone if everything else find(repository, names, year, lang)
    if not chosen:
        raise RefusedError(say("no-evaluations", lang, folder=evaluations))
    if same := builds.same_output(chosen, repository, draft=draft):
        raise RefusedError(say("same-output", lang, first=paths.shown(same[0]), second=paths.shown(same[1])))
    asked = [kind for asked_format in formats or FORMATS for kind in (BRIEF if asked_format == "brief" else (asked_format,))]
    options = Options(tuple(asked), output, draft, notes, source_url)
    codes = []
    with Progress(say("building", lang), sys.stderr) as progress:
        for build in batch.build_all(chosen, repository, options, progress, force=force):
            codes.append(build.exit_code)
            progress.clear()
            show_build(build, repository, lang)
    return max(codes)


def _show_findings(build: Build, repository: Repository, language: Language) -> None:
    """What is wrong, line by line, and of a draft in one line how far it has come, as the check tells it."""
    if not build.findings:
        return
    from kommunkompassen.check.standing import is_not_yet, standing, wrong  # noqa: PLC0415  the reports themselves don't need it

    # Hardly a published report has any of these, and its file need not be read in this process.
    is_unfinished = any(map(is_not_yet, build.findings))
    far = standing(repository.evaluation(build.path), repository, build.findings) if is_unfinished else None
    show(wrong(build.findings, [far] if far else []), repository, language)
    if far:
        click.echo(f"{build.path.stem}: {reporters.how_far(far, language)}", err=True)


def show_build(build: Build, repository: Repository, language: Language) -> None:
    """Print what came of one report."""
    id_, made = build.path.stem, build.written or build.unchanged
    _show_findings(build, repository, language)
    for flaw in build.flaws:
        click.echo(reporters.flaw(id_, flaw, language, severe=flaw.stops and not made), err=True)
    if made:
        click.echo(say("written" if build.written else "unchanged", language, path=reporters.alike(made)))
    elif build.bug:
        click.echo(say("bug-in-report", language, id=id_, what=build.bug.what, where=build.bug.where), err=True)
    elif build.lost:
        click.echo(say("lost", language, id=id_), err=True)
    elif isinstance(build.failure, OutputError):
        why = system.reason(build.failure.said, language)
        click.echo(say("no-output", language, id=id_, path=paths.shown(Path(build.failure.tool)), why=why), err=True)
    elif build.failure:
        click.echo(say("tool-failed", language, id=id_, tool=build.failure.tool, said=build.failure.said), err=True)
    else:
        click.echo(say("not-accessible" if build.flaws else "not-written", language, id=id_), err=True)
