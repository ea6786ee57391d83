"""Files with every mistake that the check knows can be compared, on either side, and their errors are shown."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.diff.as_json import as_json
from kommunkompassen.diff.as_markdown import as_markdown
from kommunkompassen.diff.as_text import as_text
from kommunkompassen.diff.difference import difference
from kommunkompassen.diff.revisions import Side, Sides
from kommunkompassen.repository import Repository

CASES = Path(__file__).parent.parent / "cases"
BAD = sorted(path.name for path in (CASES / "bad").iterdir() if path.is_dir())
GOOD = CASES / "good" / "all-optional-keys"


def _one_of_each_rule() -> list[str]:
    told = re.compile(r"\[([a-z-]+)\]")
    firsts: dict[str, str] = {}
    for name in BAD:
        for rule in told.findall((CASES / "bad" / name / "expected.txt").read_text("utf-8")):
            firsts.setdefault(rule, name)
    return sorted(set(firsts.values()))


FEW = _one_of_each_rule()


@cache
def _good() -> Side:
    return _side(GOOD)


def _side(case: Path) -> Side:
    own = case / "rubrics"
    return Side(case.name, None, Repository(case, own if own.is_dir() else paths.RUBRICS, case / "references"), case.resolve())


@pytest.mark.parametrize("name", FEW)
def test_a_file_with_a_mistake_is_compared_and_its_errors_are_shown(name: str) -> None:
    _assert_compared(name)


@pytest.mark.parametrize("name", sorted({*BAD} - {*FEW}))
def test_so_is_each_with_another_mistake_of_a_kind(name: str) -> None:
    _assert_compared(name)


def _assert_compared(name: str) -> None:
    good, bad = _good(), _side(CASES / "bad" / name)
    for before, after in ((good, bad), (bad, good)):
        found = difference(Sides(before, after, fork=False, apart=False))
        text = as_text(found, "sv", colour=False)
        assert as_markdown(found, "en")
        assert len(json.loads(as_json(found, "sv"))["files"]) == len(found.entries)
        for entry in found.entries:
            errors = entry.after.errors if entry.after else ()
            assert all(finding.rule in text for finding in errors)
        if after is good:
            assert not found.broken
    assert difference(Sides(bad, bad, fork=False, apart=False)).broken == _is_broken(bad.repository)


def _is_broken(repository: Repository) -> bool:
    """Whether any of the files can't be read as what it should be, or is of an edition that can't."""
    documents = [repository.evaluation(path) for path in repository.paths()]
    editions = [repository.rubric(document.model.rubric) for document in documents if document.model]
    references = [repository.reference(id_) for id_ in repository.reference_ids()]
    return any(one is None or one.broken for one in [*documents, *editions, *references])


def test_of_thousands_of_errors_a_hundred_are_told_and_how_many_more_there_are(tmp_path: Path) -> None:
    head = 'municipality: Kumla\nyear: 2027\nrubric: "2018"\n'
    sides = []
    for name, more in (("before", ""), ("after", "".join(f"okand{number}: a\n" for number in range(150)))):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "kumla-2027.yaml").write_text(head + more, encoding="utf-8")
        sides.append(Side(name, None, Repository(folder), tmp_path))
    found = difference(Sides(sides[0], sides[1], fork=False, apart=False))
    text, markdown = as_text(found, "sv", colour=False), as_markdown(found, "sv")
    assert text.count("[unknown-key]") == markdown.count("(unknown-key)") == 101
    assert "och 50 till av samma slag" in text
    assert "och 50 till av samma slag" in markdown
