"""The made files that are judged: the published reports, drafts of three kinds, all keys in use, evaluations over the years."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from kommunkompassen.base import paths
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.report.naming import FORMATS, Format
from kommunkompassen.repository import Repository
from tests.helpers import PUBLISHED

SOURCE_URL = "https://exempel.se/agare/projekt/blob/main"


@dataclass(frozen=True, slots=True)
class Sample:
    """A report to be made in all formats: of which evaluation, and what it is made as."""

    id: str
    options: tuple[bool, bool, str] = (False, False, "")
    """Draft, with notes, with links to the source."""
    status: str = "published"
    evaluations: Path = paths.EVALUATIONS
    """The folder of the evaluation; where it is a case, its references lie within."""


_CASES = paths.PROJECT / "tests" / "cases" / "good"
SAMPLES = {
    **{id_: Sample(id_) for id_ in PUBLISHED},
    "draft": Sample("kumla-2017", (True, False, "")),
    "draft-with-notes": Sample("nassjo-2019", (True, True, SOURCE_URL)),
    "fact-check": Sample("ljungby-2018", status="fact-check"),
    "all-keys": Sample("kumla-2027", evaluations=_CASES / "all-optional-keys"),
    "series": Sample("sammanby-2021", evaluations=_CASES / "four-times-evaluated"),
}


@dataclass(frozen=True, slots=True)
class Samples:
    """Where they are made. One is made when it is first asked for, by one worker, and then shared by all."""

    folder: Path

    def path(self, name: str, kind: Format) -> Path:
        """The made file."""
        sample, folder = SAMPLES[name], self.folder / name
        with FileLock(self.folder / f"{name}.lock"):
            if not (folder / "made").exists():
                evaluations = folder / "evaluations"
                shutil.copytree(sample.evaluations, evaluations)
                file = evaluations / f"{sample.id}.yaml"
                file.write_text(file.read_text("utf-8").replace("\nstatus: published\n", f"\nstatus: {sample.status}\n"), "utf-8")
                own = evaluations / "references"
                repository = Repository(evaluations, paths.RUBRICS, own if own.is_dir() else paths.REFERENCES)
                made = builds.build(file, repository, Options(FORMATS, folder / "made", *sample.options))
                assert made.exit_code == builds.OK, made
        (found,) = (folder / "made").glob(f"*.{kind}")
        return found


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """The samples. With xdist the base temp of a worker lies in the session's, which all workers share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "samples"
    folder.mkdir(exist_ok=True)
    return Samples(folder)
