"""The site's settings: what may be left out, what of it a catalogue lacks, and that the project's own hold nothing made up."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from kommunkompassen.base import paths
from kommunkompassen.read import read_site_settings
from kommunkompassen.read.site_settings import LICENCES, LicenceName, SiteSettings
from kommunkompassen.repository import Repository

MADE_UP = paths.PROJECT / "tests" / "cases" / "good" / "site-settings" / "site" / "site.yaml"


def made_up() -> SiteSettings:
    """Settings in which everything stands."""
    found = read_site_settings(MADE_UP)
    assert found.model
    assert found.findings == ()
    return found.model


def test_all_that_can_stand_in_the_file_is_read() -> None:
    settings = made_up()
    assert settings.lacking == ()
    assert settings.publisher
    assert settings.publisher.kind == "non-profit-organisation"
    assert settings.accessibility
    assert [one.reason for one in settings.accessibility.shortcomings] == ["not-met", "exempt"]


def test_the_projects_own_say_only_what_is_known() -> None:
    own = Repository().site_settings()
    assert own
    assert own.model
    assert own.findings == ()
    assert own.model.lacking == ("publisher", "contact")
    assert own.model.accessibility is None


def test_without_a_file_there_are_no_settings(tmp_path: Path) -> None:
    assert Repository(settings=tmp_path / "site.yaml").site_settings() is None


def test_what_is_wrong_is_found_and_the_rest_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "site.yaml"
    path.write_text("name: Prov\npublisher:\n  name: Prov\n  kind: kommun\ncontact: ingen\nlicenser: x\n", encoding="utf-8")
    found = read_site_settings(path)
    assert {finding.span.line for finding in found.findings} == {4, 5, 6}
    assert found.model
    assert (found.model.name, found.model.publisher) == ("Prov", None)


def test_a_licences_address_is_the_one_that_catalogues_know() -> None:
    assert set(LICENCES) == set(get_args(LicenceName))
    for licence in LICENCES.values():
        assert licence.concept.startswith("http://creativecommons.org/")
        assert licence.concept.endswith("/")
