"""Wake up when something may have been saved; what it was, if anything, is seen by looking at the files themselves.

Folders are watched, not files: many editors save by writing a new file and renaming it over the old one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from watchfiles import watch

_QUIET_MS = 10
"""How long there must be no further event: an editor's save is several."""
_AT_MOST_MS = 100
_ANYWAY_MS = 2000
"""On a network drive no event may come at all; a look at the files takes a few milliseconds."""


def wakes(folders: Callable[[], Sequence[Path]], stop: threading.Event) -> Iterator[None]:
    """Once shortly after each change in the folders (which are asked for again, since there may be more), and now and then.

    Ends soon after `stop` is set, also by a signal's handler while this waits.
    """
    while not stop.is_set():
        try:
            watched = folders()
            for _ in watch(
                *watched,
                watch_filter=None,
                debounce=_AT_MOST_MS,
                step=_QUIET_MS,
                stop_event=stop,
                rust_timeout=_ANYWAY_MS,
                yield_on_timeout=True,
                recursive=False,
            ):
                yield
                if folders() != watched:
                    break
        except OSError:
            # A folder went away this moment, or the system has no more watches to give: look by ourselves.
            stop.wait(_ANYWAY_MS / 1000)
            yield
