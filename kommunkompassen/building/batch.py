"""Build many reports: those that have not changed are left, the others shared out, and one that fails stops no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from charts.aside import Aside
from kommunkompassen.building import builds, workers
from kommunkompassen.building.builds import Build
from kommunkompassen.building.memory import Memory
from kommunkompassen.building.options import Options
from kommunkompassen.building.workers import Begun, Done
from kommunkompassen.publish import typst_memory
from kommunkompassen.repository import Repository

if TYPE_CHECKING:
    from kommunkompassen.report.draw import Render

_HEAVY = (
    "kommunkompassen.check",
    "kommunkompassen.publish.make",
    "kommunkompassen.publish.inspect.docx",
    "kommunkompassen.publish.inspect.html",
    "kommunkompassen.publish.inspect.pages",
    "kommunkompassen.publish.inspect.pdf",
    "kommunkompassen.building.output",
    "charts.areas",
    "charts.change",
    "charts.profile",
    "charts.questions",
    "charts.render",
    "typst",
)
"""What every process imports before its first report."""


class Builder:
    """Builds reports one by one, from what it has read of the repository. Can be sent to another process."""

    def __init__(
        self, repository: Repository, options: Options, memory: Memory, *, force: bool, render: Render | None = None
    ) -> None:
        self._repository, self._options, self._memory, self._force = repository, options, memory, force
        self._render = render
        self._begun = False

    def __call__(self, path: Path) -> Build:
        """Never raises: an error of ours is what came of this evaluation, and the next one is built."""
        try:
            if self._begun:
                # Whoever shows what came of the one before has had it as it was read.
                self._repository.release()
                if self._options.formats != ("html",):
                    typst_memory.forget()
            self._begun = True
            return builds.build(path, self._repository, self._options, self._memory, force=self._force, render=self._render)
        except Exception as error:  # noqa: BLE001  the outermost frame of one report
            return Build(path, bug=builds.bug(error))


class Watch(Protocol):
    """Somebody who is told how it goes."""

    def started(self, count: int) -> None:
        """So many reports are to be made; the others have not changed."""

    def begun(self, path: Path) -> None:
        """The report is being made."""

    def ended(self, path: Path) -> None:
        """The report is no longer being made, whatever came of it."""


def build_all(
    chosen: Sequence[Path],
    repository: Repository,
    options: Options,
    watch: Watch,
    *,
    force: bool = False,
    processes: int | None = None,
) -> Generator[Build, None, None]:
    """What came of each evaluation, in their order, as soon as those before it are done.

    `processes`: how many work side by side; as many as there are cores, but never more than there are reports to make.
    """
    memory = Memory(repository, options)
    done: dict[Path, Build] = {}
    for path in chosen:
        if not force and (last := memory.unchanged(path, repository)):
            done[path] = Build(path, last.findings, flaws=last.flaws, unchanged=last.files)
    changed = [path for path in chosen if path not in done]
    count = min(processes or workers.cores(), len(changed))
    watch.started(len(changed))
    with ExitStack() as stack:
        # One report alone must not wait for a process to start, nor for matplotlib to load.
        render = stack.enter_context(Aside()).render if len(changed) == 1 else None
        builder = Builder(repository, options, memory, force=force, render=render)
        events = workers.in_processes(builder, changed, count, _HEAVY) if count > 1 else workers.in_process(builder, changed)
        stack.enter_context(closing(events))
        waiting = deque(chosen)
        while waiting:
            if waiting[0] in done:
                yield done.pop(waiting.popleft())
                continue
            event = next(events)
            if isinstance(event, Begun):
                watch.begun(event.item)
                continue
            watch.ended(event.item)
            done[event.item] = event.result if isinstance(event, Done) else Build(event.item, lost=True)
