"""The bar says what is being built and how much is left, in one line; where nobody watches there is none."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from kommunkompassen.base.progress import Progress

LONGEST = Path("upplands-vasby-och-en-annan-kommun-2027.yaml")


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def _drawn(stream: io.StringIO) -> list[str]:
    """The states of the bar, one after the other."""
    return [re.sub(r"\x1b\[\?25[hl]", "", text).rstrip() for text in stream.getvalue().split("\r") if text.strip()]


def test_the_bar_shows_the_report_that_is_being_built_and_how_many_are_done() -> None:
    stream = Terminal()
    with Progress("Bygger rapporter", stream) as progress:
        progress.started(3)
        progress.begun(Path("arboga-2016.yaml"))
        progress.begun(Path("kumla-2017.yaml"))
        progress.ended(Path("arboga-2016.yaml"))
        progress.ended(Path("kumla-2017.yaml"))
    states = _drawn(stream)
    assert states[0].startswith("Bygger rapporter")
    assert "0/3" in states[0]
    assert [state.split("/3  ")[1] for state in states[1:4]] == ["arboga-2016", "arboga-2016 +1", "kumla-2017"]
    assert "1/3" in states[3]
    assert "2/3" in states[4]
    assert "kumla" not in states[4]


def test_the_time_left_is_told_as_soon_as_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    stream, clock = Terminal(), [1000.0]
    monkeypatch.setattr("time.time", lambda: clock[0])
    with Progress("Bygger rapporter", stream) as progress:
        progress.started(10)
        progress.begun(LONGEST)
        clock[0] += 7.0
        progress.ended(LONGEST)
        progress.begun(LONGEST)
    assert "1/10  00:01:03  upplands" in _drawn(stream)[-1]


def test_a_line_is_never_longer_than_a_terminal_is_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    stream, clock = Terminal(), [1000.0]
    monkeypatch.setattr("time.time", lambda: clock[0])
    others = [Path(f"{LONGEST.stem}-{number}.yaml") for number in range(16)]
    with Progress("Bygger rapporter", stream) as progress:
        progress.started(300)
        for path in (LONGEST, *others):
            progress.begun(path)
        clock[0] += 7.0
        progress.ended(LONGEST)
    states = _drawn(stream)
    assert any("00:34:53" in state and "+15" in state for state in states)
    assert max(len(state) for state in states) < 80


def test_what_is_printed_stands_on_a_line_of_its_own() -> None:
    stream = Terminal()
    with Progress("Bygger rapporter", stream) as progress:
        progress.started(2)
        progress.begun(LONGEST)
        drawn = stream.getvalue()
        progress.clear()
        blank = stream.getvalue().removeprefix(drawn)
        stream.write("Skrev\n")
        progress.ended(LONGEST)
    assert blank.startswith("\r ")
    assert blank.endswith(" \r")
    assert len(blank) - 2 >= len(_drawn(Terminal(drawn))[-1])
    assert "1/2" in stream.getvalue().split("Skrev\n")[1]


@pytest.mark.parametrize(("stream", "count"), [(io.StringIO(), 3), (Terminal(), 1), (Terminal(), 0)], ids=["pipe", "one", "none"])
def test_there_is_no_bar_where_it_would_help_nobody(stream: io.StringIO, count: int) -> None:
    with Progress("Bygger rapporter", stream) as progress:
        progress.started(count)
        for _ in range(count):
            progress.begun(LONGEST)
            progress.ended(LONGEST)
            progress.clear()
    assert stream.getvalue() == ""
