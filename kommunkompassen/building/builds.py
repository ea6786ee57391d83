"""Check and build one evaluation: what was found, what was written, and what went wrong in a tool."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kommunkompassen.base.finding import Finding, has_errors
from kommunkompassen.base.tools import ToolError
from kommunkompassen.building.options import Options
from kommunkompassen.publish.inspect.flaw import Flaw
from kommunkompassen.report.naming import DRAFT, is_draft, output_name
from kommunkompassen.repository import Repository

# What reads evaluations and makes reports takes long to import; a report that has not changed is found without it.
if TYPE_CHECKING:
    from kommunkompassen.building.memory import Memory
    from kommunkompassen.report.draw import Render

OK, BAD_INPUT, BAD_COMMAND, BAD_TOOL, BUG = 0, 1, 2, 3, 70
"""Exit codes: fine; an evaluation has errors; the command line is wrong; a tool or a check of the files failed; our bug."""


@dataclass(frozen=True, slots=True)
class Bug:
    """An error of ours: what was raised, and in which line of which file."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Build:
    """What came of one evaluation."""

    path: Path
    findings: tuple[Finding, ...] = ()
    written: tuple[Path, ...] = ()
    failure: ToolError | None = None
    flaws: tuple[Flaw, ...] = ()
    """What makes the made files less than accessible; a draft is written all the same."""
    unchanged: tuple[Path, ...] = ()
    """The files that would have been written once more as they are."""
    bug: Bug | None = None
    lost: bool = False
    """Whether the process that worked on it was ended from outside."""

    @property
    def exit_code(self) -> int:
        """The exit code that this evaluation alone would give."""
        if self.bug:
            return BUG
        if self.failure or self.lost or (self.flaws and not self.written and not self.unchanged):
            return BAD_TOOL
        return BAD_INPUT if has_errors(self.findings) else OK


def bug(error: Exception) -> Bug:
    """What to say of an error that nobody expected."""
    import traceback  # noqa: PLC0415  rare, and the check is to start soon

    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Bug(f"{type(error).__name__}: {error}", f"{Path(frame.filename).name}:{frame.lineno}")


def build(
    path: Path,
    repository: Repository,
    options: Options,
    memory: Memory | None = None,
    *,
    force: bool = False,
    render: Render | None = None,
) -> Build:
    """Check one evaluation and, if it has no errors, make and write its report.

    With a memory a report that would come out as it is stays as it is (with `force` it is made all the same), and what it
    is made of is remembered. `render` makes pictures of the charts, if not this process.
    """
    # See above.
    from kommunkompassen.report.checked import checked_content  # noqa: PLC0415

    repository.opened.clear()
    document = repository.evaluation(path)
    draft = is_draft(document, asked=options.draft)
    findings, whole = checked_content(document, repository, draft=draft, notes=options.notes, source_url=options.source_url)
    if whole is None:
        return Build(path, findings)
    made_of = memory.made_of(whole, document, repository) if memory else ""
    if memory and not force and (last := memory.same(made_of, document, findings, repository)):
        return Build(path, findings, flaws=last.flaws, unchanged=last.files)
    from kommunkompassen.building import output  # noqa: PLC0415
    from kommunkompassen.publish import inspect  # noqa: PLC0415
    from kommunkompassen.publish import make as report  # noqa: PLC0415

    try:
        studio = report.Studio(render) if render else report.Studio()
        made = report.make_from(whole, document, options.formats, studio)
        flaws = tuple(inspect.flaws({str(kind): data for kind, data in made.files.items()}, draft=draft))
        if any(flaw.stops for flaw in flaws) and not draft:
            return Build(path, findings, flaws=flaws)
        remembered = memory.of_made(made, made_of, document, findings, flaws, repository) if memory else None
        return Build(path, findings, tuple(output.write(made, options.folder, remembered)), flaws=flaws)
    except ToolError as error:
        return Build(path, findings, failure=error)


def same_output(paths: Sequence[Path], repository: Repository, *, draft: bool) -> tuple[Path, Path] | None:
    """Two of the files whose reports would have the same name, if there are such."""
    alike = Counter(_without_mark(path) for path in paths)
    names: dict[str, Path] = {}
    for path in paths:
        # Only where names are alike must the files be opened, to see which are drafts.
        if alike[_without_mark(path)] == 1:
            continue
        name = output_name(repository.evaluation(path), draft=draft)
        if name in names and names[name].resolve() != path.resolve():
            return names[name], path
        names[name] = path
    return None


def _without_mark(path: Path) -> str:
    return path.stem.removesuffix(DRAFT)
