"""The files of a checkout: which evaluations, rubrics and references there are, each read at most once.

Comes in: three folders. Goes out: documents, by path, by id or by what someone calls them. A room of one module, after read.
May import: base, read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kommunkompassen.base import paths, register

if TYPE_CHECKING:
    # The models take a tenth of a second to import, and a report that has not changed is found without them.
    from kommunkompassen.points.neighbour import Neighbour
    from kommunkompassen.read import Document
    from kommunkompassen.read.models import Evaluation, Reference, Rubric

Made = TypeVar("Made")


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
    opened: set[Path] = field(default_factory=set)
    """The evaluations that were asked for in full, for whoever wants to know; to be emptied by them."""
    _folders: dict[Path, dict[str, Path]] = field(default_factory=dict)
    _derived: dict[str, Any] = field(default_factory=dict)
    _evaluations: dict[Path, Document[Evaluation]] = field(default_factory=dict)
    _neighbours: dict[Path, Neighbour] = field(default_factory=dict)
    _rubrics: dict[str, Document[Rubric] | None] = field(default_factory=dict)
    _references: dict[str, Document[Reference] | None] = field(default_factory=dict)

    def paths(self) -> list[Path]:
        """All evaluation files, in order of their names."""
        return list(self._files(self.evaluations).values())

    def strays(self) -> list[Path]:
        """Files among the evaluations that by their ending were meant as some, and are not read."""
        if not self.evaluations.is_dir():
            return []
        endings = (".yml", ".yaml")
        return sorted(
            path
            for path in self.evaluations.iterdir()
            if path.suffix.casefold() in endings and path.suffix != ".yaml" and not path.name.startswith(".") and path.is_file()
        )

    def evaluation_ids(self) -> list[str]:
        """The ids of all evaluation files."""
        return list(self._files(self.evaluations))

    def rubric_ids(self) -> list[str]:
        """The ids of all editions, oldest first."""
        return list(self._files(self.rubrics))

    def reference_ids(self) -> list[str]:
        """The ids of all references."""
        return list(self._files(self.references))

    def evaluation(self, path: Path) -> Document[Evaluation]:
        """The evaluation in a file."""
        from kommunkompassen.read import read_evaluation  # noqa: PLC0415  see above

        self.opened.add(path)
        if path not in self._evaluations:
            self._evaluations[path] = read_evaluation(path)
        return self._evaluations[path]

    def neighbours(self) -> list[Neighbour]:
        """All evaluations as far as others need them, in order of their files' names; much quicker than reading them."""
        return [self._neighbour(path) for path in self.paths()]

    def neighbour_by_id(self, id_: str) -> Neighbour | None:
        """The evaluation with that id in the evaluations' folder as far as others need it, if there is one."""
        path = self._files(self.evaluations).get(id_)
        return self._neighbour(path) if path else None

    def _neighbour(self, path: Path) -> Neighbour:
        from kommunkompassen.points.neighbour import neighbour, read_neighbour  # noqa: PLC0415  see above

        if path not in self._neighbours:
            read = self._evaluations.get(path)
            self._neighbours[path] = neighbour(read) if read else read_neighbour(path)
        return self._neighbours[path]

    def release(self) -> None:
        """Let go of the evaluations that were opened; of several hundred, the texts would fill the memory."""
        for path in self.opened:
            self._evaluations.pop(path, None)
        self.opened.clear()

    def lines(self, path: Path) -> list[str]:
        """The lines of a file, for showing findings: as it was read here, else as it is now."""
        read = [self._evaluations.get(path), *self._rubrics.values(), *self._references.values()]
        known = next((document.source.lines for document in read if document and document.path == path), None)
        if known is not None or not path.is_file() or paths.leads_out(path):
            return known or []
        return path.read_text("utf-8-sig", errors="replace").split("\n")

    def evaluation_by_id(self, id_: str) -> Document[Evaluation] | None:
        """The evaluation with that id in the evaluations' folder, if there is one."""
        path = self._files(self.evaluations).get(id_)
        return self.evaluation(path) if path else None

    def with_id(self, id_: str) -> list[Path]:
        """The files that by their municipality and year have that id, whatever they are called."""
        return self.once("ids", self._ids).get(id_, [])

    def _ids(self) -> dict[str, list[Path]]:
        ids: dict[str, list[Path]] = {}
        for other in self.neighbours():
            if other.says:
                ids.setdefault(register.evaluation_id(other.says.municipality, other.says.year), []).append(other.path)
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
            found = sorted(path for path in folder.glob("*.yaml") if path.is_file()) if folder.is_dir() else []
            self._folders[folder] = {path.stem: path for path in found}
        return self._folders[folder]

    def forget(self, changed: Iterable[Path]) -> None:
        """Read these files anew when they are next asked for, and look up anew which files there are."""
        for path in changed:
            self._evaluations.pop(path, None)
            self._neighbours.pop(path, None)
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
            self._rubrics[id_] = read_rubric(path) if path else None
        return self._rubrics[id_]

    def reference(self, id_: str) -> Document[Reference] | None:
        """The reference with that id, if there is one."""
        from kommunkompassen.read import read_reference  # noqa: PLC0415  see above

        if id_ not in self._references:
            path = self._files(self.references).get(id_)
            self._references[id_] = read_reference(path) if path else None
        return self._references[id_]

    def find(self, name: str, year: int | None = None) -> Path:
        """The file that a NAME means: a path, an id, or a municipality (its newest year, or the given one).

        Raises UnknownNameError with the nearest names.
        """
        if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
            path = Path(name)
            if path.suffix in (".yaml", ".yml") and path.is_file():
                return path
            if path.exists():
                raise UnknownNameError(name, [], "not-yaml")
            raise UnknownNameError(name, self._near_file(path), "unknown-file")
        by_id = {path.stem: path for path in self.paths()}
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


def _municipality(id_: str) -> str:
    return id_.rpartition("-")[0]


def _year(id_: str) -> int:
    year = id_.rpartition("-")[2]
    return int(year) if year.isdecimal() else 0
