"""What others need to know of the project before they use it stands where they look, and agrees with itself."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.base.version import VERSION

CHANGELOG = (paths.PROJECT / "CHANGELOG.md").read_text("utf-8")
FORMS = sorted((paths.PROJECT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
SCHEMAS = [
    *((path, "vendor.github-issue-config" if path.stem == "config" else "vendor.github-issue-forms") for path in FORMS),
    (paths.PROJECT / ".github" / "dependabot.yml", "vendor.dependabot"),
]


def _validated(path: Path, schema: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_version_is_that_of_the_newest_entry_in_the_changelog() -> None:
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", CHANGELOG, re.M)
    assert released[0] == VERSION
    assert released == sorted(released, key=lambda version: [int(part) for part in version.split(".")], reverse=True)


def test_the_version_is_printed_alone() -> None:
    command = [sys.executable, "build.py", "--version"]
    done = subprocess.run(command, cwd=paths.PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{VERSION}\n"


def test_the_version_stands_nowhere_else() -> None:
    assert "version" not in tomllib.loads((paths.PROJECT / "pyproject.toml").read_text("utf-8")).get("project", {})


@pytest.mark.parametrize(("path", "schema"), SCHEMAS, ids=[path.name for path, _ in SCHEMAS])
def test_a_file_for_the_forge_is_what_the_forge_takes(path: Path, schema: str) -> None:
    done = _validated(path, schema)
    assert done.returncode == 0, done.stdout


def test_a_file_that_the_forge_would_not_take_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "code.yml"
    path.write_text("name: A form without a body\ndescription: None\n", encoding="utf-8")
    assert _validated(path, "vendor.github-issue-forms").returncode != 0


def test_newer_versions_are_proposed_for_everything_that_is_locked() -> None:
    text = (paths.PROJECT / ".github" / "dependabot.yml").read_text("utf-8")
    assert re.findall(r"package-ecosystem: (\S+)\n    directory: (\S+)", text) == [
        ("pip", "/"),
        ("github-actions", "/"),
        ("npm", "/tests/external/judges"),
    ]
    assert (paths.PROJECT / "tests" / "external" / "judges" / "package-lock.json").is_file()


def test_the_licences_are_told_of_where_one_looks() -> None:
    assert (paths.PROJECT / "LICENSE").read_text("utf-8").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert (paths.PROJECT / "LICENSE-texts").read_text("utf-8").startswith("Creative Commons Attribution 4.0 International")
    readme = (paths.PROJECT / "README.md").read_text("utf-8")
    assert "(LICENSE)" in readme
    assert "(LICENSE-texts)" in readme
