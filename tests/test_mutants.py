"""Whatever is done to an evaluation, the check says something sensible of it, soon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kommunkompassen.base.finding import Finding, Severity, Span
from kommunkompassen.read import parse
from kommunkompassen.read.source import Source
from kommunkompassen.read.syntax.fault import Mistake
from tests.mutants import MUTATIONS, Bench, mutant, originals

SEED = 1
PARTS = 20
IN_EACH = 100
FILLED = 10
"""Every so many without errors is also filled in, which takes longer than checking."""


@pytest.mark.parametrize("part", range(PARTS))
def test_a_broken_evaluation_is_checked_without_exceptions_soon_and_with_places_in_it(part: int, tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    numbers = range(part * IN_EACH, (part + 1) * IN_EACH)
    found = {number: bench.faults(number, SEED, fill_too=number % FILLED == 0) for number in numbers}
    assert {number: faults for number, faults in found.items() if faults} == {}


def test_a_seed_gives_the_same_mutants_and_they_are_not_the_originals() -> None:
    made = [mutant(number, SEED) for number in range(60)]
    assert made == [mutant(number, SEED) for number in range(60)]
    assert sum(data == original.text.encode() for original, data in made) < 6
    assert len({data for _, data in made}) > 50
    assert {original.path for original, _ in made} == {original.path for original in originals()}
    assert len(MUTATIONS) > 15


def _far_off(source: Source, mistake: Mistake) -> Finding:
    return Finding("yaml-syntax", Severity.ERROR, source.path, Span(99_999, 1, 99_999, 2), {}, "other")


def _raises(*_: object) -> Finding:
    raise KeyError("a bug")


@pytest.mark.parametrize(("bug", "said"), [(_far_off, "yaml-syntax/other at"), (_raises, "KeyError")])
def test_the_bench_finds_places_outside_the_file_and_exceptions(
    bug: Callable[[Source, Mistake], Finding], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "_named", bug)
    bench = Bench(tmp_path)
    faults = [fault for number in range(60) for fault in bench.faults(number, SEED, fill_too=False)]
    assert any(fault.startswith(said) for fault in faults)
