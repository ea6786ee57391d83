"""What the commands share: their options, how names are found, how findings are shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kommunkompassen import reporters
from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding
from kommunkompassen.base.messages import Language, say
from kommunkompassen.commands.spoken import FOLDER, LANGUAGE
from kommunkompassen.repository import Repository, UnknownNameError

if TYPE_CHECKING:
    from kommunkompassen.read.models import Rubric

F = TypeVar("F", bound=Callable[..., Any])


class RefusedError(Exception):
    """The command line is wrong; the message is for the user."""


def common(function: F) -> F:
    """The options that every command has."""
    function = click.option("--lang", type=click.Choice(["sv", "en"]), default=LANGUAGE, help=say("help-lang", LANGUAGE))(
        function
    )
    return click.option("--evaluations", type=FOLDER, default=paths.EVALUATIONS, help=say("help-evaluations", LANGUAGE))(function)


def find(repository: Repository, names: Iterable[str], year: int | None, language: Language) -> list[Path]:
    """The files that the names mean; says which was chosen. Raises RefusedError."""
    chosen: list[Path] = []
    for name in names:
        try:
            path = repository.find(name, year)
        except UnknownNameError as error:
            near = say("near", language, near=", ".join(error.near)) if error.near else say("known", language)
            raise RefusedError(f"{say(error.what, language, name=error.name)} {near}") from error
        if path not in chosen:
            chosen.append(path)
            # Whoever gives the file itself, as an editor does, knows which it is.
            if Path(name).absolute() != path.absolute():
                click.echo(say("chosen", language, name=name, path=paths.shown(path)), err=True)
    return chosen


def repository_in(evaluations: Path, language: Language) -> Repository:
    """The files to read. Raises RefusedError where there is no such folder: what was meant is not what is looked at."""
    if not evaluations.is_dir():
        raise RefusedError(say("no-folder", language, folder=paths.shown(evaluations)))
    return Repository(evaluations)


def edition(id_: str, repository: Repository, language: Language) -> Rubric:
    """The edition with that id. Raises RefusedError."""
    document = repository.rubric(id_)
    if document is None or document.model is None:
        raise RefusedError(say("unknown-rubric", language, rubric=id_, known=", ".join(repository.rubric_ids())))
    return document.model


def agreed(language: Language, *, yes: bool) -> bool:
    """Whether what was shown is to be done: --yes says so, else whoever sits at the terminal is asked.

    Raises RefusedError where nobody can be asked.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise RefusedError(say("nobody-to-ask", language))
    click.echo(say("shall-it", language), nl=False)
    if input().strip().casefold() in ("j", "ja", "y", "yes"):
        return True
    click.echo(say("nothing-done", language))
    return False


def show(findings: Sequence[Finding], repository: Repository, language: Language) -> None:
    """Print findings with the lines they are on."""
    show_with(findings, repository.lines, language)


def show_with(findings: Sequence[Finding], lines_of: Callable[[Path], Sequence[str]], language: Language) -> None:
    """Print findings with the lines they are on, which are read in another way than an evaluation's."""
    if findings:
        lines = {path: lines_of(path) for path in {finding.path for finding in findings}}
        colour = reporters.wants_colour(terminal=sys.stderr.isatty())
        click.echo(reporters.as_text(findings, lines, language, colour=colour), err=True, color=colour)
