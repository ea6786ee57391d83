"""What can be done with several scoring sheets is found in the help, and in make's."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kommunkompassen.base import paths
from scripts.make_says import said


@pytest.mark.parametrize(("language", "words"), [("sv", "sida vid sida"), ("en", "side by side")])
def test_the_help_of_scores_tells_of_agreeing(language: str, words: str) -> None:
    environment = {**os.environ, "LANGUAGE": language, "PYTHONUTF8": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, "build.py", "scores", "--help"],
        cwd=paths.PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--agree" in done.stdout
    assert "--in-order" in done.stdout
    assert words in " ".join(done.stdout.split())


def test_make_says_what_is_typed_for_it() -> None:
    for language in ("sv", "en"):
        assert 'FILES="eva.xlsx bo.xlsx" AGREE=avstamning.xlsx' in said("help", language)
