"""A published report stands: what would change it is said first, by report, whatever it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import build
from kommunkompassen.base.messages import Language
from kommunkompassen.diff.as_json import as_json
from kommunkompassen.diff.as_markdown import as_markdown
from kommunkompassen.diff.as_text import as_text
from tests.diff.archive import Archive, new_archive
from tests.helpers import data, save

ALL = "Arboga 2016, Botkyrka 2003, Kumla 2017 och 2 till"
TOLD = "Publicerade rapporter som annat än deras egen fil kan ändra: {}."


def lines(archive: Archive, language: Language = "sv") -> list[str]:
    return [line.strip() for line in as_text(archive.diff("HEAD"), language, colour=False).split("\n")]


@pytest.fixture
def whole(archive: Archive) -> Archive:
    """With templates and code, as the project has them."""
    for name in ("templates/theme.yaml", "templates/report/body.html", "charts/areas.py", "kommunkompassen/preview/server.py"):
        archive.write(name, "x\n")
    for name in ("2016/about", "2016/area-1", "2020/about", "common/evaluation"):
        archive.write(f"templates/texts/{name}.md", "En standardtext.\n")
    archive.commit()
    return archive


CASES: dict[str, tuple[str, int, str]] = {
    "the theme": ("templates/theme.yaml", 5, f"{ALL}: temat templates/theme.yaml"),
    "a template": ("templates/report/body.html", 5, f"{ALL}: mallen templates/report/body.html"),
    "a chart": ("charts/areas.py", 5, f"{ALL}: programmets kod"),
    "a default text of an edition": (
        "templates/texts/2016/about.md",
        2,
        "Arboga 2016 och Ljungby 2018: standardtexten templates/texts/2016/about.md",
    ),
    "a default text of all editions": (
        "templates/texts/common/evaluation.md",
        3,
        "Arboga 2016, Kumla 2017 och Nässjö 2019: standardtexten templates/texts/common/evaluation.md",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_changes_reports_that_nobody_has_touched_is_said_first(whole: Archive, name: str) -> None:
    file, count, line = CASES[name]
    whole.write(file, "y\n")
    told = lines(whole)
    assert told[:2] == [TOLD.format(count), line]
    assert told[-1] == "Inga utvärderingar har ändrats."
    shown = as_markdown(whole.diff("HEAD"), "sv")
    assert shown.startswith(f"**{TOLD.format(count)}**\n\n- ")
    assert len(json.loads(as_json(whole.diff("HEAD"), "sv"))["published"]) == count


@pytest.mark.parametrize("file", ["kommunkompassen/preview/server.py", "templates/texts/2020/about.md"])
def test_what_no_published_report_is_made_with_is_not_told(whole: Archive, file: str) -> None:
    whole.write(file, "y\n")
    assert lines(whole) == ["Inga utvärderingar har ändrats."]


def test_a_new_default_text_that_git_does_not_know_yet_is_seen(whole: Archive) -> None:
    whole.write("templates/texts/2016/results.md", "Ny.\n")
    assert lines(whole)[0].startswith("Publicerade rapporter")


def test_in_english_too(whole: Archive) -> None:
    whole.write("templates/texts/2016/about.md", "y\n")
    assert lines(whole, "en")[:2] == [
        "Published reports that something else than their own file may change: 2.",
        "Arboga 2016 and Ljungby 2018: the default text templates/texts/2016/about.md",
    ]


def edition(archive: Archive) -> None:
    archive.replace("rubrics/2018.yaml", ("version 2.1 med ändrade vikter", "version 2.1 med andra vikter"))


def reference(archive: Archive) -> None:
    archive.replace("references/nacka-2003.yaml", ("2: 71.5", "2: 72.5"))


def other(archive: Archive) -> None:
    archive.replace("evaluations/kumla-2017.yaml", ("      1.1: ", "      1.1: 0  # "))


CAUSES: dict[str, tuple[Callable[[Archive], None], str]] = {
    "its edition": (edition, "Ljungby 2018 och Nässjö 2019: utgåva 2018"),
    "a reference": (reference, "Botkyrka 2003: nacka-2003"),
    "an evaluation that its mean counts": (other, "Nässjö 2019: kumla-2017"),
}


@pytest.mark.parametrize("name", CAUSES)
def test_each_report_is_named_with_what_changes_it(archive: Archive, name: str) -> None:
    change, line = CAUSES[name]
    change(archive)
    told = lines(archive)
    assert told[0].startswith("Publicerade rapporter")
    assert line in told


def test_a_logo_changes_the_report_that_has_it(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive")
    archive.evaluations.mkdir()
    save(archive.evaluations, data(logo={"file": "kumla.png", "alt": "Kumla"}))
    save(archive.evaluations, data("Boden"))
    archive.write("evaluations/assets/kumla.png", b"1")
    archive.commit()
    archive.write("evaluations/assets/kumla.png", b"2")
    assert lines(archive)[:2] == [TOLD.format(1), "Kumla 2027: logotypen evaluations/assets/kumla.png"]


def test_drafts_new_evaluations_and_texts_of_its_own_are_no_such_thing(whole: Archive) -> None:
    whole.replace("evaluations/kumla-2017.yaml", ("status: published", "status: draft"))
    whole.commit()
    whole.replace("evaluations/kumla-2017.yaml", ("status: draft", "status: published"))
    save(whole.evaluations, data("Boden"))
    whole.replace("evaluations/nassjo-2019.yaml", ("inte följts upp", "följts upp"))
    assert not lines(whole)[0].startswith("Publicerade rapporter")
    whole.write("templates/theme.yaml", "y\n")
    assert lines(whole)[:2] == [TOLD.format(4), "Arboga 2016, Botkyrka 2003, Ljungby 2018 och 1 till: temat templates/theme.yaml"]


def test_a_text_that_the_evaluation_has_itself_keeps_the_default_out(whole: Archive) -> None:
    whole.replace("evaluations/arboga-2016.yaml", ("texts:\n", "texts:\n  about: En egen text.\n"))
    whole.commit()
    whole.write("templates/texts/2016/about.md", "y\n")
    assert lines(whole)[1].startswith("Ljungby 2018: ")


def test_the_check_says_it_too_before_anything_is_committed(whole: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    def said() -> list[str]:
        assert build.run(["check", "--evaluations", str(whole.evaluations), "--lang", "sv"]) == 0
        return capsys.readouterr().err.splitlines()

    assert said() == ["5 filer kontrollerade: inga fel."]
    whole.write("templates/theme.yaml", "y\n")
    assert said()[:2] == [TOLD.format(5), f"  {ALL}: temat templates/theme.yaml"]
    whole.commit()
    assert said() == ["5 filer kontrollerade: inga fel."]
