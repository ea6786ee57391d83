"""From a new evaluation to a reviewed change, by the commands that people type."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import build
from tests.diff.archive import Archive, new_archive

SECTION = """\
      - heading: {heading}
        text: |
          Kommunen arbetar med {heading} på ett genomtänkt sätt.
          Arbetet följs upp varje år.
          Nämnderna får en samlad redovisning i mars.
"""
HEADINGS = ("Mål", "Styrkedja", "Uppföljning", "Delegation")


class Desk:
    """Where the commands are typed."""

    def __init__(self, archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
        self.archive, self._capsys = archive, capsys

    def run(self, *words: str, code: int = 0) -> str:
        """Type a command; what it prints. It must end as expected."""
        ended = build.run([*words, "--evaluations", str(self.archive.evaluations), "--lang", "sv"])
        out, err = self._capsys.readouterr()
        assert ended == code, out + err
        return out


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A new evaluation, filled in, checked, formatted and committed; then a branch."""
    desk = Desk(new_archive(tmp_path), capsys)
    desk.run("new", "Provköping", "--year", "2027", "--rubric", "2018")
    path = desk.archive.evaluations / "provkoping-2027.yaml"
    text = path.read_text("utf-8")
    for key, value in (("residents", "provköpingsborna"), ("conducted", "2027-03"), ("interviews", "ett 20-tal")):
        text = re.sub(rf"^{key}:.*$", f"{key}: {value}", text, flags=re.MULTILINE)
    text = text.replace("  # - name: Förnamn Efternamn\n  #   affiliation: Organisation\n", "  - name: Eva Ek\n")
    text = text.replace("compare_with:\n  - mean", "compare_with: []\n  #")
    text = re.sub(r"^texts:\n.*?(?=^areas:)", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^(      \d\.\d:)$", r"\1 6.25", text, flags=re.MULTILINE)
    sections = "".join(SECTION.format(heading=heading) for heading in HEADINGS)
    text = re.sub(r"    narrative:\n.*?(?=    strengths:)", f"    narrative:\n{sections}", text, flags=re.DOTALL)
    text = text.replace("      # - En styrka\n", "      - Tydliga mål\n      - Öppna nämndmöten\n")
    text = text.replace("      # - En möjlighet till förbättring\n", "      - Informationen på webben\n")
    path.write_text(text, encoding="utf-8")
    desk.run("check")
    desk.run("fmt")
    desk.archive.commit()
    desk.archive.git("checkout", "-q", "-b", "granskning")
    return desk


@pytest.fixture
def reviewed(desk: Desk) -> Desk:
    """The branch changes two scores, rewords one section, moves another, and adds a strength."""
    path = desk.archive.evaluations / "provkoping-2027.yaml"
    before, area, behind = re.split(r"(?<=areas:\n)(  1:.*?)(?=  2:)", path.read_text("utf-8"), flags=re.DOTALL)
    area = area.replace("1.1: 6.25", "1.1: 8.5", 1).replace("1.2: 6.25", "1.2: 7", 1)
    area = area.replace("Arbetet följs upp varje år.", "Arbetet följs upp två gånger om året.", 1)
    first, goals, chain, rest = re.split(r"(?=      - heading: )", area, maxsplit=3)
    area = first + goals + rest.replace("    strengths:\n", chain + "    strengths:\n", 1)
    area = area.replace("      - Öppna nämndmöten\n", "      - Öppna nämndmöten\n      - Ungdomsråd med egen budget\n")
    path.write_text(before + area + behind, encoding="utf-8")
    desk.run("check")
    desk.archive.commit()
    return desk


SUMMARY = (
    "Provköping 2027: 281 → 284 poäng; område 1: 31 → 34; siffror i 1 mening: två tillagt (rad 34); "
    "1 avsnitt omformulerat, 1 flyttat; 1 styrka tillagd"
)


def test_the_terminal_shows_exactly_what_the_branch_changes(reviewed: Desk) -> None:
    assert (
        reviewed.run("diff", "main...granskning")
        == f"""\
{SUMMARY}
  evaluations/provkoping-2027.yaml

  Poäng
    1.1       6,25 → 8,5                                 Finns en plan/strategi för demokratiutveckling och information?  rad 21
    1.2       6,25 → 7                                   Informeras invånarna om aktuella frågor i politiken?  rad 23
    Område 1  31,25 (trycks 31) → 34,25 (trycks 34)      Offentlighet och demokrati
    Totalt    281,25 (trycks 281) → 284,25 (trycks 284)

  Område 1 Offentlighet och demokrati
    Avsnitt ”Mål” omformulerat (rad 32)
      34 ~ Arbetet följs upp [-varje år-] {{+två gånger om året+}}.
    Avsnitt ”Styrkedja” flyttat (rad 46): från plats 2 till plats 4
    Styrka tillagd (rad 54)
      54 + Ungdomsråd med egen budget

Tecken: + ny mening; ~ ändrad mening; [-borttaget-] {{+tillagt+}}.
"""
    )


def test_the_comment_shows_exactly_what_the_branch_changes(reviewed: Desk) -> None:
    assert (
        reviewed.run("diff", "main...granskning", "--format", "markdown")
        == f"""\
**Provköping 2027**{SUMMARY.removeprefix("Provköping 2027")}

<details open><summary>Visa ändringarna</summary>

evaluations/provkoping-2027.yaml

| Fråga |  | Förut | Nu | Rad |
| :-- | :-- | --: | --: | --: |
| 1.1 | Finns en plan/strategi för demokratiutveckling och information? | 6,25 | 8,5 | 21 |
| 1.2 | Informeras invånarna om aktuella frågor i politiken? | 6,25 | 7 | 23 |
| **Område 1** | **Offentlighet och demokrati** | **31,25 (trycks 31)** | **34,25 (trycks 34)** |  |
| **Totalt** |  | **281,25 (trycks 281)** | **284,25 (trycks 284)** |  |

**Område 1 Offentlighet och demokrati**

- Avsnitt ”Mål” omformulerat (rad 32)

  > Arbetet följs upp <del>varje år</del> <ins>två gånger om året</ins>.
- Avsnitt ”Styrkedja” flyttat (rad 46): från plats 2 till plats 4
- Styrka tillagd (rad 54)

  > <ins>Ungdomsråd med egen budget</ins>

</details>


Tecken: <del>borttaget</del> <ins>tillagt</ins>.
"""
    )


def test_programs_are_told_exactly_what_the_branch_changes(reviewed: Desk) -> None:
    told = json.loads(reviewed.run("diff", "main...granskning", "--format", "json"))
    assert told["base"] == {"name": "main", "commit": reviewed.archive.git("rev-parse", "main").strip(), "from_merge_base": True}
    assert told["head"] == {"name": "granskning", "commit": reviewed.archive.git("rev-parse", "granskning").strip()}
    (file,) = told["files"]
    assert f"{file['title']}: {file['summary']}" == SUMMARY
    assert {side: file[side]["points"]["exact"] for side in ("before", "after")} == {"before": "281.25", "after": "284.25"}
    assert [(one["number"], one["before"]["printed"], one["after"]["printed"]) for one in file["points"]] == [
        ("1", "31", "34"),
        ("", "281", "284"),
    ]
    assert [
        (one["what"], one["became"], one["area"], one["name"], one["part"], one["before"] and one["before"]["line"])
        for one in file["changes"]
    ] == [
        ("points", "changed", "1", "1.1", None, 21),
        ("points", "changed", "1", "1.2", None, 23),
        ("section", "changed", "1", "Mål", "text", 32),
        ("section", "moved", "1", "Styrkedja", None, 36),
        ("strength", "added", "1", "", None, None),
    ]
    assert [one["after"]["line"] for one in file["changes"]] == [21, 23, 32, 46, 54]
    assert {one["after"]["file"] for one in file["changes"]} == {"evaluations/provkoping-2027.yaml"}
    assert file["changes"][2]["sentences"] == [
        {
            "became": "changed",
            "kind": "numbers",
            "before_line": 34,
            "after_line": 34,
            "words": [
                ["same", "Arbetet följs upp"],
                ["removed", " varje år"],
                ["added", " två gånger om året"],
                ["same", "."],
            ],
        }
    ]
    assert (file["changes"][3]["before"]["position"], file["changes"][3]["after"]["position"]) == (2, 4)
    assert file["effects"] == []


def test_the_working_tree_is_compared_before_anything_is_committed(reviewed: Desk) -> None:
    reviewed.archive.git("reset", "-q", "main")
    assert reviewed.run("diff", "main").startswith(f"{SUMMARY}\n")


def test_formatting_everything_shows_no_change(reviewed: Desk) -> None:
    path = reviewed.archive.evaluations / "provkoping-2027.yaml"
    text = path.read_text("utf-8")
    joined = text.replace("på ett genomtänkt sätt.\n          Arbetet", "på ett genomtänkt sätt. Arbetet")
    path.write_text(joined.replace("    strengths:\n", "\n    strengths:  # styrkor\n"), encoding="utf-8")
    assert path.read_text("utf-8") != text
    reviewed.archive.commit()
    reviewed.run("fmt")
    assert reviewed.archive.git("status", "--porcelain")
    assert reviewed.run("diff", "HEAD") == "Inga utvärderingar har ändrats.\n"
