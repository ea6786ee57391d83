"""pandoc from its wheel: one run turns the report's body into Typst and Word, sandboxed, and a warning counts as a failure.

Reading the HTML is the larger part of pandoc's work, so the Typst text is written in passing by a filter of the Word file's run
(templates/print/typst.lua). It comes on standard output, with a nought behind it when it is whole, before the Word file.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from types import TracebackType

from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme
from kommunkompassen.base.tools import LONGEST, ToolError, late

_FILTERS = paths.TEMPLATES / "print"
# A person may have a folder of their own settings for pandoc (init.lua, defaults); ours has none.
_NO_SETTINGS = "--data-dir=."
_ALWAYS = (_NO_SETTINGS, "--from=html", "--sandbox", "--wrap=none", "--fail-if-warnings", "body.html")
_WORD = ("--to=docx", "--output=word.docx", "--reference-doc=reference.docx")


def _filters(*names: str) -> tuple[str, ...]:
    return tuple(f"--lua-filter={_FILTERS / name}" for name in ("classes.lua", *names))


_AS_TYPST = (*_ALWAYS, "--to=typst-smart", "--output=-", *_filters("typst.lua"))
_AS_BOTH = (*_ALWAYS, *_WORD, *_filters("typst.lua", "docx.lua"))

_WHOLE = "\0"
"""What the filter writes behind the text. There is none in it: evaluations may hold no such signs."""


@cache
def program() -> str:
    """The pandoc that came with the wheel. Raises ToolError where it is not there.

    pypandoc's own search starts every pandoc on the machine to ask its version, and takes the newest, which may be another.
    """
    package = find_spec("pypandoc")
    if package is None or package.origin is None:
        raise ToolError("pandoc", "pypandoc_binary is not installed")
    return str(Path(package.origin).parent / "files" / ("pandoc.exe" if sys.platform == "win32" else "pandoc"))


@cache
def default_reference() -> bytes:
    """The Word file from which pandoc takes its own look. Raises ToolError."""
    command = [program(), _NO_SETTINGS, "--print-default-data-file=reference.docx"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=LONGEST)
    except OSError as error:
        raise ToolError("pandoc", error.strerror or str(error)) from error
    except subprocess.TimeoutExpired as error:
        raise late("pandoc") from error
    _assert_fine(done.returncode, done.stderr)
    return _whole_file(done.stdout)


class Conversion:
    """pandoc at work on a body. Used as a context, so that it never outlives the build; can be asked from several threads."""

    def __init__(self, body: str, folder: Path, reference: bytes | None = None) -> None:
        """Begin. pandoc works in the folder, in which pictures (PNG) must lie for the Word file, made only with a `reference`.

        Raises ToolError when pandoc can't be started.
        """
        (folder / "body.html").write_text(body, encoding="utf-8")
        read_theme().write(folder)
        if reference:
            (folder / "reference.docx").write_bytes(reference)
        self._run = _Run(_AS_BOTH if reference else _AS_TYPST, folder)
        self._made = folder / "word.docx" if reference else None
        self._text: str | None = None
        self._reading = Lock()

    def typst(self) -> str:
        """The body as Typst, as soon as it is there. Raises ToolError with pandoc's own words when it fails or warns."""
        with self._reading:
            if self._text is None:
                self._text = self._run.read()
            if not self._text.endswith(_WHOLE):
                self._run.end()
                # Alone, without the sign behind it, the text is whole when pandoc says so.
                if self._made or not self._text:
                    raise ToolError("pandoc", "it wrote only a part of the report's text")
            return self._text.removesuffix(_WHOLE)

    def docx(self) -> bytes:
        """The body as a Word file. Raises ToolError as typst."""
        # It does not come to its end before its text has been taken.
        self.typst()
        self._run.end()
        assert self._made, "a Word file was asked for"
        try:
            return _whole_file(self._made.read_bytes())
        except OSError as error:
            raise ToolError("pandoc", "it wrote no Word file") from error

    def __enter__(self) -> Conversion:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._run.kill()


class _Run:
    """One process. What it says goes into a file, so that it never waits for somebody to listen."""

    def __init__(self, options: Sequence[str], folder: Path) -> None:
        # The time zone and the date of the day must not reach the file; the real dates are written afterwards.
        # Nor what else the person has set, such as where Lua finds its modules.
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LUA_", "GHCRTS"))}
        environment = {**kept, "SOURCE_DATE_EPOCH": "0", "TZ": "UTC"}
        command = [program(), *options]
        with tempfile.NamedTemporaryFile(dir=folder, prefix="pandoc-", delete=False) as said:
            self._said = Path(said.name)
            try:
                self._process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, cwd=folder, env=environment
                )
            except OSError as error:
                raise ToolError("pandoc", error.strerror or str(error)) from error
        self._late = threading.Event()
        self._alarm = threading.Timer(LONGEST, self._give_up)
        self._alarm.daemon = True
        self._alarm.start()

    def _give_up(self) -> None:
        self._late.set()
        self._process.kill()

    def read(self) -> str:
        """What comes on standard output, up to the sign that it is whole, or to its end."""
        assert isinstance(self._process.stdout, io.BufferedReader)
        text = b""
        while not text.endswith(_WHOLE.encode()) and (more := self._process.stdout.read1()):
            text += more
        try:
            return text.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ToolError("pandoc", "what it wrote is no text in UTF-8") from error

    def end(self) -> None:
        """Wait for its end. Raises ToolError with its own words when it has failed or warned."""
        code = self._process.wait()
        if self._late.is_set():
            raise late("pandoc")
        _assert_fine(code, self._said.read_bytes())

    def kill(self) -> None:
        """End it now, whatever it is at."""
        self._alarm.cancel()
        self._process.kill()
        self._process.communicate()


def _whole_file(data: bytes) -> bytes:
    """A Word file. Raises ToolError where it has no end."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise ToolError("pandoc", "it wrote only a part of the Word file")
    return data


def _assert_fine(exit_code: int, said: bytes) -> None:
    if exit_code != 0 or said.strip():
        raise ToolError("pandoc", said.decode("utf-8", errors="replace") or f"exit {exit_code}")
