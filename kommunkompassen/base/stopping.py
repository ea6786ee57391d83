"""Ctrl-C and the system's wish that a program end, as something that can be looked at instead of an exception anywhere."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C, the end of a session, a closed terminal; SIGBREAK is Windows', SIGHUP the others'."""


@contextmanager
def ending_alike() -> Iterator[None]:
    """Let the system's wish that the program end, and a closed terminal, be as Ctrl-C, after which nothing is left behind.

    What is ignored, as by nohup, stays so; and only the main thread can be interrupted.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():
        numbers = (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP"))
        before = {number: signal.SIG_DFL for number in numbers if number and signal.getsignal(number) is signal.SIG_DFL}
    for number in before:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def until_stopped() -> Iterator[threading.Event]:
    """An event that is set by the first such signal; a second one does what it otherwise would. For the main thread."""
    stop = threading.Event()
    before = {number: signal.getsignal(number) for name in _NAMES if (number := getattr(signal, name, None))}

    def first(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        restore()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    for number in before:
        signal.signal(number, first)
    try:
        yield stop
    finally:
        restore()
