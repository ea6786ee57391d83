"""docs/licences.md tells of the lock files as they are, and the bill of materials of all that a report needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from scripts import licences


def test_the_list_is_what_the_lock_files_give() -> None:
    assert licences.FILE.read_text("utf-8") == licences.text(), "make licences writes it anew"


def test_every_package_has_a_licence_and_a_version() -> None:
    rows = re.findall(r"^\| (\S+) \| (\S.*?) \| (\S.*?) \|$", licences.text(), re.MULTILINE)
    names = {name for name, _, _ in rows}
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert set(licences.locked(paths.PROJECT / lock)) <= names
    assert "UNKNOWN" not in {said for _, _, said in rows}


def test_a_package_that_says_nothing_must_be_looked_up() -> None:
    with pytest.raises(LookupError, match="not-there is not installed"):
        licences.licence("not-there")


def test_the_bill_of_materials_names_what_is_locked_with_hashes(tmp_path: Path) -> None:
    (command,) = re.findall(
        r"^sbom:.*\n\t@mkdir -p output\n\t@(.*)", (paths.PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    made = tmp_path / "sbom.json"
    shell = command.replace("$(BIN)", str(Path(sys.executable).parent)).replace("output/sbom.json", str(made))
    subprocess.run(shell, shell=True, cwd=paths.PROJECT, check=True, env={**os.environ, "PYTHONWARNINGS": ""})
    found = json.loads(made.read_text("utf-8"))
    assert found["bomFormat"] == "CycloneDX"
    locked = licences.locked(paths.PROJECT / "requirements.lock")
    named: dict[str, list[str]] = {}
    for one in found["components"]:
        assert one["externalReferences"][0]["hashes"], one["name"]
        named.setdefault(one["name"], []).append(one["version"])
    assert {name: ", ".join(versions) for name, versions in named.items()} == locked
