"""Sites to look into: of the project's own evaluations, made once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.repository import Repository
from kommunkompassen.site import make, published
from tests.helpers import real

ADDRESS = "https://exempel.se/kompassen/"


def site_of(chosen: Sequence[Path], repository: Repository, folder: Path, address: str = ADDRESS) -> Path:
    """The site of these evaluations. Its PDFs and Word files are empty, since no test here opens them."""
    reports = folder / "reports"
    for path in chosen:
        made = builds.build(path, repository, Options(("html",), reports))
        assert made.written, made
        for kind in ("pdf", "docx"):
            (reports / f"{path.stem}.{kind}").write_bytes(b"")
    make.make(chosen, repository, reports, folder / "site", address)
    return folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project's own evaluations, for an address."""
    return site_of(published.meant_as_published(real()), Repository(), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    """Its pages by where they lie."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
