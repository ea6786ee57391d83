"""Nothing that arrives may stall or flood: each hostile file through each command that reads it, as its users run it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.commands import KINDS, all_costs

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not hasattr(os, "wait4"), reason="what a process cost can't be asked for"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_costs_much_or_lets_anything_fall_over(kind: str, tmp_path: Path) -> None:
    wrong = [(cost.file, cost.command, cost.wrong(kind)) for cost in all_costs(kind, tmp_path / "all") if cost.wrong(kind)]
    assert wrong == []
