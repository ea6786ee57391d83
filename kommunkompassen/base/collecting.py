"""When Python looks for what it could let go."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_let_go() -> Iterator[None]:
    """Read and check: Python looks through all there is, again and again, for what it could let go, a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
