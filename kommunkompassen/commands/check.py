"""Check evaluations."""

from __future__ import annotations

from pathlib import Path

import click

from kommunkompassen import reporters
from kommunkompassen.base import paths
from kommunkompassen.base.finding import has_errors
from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.streams import print_commands
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import common, find, repository_in, show
from kommunkompassen.commands.spoken import LANGUAGE, command, metavar


def _published(evaluations: Path, language: Language) -> list[str]:
    """The published reports that what is not committed yet would change, where it is something else than their own files."""
    from kommunkompassen.diff import made_with, revisions  # noqa: PLC0415

    if not made_with.may_reach(revisions.uncommitted(evaluations)):
        return []
    from kommunkompassen.diff import difference, published  # noqa: PLC0415

    asked = revisions.asked("HEAD", None)
    with revisions.sides(asked, evaluations, paths.RUBRICS, paths.REFERENCES) as sides:
        touched_reports = difference.difference(sides).published
    first, *rest = published.lines(touched_reports, language) or [""]
    return [first, *(f"  {line}" for line in rest)] if first else []


@command("help-check")
@click.argument("names", nargs=-1, metavar=metavar("name", several=True))
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    default="text",
    help=say("help-check-format", LANGUAGE),
)
@click.option("--spelling", is_flag=True, help=say("help-spelling", LANGUAGE))
@click.option("--compare", is_flag=True, help=say("help-compare", LANGUAGE))
@click.option("--all-findings", "everything", is_flag=True, help=say("help-all-findings", LANGUAGE))
@common
def check(
    names: tuple[str, ...], kind: str, spelling: bool, compare: bool, everything: bool, evaluations: Path, lang: Language
) -> int:
    """Check evaluations; see help-check."""
    from kommunkompassen.check import check_all  # noqa: PLC0415
    from kommunkompassen.check.standing import standing, wrong  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    chosen = find(repository, names, None, lang) if names else repository.paths()
    # Evaluations that lie elsewhere say nothing about the use of the project's references.
    whole = not names and evaluations.resolve() == paths.EVALUATIONS
    findings = check_all(chosen, repository, whole=whole, spell=spelling, compare=compare)
    if kind == "json":
        click.echo(reporters.as_json(findings, lang))
    elif kind == "gitlab":
        from kommunkompassen.reporters import gitlab  # noqa: PLC0415

        click.echo(gitlab.as_code_quality(findings, lang))
        click.echo(reporters.summary(findings, len(chosen), lang), err=True)
    elif kind == "github":
        from kommunkompassen.reporters import github  # noqa: PLC0415

        if findings:
            print_commands(github.as_annotations(findings, lang))
        github.append_to_step_summary(github.as_step_summary(findings, len(chosen), lang))
        click.echo(reporters.summary(findings, len(chosen), lang), err=True)
    else:
        drafts = [progress for path in chosen if (progress := standing(repository.evaluation(path), repository, findings))]
        shown = findings if everything else wrong(findings, drafts)
        for line in _published(evaluations, lang):
            click.echo(line, err=True)
        show(shown, repository, lang)
        click.echo(reporters.summary(shown, len(chosen), lang), err=True)
        for progress in drafts:
            click.echo(f"{progress.path.stem}: {reporters.how_far(progress, lang)}", err=True)
        if len(shown) < len(findings):
            click.echo(say("left-to-write", lang), err=True)
    return builds.BAD_INPUT if has_errors(findings) else builds.OK
