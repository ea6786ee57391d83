"""What the handbook tells evaluators is so: its commands, links, pictures, examples and what it says that the check says."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from kommunkompassen import reporters
from kommunkompassen.agreement import compare
from kommunkompassen.agreement.gather import MOST
from kommunkompassen.base import paths
from kommunkompassen.check import check_all
from kommunkompassen.check.standing import Standing
from kommunkompassen.read import document
from kommunkompassen.read.models import SOURCE_WORDS, Evaluation
from kommunkompassen.repository import Repository
from kommunkompassen.scoring_sheet import joined_notes
from kommunkompassen.scoring_sheet import sheet_words as sheet
from tests.helpers import MINIMAL, rubric, source

DOCS = paths.PROJECT / "docs"
TEXT = (DOCS / "handbok.md").read_text("utf-8")
BLOCKS = re.findall(r"^( *)```(\w+)\n(.*?)^ *```$", TEXT, re.M | re.S)
YAML, SAID = (
    [block for _, kind, block in BLOCKS if kind == "yaml"],
    [block for indent, kind, block in BLOCKS if kind == "text" and not indent],
)


def anchor(heading: str) -> str:
    """The address of a heading, as GitHub makes it."""
    kept = "".join(sign for sign in heading.lower() if unicodedata.category(sign)[0] in "LN" or sign in " -_")
    return kept.replace(" ", "-")


def test_links_lead_somewhere_and_pictures_have_words() -> None:
    anchors = {f"#{anchor(heading)}" for heading in re.findall(r"^#+ (.+)$", TEXT, re.M)}
    links = re.findall(r"(!?)\[([^\]]+)\]\(([^)]+)\)", re.sub(r"`[^`]*`", "", TEXT))
    assert len(links) > 10
    for picture, words, target in links:
        assert target in anchors if target.startswith("#") else (DOCS / target).is_file(), target
        assert not picture or len(words) > 50, "a picture is told in words"


def test_every_picture_of_the_handbook_is_in_it() -> None:
    assert {path.name for path in (DOCS / "images").glob("handbok-*")} == set(re.findall(r"images/(handbok-[^)]+)", TEXT))


def test_every_command_is_there() -> None:
    makefile = (paths.PROJECT / "Makefile").read_text("utf-8")
    commands = set(re.findall(r"`make ([a-z-]+)", TEXT))
    assert {"new", "check", "preview", "report", "comments"} <= commands
    assert [name for name in commands if not re.search(rf"^{name}:.*## ", makefile, re.M)] == []


def test_words_on_github_are_those_of_the_workflows() -> None:
    workflows = "".join(path.read_text("utf-8") for path in (paths.PROJECT / ".github" / "workflows").glob("*.yml"))
    for words in ("name: Ny utvärdering", "name: Rapporter", "name: rapporter"):
        assert words in workflows
        assert f"**{words.removeprefix('name: ')}**" in TEXT


def test_the_example_is_an_evaluation_without_faults() -> None:
    read = document(source(MINIMAL + YAML[0]), Evaluation)
    assert read.findings == ()
    assert read.model
    assert len(read.model.areas["1"].narrative) == 1


def test_what_the_check_is_said_to_say_it_says(tmp_path: Path) -> None:
    text = (paths.EVALUATIONS / "nassjo-2019.yaml").read_text("utf-8")
    for old, new in (
        ("1.1: 13.5", "1.1: 16"),
        ("    strengths:\n", "    strengths:\n      - Dialog: principer som följs upp\n"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "evaluations" / "nassjo-2019.yaml"
    shutil.copytree(paths.EVALUATIONS, path.parent)
    path.write_text(text, encoding="utf-8")
    repository = Repository(path.parent)
    findings = check_all([path], repository, whole=False)
    said = reporters.as_text(findings, {path: repository.lines(path)}, "sv", colour=False)
    assert _without_lines(said.replace(paths.shown(path), "evaluations/nassjo-2019.yaml")) == _without_lines(SAID[0])


def test_where_a_draft_stands_is_told_in_the_words_of_the_check() -> None:
    said = reporters.how_far(Standing(Path("kumla-2027.yaml"), 31, 45, 5, 8, 2, ()), "sv")
    assert f"`kumla-2027: {said}`" in TEXT
    assert "[ALL=1]" in (paths.PROJECT / "Makefile").read_text("utf-8")
    assert "`make check ALL=1`" in TEXT


@pytest.mark.parametrize("word", ["`official_name:`", "`headings:`", "`LANG`", "`make spelling`", "personnummer", "mobilnummer"])
def test_what_evaluators_ask_for_is_told(word: str) -> None:
    assert word in TEXT


def _without_lines(text: str) -> str:
    """The text without the numbers of the lines, which move whenever the evaluation gets another."""
    return re.sub(r"^ *\d+ \|", "N |", re.sub(r"(?<=\.yaml):\d+:", ":N:", text.rstrip()), flags=re.M)


def test_rules_that_are_named_exist() -> None:
    known = set(re.findall(r"^### (.+)$", (DOCS / "rules.md").read_text("utf-8"), re.M))
    named = set(re.findall(r"# tillåt: ([a-z-]+)", TEXT)) | set(re.findall(r"\[([a-z]+-[a-z-]+)\]$", TEXT, re.M))
    assert len(named) == 5
    assert named <= known


def test_the_scoring_sheet_is_told_of_with_its_own_words() -> None:
    (section,) = re.findall(r"^### Poäng i Excel$(.*?)^##", TEXT, re.M | re.S)
    (edition,) = re.findall(r"RUBRIC=(\d+) SHEET=", section)
    assert rubric(edition).has_questions
    said = (
        "SHEET=",
        "FILE=",
        sheet.POINTS,
        sheet.SOURCES,
        sheet.NOTE,
        *SOURCE_WORDS.values(),
    )
    assert [word for word in said if word not in section] == []


def test_agreeing_is_told_of_with_the_words_of_its_sheets() -> None:
    (section,) = re.findall(r"^## När ni är två eller tre$(.*?)^## ", TEXT, re.M | re.S)
    said = ("FILES=", "AGREE=", "--in-order", sheet.WRITER, sheet.AGREED, sheet.WHY, sheet.SOURCES, f"{joined_notes.AGREED}:")
    assert [word for word in said if word not in section] == []
    assert MOST == 4
    assert (compare.FEWEST_IN_AREA, compare.FEWEST_IN_ALL) == (3, 8)


@pytest.mark.parametrize("key", ["about", "evaluation", "comparisons", "general"])
def test_default_texts_are_told_of(key: str) -> None:
    (section,) = re.findall(r"^## Standardtexterna$(.*?)^## ", TEXT, re.M | re.S)
    assert f"`{key}:`" in section


def test_no_other_default_texts_are_there() -> None:
    names = {path.stem for path in (paths.TEMPLATES / "texts").glob("*/*.md")}
    assert {re.sub(r"area-\d", "general", name) for name in names} == {"about", "evaluation", "comparisons", "general"}
