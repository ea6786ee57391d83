"""The site on main: made of what can be made, and published only where its address is known."""

from __future__ import annotations

import pytest

from tests.workflows.conftest import Project
from tests.workflows.runner import Runner, workflow

ADDRESS = "https://exempel.se/kompassen"


@pytest.fixture
def small(project: Project) -> Project:
    """A project with one published evaluation."""
    project.evaluation("arboga-2016").unlink()
    return project


def test_the_site_is_handed_on(small: Project) -> None:
    done = Runner(small.folder, {"vars.SITE_URL": ADDRESS}).run("site", "site")
    assert done.failed == [], done.log
    assert {"index.html", "rapporter/kumla-2017.pdf", "sitemap.xml"} <= set(done.artefacts["github-pages"])
    assert ADDRESS in done.artefacts["github-pages"]["sitemap.xml"].decode()


def test_a_broken_evaluation_fails_the_run_and_leaves_a_site_of_the_others(small: Project) -> None:
    text = small.evaluation("kumla-2017").read_text("utf-8")
    small.evaluation("kumla-2021").write_text(text.replace("year: 2017", "year: 2021").replace("1.1: 5.3", "1.1: 99"), "utf-8")
    done = Runner(small.folder, {"vars.SITE_URL": ADDRESS}).run("site", "site")
    assert done.failed == ["Gör webbplatsen"], done.log
    reports = {name for name in done.artefacts["github-pages"] if name.startswith("rapporter/")}
    assert reports == {f"rapporter/kumla-2017{kind}" for kind in (".html", ".pdf", ".docx", ".png", "-siffror.csv")}


def test_it_is_published_where_its_address_is_known_even_without_a_broken_evaluation() -> None:
    jobs = workflow("site")["jobs"]
    assert jobs["site"]["if"] == "${{ vars.SITE_URL != '' }}"
    assert jobs["publish"]["if"] == "${{ !cancelled() && vars.SITE_URL != '' }}"
    assert jobs["publish"]["needs"] == "site"
    assert workflow("site")["on"] == {"push": {"branches": ["main"]}}
