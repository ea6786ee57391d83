"""Nothing that arrives may stall or flood: hostile files through each command that reads them, as their users run it.

One file of so many, since each is read by ten commands; `python -m tests.hostile` takes all, and a quarter of an hour.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.commands import KINDS, all_costs

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not hasattr(os, "wait4"), reason="what a process cost can't be asked for"),
]
EVERY = 15


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_costs_much_or_lets_anything_fall_over(kind: str, tmp_path: Path) -> None:
    costs = list(all_costs(kind, tmp_path / "all", EVERY))
    assert len(costs) > 8
    assert [(cost.file, cost.command, cost.wrong(kind)) for cost in costs if cost.wrong(kind)] == []
