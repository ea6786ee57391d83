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
    """Somebody works on the item now."""

    item: Item


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """What came of the item."""

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


@dataclass(frozen=True, slots=True)
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
    from multiprocessing.connection import wait  # noqa: PLC0415  see above

    context = _context(preload)
    left = list(reversed(items))
    idle: list[_Worker] = []
    busy: dict[Connection, tuple[_Worker, Item]] = {}
    try:
        while left or busy:
            while left and len(busy) < min(count, _MOST_PROCESSES):
                worker = idle.pop() if idle else _start(context, work)
                item = left.pop()
                busy[worker.pipe] = (worker, item)
                yield Begun(item)
                # To one that has died nothing can be sent; it is found out when nothing can be received.
                with contextlib.suppress(OSError):
                    worker.pipe.send(item)
            for pipe in cast("list[Connection]", wait(list(busy))):
                event = _received(*busy[pipe])
                worker, _ = busy.pop(pipe)
                if isinstance(event, Done):
                    idle.append(worker)
                else:
                    worker.end()
                yield event
    finally:
        for worker in [*idle, *(worker for worker, _ in busy.values())]:
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


def _start(context: BaseContext, work: Callable[[Item], Result]) -> _Worker:
    ours, theirs = context.Pipe()
    process: BaseProcess = context.Process(target=_serve, args=(theirs, work), daemon=True)  # type: ignore[attr-defined]
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


def _serve(pipe: Connection, work: Callable[[Item], Result]) -> None:
    for number in _ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    while True:
        try:
            pipe.send(work(pipe.recv()))
        except (EOFError, OSError):
            return
