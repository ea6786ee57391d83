"""Work through items, one after the other in this process or side by side in several, with one interface.

Each process has a pipe of its own, so that one that dies is known by the item that it had. A process ends by itself when the
one that began it is gone, however that went, and it does not hear Ctrl-C: what it is at comes to its end.

The standard pool is no substitute: where a process dies it gives up all items (ProcessPoolExecutor) or waits forever (Pool).
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    # Loaded only where processes are started.
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

_LONGEST_FOLDER = 64
"""Bytes of the path to the folder for temporary files: the forkserver's socket lies in it, and has room for 107 in all."""
_MOST_PROCESSES = 60
"""Windows can wait for 63 things at a time; a machine with more cores gains nothing by more processes than this."""

# Not SIGTERM: with it the library ends those that are left when the program itself ends.
_ENDINGS = [getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name)]

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Begun(Generic[Item]):
    """Told when a process begins with an item."""

    item: Item


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """Told when a process is done with an item, and what came of it."""

    item: Item
    result: Result


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """The process that worked on the item has died."""

    item: Item


Events = Generator[Begun[Item] | Done[Item, Result] | Lost[Item], None, None]


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_process(work: Callable[[Item], Result], items: Sequence[Item]) -> Events[Item, Result]:
    """One item after the other, here."""
    for item in items:
        yield Begun(item)
        yield Done(item, work(item))


@dataclass(frozen=True, slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection

    def end(self) -> None:
        """Let it finish what it is at. Whoever doesn't want to wait for that interrupts a second time."""
        self.pipe.close()
        try:
            self.process.join()
        except KeyboardInterrupt:
            self.process.kill()
            raise


def in_processes(
    work: Callable[[Item], Result], items: Sequence[Item], count: int, preload: Sequence[str] = ()
) -> Events[Item, Result]:
    """`count` items at a time, each process with its own copy of `work`, which must not raise; results as they come.

    `preload`: modules that the processes need, which are imported only once where the system allows that.
    """
    with contextlib.closing(Processes(count, preload)) as processes:
        yield from processes.work(work, items)


class Processes:
    """Processes that stay for one round of work after the other. To be closed."""

    def __init__(self, count: int, preload: Sequence[str] = ()) -> None:
        """So many at most, see in_processes; none is started before there is work."""
        self._count, self._preload = min(count, _MOST_PROCESSES), preload
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, Any]] = {}
        self._had: dict[Any, _Worker] = {}

    def expect_work(self) -> None:
        """Get ready for it in the background, where the system can: what is preloaded takes a quarter of a second to import."""
        if _context(self._preload).get_start_method() == "forkserver":
            from multiprocessing import forkserver  # noqa: PLC0415  see above

            with _deaf():
                forkserver.ensure_running()

    def work(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Events[Item, Result]:
        """A round, as in_processes. An item goes to the process that had it in an earlier one, unless another is done sooner."""
        from multiprocessing.connection import wait  # noqa: PLC0415  see above

        left: defaultdict[_Worker | None, deque[Item]] = defaultdict(deque)
        for item in items:
            left[self._had.get(item)].append(item)
        knowing: set[_Worker] = set()
        while any(left.values()) or self._busy:
            while any(left.values()) and len(self._busy) < self._count:
                worker = self._idle.pop() if self._idle else _start(self._preload)
                item = (left[worker] or left[None] or max(left.values(), key=len)).popleft()
                self._busy[worker.pipe] = (worker, item)
                self._had[item] = worker
                yield Begun(item)
                # To one that has died nothing can be sent; it is found out when nothing can be received.
                with contextlib.suppress(OSError):
                    worker.pipe.send((None if worker in knowing else work, item))
                knowing.add(worker)
            for pipe in cast("list[Connection]", wait(list(self._busy))):
                event = _received(*self._busy[pipe])
                worker, _ = self._busy.pop(pipe)
                if isinstance(event, Done):
                    self._idle.append(worker)
                else:
                    worker.end()
                yield event

    def close(self) -> None:
        """Let each finish what it is at, and end them."""
        for worker in [*self._idle, *(worker for worker, _ in self._busy.values())]:
            worker.end()


def _received(worker: _Worker, item: Item) -> Done[Item, Any] | Lost[Item]:
    try:
        return Done(item, worker.pipe.recv())
    except (EOFError, OSError):
        return Lost(item)


def _context(preload: Sequence[str]) -> BaseContext:
    import multiprocessing  # noqa: PLC0415  see above

    if sys.platform != "linux" or len(os.fsencode(tempfile.gettempdir())) > _LONGEST_FOLDER:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _start(preload: Sequence[str]) -> _Worker:
    context = _context(preload)
    ours, theirs = context.Pipe()
    process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
    with _deaf():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Not hear Ctrl-C, nor a closed terminal, for a moment; a process that is started then is deaf from first to last."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _ENDINGS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _serve(pipe: Connection) -> None:
    for number in _ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    work: Callable[[Any], Any] | None = None
    while True:
        try:
            new, item = pipe.recv()
            work = new or work
            assert work, "with the first item comes what to do with it"
            pipe.send(work(item))
        except (EOFError, OSError):
            return
