"""What is printed: nothing in it is a command to a machine that runs a workflow, and a disk that is full is said to be it.

Such machines read what is printed line by line, ::error:: and ##[error] and more of that kind, and a text of an evaluation may
hold any of it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

_COMMAND = re.compile(r"#(?=#\w*\[)|(?:^|(?<=[\r\n\v\f]))[^\S\r\n\v\f]*:(?=:)")
UNPRINTED = "<output>"
"""The file of an error in printing."""
_NOTHING_WIDE = "\N{WORD JOINER}"


def without_commands(text: str) -> str:
    """The same text to the eye, with no command in it."""
    return _COMMAND.sub(lambda match: f"{match[0]}{_NOTHING_WIDE}", text)


class _Stream:
    """A stream in the place of another."""

    def __init__(self, beneath: TextIO) -> None:
        self.beneath = beneath

    def write(self, text: str) -> int:
        """Write the text to the stream beneath, without the commands in it."""
        quiet = without_commands(text)
        # click writes nothing to see whether that can be done; to a device that is full it can't.
        if not quiet:
            return 0
        with _named(self.beneath):
            return self.beneath.write(quiet)

    def flush(self) -> None:
        """Flush the stream beneath."""
        with _named(self.beneath):
            self.beneath.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.beneath, name)


@contextmanager
def _named(stream: TextIO) -> Iterator[None]:
    """An error of a stream says of which one, and what could not be printed is not tried again when the program ends."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        error.filename = UNPRINTED
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise


@contextmanager
def printing() -> Iterator[None]:
    """Standard output and error as described above, until the end of the block."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Stream(before[0]), _Stream(before[1])
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def print_commands(text: str) -> None:
    """Print what is meant as a command."""
    stream = sys.stdout.beneath if isinstance(sys.stdout, _Stream) else sys.stdout
    with _named(stream):
        stream.write(f"{text}\n")
        stream.flush()
