"""Who waits for news gets all of it, once, and is let go at the end."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.preview.screen import Screen

LONG = 30


@pytest.fixture
def screen() -> Screen:
    return Screen("kumla-2027-utkast", "sv")


def _news(screen: Screen, after: int) -> tuple[int, dict[str, str]]:
    news = screen.news(after, LONG)
    assert news
    return news[0], json.loads(news[1])


def test_who_comes_first_hears_at_once_what_is_shown(screen: Screen) -> None:
    _, said = _news(screen, -1)
    assert "Rapporten byggs." in said["panel"]
    assert said["page"] in screen.page().decode("utf-8")


def test_a_new_page_is_another_page_and_a_finding_is_not(screen: Screen) -> None:
    number, first = _news(screen, -1)
    screen.show(built=True, page=b"<html><head></head><body></body></html>")
    number, second = _news(screen, number)
    screen.show(findings=(Finding("file-empty", Severity.ERROR, Path("a.yaml")),))
    number, third = _news(screen, number)
    assert first["page"] != second["page"] == third["page"]
    assert "a.yaml:1:1" in third["panel"]
    assert "a.yaml:1:1" not in second["panel"]


def test_another_run_has_other_pages() -> None:
    assert _news(Screen("a", "sv"), -1)[1]["page"] != _news(Screen("a", "sv"), -1)[1]["page"]


def test_showing_the_same_is_no_news(screen: Screen) -> None:
    number, _ = _news(screen, -1)
    screen.show(built=False, findings=())
    assert screen.news(number, 0) == (number, "")


def _while_waiting(screen: Screen, monkeypatch: pytest.MonkeyPatch, then: Callable[[], None]) -> tuple[int, str] | None:
    """What one hears who was already waiting when something was done. Fails where nobody wakes them."""
    number, _ = _news(screen, -1)
    waits = threading.Event()
    wait_for = screen._changed.wait_for

    def noted(wanted: Callable[[], bool], seconds: float) -> bool:
        # The lock is held from here until the waiting has begun.
        waits.set()
        return wait_for(wanted, seconds)

    monkeypatch.setattr(screen._changed, "wait_for", noted)
    heard: list[tuple[int, str] | None] = []
    waiting = threading.Thread(target=lambda: heard.append(screen.news(number, 2 * LONG)), daemon=True)
    waiting.start()
    assert waits.wait(LONG)
    then()
    waiting.join(LONG)
    assert not waiting.is_alive()
    return heard[0]


def test_who_waits_is_woken(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = _while_waiting(screen, monkeypatch, lambda: screen.show(problem="Något hände"))
    assert heard
    assert "Något hände" in json.loads(heard[1])["panel"]


def test_at_the_end_everyone_is_let_go(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _while_waiting(screen, monkeypatch, screen.end) is None
    assert screen.news(-1, LONG) is None
