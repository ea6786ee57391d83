"""Show what reviewers wrote in Word, and take what is certain of it into the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kommunkompassen.base import paths
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError, agreed, common, repository_in, show
from kommunkompassen.commands.spoken import FILE, LANGUAGE, command, metavar
from kommunkompassen.repository import Repository

if TYPE_CHECKING:
    from kommunkompassen.word_comments import Review
    from kommunkompassen.word_comments.blocks import Remark


@command("help-comments")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar=metavar("file"))
@click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", help=say("help-comments-format", LANGUAGE))
@click.option("--apply", "applying", is_flag=True, help=say("help-comments-apply", LANGUAGE))
@click.option("--yes", is_flag=True, help=say("help-yes", LANGUAGE))
@click.option("--answers", type=FILE, help=say("help-comments-answers", LANGUAGE))
@common
def comments(
    files: tuple[Path, ...], kind: str, applying: bool, yes: bool, answers: Path | None, evaluations: Path, lang: Language
) -> int:
    """List what reviewers wrote in Word; see help-comments."""
    if len(files) > 1 and kind == "json":
        raise RefusedError(say("comments-one-json", lang))
    if answers and answers.suffix.casefold() not in (".docx", ".xlsx"):
        raise RefusedError(say("answers-suffix", lang, path=paths.shown(answers)))
    shown = [_one(file, repository_in(evaluations, lang), kind, lang, applying=applying, yes=yes) for file in files]
    exit_code = max(code for code, _, _ in shown)
    if answers and exit_code != builds.OK:
        click.echo(say("answers-not-made", lang, path=paths.shown(answers)), err=True)
    elif answers:
        reviewed = [(file.name, review, taken) for file, (_, review, taken) in zip(files, shown, strict=True) if review]
        _answer(answers, reviewed, repository_in(evaluations, lang), lang)
    return exit_code


def _one(
    file: Path, repository: Repository, kind: str, lang: Language, *, applying: bool, yes: bool
) -> tuple[int, Review | None, Sequence[Remark]]:
    """Show one file, and take in what is certain where that was asked for.

    The exit code for it alone, what was read of it, and what was taken in.
    """
    from kommunkompassen import word_comments  # noqa: PLC0415
    from kommunkompassen.check import check_all  # noqa: PLC0415
    from kommunkompassen.word_comments import show as show_comments  # noqa: PLC0415

    try:
        review = word_comments.review(file, repository)
    except word_comments.UnreadableError as error:
        click.echo(say(error.why, lang, path=paths.shown(file), **error.values), err=True)
        return builds.BAD_INPUT, None, ()
    if review.evaluation is None:
        folder = paths.shown(repository.evaluations)
        click.echo(say("comments-of-nothing", lang, path=paths.shown(file), folder=folder), err=True)
    else:
        click.echo(say("chosen", lang, name=paths.shown(file), path=paths.shown(review.evaluation)), err=True)
    if kind == "json" or review.remarks:
        click.echo(show_comments.as_json(review) if kind == "json" else show_comments.as_text(review, lang))
    click.echo(show_comments.summary(review, lang), err=True)
    if review.evaluation is None or repository.evaluation(review.evaluation).broken:
        show(check_all([review.evaluation], repository, whole=False) if review.evaluation else [], repository, lang)
        return builds.BAD_INPUT, review, ()
    exit_code, taken = _apply(review, review.evaluation, repository, lang, yes=yes) if applying else (builds.OK, ())
    return exit_code, review, taken


def _answer(path: Path, files: Sequence[tuple[str, Review, Sequence[Remark]]], repository: Repository, lang: Language) -> None:
    """Write the table of answers to the files: their names, what was read of them, and what was taken in, which moves lines."""
    from kommunkompassen.base import whole_file  # noqa: PLC0415
    from kommunkompassen.report.content import content  # noqa: PLC0415
    from kommunkompassen.table_files import files as files_of_tables  # noqa: PLC0415
    from kommunkompassen.word_comments import answers, placed_again  # noqa: PLC0415

    returned = [answers.Returned(name, placed_again(review, repository), taken) for name, review, taken in files]
    evaluations = {one.review.evaluation: None for one in returned}
    if len(evaluations) > 1:
        several = ", ".join(paths.shown(one) for one in evaluations if one)
        raise RefusedError(say("answers-of-several", lang, evaluations=several))
    [evaluation] = evaluations
    assert evaluation, "each file was recognised"
    document = repository.evaluation(evaluation)
    assert document.model, "and read without errors"
    edition = repository.rubric(document.model.rubric)
    assert edition, "so that it names an edition"
    assert edition.model, "which has no errors"
    rows = answers.rows(returned, document, edition.model)
    whole = content(document, edition.model, repository, draft=False, notes=False)
    made = files_of_tables.make(path, answers.table(rows, whole), whole)
    if not whole_file.write_new_or_same(path, made):
        raise RefusedError(say("exists", lang, path=paths.shown(path)))
    click.echo(say("written", lang, path=paths.shown(path)))


def _apply(
    review: Review, evaluation: Path, repository: Repository, language: Language, *, yes: bool
) -> tuple[int, Sequence[Remark]]:
    """Take the tracked changes that are certain into the file, having shown them; the exit code, and what was taken in."""
    from kommunkompassen.base.whole_file import ChangedMeanwhileError  # noqa: PLC0415
    from kommunkompassen.word_comments import apply  # noqa: PLC0415
    from kommunkompassen.word_comments import show as show_comments  # noqa: PLC0415

    path, document = paths.shown(evaluation), repository.evaluation(evaluation)
    planned = apply.plan(review, document)
    left = sum(placed.remark.kind != "comment" for placed in review.remarks) - len(planned.taken)
    if not planned.edits:
        click.echo(say("comments-nothing-to-apply", language))
        return builds.OK, ()
    click.echo("\n" + say("comments-to-apply", language, path=path))
    click.echo(show_comments.remarks(planned.taken, language))
    if not agreed(language, yes=yes):
        return builds.OK, ()
    try:
        written = apply.write(document, planned.edits)
    except ChangedMeanwhileError:
        click.echo(say("changed-meanwhile", language, path=path), err=True)
        return builds.BAD_INPUT, ()
    if not written:
        click.echo(say("comments-not-applied", language, path=path), err=True)
        return builds.BAD_INPUT, ()
    click.echo(say("comments-applied", language, path=path, taken=len(planned.taken), left=left))
    return builds.OK, [placed.remark for placed in planned.taken]
