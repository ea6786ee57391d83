"""A repository with two of the real evaluations, their rubrics and their references, committed on main."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from tests.diff.archive import Archive, new_archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = new_archive(tmp_path / "archive")
    for folder in (paths.EVALUATIONS, paths.RUBRICS, paths.REFERENCES):
        shutil.copytree(folder, made.top / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
    made.commit()
    return made
