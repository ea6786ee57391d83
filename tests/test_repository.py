"""Which file a name means."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.repository import Repository, UnknownNameError
from tests.helpers import data, save

FILES = ("nassjo-2017", "nassjo-2019", "upplands-vasby-2018", "are-2020", "habo-2021")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    for name in FILES:
        (tmp_path / f"{name}.yaml").write_text("a: 1\n")
    (tmp_path / "assets").mkdir()
    (tmp_path / "README.md").write_text("x")
    return Repository(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nassjo", "nassjo-2019"),
        ("Nässjö", "nassjo-2019"),
        ("NÄSSJÖ", "nassjo-2019"),
        ("Na\u0308ssjo\u0308", "nassjo-2019"),
        ("nassjo-2017", "nassjo-2017"),
        ("Upplands Väsby", "upplands-vasby-2018"),
        ("upplands-vasby", "upplands-vasby-2018"),
        ("åre", "are-2020"),
    ],
)
def test_a_name_is_a_municipality_or_an_id(repository: Repository, name: str, expected: str) -> None:
    assert repository.find(name).stem == expected


def test_a_year_chooses_among_a_municipalitys_evaluations(repository: Repository) -> None:
    assert repository.find("nassjo", 2017).stem == "nassjo-2017"
    with pytest.raises(UnknownNameError) as caught:
        repository.find("Nässjö", 2018)
    assert caught.value.name == "Nässjö 2018"
    assert caught.value.near == ["nassjo-2017", "nassjo-2019"]


def test_a_file_whose_name_has_swedish_letters_is_found_by_it(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "lidköping-2027.yaml").write_text("a: 1\n")
    assert repository.find("lidköping-2027").stem == "lidköping-2027"


def test_an_id_may_be_given_with_its_year(repository: Repository) -> None:
    assert repository.find("nassjo-2019", 2019).stem == "nassjo-2019"


def test_a_path_may_lie_anywhere(repository: Repository, tmp_path: Path) -> None:
    path = save(tmp_path / "elsewhere", data())
    assert repository.find(str(path)) == path


@pytest.mark.parametrize(
    ("name", "near"),
    [("nasjo", "nassjo"), ("Nässjo-2018", "nassjo-2017"), ("vasby", ""), ("haabo", "habo"), ("are-2021", "are-2020")],
)
def test_an_unknown_name_is_said_with_the_nearest(repository: Repository, name: str, near: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        repository.find(name)
    assert not near or near in caught.value.near


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "..", "", "-", "..\\x", "assets", "README.md", "README", "/etc", "no/such.yaml", "xyzzy"],
)  # fmt: skip
def test_what_is_no_evaluation_is_unknown(repository: Repository, name: str) -> None:
    with pytest.raises(UnknownNameError):
        repository.find(name)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Nässjö", "nassjo"),
        ("Upplands Väsby", "upplands-vasby"),
        ("Malung-Sälen", "malung-salen"),
        ("Åre", "are"),
        ("ÖREBRO", "orebro"),
        ("  Kumla. ", "kumla"),
        ("Rødøy", "rodoy"),
        ("../../etc", "etc"),
        ("北京", ""),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert paths.slug(name) == slug


def test_files_are_listed_in_order_and_nothing_else(repository: Repository) -> None:
    assert [path.stem for path in repository.paths()] == sorted(FILES)


def test_a_file_is_read_once_and_its_lines_kept(tmp_path: Path) -> None:
    path = save(tmp_path, data())
    repository = Repository(tmp_path)
    first = repository.evaluation(path)
    path.write_text("a: 1\n")
    assert repository.evaluation(path) is first
    assert repository.lines(path)[0] == "municipality: Kumla"
    assert repository.lines(tmp_path / "other.yaml") == []


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "none")
    assert repository.paths() == []
    assert repository.evaluation_by_id("nassjo-2019") is None
    assert repository.rubric("1999") is None
    assert repository.rubric("../evaluations/nassjo-2019") is None
    assert repository.reference("xyzzy") is None
