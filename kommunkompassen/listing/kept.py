"""What was told of evaluations, kept from one command to the next with the summaries, under a digest of all that it follows from:

the file's content and name, the program, the editions and references, and what all other evaluations say that others need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kommunkompassen.base.collecting import nothing_let_go
from kommunkompassen.base.contents import digest, digest_of_all, digest_of_file
from kommunkompassen.base.kept_lines import FOLDER, KeptLines
from kommunkompassen.base.program import program_digest
from kommunkompassen.building import workers
from kommunkompassen.building.workers import Done, Processes
from kommunkompassen.listing.facts import Facts, is_name, logo_file
from kommunkompassen.repository import FEWEST_KEPT, Repository

if TYPE_CHECKING:
    # Loaded only where summaries are made.
    from kommunkompassen.read import Document
    from kommunkompassen.read.models import Evaluation
    from kommunkompassen.read.summary import Summary

Result = TypeVar("Result")
FILE = FOLDER / "facts"
MOST = 2000
"""So many are kept, or as many as were asked for; with a kilobyte each."""
FEWEST_SHARED = 40
"""Processes start in the time in which so many are checked."""
_PRELOAD = ("kommunkompassen.listing.judge",)


class KeptFacts:
    """What is told of evaluations, of several repositories one after the other."""

    def __init__(self, count: int) -> None:
        """`count`: of how many. Of few it is found out as soon as looked up."""
        self._lines = KeptLines(FILE, _code(), MOST) if count >= FEWEST_KEPT else None
        self._said: dict[Path, str] = {}

    def of(self, chosen: Sequence[Path], repository: Repository) -> dict[Path, Facts]:
        """The facts of each of these evaluations of the repository."""
        with closing(Processes(workers.cores(), _PRELOAD)) as processes:
            return self._of(chosen, repository, processes)

    def _of(self, chosen: Sequence[Path], repository: Repository, processes: Processes) -> dict[Path, Facts]:
        if self._lines is None:
            return _found_out(chosen, repository, processes)
        if self._lines.empty and _many(chosen):
            processes.expect_work()
        around = self._around(repository, processes)
        keys = {path: self._lines.key("\0".join([repository.content(path), path.name, around]).encode()) for path in chosen}
        found = {path: kept for path in chosen if (kept := _kept(self._lines.line(keys[path]), path, repository))}
        found |= _found_out([path for path in chosen if path not in found], repository, processes)
        for path in chosen:
            self._lines.keep(keys[path], _line(found[path]))
        return {path: found[path] for path in chosen}

    def write(self) -> None:
        """Keep it for the next command. Where that can't be done nothing is."""
        if self._lines:
            self._lines.write()

    def _around(self, repository: Repository, processes: Processes) -> str:
        """A digest of what the check of an evaluation needs beside its file."""
        assert self._lines
        compared = [(path.name, repository.content(path)) for path in repository.compared_by()]
        contents = digest_of_all([*compared, *((path.name, repository.content(path)) for path in repository.paths())])
        # Where no file has changed it is what it was, and the summaries need not be read.
        key = self._lines.key(contents.encode())
        around = self._lines.line(key) or self._said_around(compared, repository, processes)
        self._lines.keep(key, around)
        return around

    def _said_around(self, compared: Sequence[tuple[str, str]], repository: Repository, processes: Processes) -> str:
        for path, summary in repository.summaries(partial(_summarised, processes)).items():
            if path not in self._said:
                self._said[path] = (
                    digest(repr(summary).encode("utf-8", "surrogateescape")) if summary else repository.content(path)
                )
        return digest_of_all([*compared, *((path.name, self._said[path]) for path in repository.paths())])


def _found_out(chosen: Sequence[Path], repository: Repository, processes: Processes) -> dict[Path, Facts]:
    judge = _Judge(repository)
    found = _shared(judge, chosen, processes)
    return {path: found[path] if path in found else judge(path) for path in chosen}


def _summarised(processes: Processes, files: Mapping[Path, bytes]) -> list[Summary | None]:
    from kommunkompassen.read.summary import summary_of  # noqa: PLC0415  as below

    made = _shared(_summary, list(files), processes)
    # A file may have been written anew since.
    return [made[path][1] if path in made and made[path][0] == digest(data) else summary_of(data) for path, data in files.items()]


def _shared(work: Callable[[Path], Result], items: Sequence[Path], processes: Processes) -> dict[Path, Result]:
    """What comes of each item, worked out side by side where there are many; of few nothing, nor of one whose process died."""
    if not _many(items):
        return {}
    return {event.item: event.result for event in processes.work(work, items) if isinstance(event, Done)}


def _many(items: Sequence[Path]) -> bool:
    return len(items) >= FEWEST_SHARED and workers.cores() > 1


_read: dict[Path, Document[Evaluation]] = {}
"""In a process that works for another: what it has read for the summaries, each until it is judged."""


def _summary(path: Path) -> tuple[str, Summary | None]:
    """The digest of the content that is read from the file, and its summary."""
    from kommunkompassen.read import read_evaluation  # noqa: PLC0415  what is kept is told without it
    from kommunkompassen.read.summary import summary  # noqa: PLC0415

    with nothing_let_go():
        _read[path] = read_evaluation(path)
    return _read[path].source.digest, summary(_read[path])


class _Judge:
    """Finds out what is told of a file. Can be sent to another process."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def __call__(self, path: Path) -> Facts:
        from kommunkompassen.listing.judge import facts  # noqa: PLC0415  what is kept is told without it

        if path in _read:
            self._repository.take(_read.pop(path))
        try:
            with nothing_let_go():
                return facts(path, self._repository)
        finally:
            self._repository.release()


def _kept(line: str, path: Path, repository: Repository) -> Facts | None:
    """What a line says, if all that was read beside the file is as it was then."""
    import msgspec  # noqa: PLC0415  only where many evaluations are listed; it takes long to import

    try:
        found = msgspec.json.decode(line, type=Facts)
    except (msgspec.MsgspecError, ValueError):
        return None
    return found if all(_content(name, path, repository) == was for name, was in found.needs.items()) else None


def _content(name: str, path: Path, repository: Repository) -> str:
    other = repository.path_by_id(name)
    return repository.content(other) if other else digest_of_file(logo_file(path, name)) if is_name(name) else ""


def _line(one: Facts) -> str:
    import msgspec  # noqa: PLC0415  as above

    return msgspec.json.encode(one).decode()


@cache
def _code() -> bytes:
    return program_digest().encode()
