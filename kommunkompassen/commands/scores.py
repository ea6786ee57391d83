"""Take in a scoring sheet, or write one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kommunkompassen.base import paths
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError, common, edition, find, repository_in, show, show_with
from kommunkompassen.commands.spoken import FILE, LANGUAGE, command, metavar

if TYPE_CHECKING:
    from kommunkompassen.read import Document
    from kommunkompassen.read.models import Evaluation, Rubric


@command("help-scores")
@click.argument("name", required=False, metavar=metavar("name"))
@click.argument("files", nargs=-1, type=FILE, metavar=metavar("file", several=True))
@click.option("--agree", type=FILE, help=say("help-agree", LANGUAGE))
@click.option("--in-order", is_flag=True, help=say("help-agree-in-order", LANGUAGE))
@click.option("--sheet", type=FILE, help=say("help-sheet", LANGUAGE))
@click.option("--rubric", "rubric_id", metavar=metavar("edition"), help=say("help-sheet-rubric", LANGUAGE))
@common
def scores(
    name: str | None,
    files: tuple[Path, ...],
    agree: Path | None,
    in_order: bool,
    sheet: Path | None,
    rubric_id: str | None,
    evaluations: Path,
    lang: Language,
) -> int:
    """Take in a scoring sheet, or write one; see help-scores."""
    from kommunkompassen.base import whole_file  # noqa: PLC0415
    from kommunkompassen.check import check_all  # noqa: PLC0415
    from kommunkompassen.scoring_sheet import bring_in, description, read_file, write  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    if sheet and rubric_id and not name:
        return write_sheet(sheet, edition(rubric_id, repository, lang), None, lang)
    if agree or len(files) > 1 or in_order:
        if not name or sheet or rubric_id or not agree or len(files) < 2:
            raise RefusedError(say("agree-usage", lang))
        if agree.suffix.casefold() != ".xlsx":
            raise RefusedError(say("agree-suffix", lang, path=paths.shown(agree)))
    elif not name or rubric_id or bool(sheet) == bool(files):
        raise RefusedError(say("scores-usage", lang))
    document = repository.evaluation(find(repository, [name], None, lang)[0])
    path = paths.shown(document.path)
    rubric = bring_in.edition_of(document, repository)
    if rubric is None:
        show(check_all([document.path], repository, whole=False), repository, lang)
        click.echo(say("scores-not-read", lang, path=path), err=True)
        return builds.BAD_INPUT
    if sheet:
        show(long_notes := write.long_notes(document, rubric), repository, lang)
        return builds.BAD_INPUT if long_notes else write_sheet(sheet, rubric, document, lang)
    if agree:
        return _agree(agree, files, document, rubric, in_order=in_order, language=lang)
    try:
        brought = bring_in.take_in(files[0], document, rubric)
    except whole_file.ChangedMeanwhileError as error:
        raise RefusedError(say("changed-meanwhile", lang, path=path)) from error
    if brought.findings:
        show_with(brought.findings, read_file.lines, lang)
        click.echo(say("scores-untouched", lang, path=path), err=True)
        return builds.BAD_INPUT
    for line in description.described(brought, lang):
        click.echo(line)
    click.echo(say("written" if brought.changes else "scores-same", lang, path=path))
    return builds.OK


def _agree(
    path: Path,
    files: tuple[Path, ...],
    document: Document[Evaluation],
    rubric: Rubric,
    *,
    in_order: bool,
    language: Language,
) -> int:
    """Write the sheets of several evaluators side by side, and say how far they agree."""
    from kommunkompassen.agreement import compare, gather, words, write  # noqa: PLC0415
    from kommunkompassen.base import whole_file  # noqa: PLC0415
    from kommunkompassen.reporters.excerpt import displayed  # noqa: PLC0415
    from kommunkompassen.scoring_sheet import read_file  # noqa: PLC0415

    given, findings = gather.gather(files, document, rubric)
    if findings:
        show_with(findings, read_file.lines, language)
        click.echo(say("agree-not-made", language, path=paths.shown(path)), err=True)
        return builds.BAD_INPUT
    made = write.workbook(rubric, document, given, in_order=in_order)
    if not whole_file.write_new_or_same(path, made):
        raise RefusedError(say("exists", language, path=paths.shown(path)))
    for line in words.told(rubric, compare.compared(rubric, given), given, language):
        click.echo(displayed(line))
    click.echo(say("written", language, path=paths.shown(path)))
    return builds.OK


def write_sheet(path: Path, rubric: Rubric, document: Document[Evaluation] | None, language: Language) -> int:
    """Write a scoring sheet; one that is there already may be filled in and is not overwritten."""
    from kommunkompassen.base import whole_file  # noqa: PLC0415
    from kommunkompassen.scoring_sheet import write  # noqa: PLC0415

    if path.suffix.casefold() != ".xlsx":
        raise RefusedError(say("sheet-suffix", language, path=paths.shown(path)))
    if not whole_file.write_new_or_same(path, write.workbook(rubric, document)):
        raise RefusedError(say("exists", language, path=paths.shown(path)))
    click.echo(say("written", language, path=paths.shown(path)))
    return builds.OK
