"""Every link on every page leads somewhere, without a server and from wherever the folder lies."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

_LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')


def _targets(pages: dict[str, str]) -> set[tuple[str, str]]:
    """Which page links where: each page's path, and a relative address as it stands there."""
    found = set()
    for path, page in pages.items():
        # What is published at an address is said in the head; texts may cite others.
        found |= {(path, one) for one in _LINK.findall(page) if not urlsplit(one).scheme}
    return found


def _file(path: str, link: str) -> str:
    """The file of the site that a page's link leads to."""
    place = unquote(urlsplit(link).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), place)) if place else path


def test_links_are_relative_and_lead_to_files_that_are_there(site: Path, pages: dict[str, str]) -> None:
    wrong = []
    for path, link in _targets(pages):
        target = _file(path, link)
        if not (site / target).is_file():
            wrong.append(f"{path}: {link}")
        if link.startswith("/") or target.startswith(".."):
            wrong.append(f"{path}: {link} leads out")
    assert not wrong


def test_places_on_pages_are_there(pages: dict[str, str]) -> None:
    wrong = []
    for path, link in _targets(pages):
        target, place = _file(path, link), urlsplit(link).fragment
        if place and target in pages and f'id="{place}"' not in pages[target]:
            wrong.append(f"{path}: {link}")
    assert not wrong


@pytest.mark.parametrize("wrong", ["<style", " onclick=", "javascript:", "http-equiv=refresh"])
def test_no_page_needs_what_its_policy_forbids(pages: dict[str, str], wrong: str) -> None:
    assert [path for path, page in pages.items() if wrong in page] == []


def test_scripts_are_files(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        tags = re.findall(r"<script[^>]*>", page)
        assert all(" src=" in tag or "application/ld+json" in tag for tag in tags), path
