"""Which reports need not be made again: what was remembered of each, compared with what it would be made of now.

Three questions are asked, the quickest first, each of contents and never of times. Have any files changed that the report might
depend on? If evaluations have: those that were read for this report, or what any of the others says that reports on others need?
And if so: does it reach into this report? That is seen by putting its content together, a tenth of the work of making it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kommunkompassen.base import paths
from kommunkompassen.base.contents import digest, digest_of_all, digest_of_file
from kommunkompassen.base.finding import Finding
from kommunkompassen.base.program import program_digest
from kommunkompassen.building import stamp
from kommunkompassen.building.options import Options
from kommunkompassen.building.stamp import Output, Stamp
from kommunkompassen.publish.inspect.flaw import Flaw
from kommunkompassen.report.naming import DRAFT, file_name, output_name

if TYPE_CHECKING:
    # What reads and makes reports takes long to import; the quick question is answered without it.
    from kommunkompassen.publish.make import Report
    from kommunkompassen.read import Document
    from kommunkompassen.read.models import Evaluation
    from kommunkompassen.report.content import Content
    from kommunkompassen.repository import Repository


@dataclass(frozen=True, slots=True)
class Remembered:
    """A report that is as it would be made: its files, and what was found when it was made."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    flaws: tuple[Flaw, ...]


class Memory:
    """What is remembered of the reports in a folder. Must be older than all that is read for a report."""

    def __init__(self, repository: Repository, options: Options) -> None:
        self._options = options
        self._program = program_digest()
        _evaluations(repository)

    def unchanged(self, path: Path, repository: Repository) -> Remembered | None:
        """The report on an evaluation, where nothing has changed that it might depend on."""
        drafts = path.stem + DRAFT
        # Whether it is a draft by its status only the file itself says, which is not opened here.
        for name in [drafts] if self._options.draft else [path.stem, drafts]:
            last = stamp.read(self._options.folder, name)
            if last is None or (last.evaluation, last.asked) != (_whole_path(path), self._options.asked):
                continue
            outputs = self._outputs(name, last) if last.program == self._program else None
            if outputs and last.read == _read(last.files, repository) and self._says_the_same(last, repository):
                now = replace(last, evaluations=_evaluations(repository))
                return self._kept(name, last, now, outputs)
        return None

    def _says_the_same(self, last: Stamp, repository: Repository) -> bool:
        return last.evaluations == _evaluations(repository) or last.others == _others(repository)

    def same(
        self, made_of: str, document: Document[Evaluation], findings: tuple[Finding, ...], repository: Repository
    ) -> Remembered | None:
        """The report on an evaluation that was read, where it would come out as it is."""
        name = output_name(document, draft=self._options.draft)
        last = stamp.read(self._options.folder, name)
        outputs = self._outputs(name, last) if last and last.made_of == made_of else None
        if not last or not outputs:
            return None
        now = replace(self._stamp(document, made_of, findings, repository), outputs=last.outputs, flaws=last.flaws)
        return self._kept(name, last, now, outputs)

    def made_of(self, whole: Content, document: Document[Evaluation], repository: Repository) -> str:
        """A digest of the values that the report is made of, as they were read, of the program, and of what was asked for."""
        from kommunkompassen.read.logo import read_logo  # noqa: PLC0415
        from kommunkompassen.report.content import cited_references  # noqa: PLC0415
        from kommunkompassen.report.places import shown_path  # noqa: PLC0415  see above

        # The logo is known before it is read, so that a change meanwhile is seen.
        for path in _logo(document):
            repository.content(path)
        parts = [self._program, repr(replace(whole, places=None)), repr(read_logo(document))]
        if whole.draft:
            # A draft says in which lines its words stand.
            others = [repository.rubric(whole.rubric.id), *cited_references(document, repository)]
            sources = [one.source for one in (document, *others) if one]
            parts += [self._options.asked, *("\n".join([shown_path(one.path), *one.lines]) for one in sources)]
        return digest("\0".join(parts).encode())

    def of_made(
        self,
        made: Report,
        made_of: str,
        document: Document[Evaluation],
        findings: tuple[Finding, ...],
        flaws: Sequence[Flaw],
        repository: Repository,
    ) -> Stamp | None:
        """What to remember of a made report; None where nobody can say of what it was made."""
        # The program is read in pieces while it runs, and a logo twice; all other texts once, and they are in made_of.
        logo_is_same = all(digest_of_file(path) == repository.content(path) for path in _logo(document))
        if not logo_is_same or program_digest() != self._program:
            return None
        outputs = {str(kind): Output(digest(content)) for kind, content in made.files.items()}
        now = replace(self._stamp(document, made_of, findings, repository), outputs=outputs, flaws=tuple(flaws))
        last = stamp.read(self._options.folder, made.name)
        if last and last.made_of == made_of:
            # Formats that were not asked for this time are still those of this report.
            other_flaws = tuple(flaw for flaw in last.flaws if flaw.format not in outputs)
            now = replace(now, outputs={**last.outputs, **outputs}, flaws=(*other_flaws, *flaws))
        return now

    def _stamp(
        self, document: Document[Evaluation], made_of: str, findings: tuple[Finding, ...], repository: Repository
    ) -> Stamp:
        files = tuple(map(_whole_path, [*sorted(repository.opened), *_logo(document)]))
        return Stamp(
            evaluation=_whole_path(document.path),
            asked=self._options.asked,
            program=self._program,
            evaluations=_evaluations(repository),
            files=files,
            read=_read(files, repository),
            others=_others(repository),
            made_of=made_of,
            outputs={},
            findings=tuple(replace(finding, path=Path(_whole_path(finding.path))) for finding in findings),
            flaws=(),
        )

    def _outputs(self, name: str, last: Stamp) -> dict[str, Output] | None:
        """The made files that were asked for, by format; None where one of them is not as it was made."""
        outputs: dict[str, Output] = {}
        for kind in self._options.formats:
            path = self._options.folder / file_name(name, kind)
            look, was = _look(path), last.outputs.get(kind)
            # They are large and many: one that looks as it did when its content was last seen is not read.
            if was is None or not look or (look != was.look and digest_of_file(path) != was.content):
                return None
            outputs[kind] = Output(was.content, look)
        return outputs

    def _kept(self, name: str, last: Stamp, now: Stamp, outputs: dict[str, Output]) -> Remembered:
        """Remember also what can be seen more quickly next time."""
        now = replace(now, outputs={**last.outputs, **outputs})
        if now != last:
            stamp.write(self._options.folder, name, now)
        files = tuple(self._options.folder / file_name(name, kind) for kind in outputs)
        return Remembered(files, now.findings, tuple(flaw for flaw in now.flaws if flaw.format in outputs))


def _evaluations(repository: Repository) -> str:
    """A digest of all evaluations, most of which may not matter for a report."""
    return repository.once("digest of evaluations", lambda: _contents(repository.paths(), repository))


def _read(files: Sequence[str], repository: Repository) -> str:
    """A digest of all rubrics and references and of those files that were read for a report."""
    return _contents([*repository.compared_by(), *map(Path, files)], repository)


def _contents(files: Iterable[Path], repository: Repository) -> str:
    return digest_of_all((path.name, repository.content(path)) for path in files)


def _others(repository: Repository) -> str:
    """A digest of what each evaluation says that reports on others need, whichever has changed."""
    return repository.once("digest of others", lambda: digest_of_all(_said(repository)))


def _said(repository: Repository) -> Iterable[tuple[str, str]]:
    for path, summary in repository.summaries().items():
        yield path.name, repr(summary) if summary else repository.content(path)


def _look(path: Path) -> str:
    """Size, times and number of a file; empty where there is none. A copy can be given another's size and time, but not all."""
    try:
        stat_result = path.stat()
    except OSError:
        return ""
    return f"{stat_result.st_size} {stat_result.st_mtime_ns} {stat_result.st_ctime_ns} {stat_result.st_ino}"


def _logo(document: Document[Evaluation]) -> list[Path]:
    logo = document.model.logo if document.model else None
    return [document.path.parent / paths.ASSETS / logo.file] if logo else []


def _whole_path(path: Path | str) -> str:
    return str(Path(path).absolute())
