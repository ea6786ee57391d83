"""What goes wrong in a tool that makes the files, in the tool's own words."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, Queue
from typing import TypeVar, cast

LONGEST = 120
"""Seconds that a tool may take for one report; the longest take three."""

Made = TypeVar("Made")


class ToolError(Exception):
    """A converter failed or warned. `tool` is its name, `said` its own message."""

    def __init__(self, tool: str, said: str) -> None:
        # Both are kept as they were given, so that it can be sent from one process to another.
        super().__init__(tool, said)
        self.tool = tool
        self.said = said.strip()

    def __str__(self) -> str:
        return f"{self.tool}: {self.said}"


def in_time(tool: str, work: Callable[[], Made]) -> Made:
    """What comes of the work of a tool within this program. Raises ToolError where it comes to no end; it is left behind then."""
    done: Queue[tuple[Made | None, BaseException | None]] = Queue()

    def run() -> None:
        try:
            done.put((work(), None))
        except BaseException as error:  # noqa: BLE001  raised below
            done.put((None, error))

    threading.Thread(target=run, daemon=True).start()
    try:
        made, error = done.get(timeout=LONGEST)
    except Empty:
        raise late(tool) from None
    if error:
        raise error
    return cast("Made", made)


def late(tool: str) -> ToolError:
    """What is said of a tool that comes to no end."""
    return ToolError(tool, f"stopped, since it was not done after {LONGEST} seconds")


class OutputError(ToolError):
    """What was made can't be put in place. `tool` is the folder or the file that can't be written."""
