"""The files of a checkout: which evaluations, rubrics and references there are, each read at most once.

Comes in: three folders. Goes out: documents, by path, by id or by what someone calls them. A room of one module, after read.
May import: base, read.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kommunkompassen.base import paths, register
from kommunkompassen.base.contents import digest, digest_of_file, regular

if TYPE_CHECKING:
    # The models take a tenth of a second to import, and a report that has not changed is found without them.
    from kommunkompassen.read import Document
    from kommunkompassen.read.kept_summaries import Summarise
    from kommunkompassen.read.mentions import Mentions
    from kommunkompassen.read.models import Evaluation, Reference, Rubric
    from kommunkompassen.read.site_settings import SiteSettings
    from kommunkompassen.read.summary import Summary
    from kommunkompassen.read.synonyms import Synonyms

Made = TypeVar("Made")
Kind = TypeVar("Kind", "Evaluation", "Reference", "Rubric")
FEWEST_KEPT = 20
"""Summaries of so many evaluations are kept for the next command; fewer are read as soon as found."""


class UnknownNameError(Exception):
    """No evaluation goes by the name; `near` are the nearest that do, `what` is how it is said (see messages/)."""

    def __init__(self, name: str, near: list[str], what: str = "unknown-name") -> None:
        super().__init__(name)
        self.name = name
        self.near = near
        self.what = what


@dataclass(slots=True)
class Repository:
    """The folders that a build reads from."""

    evaluations: Path = paths.EVALUATIONS
    rubrics: Path = paths.RUBRICS
    references: Path = paths.REFERENCES
    settings: Path = paths.SITE_SETTINGS
    search_words: Path = paths.SYNONYMS
    role_models: Path | None = None
    """mentions.yaml; where none is named, that which lies beside the evaluations' folder and so is of them."""
    opened: set[Path] = field(default_factory=set)
    """The evaluations that were asked for in full, for whoever wants to know; to be emptied by them."""
    _folders: dict[Path, dict[str, Path]] = field(default_factory=dict)
    _derived: dict[str, Any] = field(default_factory=dict)
    _evaluations: dict[Path, Document[Evaluation]] = field(default_factory=dict)
    _summaries: dict[Path, Summary | None] = field(default_factory=dict)
    _contents: dict[Path, str] = field(default_factory=dict)
    _rubrics: dict[str, Document[Rubric] | None] = field(default_factory=dict)
    _references: dict[str, Document[Reference] | None] = field(default_factory=dict)

    def beside(self, evaluations: Mapping[str, Path], rubrics: Path, references: Path) -> Repository:
        """As it would be with other files, wherever they lie (evaluations by id); what both have is read once, so must stay."""
        return Repository(
            self.evaluations,
            rubrics,
            references,
            _folders={self.evaluations: dict(evaluations)},
            _evaluations=self._evaluations,
            _summaries=self._summaries,
            _contents=self._contents,
        )

    def paths(self) -> list[Path]:
        """All evaluation files, in order of their names."""
        return list(self._files(self.evaluations).values())

    def strays(self) -> list[Path]:
        """Files among the evaluations that by their names were meant as some, or are copies of some, and are not read."""
        if not self.evaluations.is_dir():
            return []
        return sorted(
            path
            for path in self.evaluations.iterdir()
            if not path.name.startswith(".") and paths.meant_name(path.name) != path.name and path.is_file()
        )

    def evaluation_ids(self) -> list[str]:
        """The ids of all evaluation files."""
        return list(self._files(self.evaluations))

    def rubric_ids(self) -> list[str]:
        """The ids of all editions, oldest first."""
        return list(self._files(self.rubrics))

    def rubrics_in_order(self) -> list[Rubric]:
        """All editions that can be read, oldest first."""
        return [document.model for id_ in self.rubric_ids() if (document := self.rubric(id_)) and document.model]

    def reference_ids(self) -> list[str]:
        """The ids of all references."""
        return list(self._files(self.references))

    def compared_by(self) -> list[Path]:
        """The files of all editions and references, by which evaluations are compared."""
        return [*self._files(self.rubrics).values(), *self._files(self.references).values()]

    def evaluation(self, path: Path) -> Document[Evaluation]:
        """The evaluation in a file."""
        from kommunkompassen.read import read_evaluation  # noqa: PLC0415  see above

        self.opened.add(path)
        if path not in self._evaluations:
            self._evaluations[path] = self._as_read(read_evaluation(path))
        return self._evaluations[path]

    def take(self, document: Document[Evaluation]) -> None:
        """Count an evaluation as read that was read by another."""
        self._evaluations[document.path] = self._as_read(document)

    def _as_read(self, document: Document[Kind]) -> Document[Kind]:
        if document.source.digest:
            self._contents[document.path] = document.source.digest
        return document

    def content(self, path: Path) -> str:
        """A digest of the file's content: as it was read here, else as it was when this was first asked."""
        if path not in self._contents:
            self._contents[path] = digest_of_file(path)
        return self._contents[path]

    def summaries(self, make: Summarise | None = None) -> Mapping[Path, Summary | None]:
        """What others need of each evaluation, in order of the files' names; None where a file can't be read as one.

        `make`: makes those that are not known, if not one after the other.
        """
        return self.once("summaries", lambda: self._summarised(make))

    def _summarised(self, make: Summarise | None) -> dict[Path, Summary | None]:
        from kommunkompassen.read.kept_summaries import KeptSummaries, one_by_one  # noqa: PLC0415  see above
        from kommunkompassen.read.summary import summary  # noqa: PLC0415

        self._summaries |= {path: summary(document) for path, document in self._evaluations.items()}
        missing = {path: _data(path) for path in self.paths() if path not in self._summaries}
        kept = KeptSummaries() if len(missing) >= FEWEST_KEPT else None
        for path, data in missing.items():
            self._contents[path] = digest(data) if data else digest_of_file(path)
        make = make or one_by_one
        self._summaries |= zip(missing, kept.of(missing, make) if kept else make(missing), strict=True)
        if kept:
            kept.write()
        return {path: self._summaries[path] for path in self.paths()}

    def release(self) -> None:
        """Let go of the evaluations that were opened; of several hundred, the texts would fill the memory."""
        for path in self.opened:
            self._evaluations.pop(path, None)
        self.opened.clear()

    def lines(self, path: Path) -> list[str]:
        """The lines of a file, for showing findings: as it was read here, else as it is now."""
        read = [self._evaluations.get(path), *self._rubrics.values(), *self._references.values()]
        known = next((document.source.shown for document in read if document and document.path == path), None)
        if known is not None:
            return known
        text = _data(path).decode("utf-8-sig", errors="replace") if os.path.isfile(path) else ""  # noqa: PTH113  as below
        return text.split("\n") if text else []

    def site_settings(self) -> Document[SiteSettings] | None:
        """What is told of the site's publisher, if there is such a file."""
        from kommunkompassen.read import read_site_settings  # noqa: PLC0415  see above

        return self.once("settings", lambda: read_site_settings(self.settings) if _is_there(self.settings) else None)

    def mentions(self) -> Document[Mentions] | None:
        """The role models that the reports name, if there is such a file."""
        from kommunkompassen.read import read_mentions  # noqa: PLC0415  see above

        path = self.role_models or self.evaluations.parent / paths.MENTIONS
        return self.once("mentions", lambda: read_mentions(path) if _is_there(path) else None)

    def synonyms(self) -> Document[Synonyms] | None:
        """The words of the site's search, if there is such a file."""
        from kommunkompassen.read import read_synonyms  # noqa: PLC0415  see above

        return self.once("synonyms", lambda: read_synonyms(self.search_words) if _is_there(self.search_words) else None)

    def path_by_id(self, id_: str) -> Path | None:
        """The file of the evaluation with that id in the evaluations' folder, if there is one."""
        return self._files(self.evaluations).get(id_)

    def evaluation_by_id(self, id_: str) -> Document[Evaluation] | None:
        """The evaluation with that id in the evaluations' folder, if there is one."""
        path = self.path_by_id(id_)
        return self.evaluation(path) if path else None

    def with_id(self, id_: str) -> list[Path]:
        """The files that by their municipality and year have that id, whatever they are called."""
        return self.once("ids", self._ids).get(id_, [])

    def of_municipality(self, id_: str) -> list[Path]:
        """The evaluations of a municipality (by its present id); one that can't be read counts by its file's name."""
        return self.once("municipalities", self._municipalities).get(id_, [])

    def _municipalities(self) -> dict[str, list[Path]]:
        by_name: dict[str, list[Path]] = {}
        for path, other in self.summaries().items():
            name = register.present_id(other.municipality) if other else _municipality(path.stem)
            by_name.setdefault(name, []).append(path)
        return by_name

    def _ids(self) -> dict[str, list[Path]]:
        ids: dict[str, list[Path]] = {}
        for path, other in self.summaries().items():
            if other:
                ids.setdefault(register.evaluation_id(other.municipality, other.year), []).append(path)
        return ids

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What is worked out from all the files, worked out once: a check of each against all others would be slow."""
        if name not in self._derived:
            self._derived[name] = make()
        made: Made = self._derived[name]
        return made

    def _files(self, folder: Path) -> dict[str, Path]:
        """The YAML files of a folder by their ids, in order of their names; looked up once."""
        if folder not in self._folders:
            files = sorted(path for path in folder.glob("*.yaml") if not path.is_dir()) if folder.is_dir() else []
            self._folders[folder] = {path.stem: path for path in files if paths.meant_name(path.name) == path.name}
        return self._folders[folder]

    def forget(self, changed: Iterable[Path]) -> None:
        """Read these files anew when they are next asked for, and look up anew which files there are."""
        for path in changed:
            self._evaluations.pop(path, None)
            self._summaries.pop(path, None)
            self._contents.pop(path, None)
            if path.parent == self.rubrics:
                self._rubrics.pop(path.stem, None)
            if path.parent == self.references:
                self._references.pop(path.stem, None)
        self._folders.clear()
        self._derived.clear()

    def rubric(self, id_: str) -> Document[Rubric] | None:
        """The edition with that id, if there is one."""
        from kommunkompassen.read import read_rubric  # noqa: PLC0415  see above

        if id_ not in self._rubrics:
            path = self._files(self.rubrics).get(id_)
            self._rubrics[id_] = self._as_read(read_rubric(path)) if path else None
        return self._rubrics[id_]

    def reference(self, id_: str) -> Document[Reference] | None:
        """The reference with that id, if there is one."""
        from kommunkompassen.read import read_reference  # noqa: PLC0415  see above

        if id_ not in self._references:
            path = self._files(self.references).get(id_)
            self._references[id_] = self._as_read(read_reference(path)) if path else None
        return self._references[id_]

    def find(self, name: str, year: int | None = None) -> Path:
        """The file that a NAME means: a path, an id, or a municipality (its newest year, or the given one).

        Raises UnknownNameError with the nearest names.
        """
        if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
            path = Path(name)
            # What is there, or can't be asked for, is read, and the reading tells what is wrong with it.
            if path.suffix in (".yaml", ".yml") and _is_there(path) and not os.path.isdir(path):  # noqa: PTH112  never raises
                return path
            if _is_there(path):
                raise UnknownNameError(name, [], "not-yaml")
            raise UnknownNameError(name, self._near_file(path), "unknown-file")
        by_id = {path.stem: path for path in self.paths()}
        if name in by_id and year in (None, _year(name)):
            return by_id[name]
        wanted = paths.slug(name)
        if wanted in by_id and year in (None, _year(wanted)):
            return by_id[wanted]
        wanted = register.municipality_id(name)
        mine = {_year(id_): path for id_, path in by_id.items() if _municipality(id_) == wanted}
        if not mine and (known := register.meant(name)):
            wanted = register.municipality_id(known.name)
            mine = {_year(id_): path for id_, path in by_id.items() if _municipality(id_) == wanted}
        if year is None and mine:
            return mine[max(mine)]
        if year in mine:
            return mine[year]
        raise UnknownNameError(name if year is None else f"{name} {year}", self._near(wanted, by_id, list(mine.values())))

    def _near_file(self, path: Path) -> list[str]:
        """What a path that leads nowhere may mean, by the file's name alone."""
        by_id, wanted = {path.stem: path for path in self.paths()}, paths.slug(path.stem)
        if wanted in by_id:
            return [wanted]
        return self._near(wanted, by_id, [path for id_, path in by_id.items() if _municipality(id_) == wanted])

    def _near(self, wanted: str, by_id: dict[str, Path], mine: list[Path]) -> list[str]:
        if mine:
            return sorted(path.stem for path in mine)
        import difflib  # noqa: PLC0415  only for names that are not found

        names = sorted({_municipality(id_) for id_ in by_id} | set(by_id))
        return difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except OSError as error:
        return error.errno not in (errno.ENOENT, errno.ENOTDIR)
    except ValueError:
        return False
    return True


def _data(path: Path) -> bytes:
    """A file's content; nothing where it can't be read, or is a link out of its folder."""
    try:
        return b"" if paths.leads_out(path) else regular(path).read_bytes()
    except OSError:
        return b""


def _municipality(id_: str) -> str:
    return id_.rpartition("-")[0]


def _year(id_: str) -> int:
    year = id_.rpartition("-")[2]
    return int(year) if year.isdecimal() else 0
