"""Run pandoc from its wheel: sandboxed, and with a warning counting as a failure."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pypandoc

from kommunkompassen import paths
from kommunkompassen.publish.tools import ToolError

_FILTERS = paths.TEMPLATES / "print"


@cache
def program() -> str:
    """The pandoc that came with the wheel. Raises ToolError where it is not there."""
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise ToolError("pandoc", str(error)) from error


def run(
    command: Sequence[str], given: bytes = b"", folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end. Raises ToolError when it can't be started."""
    try:
        return subprocess.run(command, input=given, capture_output=True, cwd=folder, env=environment, check=False)
    except OSError as error:
        raise ToolError(Path(command[0]).name, error.strerror or str(error)) from error


def convert(html: str, to: str, filters: Sequence[str], options: Sequence[str] = (), folder: Path | None = None) -> bytes:
    """The HTML in another format. `folder` is where pandoc runs, so that paths to pictures can be relative.

    Raises ToolError with pandoc's own words when it fails or warns.
    """
    command = [program(), "--from=html", f"--to={to}", "--sandbox", "--wrap=none", "--fail-if-warnings", "--output=-"]
    command += [f"--lua-filter={_FILTERS / name}" for name in filters]
    # The time zone and the date of the day must not reach the file; the real dates are written afterwards.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "TZ": "UTC"}
    done = run([*command, *options], html.encode("utf-8"), folder, environment)
    if done.returncode != 0 or done.stderr.strip():
        raise ToolError("pandoc", done.stderr.decode("utf-8", errors="replace") or f"exit {done.returncode}")
    return done.stdout
