"""What stands below a line, as far as one looks ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kommunkompassen.read.syntax.line import Line

FAR = 300
"""How many lines are looked ahead for where the others of a kind stand."""


def behind(lines: Sequence[Line], number: int) -> Iterator[Line]:
    """The next lines that are not blank."""
    return (line for line in lines[number + 1 : number + FAR] if line.text.strip())


def following(lines: Sequence[Line], line: Line) -> Line | None:
    """The next line that is not blank."""
    return next(behind(lines, line.number), None)


def inside(lines: Sequence[Line], line: Line) -> Iterator[Line]:
    """The lines below it that stand further in than it does, with blank ones between."""
    for below in lines[line.number + 1 : line.number + FAR]:
        if not below.blank and below.spaces <= line.spaces:
            return
        yield below
