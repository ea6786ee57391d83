"""Run pandoc from its wheel: sandboxed, and with a warning counting as a failure."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pypandoc

from kommunkompassen import paths
from kommunkompassen.publish.tools import ToolError

_FILTERS = paths.TEMPLATES / "print"


@cache
def program() -> str:
    """The pandoc that came with the wheel."""
    return str(pypandoc.get_pandoc_path())


def convert(html: str, to: str, filters: Sequence[str], options: Sequence[str] = (), folder: Path | None = None) -> bytes:
    """The HTML in another format. `folder` is where pandoc runs, so that paths to pictures can be relative.

    Raises ToolError with pandoc's own words when it fails or warns.
    """
    command = [program(), "--from=html", f"--to={to}", "--sandbox", "--wrap=none", "--fail-if-warnings", "--output=-"]
    command += [f"--lua-filter={_FILTERS / name}" for name in filters]
    # The time zone and the date of the day must not reach the file; the real dates are written afterwards.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "TZ": "UTC"}
    done = subprocess.run(
        [*command, *options], input=html.encode("utf-8"), capture_output=True, cwd=folder, env=environment, check=False
    )
    if done.returncode != 0 or done.stderr.strip():
        raise ToolError("pandoc", done.stderr.decode("utf-8", errors="replace") or f"exit {done.returncode}")
    return done.stdout
