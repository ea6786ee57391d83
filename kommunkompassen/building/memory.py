"""Which reports need not be made again: what was remembered of each, compared with what it would be made of now.

Three questions are asked, the quickest first. Have any files changed that the report might depend on? That is seen without
opening them, for three hundred reports in a second. If some have: those that were read for this report, or what any of the
others says that reports on others need? That is seen at a glance at each. And if so: does it reach into this report? That is
seen by putting its content together, which is a tenth of the work of making it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from kommunkompassen.base.finding import Finding
from kommunkompassen.building import stamp
from kommunkompassen.building.inputs import NEVER, Files, Inputs, seen_in_memory
from kommunkompassen.building.options import Options
from kommunkompassen.building.stamp import Stamp
from kommunkompassen.publish.inspect.flaw import Flaw
from kommunkompassen.report.naming import DRAFT, output_name

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
    """What is remembered of the reports in a folder. `inputs` must be older than all that is read for a report."""

    def __init__(self, inputs: Inputs, options: Options) -> None:
        self._inputs, self._options = inputs, options
        inputs.hold()

    def unchanged(self, path: Path, repository: Repository) -> Remembered | None:
        """The report on an evaluation, where nothing has changed that it might depend on."""
        drafts = path.stem + DRAFT
        # Whether it is a draft by its status only the file itself says, which is not opened here.
        for name in [drafts] if self._options.draft else [path.stem, drafts]:
            last = stamp.read(self._options.folder, name)
            if last is None or (last.evaluation, last.asked) != (_whole_path(path), self._options.asked):
                continue
            if not self._inputs.program.same(last.program):
                continue
            outputs = self._outputs(name, last)
            if outputs and self._is_same_data(path, last, repository):
                now = replace(last, program=self._inputs.program.seen(), data=self._inputs.data(path).seen())
                return self._kept(name, last, now, outputs)
        return None

    def _is_same_data(self, path: Path, last: Stamp, repository: Repository) -> bool:
        if self._inputs.data(path).same(last.data):
            return True
        close = self._inputs.close(path, [Path(one) for one in last.opened])
        return close.same(last.close) and last.others == _others(repository)

    def same(
        self, made_of: str, document: Document[Evaluation], findings: tuple[Finding, ...], repository: Repository
    ) -> Remembered | None:
        """The report on an evaluation that was read, where it would come out as it is."""
        name = output_name(document, draft=self._options.draft)
        last = stamp.read(self._options.folder, name)
        outputs = self._outputs(name, last) if last and last.made_of == made_of else None
        if not last or not outputs:
            return None
        now = replace(self._stamp(document.path, made_of, findings, repository), outputs=last.outputs, flaws=last.flaws)
        return self._kept(name, last, now, outputs)

    def made_of(self, whole: Content, document: Document[Evaluation], repository: Repository) -> str:
        """A digest of the values that the report is made of, as they were read, of the program, and of what was asked for."""
        from kommunkompassen.read.logo import read_logo  # noqa: PLC0415
        from kommunkompassen.report.places import shown_path  # noqa: PLC0415  see above

        parts = [self._inputs.program.content(), repr(replace(whole, places=None)), repr(read_logo(document))]
        if whole.draft:
            # A draft says in which lines its words stand.
            others = [repository.rubric(whole.rubric.id), *map(repository.reference, whole.evaluation.compare_with or ())]
            sources = [one.source for one in (document, *others) if one]
            parts += [self._options.asked, *("\n".join([shown_path(one.path), *one.lines]) for one in sources)]
        return _digest("\0".join(parts))

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
        data = self._inputs.data(document.path)
        has_logo = document.model is not None and document.model.logo is not None
        # The program is read in pieces while it runs, and a logo twice; all other texts once, and they are in made_of.
        if not self._inputs.program.still() or (has_logo and not data.still()):
            return None
        outputs = {str(kind): seen_in_memory(f"{made.name}.{kind}", content) for kind, content in made.files.items()}
        now = replace(self._stamp(document.path, made_of, findings, repository), outputs=outputs, flaws=tuple(flaws))
        last = stamp.read(self._options.folder, made.name)
        if last and last.made_of == made_of:
            # Formats that were not asked for this time are still those of this report.
            other_flaws = tuple(flaw for flaw in last.flaws if flaw.format not in outputs)
            now = replace(now, outputs={**last.outputs, **outputs}, flaws=(*other_flaws, *flaws))
        return now

    def _stamp(self, path: Path, made_of: str, findings: tuple[Finding, ...], repository: Repository) -> Stamp:
        data = self._inputs.data(path)
        still = data.still()
        opened = [one.absolute() for one in sorted(repository.opened)]
        return Stamp(
            evaluation=_whole_path(path),
            asked=self._options.asked,
            program=self._inputs.program.seen(),
            data=data.seen() if still else NEVER,
            opened=tuple(str(one) for one in opened),
            close=self._inputs.close(path, opened).seen() if still else NEVER,
            others=_others(repository),
            made_of=made_of,
            outputs={},
            findings=tuple(replace(finding, path=Path(_whole_path(finding.path))) for finding in findings),
            flaws=(),
        )

    def _outputs(self, name: str, last: Stamp) -> dict[str, Files] | None:
        """The made files that were asked for, by format; None where one of them is not as it was made."""
        outputs: dict[str, Files] = {}
        for kind in self._options.formats:
            outputs[kind] = Files(partial(_one, self._options.folder / f"{name}.{kind}"))
            if kind not in last.outputs or not outputs[kind].same(last.outputs[kind]):
                return None
        return outputs

    def _kept(self, name: str, last: Stamp, now: Stamp, outputs: dict[str, Files]) -> Remembered:
        """Remember also what can be seen more quickly next time."""
        now = replace(now, outputs={**last.outputs, **{kind: files.seen() for kind, files in outputs.items()}})
        if now != last:
            stamp.write(self._options.folder, name, now)
        files = tuple(self._options.folder / f"{name}.{kind}" for kind in outputs)
        return Remembered(files, now.findings, tuple(flaw for flaw in now.flaws if flaw.format in outputs))


def _others(repository: Repository) -> str:
    """A digest of what each evaluation says that reports on others need, whichever has changed."""
    return repository.once(
        "digest of others", lambda: _digest(repr([replace(one, path=Path(one.path.name)) for one in repository.neighbours()]))
    )


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def _one(path: Path) -> dict[str, Path]:
    return {path.name: path}


def _whole_path(path: Path) -> str:
    return str(path.absolute())
