"""The documents lead where they say: their links, their pictures, the targets of make and the options that they name."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kommunkompassen.base import paths
from tests.test_handbook import anchor

LISTED = subprocess.run(["git", "ls-files", "*.md"], cwd=paths.PROJECT, capture_output=True, check=True, text=True).stdout
# Default texts are printed in reports, and licences are as others wrote them.
DOCUMENTS = [name for name in LISTED.splitlines() if not name.startswith(("templates/", "tests/"))]
MAKEFILE = (paths.PROJECT / "Makefile").read_text("utf-8")
MARKDOWN = MarkdownIt("commonmark").enable("table")


def _inline(name: str) -> list[Token]:
    tokens = MARKDOWN.parse((paths.PROJECT / name).read_text("utf-8"))
    return [child for token in tokens for child in token.children or ()]


def _anchors(path: Path) -> set[str]:
    return {anchor(re.sub(r"[`*]", "", heading)) for heading in re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.M)}


def _dead(name: str) -> list[str]:
    """The links and pictures of a document that lead to no file, or to no heading in it."""
    dead = []
    for token in _inline(name):
        target = unquote(str(token.attrGet("href") or token.attrGet("src") or ""))
        if token.type not in ("link_open", "image") or re.match(r"[a-z]+:", target):
            continue
        file, _, heading = target.partition("#")
        path = (paths.PROJECT / name).parent / file if file else paths.PROJECT / name
        if not path.exists() or (heading and heading not in _anchors(path)):
            dead.append(target)
    return dead


def test_there_are_documents() -> None:
    assert {"README.md", "CONTRIBUTING.md", "docs/handbok.md", "docs/architecture.md", "docs/maintaining.md"} <= set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_pictures_lead_somewhere(name: str) -> None:
    assert _dead(name) == []


def test_a_dead_link_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text(
        "# Ett\n\n[b](b.md) [c](#ett) [d](#tva) ![e](e.png) [f](https://exempel.se)\n", encoding="utf-8"
    )
    monkeypatch.setattr(paths, "PROJECT", tmp_path)
    assert _dead("a.md") == ["b.md", "#tva", "e.png"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_picture_is_told_in_words(name: str) -> None:
    assert [token.attrGet("src") for token in _inline(name) if token.type == "image" and len(token.content) < 20] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_targets_of_make_exist(name: str) -> None:
    text = (paths.PROJECT / name).read_text("utf-8")
    named = set(re.findall(r"(?:`|^    |\$ |PWD/\w+ )make (?:--\w+ )?([a-z][a-z-]+)", text, re.M))
    assert [target for target in sorted(named) if not re.search(rf"^{target}:", MAKEFILE, re.M)] == []
