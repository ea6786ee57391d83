"""The command line: it parses, calls and prints; what it calls is in kommunkompassen/."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

try:
    import click
except ModuleNotFoundError:
    sys.exit(
        "Miljön saknas. Gör den med: make setup  (eller: python -m venv .venv och .venv/bin/pip install -r requirements.lock)\n"
        "The environment is missing. Make it with: make setup  (or as above)"
    )

from kommunkompassen import paths, reporters
from kommunkompassen.building import builds
from kommunkompassen.building.builds import Build
from kommunkompassen.building.options import Options
from kommunkompassen.finding import Finding, has_errors, in_order
from kommunkompassen.messages import Language, environment_language, say
from kommunkompassen.naming import FORMATS, Format
from kommunkompassen.publish.tools import OutputError
from kommunkompassen.repository import Repository, UnknownNameError

# A command imports in its function what it alone needs: the check is to answer while its file is still being looked at, and
# that a report has not changed is seen without reading an evaluation.
if TYPE_CHECKING:
    from kommunkompassen.read import Document
    from kommunkompassen.read.models import Evaluation, Rubric

F = TypeVar("F", bound=Callable[..., Any])
LANGUAGE = environment_language()
"""For help texts, which are shown before --lang is read."""
FILE = click.Path(path_type=Path, dir_okay=False)


class RefusedError(Exception):
    """The command line is wrong; the message is for the user."""


def common(function: F) -> F:
    """The options that every command has."""
    folder = click.Path(path_type=Path, file_okay=False)
    function = click.option("--lang", type=click.Choice(["sv", "en"]), default=LANGUAGE, help=say("help-lang", LANGUAGE))(
        function
    )
    return click.option("--evaluations", type=folder, default=paths.EVALUATIONS, help=say("help-evaluations", LANGUAGE))(function)


def find(repository: Repository, names: Iterable[str], year: int | None, language: Language) -> list[Path]:
    """The files that the names mean; says which was chosen. Raises RefusedError."""
    found: list[Path] = []
    for name in names:
        try:
            path = repository.find(name, year)
        except UnknownNameError as error:
            near = say("near", language, near=", ".join(error.near)) if error.near else say("known", language)
            raise RefusedError(f"{say(error.what, language, name=error.name)} {near}") from error
        if path not in found:
            found.append(path)
            click.echo(say("chosen", language, name=name, path=reporters.shown(path)), err=True)
    return found


def repository_in(evaluations: Path, language: Language) -> Repository:
    """The files to read. Raises RefusedError where there is no such folder: what was meant is not what is looked at."""
    if not evaluations.is_dir():
        raise RefusedError(say("no-folder", language, folder=reporters.shown(evaluations)))
    return Repository(evaluations)


def edition(id_: str, repository: Repository, language: Language) -> Rubric:
    """The edition with that id. Raises RefusedError."""
    found = repository.rubric(id_)
    if found is None or found.model is None:
        raise RefusedError(say("unknown-rubric", language, rubric=id_, known=", ".join(repository.rubric_ids())))
    return found.model


def show(findings: Sequence[Finding], repository: Repository, language: Language) -> None:
    """Print findings with the lines they are on."""
    show_with(findings, repository.lines, language)


def show_with(findings: Sequence[Finding], lines_of: Callable[[Path], Sequence[str]], language: Language) -> None:
    """Print findings with the lines they are on, which are read in another way than an evaluation's."""
    if findings:
        lines = {finding.path: lines_of(finding.path) for finding in findings}
        colour = reporters.wants_colour(terminal=sys.stderr.isatty())
        click.echo(reporters.as_text(findings, lines, language, colour=colour), err=True, color=colour)


def show_build(build: Build, repository: Repository, language: Language) -> None:
    """Print what came of one report."""
    id_, made = build.path.stem, build.written or build.unchanged
    show(build.findings, repository, language)
    for flaw in build.flaws:
        click.echo(reporters.flaw(id_, flaw, language, severe=not made), err=True)
    if made:
        click.echo(say("written" if build.written else "unchanged", language, path=reporters.alike(made)))
    elif build.bug:
        click.echo(say("bug-in-report", language, id=id_, what=build.bug.what, where=build.bug.where), err=True)
    elif build.lost:
        click.echo(say("lost", language, id=id_), err=True)
    elif isinstance(build.failure, OutputError):
        from kommunkompassen.reporters import usage  # noqa: PLC0415  as for the commands

        why = usage.reason(build.failure.said, language)
        click.echo(say("no-output", language, id=id_, path=reporters.shown(Path(build.failure.tool)), why=why), err=True)
    elif build.failure:
        click.echo(say("tool-failed", language, id=id_, tool=build.failure.tool, said=build.failure.said), err=True)
    else:
        click.echo(say("not-accessible" if build.flaws else "not-written", language, id=id_), err=True)


@click.group(help=say("help-main", LANGUAGE), context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """See help-main."""


@main.command(help=say("help-report", LANGUAGE))
@click.argument("names", nargs=-1, metavar="NAME…")
@click.option("--all", "everything", is_flag=True, help=say("help-all", LANGUAGE))
@click.option("--year", type=int, help=say("help-year", LANGUAGE))
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help=say("help-format", LANGUAGE))
@click.option("--draft", is_flag=True, help=say("help-draft", LANGUAGE))
@click.option("--notes", is_flag=True, help=say("help-notes", LANGUAGE))
@click.option("--source-url", metavar="URL", default="", help=say("help-source-url", LANGUAGE))
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), default=paths.OUTPUT, help=say("help-output", LANGUAGE)
)
@click.option("--force", is_flag=True, help=say("help-force", LANGUAGE))
@common
def report(
    names: tuple[str, ...],
    everything: bool,
    year: int | None,
    formats: tuple[Format, ...],
    draft: bool,
    notes: bool,
    source_url: str,
    output: Path,
    force: bool,
    evaluations: Path,
    lang: Language,
) -> int:
    """Build reports; see help-report."""
    from kommunkompassen.building import batch  # noqa: PLC0415
    from kommunkompassen.progress import Progress  # noqa: PLC0415

    if bool(names) == everything:
        raise RefusedError(say("both-names" if everything else "no-names", lang))
    if notes and not draft:
        raise RefusedError(say("notes-need-draft", lang))
    if source_url and not draft:
        raise RefusedError(say("source-url-needs-draft", lang))
    from kommunkompassen.source_url import is_source_url  # noqa: PLC0415

    if source_url and not is_source_url(source_url):
        raise RefusedError(say("bad-source-url", lang))
    repository = repository_in(evaluations, lang)
    everyone = [path for path in repository.paths() if year is None or path.stem.endswith(f"-{year}")]
    chosen = everyone if everything else find(repository, names, year, lang)
    if not chosen:
        raise RefusedError(say("no-evaluations", lang, folder=evaluations))
    if same := builds.same_output(chosen, repository, draft=draft):
        raise RefusedError(say("same-output", lang, first=reporters.shown(same[0]), second=reporters.shown(same[1])))
    options = Options(formats or FORMATS, output, draft, notes, source_url)
    codes = []
    with Progress(say("building", lang), sys.stderr) as progress:
        for build in batch.build_all(chosen, repository, options, progress, force=force):
            codes.append(build.exit_code)
            progress.clear()
            show_build(build, repository, lang)
    return max(codes)


@main.command(help=say("help-check", LANGUAGE))
@click.argument("names", nargs=-1, metavar="NAME…")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help=say("help-check-format", LANGUAGE),
)
@click.option("--spelling", is_flag=True, help=say("help-spelling", LANGUAGE))
@common
def check(names: tuple[str, ...], kind: str, spelling: bool, evaluations: Path, lang: Language) -> int:
    """Check evaluations; see help-check."""
    from kommunkompassen.check import check_all  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    chosen = find(repository, names, None, lang) if names else repository.paths()
    # Evaluations that lie elsewhere say nothing about the use of the project's references.
    whole = not names and evaluations.resolve() == paths.EVALUATIONS
    findings = check_all(chosen, repository, whole=whole, spell=spelling)
    if kind == "json":
        click.echo(reporters.as_json(findings, lang))
    elif kind == "sarif":
        from kommunkompassen.reporters import sarif  # noqa: PLC0415

        click.echo(sarif.as_sarif(findings, lang))
    elif kind == "github":
        from kommunkompassen.reporters import github  # noqa: PLC0415

        if findings:
            click.echo(github.as_annotations(findings, lang))
        github.append_to_step_summary(github.as_step_summary(findings, len(chosen), lang))
        click.echo(reporters.summary(findings, len(chosen), lang), err=True)
    else:
        show(findings, repository, lang)
        click.echo(reporters.summary(findings, len(chosen), lang), err=True)
    return builds.BAD_INPUT if has_errors(findings) else builds.OK


@main.command(help=say("help-fmt", LANGUAGE))
@click.argument("names", nargs=-1, metavar="NAME…")
@click.option("--check", "only_check", is_flag=True, help=say("help-fmt-check", LANGUAGE))
@common
def fmt(names: tuple[str, ...], only_check: bool, evaluations: Path, lang: Language) -> int:
    """Put evaluations in their one form; see help-fmt."""
    repository = repository_in(evaluations, lang)
    chosen = find(repository, names, None, lang) if names else repository.paths()
    return max([builds.OK, *(format_one(repository.evaluation(path), repository, lang, write=not only_check) for path in chosen)])


@main.command(help=say("help-diff", LANGUAGE))
@click.argument("base", metavar="BASE")
@click.argument("head", required=False, metavar="[HEAD]")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help=say("help-diff-format", LANGUAGE),
)
@common
def diff(base: str, head: str | None, kind: str, evaluations: Path, lang: Language) -> int:
    """Show what has changed; see help-diff."""
    from kommunkompassen.diff import as_json, as_markdown, as_text, difference, revisions  # noqa: PLC0415

    try:
        with revisions.sides(revisions.asked(base, head), evaluations, paths.RUBRICS, paths.REFERENCES) as sides:
            found = difference.difference(sides)
    except revisions.RevisionError as error:
        raise RefusedError(say(error.key, lang, **error.values)) from error
    if found.sides.apart:
        click.echo(say("diff-apart", lang, base=base), err=True)
    if kind == "json":
        click.echo(as_json.as_json(found, lang))
    elif kind == "markdown":
        click.echo(as_markdown.as_markdown(found, lang))
    else:
        colour = reporters.wants_colour(terminal=sys.stdout.isatty())
        click.echo(as_text.as_text(found, lang, colour=colour), color=colour)
    return builds.BAD_INPUT if found.broken else builds.OK


@main.command("list", help=say("help-list", LANGUAGE))
@click.option("--good-examples", "good", is_flag=True, help=say("help-good-examples", LANGUAGE))
@click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", help=say("help-list-format", LANGUAGE))
@common
def list_(good: bool, kind: str, evaluations: Path, lang: Language) -> int:
    """List evaluations; see help-list."""
    from kommunkompassen import listing  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    if good:
        examples = list(listing.good_examples(repository))
        click.echo(listing.examples_as_json(examples) if kind == "json" else listing.examples_as_text(examples))
    else:
        rows = list(listing.rows(repository))
        click.echo(listing.as_json(rows) if kind == "json" else listing.as_text(rows, lang))
    return builds.OK


@main.command(help=say("help-new", LANGUAGE))
@click.argument("municipality", metavar="NAME")
@click.option("--year", type=click.IntRange(1990, 2099), required=True, help=say("help-year-new", LANGUAGE))
@click.option("--rubric", "rubric_id", help=say("help-rubric", LANGUAGE))
@click.option("--scores", "sheet", type=FILE, help=say("help-new-scores", LANGUAGE))
@common
def new(municipality: str, year: int, rubric_id: str | None, sheet: Path | None, evaluations: Path, lang: Language) -> int:
    """Write a skeleton; see help-new."""
    from kommunkompassen import skeleton  # noqa: PLC0415
    from kommunkompassen.scoring_sheet import bring_in, changes, read_file  # noqa: PLC0415

    repository = Repository(evaluations)
    said = bring_in.edition_in(sheet, repository) if sheet and not rubric_id else None
    rubric = edition(rubric_id, repository, lang) if rubric_id else said or skeleton.newest_with_questions(repository)
    assert rubric, "an edition of the project's own has questions"
    municipality = municipality.strip()
    if not skeleton.is_name(municipality):
        raise RefusedError(say("bad-municipality", lang, name=municipality))
    if municipality[0].islower():
        raise RefusedError(say("lower-municipality", lang, name=municipality[0].upper() + municipality[1:]))
    if short := paths.without_kind(municipality):
        raise RefusedError(say("official-municipality", lang, name=municipality, short=f" {say('or', lang)} ".join(short)))
    path = evaluations / f"{paths.evaluation_id(municipality, year)}.yaml"
    content, lines = skeleton.skeleton(municipality, year, rubric), []
    if path.exists():
        raise RefusedError(say("exists", lang, path=reporters.shown(path)))
    if sheet:
        brought = bring_in.bring_in_new(sheet, path, content, rubric)
        if brought.findings:
            show_with(brought.findings, read_file.lines, lang)
            click.echo(say("new-not-written", lang, path=reporters.shown(path)), err=True)
            return builds.BAD_INPUT
        content, lines = brought.data.decode("utf-8"), changes.described(brought, lang)
    if not skeleton.write(path, content):
        raise RefusedError(say("exists", lang, path=reporters.shown(path)))
    if not rubric_id:
        click.echo(say("new-rubric-of-sheet" if said else "new-rubric", lang, rubric=rubric.name, id=rubric.id))
    for line in lines:
        click.echo(line)
    click.echo(say("written", lang, path=reporters.shown(path)))
    elsewhere = "" if evaluations == paths.EVALUATIONS else f" --evaluations {reporters.shown(evaluations)}"
    click.echo(say("new-next", lang, name=f"{path.stem}{elsewhere}"))
    return builds.OK


@main.command(help=say("help-scores", LANGUAGE))
@click.argument("name", required=False, metavar="NAME")
@click.argument("file", required=False, type=FILE, metavar="FILE")
@click.option("--sheet", type=FILE, help=say("help-sheet", LANGUAGE))
@click.option("--rubric", "rubric_id", help=say("help-sheet-rubric", LANGUAGE))
@common
def scores(
    name: str | None, file: Path | None, sheet: Path | None, rubric_id: str | None, evaluations: Path, lang: Language
) -> int:
    """Take in a scoring sheet, or write one; see help-scores."""
    from kommunkompassen import whole_file  # noqa: PLC0415
    from kommunkompassen.check import check_all  # noqa: PLC0415
    from kommunkompassen.scoring_sheet import bring_in, changes, read_file, write  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    if sheet and rubric_id and not name:
        return write_sheet(sheet, edition(rubric_id, repository, lang), None, lang)
    if not name or rubric_id or bool(sheet) == bool(file):
        raise RefusedError(say("scores-usage", lang))
    document = repository.evaluation(find(repository, [name], None, lang)[0])
    path = reporters.shown(document.path)
    rubric = bring_in.edition_of(document, repository)
    if rubric is None:
        show(check_all([document.path], repository, whole=False), repository, lang)
        click.echo(say("scores-not-read", lang, path=path), err=True)
        return builds.BAD_INPUT
    if sheet:
        show(long_notes := write.long_notes(document, rubric), repository, lang)
        return builds.BAD_INPUT if long_notes else write_sheet(sheet, rubric, document, lang)
    assert file, "one of both, see above"
    try:
        brought = bring_in.take_in(file, document, rubric)
    except whole_file.ChangedMeanwhileError as error:
        raise RefusedError(say("changed-meanwhile", lang, path=path)) from error
    if brought.findings:
        show_with(brought.findings, read_file.lines, lang)
        click.echo(say("scores-untouched", lang, path=path), err=True)
        return builds.BAD_INPUT
    for line in changes.described(brought, lang):
        click.echo(line)
    click.echo(say("written" if brought.changes else "scores-same", lang, path=path))
    return builds.OK


@main.command(help=say("help-preview", LANGUAGE))
@click.argument("name", metavar="NAME")
@click.option("--port", type=click.IntRange(1, 65535), help=say("help-port", LANGUAGE))
@common
def preview(name: str, port: int | None, evaluations: Path, lang: Language) -> int:
    """Show a report in the browser while it is written; see help-preview."""
    from kommunkompassen.stopping import until_stopped  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    path = find(repository, [name], None, lang)[0]
    with until_stopped() as stop:
        from kommunkompassen.preview import server, session  # noqa: PLC0415

        try:
            session.preview(
                path,
                repository,
                paths.OUTPUT,
                port,
                lang,
                stop,
                lambda address: click.echo(say("preview-started", lang, address=address)),
            )
        except server.PortError as error:
            raise RefusedError(say("preview-port", lang, port=error.port, why=error.why)) from error
    click.echo(say("preview-ended", lang))
    return builds.OK


@main.command(help=say("help-comments", LANGUAGE))
@click.argument("file", type=FILE, metavar="FILE")
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
        click.echo(say(error.why, lang, path=reporters.shown(file)), err=True)
        return builds.BAD_INPUT
    if review.evaluation is None:
        click.echo(say("comments-of-nothing", lang, path=reporters.shown(file), folder=evaluations), err=True)
    else:
        click.echo(say("chosen", lang, name=reporters.shown(file), path=reporters.shown(review.evaluation)), err=True)
    if kind == "json" or review.remarks:
        click.echo(show_comments.as_json(review) if kind == "json" else show_comments.as_text(review, lang))
    click.echo(show_comments.summary(review, lang), err=True)
    if review.evaluation is None or repository.evaluation(review.evaluation).broken:
        show(check_all([review.evaluation], repository, whole=False) if review.evaluation else [], repository, lang)
        return builds.BAD_INPUT
    return builds.OK


def format_one(document: Document[Evaluation], repository: Repository, language: Language, *, write: bool) -> int:
    """Put an evaluation in its one form, or say that it is not in it; the exit code for it alone."""
    from kommunkompassen import formatting, whole_file  # noqa: PLC0415

    path = reporters.shown(document.path)
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


def write_sheet(path: Path, rubric: Rubric, document: Document[Evaluation] | None, language: Language) -> int:
    """Write a scoring sheet; one that is there already may be filled in and is not overwritten."""
    from kommunkompassen import whole_file  # noqa: PLC0415
    from kommunkompassen.scoring_sheet import write  # noqa: PLC0415

    if path.suffix.casefold() != ".xlsx":
        raise RefusedError(say("sheet-suffix", language, path=reporters.shown(path)))
    if not whole_file.write_new_or_same(path, write.workbook(rubric, document)):
        raise RefusedError(say("exists", language, path=reporters.shown(path)))
    click.echo(say("written", language, path=reporters.shown(path)))
    return builds.OK


def language(arguments: Sequence[str]) -> Language:
    """The language asked for, for what is said before the options are read or after all else has failed."""
    for first, second in itertools.pairwise([*arguments, ""]):
        asked = second if first == "--lang" else first.removeprefix("--lang=") if first.startswith("--lang=") else ""
        if asked in ("sv", "en"):
            return "sv" if asked == "sv" else "en"
    return LANGUAGE


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; whatever goes wrong ends in a sentence, never in a traceback."""
    try:
        return int(main.main(list(arguments), prog_name="build.py", standalone_mode=False) or 0)
    except RefusedError as refused:
        click.echo(str(refused), err=True)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("interrupted", language(arguments)), err=True)
    except Exception as error:  # noqa: BLE001  the outermost frame: a bug of ours is said as such
        return failed(error, arguments)
    return builds.BAD_COMMAND


def failed(error: Exception, arguments: Sequence[str]) -> int:
    """Say why nothing came of a command, and return its exit code."""
    from kommunkompassen.reporters import usage  # noqa: PLC0415  as for the commands

    asked = language(arguments)
    if isinstance(error, click.UsageError):
        click.echo(usage.usage(error, arguments, asked), err=True)
        return builds.BAD_COMMAND
    if isinstance(error, OSError) and usage.is_of_the_files(error):
        path, why = reporters.shown(usage.shown_file(error)), usage.reason(error.strerror or "", asked)
        click.echo(say("not-writable", asked, path=path, why=why), err=True)
        return builds.BAD_TOOL
    bug = builds.bug(error)
    click.echo(say("bug", asked, what=bug.what, where=bug.where), err=True)
    return builds.BUG


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
