"""A key added to a model, to the content and to the template is checked, marked, formatted, compared and printed at once.

Done in a copy of the program, to which a field of each kind of text is added. Nothing else in the copy is touched, so that a
list of keys kept anywhere would show.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from kommunkompassen.base import paths
from tests.diff.archive import Archive
from tests.helpers import data

FOLDERS = ("kommunkompassen", "charts", "templates", "rubrics", "references", "spelling")
MODEL = """
    addendum: Markdown | None = Field(default=None, title="Tillägg", description="Vad som har kommit till.")
    learnt: Annotated[list[Item], Shorthand(list[Item] | None)] = Field(
        default_factory=list, title="Lärdomar", description="En lärdom per punkt."
    )
    motto: Line | None = Field(default=None, title="Motto", description="Områdets motto.")
    visits: LineOrNumber | None = Field(default=None, title="Besök", description="Hur många besök som gjordes.")
    host: Name | None = Field(default=None, title="Värd", description="Den som tog emot.")
    memo: Note | None = Field(default=None, title="Minnesanteckning", description="För granskare.")
    folder: Id | None = Field(default=None, title="Mapp", description="Var underlaget finns.")
"""
TEMPLATE = """
{% if area.addendum %}<h3>Tillägg</h3>{{ area.addendum }}{% endif %}
{{ parts.items(area.learnt, "plain", ["areas", area.number, "learnt"]) }}
{% for one in area.lines %}<p>{{ one }}{{ marks.own("areas", area.number, "motto") }}</p>{% endfor %}
"""
FIELDS = {
    "addendum": "Området fick {points 1}. Mer är *gjort*.\n",
    "learnt": ["Börja  **tidigt** med {max_total}"],
    "motto": "2027",
    "visits": "12",
    "host": "Åsa Ek",
    "memo": "Fråga igen.",
    "folder": "a/b",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """The program with the new fields, and an evaluation that has them."""

    archive: Archive

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "build.py", *arguments, "--lang", "sv"]
        return subprocess.run(command, check=False, cwd=self.archive.top, capture_output=True, text=True, encoding="utf-8")

    def write(self, **fields: object) -> str:
        values = data()
        values["areas"]["1"] |= fields
        self.archive.write("evaluations/kumla-2027.yaml", yaml.safe_dump(values, allow_unicode=True, sort_keys=False))
        return (self.archive.evaluations / "kumla-2027.yaml").read_text("utf-8")

    def found(self) -> list[tuple[str, str]]:
        """Rule and line of each finding."""
        findings: list[dict[str, Any]] = json.loads(self.run("check", "--spelling", "--format", "json").stdout)
        lines = (self.archive.evaluations / "kumla-2027.yaml").read_text("utf-8").splitlines()
        return [(finding["rule"], lines[finding["line"] - 1].strip()) for finding in findings]


def _insert(path: Path, before: str, new: str) -> None:
    text = path.read_text("utf-8")
    found = re.search(before, text, re.MULTILINE | re.DOTALL)
    assert found, before
    path.write_text(text[: found.end(1)] + new + text[found.end(1) :], encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    top = tmp_path_factory.mktemp("copy")
    for name in FOLDERS:
        shutil.copytree(paths.PROJECT / name, top / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(paths.PROJECT / "build.py", top)
    package = top / "kommunkompassen"
    _insert(package / "read" / "models.py", r"(^class Area\(.*?)\n\n\nclass ", MODEL)
    _insert(
        package / "report" / "area_content.py",
        r"(^class AreaContent:.*?\n    narrative: [^\n]*\n)",
        "    addendum: object\n    learnt: object\n    lines: object\n",
    )
    made = """        addendum=prose.own_or_default(written.addendum, (*way, "addendum"), "none"),
        learnt=[to_inline_html(" ".join(one.split()), prose.result) for one in written.learnt],
        lines=[one for one in (written.motto, written.visits, written.host) if one],
"""
    _insert(package / "report" / "area_content.py", r"(return AreaContent\(\n)", made)
    _insert(top / "templates" / "report" / "area.html", r"(</h2>|\n)(?=\{% if area.general %\})", TEMPLATE)
    archive = Archive(top)
    archive.git("init", "-q")
    archive.write(".gitignore", "*\n!/evaluations/\n!/evaluations/**\n!/rubrics/\n!/rubrics/**\n!/references/\n!/references/**\n")
    return Copy(archive)


def test_markdown_is_checked_for_figures_and_markup_and_all_wording_is_spelt(copy: Copy) -> None:
    wrong = "Stavf{}l {{points 9.9}} <b>x</b>"
    texts = {key: wrong.format("e" * number) for number, key in enumerate(FIELDS, 3)}
    copy.write(**texts | {"learnt": [texts["learnt"]]})
    by_rule: dict[str, set[str]] = {}
    for rule, line in copy.found():
        by_rule.setdefault(rule, set()).add(line.partition(" {")[0])
    markdown = {"addendum: Stavfeeel", "- Stavfeeeel"}
    assert markdown <= by_rule["unknown-figure"]
    assert markdown <= by_rule["unsupported-markdown"]
    assert {*markdown, "motto: Stavfeeeeel", "visits: Stavfeeeeeel"} <= by_rule["spelling"]
    assert not {line.partition(":")[0] for line in by_rule["spelling"]} & {"host", "memo", "folder"}


def test_a_character_that_cannot_be_printed_is_found_in_all_but_a_note(copy: Copy) -> None:
    copy.write(addendum="谢", learnt=["谢"], motto="谢", memo="谢")
    assert [line for rule, line in copy.found() if rule == "missing-glyph"] == ["addendum: 谢", "- 谢", "motto: 谢"]


def test_each_is_formatted_by_its_kind(copy: Copy) -> None:
    copy.write(**FIELDS)
    done = copy.run("fmt", "kumla-2027")
    assert done.returncode == 0, done.stderr
    area = (copy.archive.evaluations / "kumla-2027.yaml").read_text("utf-8").partition("  2:\n")[0]
    expected = """\
    addendum: |
      Området fick {points 1}.
      Mer är *gjort*.
    learnt:
      - Börja **tidigt** med {max_total}
    motto: "2027"
    visits: 12
    host: Åsa Ek
    memo: Fråga igen.
    folder: a/b
"""
    assert area.endswith(expected)


def test_each_is_printed_and_a_draft_marks_where_it_stands(copy: Copy) -> None:
    text = copy.write(**FIELDS)
    done = copy.run("report", "kumla-2027", "--draft", "--format", "html")
    assert done.returncode == 0, done.stderr
    page = (copy.archive.top / "output" / "kumla-2027-utkast.html").read_text("utf-8")
    lines = text.splitlines()
    addendum = next(number for number, line in enumerate(lines, 1) if "addendum" in line)
    learnt_at = next(number for number, line in enumerate(lines, 1) if "tidigt" in line)
    assert re.search(
        rf'Området fick 50\. Mer är <em>gjort</em>\.<\w+ [^>]*id="k\w+_areas_1_addendum_p0" data-place="[^"]*{addendum}"', page
    )
    assert re.search(
        rf'Börja <strong>tidigt</strong> med 800<\w+ [^>]*id="k\w+_areas_1_learnt_0" data-place="[^"]*{learnt_at}"', page
    )
    assert re.search(r'<p>2027<\w+ [^>]*id="k\w+_areas_1_motto', page)
    assert "Fråga igen" not in page


def test_the_difference_is_told_under_the_names_that_editors_show(copy: Copy) -> None:
    copy.write(**FIELDS)
    copy.archive.commit()
    copy.write(
        **{**FIELDS, "addendum": "Området fick {points 1}. Allt är gjort.\n", "learnt": [*FIELDS["learnt"], "Fråga alla"]},
    )
    told = copy.run("diff", "HEAD").stdout
    assert re.search(r"Tillägg.*\n.*(?:Mer|Allt)", told), told
    assert re.search(r"Lärdomar: tillagt.*Fråga alla", told), told
    assert "Området fick" not in told, "a sentence that stays the same is not told"
