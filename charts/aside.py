"""Render drawings in a process of their own, which loads matplotlib while the evaluation is still being read and checked."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import cast

from charts.shapes import Drawing
from kommunkompassen.base import paths
from kommunkompassen.base.tools import ToolError


class Aside:
    """The process; it waits for one job. Used as a context, so that it never outlives the build."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "charts.aside"],
            cwd=paths.PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def render(self, drawings: Sequence[Drawing]) -> list[bytes]:
        """The drawings as SVG files. Can be asked once. Raises ToolError with what the process said when it failed."""
        made, said = self._process.communicate(pickle.dumps(list(drawings)))
        if self._process.returncode != 0:
            raise ToolError("matplotlib", said.decode("utf-8", errors="replace"))
        return cast("list[bytes]", pickle.loads(made))  # noqa: S301  from our own process

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()


def main() -> None:
    """Read drawings from standard input, write their SVG files to standard output."""
    from charts.render import svg  # noqa: PLC0415  only this process needs matplotlib

    drawings = cast("list[Drawing]", pickle.load(sys.stdin.buffer))  # noqa: S301  from our own process
    sys.stdout.buffer.write(pickle.dumps([svg(drawing) for drawing in drawings]))


if __name__ == "__main__":
    main()
