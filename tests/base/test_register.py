"""The register of municipalities: every one is found by what people call it, and no two share an id."""

from __future__ import annotations

import unicodedata

import pytest

from kommunkompassen.base import paths, register
from kommunkompassen.base.register import Municipality, meant, municipality_id

ALL = register.municipalities()


def test_it_holds_all_municipalities_with_their_codes_and_counties() -> None:
    assert len(ALL) == 290
    assert len({one.code for one in ALL}) == len({one.name for one in ALL}) == 290
    assert len({one.county for one in ALL}) == len({one.county_code for one in ALL}) == 21
    assert all(one.code[:2] == one.county_code and len(one.code) == 4 for one in ALL)


def test_no_two_have_the_same_id() -> None:
    ids = {municipality_id(one.name) for one in ALL}
    assert len(ids) == 290
    assert municipality_id("Habo") == "habo"
    assert municipality_id("Håbo") == municipality_id("HÅBO") == "habo-0305"
    assert {one.name for one in ALL if municipality_id(one.name) != paths.slug(one.name)} == {"Håbo"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nässjö", "Nässjö kommun"),
        ("Borgholm", "Borgholms kommun"),
        ("Falun", "Falu kommun"),
        ("Kalix", "Kalix kommun"),
        ("Kalmar", "Kalmar kommun"),
        ("Stockholm", "Stockholms stad"),
        ("Göteborg", "Göteborgs Stad"),
        ("Borås", "Borås Stad"),
        ("Gotland", "Region Gotland"),
        ("Storby", "Storby kommun"),
    ],
)
def test_official_names_are_the_municipalities_own(name: str, expected: str) -> None:
    assert register.official_name(name) == expected


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_each_is_meant_by_its_names_however_they_are_typed(one: Municipality) -> None:
    kind = one.official_name.removeprefix("Region ")
    for name in (one.name, one.official_name, one.law_name, kind, f"{one.name} kommun", f"{one.name}s stad"):
        typed = {name, name.upper(), name.lower(), f"  {name} ", unicodedata.normalize("NFD", name)}
        assert {meant(form) for form in typed} == {one}
    assert meant(municipality_id(one.name)) == one


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("habo", "Habo"),
        ("håbo", "Håbo"),
        ("Upplands-Väsby", "Upplands Väsby"),
        ("malung sälen", "Malung-Sälen"),
        ("goteborg", "Göteborg"),
    ],
)
def test_hyphens_and_dots_may_be_missing(typed: str, name: str) -> None:
    found = meant(typed)
    assert found
    assert found.name == name


@pytest.mark.parametrize("typed", ["", "kommun", " stad", "Storby", "Bærum kommune", "Falu", "???"])
def test_what_is_no_name_in_it_means_no_one(typed: str) -> None:
    assert meant(typed) is None


def test_a_former_name_leads_to_todays_and_the_unknown_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = tuple(one._replace(former_names="Gammelby; Äldreby") if one.name == "Håbo" else one for one in ALL)
    monkeypatch.setattr(register, "municipalities", lambda: renamed)
    register._present_ids.cache_clear()
    try:
        assert {register.present_id(name) for name in ("Gammelby", "ÄLDREBY", "Håbo")} == {"habo-0305"}
        assert register.present_id("Storby") == "storby"
    finally:
        register._present_ids.cache_clear()


def test_no_former_name_is_anothers_today() -> None:
    former = {name.strip() for one in ALL for name in one.former_names.split(";")} - {""}
    assert not former & {one.name for one in ALL}
