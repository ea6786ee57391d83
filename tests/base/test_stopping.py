"""A signal to end is something to look at, once; a second one ends at once."""

from __future__ import annotations

import signal
import threading

import pytest

from kommunkompassen.base.stopping import ending_alike, until_stopped

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.mark.parametrize("number", SIGNALS)
def test_the_first_signal_only_sets_the_event(number: int) -> None:
    with until_stopped() as stop:
        assert not stop.is_set()
        signal.raise_signal(number)
        assert stop.is_set()


def test_a_second_ctrl_c_interrupts() -> None:
    with until_stopped() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_afterwards_everything_is_as_before() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with until_stopped():
        assert [signal.getsignal(number) for number in SIGNALS] != before
    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_who_waits_for_the_event_is_woken() -> None:
    woken = threading.Event()
    with until_stopped() as stop:
        waiting = threading.Thread(target=lambda: woken.set() if stop.wait(30) else None)
        waiting.start()
        signal.raise_signal(signal.SIGINT)
        waiting.join(30)
    assert woken.is_set()


@pytest.mark.parametrize("number", [number for number in SIGNALS if number != signal.SIGINT])
def test_the_systems_wish_that_a_program_end_is_as_ctrl_c(number: int) -> None:
    before = signal.signal(number, signal.SIG_DFL)
    try:
        with pytest.raises(KeyboardInterrupt), ending_alike():
            signal.raise_signal(number)
        assert signal.getsignal(number) is signal.SIG_DFL
        signal.signal(number, signal.SIG_IGN)
        with ending_alike():
            signal.raise_signal(number)
    finally:
        signal.signal(number, before)
