"""What was told of evaluations, kept from one command to the next with the summaries, under a digest of all that it follows from:

the file's content and name, the program, the editions and references, and what all other evaluations say that others need.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kommunkompassen.base.contents import digest, digest_of_all, digest_of_file
from kommunkompassen.base.kept_lines import FOLDER, KeptLines
from kommunkompassen.base.program import program_digest
from kommunkompassen.building import workers
from kommunkompassen.listing.facts import Facts, is_name, logo_file
from kommunkompassen.repository import FEWEST_KEPT, Repository

if TYPE_CHECKING:
    # Loaded only where summaries are made.
    from kommunkompassen.read.summary import Summary

Item = TypeVar("Item")
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
        """What is told of these files of the repository."""
        if self._lines is None:
            return _found_out(chosen, repository)
        around = self._around(repository)
        keys = {path: self._lines.key("\0".join([repository.content(path), path.name, around]).encode()) for path in chosen}
        found = {path: kept for path in chosen if (kept := _kept(self._lines.line(keys[path]), path, repository))}
        found |= _found_out([path for path in chosen if path not in found], repository)
        for path in chosen:
            self._lines.keep(keys[path], _line(found[path]))
        return {path: found[path] for path in chosen}

    def write(self) -> None:
        """Keep it for the next command. Where that can't be done nothing is."""
        if self._lines:
            self._lines.write()

    def _around(self, repository: Repository) -> str:
        """A digest of what the check of an evaluation needs beside its file."""
        assert self._lines
        compared = [(path.name, repository.content(path)) for path in repository.compared_by()]
        contents = digest_of_all([*compared, *((path.name, repository.content(path)) for path in repository.paths())])
        # Where no file has changed it is what it was, and the summaries need not be read.
        key = self._lines.key(contents.encode())
        around = self._lines.line(key) or self._said_around(compared, repository)
        self._lines.keep(key, around)
        return around

    def _said_around(self, compared: Sequence[tuple[str, str]], repository: Repository) -> str:
        for path, summary in repository.summaries(_summarised).items():
            if path not in self._said:
                self._said[path] = (
                    digest(repr(summary).encode("utf-8", "surrogateescape")) if summary else repository.content(path)
                )
        return digest_of_all([*compared, *((path.name, self._said[path]) for path in repository.paths())])


def _found_out(chosen: Sequence[Path], repository: Repository) -> dict[Path, Facts]:
    return dict(zip(chosen, _shared(_Judge(repository), chosen), strict=True))


def _summarised(contents: Sequence[bytes]) -> Sequence[Summary | None]:
    from kommunkompassen.read.summary import summary_of  # noqa: PLC0415  as below

    return _shared(summary_of, contents)


def _shared(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """What comes of each item, worked out side by side where there are many."""
    count = workers.cores()
    if len(items) < FEWEST_SHARED or count == 1:
        return [work(item) for item in items]
    events = workers.in_processes(work, items, count, _PRELOAD)
    done = {event.item: event.result for event in events if isinstance(event, workers.Done)}
    # One whose process died is looked at here, where what is wrong with it is told.
    return [done[item] if item in done else work(item) for item in items]


class _Judge:
    """Finds out what is told of a file. Can be sent to another process."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def __call__(self, path: Path) -> Facts:
        from kommunkompassen.listing.judge import facts  # noqa: PLC0415  what is kept is told without it

        try:
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
