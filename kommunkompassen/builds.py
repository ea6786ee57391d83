"""Check and build evaluations one by one: what was found, what was written, and what went wrong in a tool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.check import check
from kommunkompassen.finding import Finding, has_errors
from kommunkompassen.inspect.flaw import Flaw
from kommunkompassen.naming import Format, is_draft, output_name
from kommunkompassen.publish.tools import ToolError
from kommunkompassen.repository import Repository

OK, BAD_INPUT, BAD_COMMAND, BAD_TOOL, BUG = 0, 1, 2, 3, 70
"""Exit codes: fine; an evaluation has errors; the command line is wrong; a tool or a check of the files failed; our bug."""


@dataclass(frozen=True, slots=True)
class Build:
    """What came of one evaluation."""

    path: Path
    findings: tuple[Finding, ...] = ()
    written: tuple[Path, ...] = ()
    failure: ToolError | None = None
    flaws: tuple[Flaw, ...] = ()
    """What makes the made files less than accessible; a draft is written all the same."""

    @property
    def exit_code(self) -> int:
        """The exit code that this evaluation alone would give."""
        return BAD_TOOL if self.failure or (self.flaws and not self.written) else BAD_INPUT if has_errors(self.findings) else OK


@dataclass(frozen=True, slots=True)
class Options:
    """How reports are to be made."""

    formats: tuple[Format, ...]
    folder: Path
    draft: bool = False
    notes: bool = False
    source_url: str = ""
    """Where the files that drafts refer to are shown, on the forge."""


def build(path: Path, repository: Repository, options: Options) -> Build:
    """Check one evaluation and, if it has no errors, make and write its report."""
    document = repository.evaluation(path)
    findings = tuple(check(document, repository))
    if has_errors(findings) or document.model is None:
        return Build(path, findings)
    # What makes and reads documents takes long to import; the check and the list of evaluations do without.
    from kommunkompassen import inspect, output, report  # noqa: PLC0415

    rubric = repository.rubric(document.model.rubric)
    assert rubric, "the check finds unknown editions"
    assert rubric.model, "and broken ones"
    try:
        made = report.make(
            document,
            rubric.model,
            repository,
            options.formats,
            draft=options.draft,
            notes=options.notes,
            source_url=options.source_url,
        )
        flaws = tuple(inspect.flaws({str(kind): data for kind, data in made.files.items()}))
        if flaws and not is_draft(document, asked=options.draft):
            return Build(path, findings, flaws=flaws)
        return Build(path, findings, tuple(output.write(made, options.folder)), flaws=flaws)
    except ToolError as error:
        return Build(path, findings, failure=error)


def same_output(paths: Sequence[Path], repository: Repository, *, draft: bool) -> tuple[Path, Path] | None:
    """Two of the files whose reports would have the same name, if there are such."""
    names: dict[str, Path] = {}
    for path in paths:
        name = output_name(repository.evaluation(path), draft=draft)
        if name in names and names[name].resolve() != path.resolve():
            return names[name], path
        names[name] = path
    return None
