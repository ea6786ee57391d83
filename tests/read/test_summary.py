"""What others need of an evaluation is what reading it in full gives, also when it was kept from an earlier command."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.base.contents import seal, unseal
from kommunkompassen.base.dates import Date, Period
from kommunkompassen.base.program import program_digest
from kommunkompassen.formatting.known import Known
from kommunkompassen.formatting.skeleton import skeleton
from kommunkompassen.read import kept_summaries, read_evaluation
from kommunkompassen.read.kept_summaries import KeptSummaries
from kommunkompassen.read.summary import Summary, as_json, from_json, summary, summary_of
from kommunkompassen.repository import FEWEST_KEPT, Repository
from tests.helpers import PUBLISHED, data, rubric, save
from tests.mutants import mutant
from tests.test_rubrics import EDITIONS

HEAD = 'municipality: Kumla\nyear: 2027\nrubric: "2018"\n'
SCORES = """areas:
  1:
    scores:
      1.1: 7,5  # se mejl
      1.2:
        points: 3
        note: |
          points: 9
          1.3: 8
      1.4:
    narrative: |
      1.1: 99
  2:
    score: 71
"""


def _content(id_: str) -> bytes:
    return (paths.EVALUATIONS / f"{id_}.yaml").read_bytes()


CONTENTS = [_content(id_) for id_ in PUBLISHED]


@pytest.mark.parametrize("id_", PUBLISHED)
def test_the_content_alone_gives_what_the_read_file_gives(id_: str) -> None:
    read = read_evaluation(paths.EVALUATIONS / f"{id_}.yaml")
    found = summary_of(_content(id_))
    assert found == summary(read)
    assert found
    assert read.model
    assert (found.municipality, found.year, found.status) == (read.model.municipality, read.model.year, "published")
    assert found.conducted == read.model.conducted


def test_it_holds_names_dates_and_points_as_they_stand() -> None:
    text = HEAD + "official_name: Kumla stad\nresidents: Kumlabor\nstatus: fact-check\nconducted: 2027-02/2027-03-01\n" + SCORES
    found = summary_of(text.encode())
    assert found
    assert (found.municipality, found.official_name, found.name) == ("Kumla", "Kumla stad", "Kumla stad")
    assert found.residents == "Kumlabor"
    assert (found.year, found.rubric, found.status, found.broken) == (2027, "2018", "fact-check", False)
    assert found.conducted == Period(Date(2027, 2), Date(2027, 3, 1))
    assert dict(found.areas["1"].scores) == {"1.1": Decimal("7.5"), "1.2": Decimal(3), "1.4": None}
    assert (found.areas["1"].score, found.areas["2"].score) == (None, Decimal(71))


def test_of_a_broken_one_is_told_what_can_be_read_and_of_an_unreadable_one_nothing() -> None:
    found = summary_of((HEAD + "statsu: published\n").encode())
    assert found
    assert (found.municipality, found.broken, found.name) == ("Kumla", True, "Kumla kommun")
    for content in (b"", b"\xff", b"[", b"year: 2027\n", b"\0" * 9, b"a: 1\n" * 500_000):
        assert summary_of(content) is None


def _mutants() -> list[bytes]:
    return [mutant(number, 2)[1] for number in range(60)]


def test_what_is_written_down_comes_back_the_same() -> None:
    new = [skeleton("Kumla", 2027, rubric(edition), Known()).encode() for edition in EDITIONS]
    told = [found for content in (*CONTENTS, *new, *_mutants()) if (found := summary_of(content))]
    assert len(told) > 40
    assert {one.broken for one in told} == {True, False}
    for found in told:
        assert "\n" not in as_json(found)
        assert from_json(as_json(found)) == found


def _made(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The contents of which summaries are made from now on, one after the other."""
    asked: list[bytes] = []

    def made(content: bytes) -> Summary | None:
        asked.append(content)
        return summary_of(content)

    monkeypatch.setattr(kept_summaries, "summary_of", made)
    return asked


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where summaries are kept."""
    monkeypatch.setattr(kept_summaries, "FILE", tmp_path / "new" / "summaries")
    return kept_summaries.FILE


def _all(contents: list[bytes]) -> list[Summary | None]:
    kept = KeptSummaries()
    found = kept.of({Path(str(number)): content for number, content in enumerate(contents)})
    kept.write()
    return found


def test_a_summary_is_made_once_and_then_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _made(monkeypatch)
    first = _all(CONTENTS)
    assert made == CONTENTS
    assert first == [summary_of(content) for content in CONTENTS]
    other = CONTENTS[0].replace(b"1.1: ", b"1.1: 1", 1)
    assert _all([*CONTENTS, other])[:-1] == first
    assert made == [*CONTENTS, other]
    assert [path.name for path in file.parent.iterdir()] == ["summaries"]


@pytest.mark.usefixtures("file")
def test_another_program_makes_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    _all(CONTENTS)
    made = _made(monkeypatch)
    with monkeypatch.context() as other:
        other.setattr(kept_summaries, "_code", lambda: b"another")
        _all(CONTENTS)
    assert made == CONTENTS
    _all(CONTENTS)
    assert made == CONTENTS


def test_the_program_that_counts_is_the_one_that_reads() -> None:
    assert kept_summaries._code() == program_digest(("kommunkompassen/base", "kommunkompassen/read")).encode()


def _false(kept: bytes) -> bytes:
    """As it was, but for one figure."""
    assert b'"1.1": "' in kept
    return kept.replace(b'"1.1": "', b'"1.1": "9', 1)


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda _: b"",
        lambda kept: kept[:-9],
        _false,
        unseal,
        lambda _: b"\xff" * 99,
        lambda _: seal(b"\xff"),
        lambda _: seal(b"x"),
    ],
    ids=["empty", "cut off", "well-formed and false", "not sealed", "no text", "no text, sealed", "something else"],
)
def test_what_is_not_as_it_was_written_counts_as_not_there(
    file: Path, monkeypatch: pytest.MonkeyPatch, spoiled: Callable[[bytes], bytes]
) -> None:
    before = _all(CONTENTS)
    file.write_bytes(spoiled(file.read_bytes()))
    made = _made(monkeypatch)
    assert _all(CONTENTS) == before
    assert made == CONTENTS


@pytest.mark.usefixtures("file")
def test_what_was_asked_for_last_is_kept_and_no_more_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_summaries, "MOST", 3)
    _all(CONTENTS[:3])
    _all(CONTENTS[3:])
    made = _made(monkeypatch)
    _all(CONTENTS[3:] + CONTENTS[:1])
    assert made == []
    _all(CONTENTS)
    assert made == CONTENTS[1:3]
    _all(CONTENTS)
    assert made == CONTENTS[1:3]


def test_where_nothing_can_be_kept_summaries_are_made_all_the_same(file: Path) -> None:
    file.parent.touch()
    assert _all(CONTENTS) == [summary_of(content) for content in CONTENTS]


@pytest.mark.parametrize(("count", "is_kept"), [(FEWEST_KEPT - 1, False), (FEWEST_KEPT, True)])
def test_a_repository_keeps_what_would_take_long_to_read(tmp_path: Path, file: Path, count: int, *, is_kept: bool) -> None:
    for number in range(count):
        save(tmp_path / "evaluations", data(f"Kommun {number}"))
    first = Repository(tmp_path / "evaluations").summaries()
    assert [path.name for path in first] == sorted(f"kommun-{number}-2027.yaml" for number in range(count))
    assert file.exists() is is_kept
    assert Repository(tmp_path / "evaluations").summaries() == first


def test_a_repository_knows_what_it_has_read_and_reads_anew_what_it_is_told_to_forget(tmp_path: Path) -> None:
    own, other = save(tmp_path, data("Kumla")), save(tmp_path, data("Boden"))
    (tmp_path / "c.yaml").write_text("[", encoding="utf-8")
    repository = Repository(tmp_path)
    repository.evaluation(own)
    own.write_bytes(own.read_bytes().replace(b"published", b"draft"))
    before = repository.summaries()
    assert [one and one.status for one in before.values()] == ["published", None, "published"]
    other.write_bytes(other.read_bytes().replace(b"published", b"draft"))
    assert repository.summaries() == before
    repository.forget([own, other])
    assert [one and one.status for one in repository.summaries().values()] == ["draft", None, "draft"]


@pytest.mark.parametrize(
    "line",
    [
        *("", "{", "[]", "null", "[" * 10_000),
        '["Kumla", null, null, "2027", "2018", "draft", null, {}, false]',
        '["Kumla", null, null, 2027, "2018", "draft", null, {"1": [{"1.1": "x"}, null]}, false]',
        '["Kumla", null, null, 2027, "2018", "draft", [[2027, "13", 1]], {}, false]',
    ],
)
def test_what_no_summary_gives_is_none(line: str) -> None:
    assert from_json(line) is None
