"""A glance at an evaluation says what reading it says, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.formatting import formatted
from kommunkompassen.formatting.known import Known
from kommunkompassen.formatting.skeleton import skeleton
from kommunkompassen.points.neighbour import Neighbour, neighbour
from kommunkompassen.read import read_evaluation
from kommunkompassen.read.glance import glance
from kommunkompassen.read.summary import Summary
from tests.helpers import PUBLISHED, rubric
from tests.mutants import mutant
from tests.test_rubrics import EDITIONS

PARTS, IN_EACH = 10, 200

HEAD = 'municipality: Kumla\nyear: 2027\nrubric: "2018"\n'


def _read(folder: Path, data: bytes) -> Neighbour:
    path = folder / "kumla-2027.yaml"
    path.write_bytes(data)
    return neighbour(read_evaluation(path))


def _glanced(text: str) -> Summary:
    found = glance(text.encode())
    assert found, text
    return found


@pytest.mark.parametrize("id_", PUBLISHED)
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_the_published_evaluations_are_told_at_a_glance(id_: str, ending: bytes) -> None:
    path = paths.EVALUATIONS / f"{id_}.yaml"
    assert glance(path.read_bytes().replace(b"\n", ending)) == neighbour(read_evaluation(path)).says


FORMATTED = sorted(path for path in (paths.PROJECT / "tests" / "cases").rglob("*.yaml") if not read_evaluation(path).broken)


NOT_TOLD = {"emoji-and-other-letters", "missing-glyph-code", "signs-in-texts", "question-with-comma"}
"""They hold rare characters, a code, or a comma in a question's number: a glance does not linger, they are read whole."""


@pytest.mark.parametrize("path", FORMATTED, ids=lambda path: path.parent.name)
def test_what_fmt_writes_is_told_at_a_glance(path: Path, tmp_path: Path) -> None:
    content = formatted(read_evaluation(path)).encode()
    assert glance(content) == (None if path.parent.name in NOT_TOLD else _read(tmp_path, content).says)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_new_evaluation_is_told_at_a_glance(edition: str, tmp_path: Path) -> None:
    content = skeleton("Kumla", 2027, rubric(edition), Known()).encode()
    assert glance(content) == _read(tmp_path, content).says


SCORES = """areas:
  1:
    scores:
      1.1: 7,5  # se mejl
      1.2:
        # tveksamt
        points: 3
        note: |
          points: 9
          1.3: 8
        sources:
          - interview
      1.4:
      1.5:
        note: x
    narrative: |
      1.1: 99
          points: 5
"""


def test_points_are_found_bare_and_among_notes_and_nowhere_else() -> None:
    found = _glanced(HEAD + SCORES)
    assert {key: str(points) for key, points in found.areas["1"].scores.items()} == {
        "1.1": "7.5",
        "1.2": "3",
        "1.4": "None",
        "1.5": "None",
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_of_a_broken_evaluation_a_glance_says_what_reading_says_or_nothing(part: int, tmp_path: Path) -> None:
    told = 0
    for number in range(part * IN_EACH, (part + 1) * IN_EACH):
        _, data = mutant(number, 2)
        if (found := glance(data)) is not None:
            told += 1
            read = _read(tmp_path, data)
            assert (found, read.broken) == (read.says, False), number
    assert told > IN_EACH / 20
