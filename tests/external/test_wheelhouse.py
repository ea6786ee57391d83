"""The project is installed and builds a report where there is no network, from packages that were fetched before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kommunkompassen.base import paths

pytestmark = pytest.mark.external

NO_NETWORK = ("unshare", "--net", "--map-root-user")


def _make(folder: Path, *words: str, before: tuple[str, ...] = (), **environment: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VIRTUAL_ENV", "PYTEST"))}
    command = [*before, "make", f"PYTHON={sys.base_prefix}/bin/python3", *words]
    done = subprocess.run(command, cwd=folder, env={**kept, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not shutil.which(NO_NETWORK[0]), reason="needs Linux's way of taking away the network")
def test_a_report_is_made_without_network_from_the_wheelhouse(tmp_path: Path) -> None:
    project = tmp_path / "project"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=paths.PROJECT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if not name.startswith("tests/") and (paths.PROJECT / name).is_file():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(paths.PROJECT / name, project / name)
    _make(project, "wheelhouse")
    wheels = project / "wheelhouse"
    assert len(list(wheels.iterdir())) > 20
    shutil.rmtree(project / ".venv")
    # What only this machine's settings know must not help.
    _make(
        project,
        "report",
        "MUNICIPALITY=nassjo",
        before=NO_NETWORK,
        PIP_NO_INDEX="1",
        PIP_FIND_LINKS=str(wheels),
        PIP_CONFIG_FILE=os.devnull,
    )
    for kind in ("docx", "pdf", "html"):
        assert (project / "output" / f"nassjo-2019.{kind}").stat().st_size > 10_000
