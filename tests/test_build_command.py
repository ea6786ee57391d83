"""The command line: what it says, where, and its exit codes."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import build
from kommunkompassen import commands
from kommunkompassen.base import paths
from kommunkompassen.building import builds, workers
from kommunkompassen.formatting.skeleton import newest_with_questions
from kommunkompassen.publish import pandoc
from kommunkompassen.report import checked
from kommunkompassen.repository import Repository
from tests.helpers import data, real, save

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGPQAAAAKgApazFUcwAAAABJRU5ErkJggg==")
"""A picture of one dark pixel."""


class Shop:
    """A folder of evaluations and one for reports, and the commands that work on them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.evaluations, self.output = folder / "evaluations", folder / "output"
        self.evaluations.mkdir()
        self._capsys = capsys
        self.out = self.err = ""

    def run(self, command: str, *arguments: object, language: str = "sv") -> int:
        """Run a command in-process; what it printed is in out and err."""
        more = ["--output", self.output] if command == "report" else []
        return self.run_as_typed(command, *arguments, "--evaluations", self.evaluations, "--lang", language, *more)

    def run_as_typed(self, *words: object) -> int:
        """The same, with nothing added."""
        code = build.run([str(word) for word in words])
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.out + self.err
        return code

    def html(self, *arguments: object, language: str = "sv") -> int:
        """Build the quickest of the formats."""
        return self.run("report", *arguments, "--format", "html", language=language)

    def made(self) -> set[str]:
        """The names of the made files."""
        return {path.name for path in self.output.glob("[!.]*")}

    def broken(self, name: str = "torsby-2027") -> Path:
        """An evaluation file with several faults."""
        path = self.evaluations / f"{name}.yaml"
        path.write_text(
            "municipality: Torsby\nyear: 2027\nrubric: '2018'\n"
            "yaer: 1\nstatus: klar\nareas:\n  1:\n    scores:\n      1.1: tolv\n",
            encoding="utf-8",
        )
        return path


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    made = Shop(tmp_path, capsys)
    save(made.evaluations, data())
    return made


@pytest.mark.parametrize("name", ["kumla", "Kumla", "kumla-2027"])
def test_a_report_is_built_and_what_was_chosen_and_written_is_said(shop: Shop, name: str) -> None:
    assert shop.html(name) == 0
    assert shop.made() == {"kumla-2027.html"}
    assert shop.out == f"Skrev {shop.output.as_posix()}/kumla-2027.html\n"
    assert shop.err.startswith(f"{name}: ")
    assert "kumla-2027.yaml" in shop.err


def test_who_gives_the_file_itself_is_not_told_which_it_is(shop: Shop) -> None:
    assert shop.run("report", shop.evaluations / "kumla-2027.yaml", "--format", "html") == 0
    assert "kumla-2027.yaml" not in shop.err


def test_all_three_formats_are_made_by_default(shop: Shop) -> None:
    assert shop.run("report", "kumla") == 0
    assert shop.made() == {"kumla-2027.docx", "kumla-2027.pdf", "kumla-2027.html"}


def test_a_file_outside_the_folder_is_built(shop: Shop, tmp_path: Path) -> None:
    assert shop.html(save(tmp_path / "annan", data("Boden"))) == 0
    assert shop.made() == {"boden-2027.html"}


def test_a_municipality_means_its_newest_year_unless_another_is_asked_for(shop: Shop) -> None:
    save(shop.evaluations, data(year=2023))
    save(shop.evaluations, data(history=["kumla-2023"]))
    assert shop.html("kumla") == 0
    assert shop.html("kumla", "--year", 2023) == 0
    assert shop.made() == {"kumla-2027.html", "kumla-2023.html"}


@pytest.mark.parametrize(
    ("arguments", "sv", "en"),
    [
        (["report", "kumal"], 'Det finns ingen utvärdering av "kumal". Menar du kumla', "Do you mean kumla"),
        (["report", "xyzzy"], "Visa alla: python build.py list", "Show all: python build.py list"),
        # Whether there is such a file depends on where the checkout lies; it is no evaluation either way.
        (["report", "../../etc/passwd"], '"../../etc/passwd"', '"../../etc/passwd"'),
        (["report", __file__], "är ingen utvärdering: en sådan är en fil som slutar på .yaml", "is no evaluation"),
        (["report", "../finns/inte.yaml"], "Filen finns inte", "file"),
        (["report", "kumla", "--year", "2023"], "Menar du kumla-2027?", "Do you mean kumla-2027?"),
        (["report"], "Ange en kommun", "Give a municipality"),
        (["report", "kumla", "--all"], "inte båda", "not both"),
        (["report", "kumla", "--notes"], "--notes går bara med --draft", "--notes only goes with --draft"),
        (["check", "kumal"], "Menar du kumla", "Do you mean kumla"),
        (["new", "../x", "--year", "2027"], "kan inte vara en kommuns namn", "can't be the name"),
        (
            ["new", "Boden", "--year", "2027", "--rubric", "1999"],
            f"Välj en av: {', '.join(real().rubric_ids())}",
            "There is no edition",
        ),
        (["new", "Kumla", "--year", "2027"], "finns redan och ändrades inte", "is already there and was not changed"),
    ],
)
def test_a_command_line_that_cannot_be_followed_is_refused_in_a_sentence(
    shop: Shop, arguments: list[str], sv: str, en: str
) -> None:
    for language, said in (("sv", sv), ("en", en)):
        assert shop.run(*arguments, language=language) == 2
        assert said in shop.err
        assert shop.err.strip().count("\n") == 0
        assert shop.out == ""
    assert shop.made() == set()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["reprot"], "build.py --help"),
        (["report", "--fromat", "pdf"], "--fromat"),
        (["report", "kumla", "--format", "odt"], "docx, pdf, html"),
        (["report", "kumla", "--year", "i fjol"], "--year"),
        (["new", "Boden"], "--year"),
        (["new", "--year", "2027"], "NA"),
        (["new", "Boden", "--year", "1066"], "--year"),
        (["list", "x"], "list"),
        (["list", "--evaluations", __file__, "--lang", "en"], "Give a folder, not a file."),
    ],
)
def test_a_command_line_that_cannot_be_read_is_refused(shop: Shop, arguments: list[str], named: str) -> None:
    assert shop.run_as_typed(*arguments) == 2
    assert named in shop.err
    assert shop.err.strip().count("\n") == 0


@pytest.mark.parametrize(
    ("arguments", "sv", "en"),
    [
        (["report", "kumla", "--year", "i fjol"], "Ange ett heltal.", "Give a whole number."),
        (
            ["preview", "kumla", "--port", "99999"],
            "Ange ett heltal mellan 1 och 65535.",
            "Give a whole number between 1 and 65535.",
        ),
        (["comments", "."], "Ange en fil, inte en mapp.", "Give a file, not a folder."),
    ],
)
def test_a_value_that_will_not_do_is_told_what_it_should_be(shop: Shop, arguments: list[str], sv: str, en: str) -> None:
    for language, said in (("sv", sv), ("en", en)):
        assert shop.run(*arguments, language=language) == 2
        assert said in shop.err
        assert "  " not in shop.err


@pytest.mark.parametrize(("language", "said"), [("sv", "Flaggan --fromat finns inte"), ("en", "There is no option --fromat")])
def test_a_mistake_on_the_command_line_is_said_in_the_language_asked_for(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    for environment in ("sv", "en"):
        monkeypatch.setattr(commands, "LANGUAGE", environment)
        assert shop.run("report", "--fromat", "pdf", language=language) == 2
        assert said in shop.err


def test_two_names_with_one_output_are_refused(shop: Shop, tmp_path: Path) -> None:
    other = save(tmp_path / "annan", data())
    assert shop.html("kumla", other) == 2
    assert "skulle bli samma rapport" in shop.err
    assert shop.made() == set()


def test_one_file_named_twice_is_built_once(shop: Shop) -> None:
    assert shop.html("kumla", "Kumla", "kumla-2027") == 0
    assert shop.out.count("Skrev") == 1


def test_an_empty_folder_is_said_to_be(shop: Shop) -> None:
    (shop.evaluations / "kumla-2027.yaml").unlink()
    assert shop.html("--all") == 2
    assert "Det finns inga utvärderingar" in shop.err


def test_all_faults_of_a_file_are_listed_with_their_places_and_old_reports_stay(shop: Shop) -> None:
    path = save(shop.evaluations, data("Torsby"))
    assert shop.run("report", "torsby") == 0
    before = {file.name: file.read_bytes() for file in shop.output.glob("[!.]*")}
    assert len(before) == 3
    assert shop.broken() == path
    assert shop.run("report", "torsby") == 1
    name = path.as_posix()
    heads = [line for line in shop.err.splitlines() if line.startswith(f"{name}:")]
    for place in (f"{name}:4:1: fel:", f"{name}:5:9: fel:", f"{name}:9:12: fel:"):
        assert [head for head in heads if head.startswith(place)], place
    assert "torsby-2027: ingen rapport skrevs" in shop.err
    assert shop.out == ""
    assert {file.name: file.read_bytes() for file in shop.output.glob("[!.]*")} == before


def test_a_broken_file_does_not_stop_the_others(shop: Shop) -> None:
    shop.broken("aaa-2027")
    save(shop.evaluations, data("Boden"))
    assert shop.html("--all") == 1
    assert shop.made() == {"kumla-2027.html", "boden-2027.html"}
    assert "aaa-2027: ingen rapport skrevs" in shop.err


def test_a_published_evaluation_that_the_mean_counts_and_cannot_be_read_is_an_error_of_the_report(shop: Shop) -> None:
    for name in ("Arboga", "Boden"):
        save(shop.evaluations, data(name, 2020))
    broken = save(shop.evaluations, data("Eda", 2020))
    broken.write_text(broken.read_text("utf-8") + "x: [\n", encoding="utf-8")
    save(shop.evaluations, data(compare_with=["mean"]))
    assert shop.html("kumla") == 1
    assert "eda-2020" in shop.err


def test_a_fault_in_a_section_after_a_wrong_one_is_found_in_its_place(shop: Shop) -> None:
    values = data()
    values["areas"]["1"]["narrative"] = ["Bara text", {"heading": "Rubrik", "text": "Ett {fel} här"}]
    path = save(shop.evaluations, values)
    line = next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if "{fel}" in text)
    assert shop.run("check") == 1
    assert f"{path.as_posix()}:{line}:" in shop.err


def _failing_pandoc(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(pandoc, "program", lambda: str(program))


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'trasigt filter' >&2; exit 64", "trasigt filter"),
        ("echo '[WARNING] tappade en bild' >&2; exit 0", "tappade en bild"),
        ("exit 64", "64"),
    ],
    ids=["fails", "warns", "silent"],
)
def test_a_tool_that_fails_or_warns_ends_in_3_with_its_own_words(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    assert shop.run("report", "kumla", "--format", "pdf") == 0
    before = (shop.output / "kumla-2027.pdf").read_bytes()
    _failing_pandoc(tmp_path, monkeypatch, script)
    assert shop.run("report", "kumla", "--format", "pdf", "--force") == 3
    assert "kumla-2027: pandoc misslyckades och ingen rapport skrevs" in shop.err
    assert said in shop.err
    assert (shop.output / "kumla-2027.pdf").read_bytes() == before


def test_a_tool_that_cannot_be_started_ends_in_3(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: "/nonexistent/pandoc")
    assert shop.run("report", "kumla", "--format", "pdf") == 3


def test_the_highest_exit_code_is_the_commands(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.broken()
    monkeypatch.setattr(workers, "cores", lambda: 1)
    _failing_pandoc(tmp_path, monkeypatch, "exit 64")
    assert shop.run("report", "--all", "--format", "pdf") == 3
    assert "torsby-2027: ingen rapport skrevs" in shop.err


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_bug_of_ours_ends_in_70_with_a_sentence_and_no_traceback(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    def bug(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oj")

    monkeypatch.setattr(checked, "content", bug)
    assert shop.html("kumla", language=language) == 70
    assert "ZeroDivisionError: oj (test_build_command.py:" in shop.err
    assert len(shop.err.splitlines()) == 2
    assert shop.made() == set()


def test_an_interruption_is_no_bug(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(builds, "build", interrupt)
    assert shop.html("kumla") not in (0, 70)
    assert shop.err.splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        ("../hemlig.png", "ligger utanför mappen assets"),
        ("/etc/passwd", "ligger utanför mappen assets"),
        ("link.png", "ligger utanför mappen assets"),
        ("none.png", "finns inte i mappen assets"),
        ("folder", "finns inte i mappen assets"),
        ("text.png", "går inte att läsa som PNG, JPEG eller SVG"),
        ("torn.png", "går inte att läsa som PNG, JPEG eller SVG"),
        ("large.png", "är större än 2 MB"),
    ],
)
def test_a_logo_that_cannot_be_used_is_an_error_in_its_place(shop: Shop, logo: str, said: str) -> None:
    assets = shop.evaluations / "assets"
    (assets / "folder").mkdir(parents=True)
    (shop.evaluations / "hemlig.png").write_bytes(PNG)
    (assets / "link.png").symlink_to(shop.evaluations / "hemlig.png")
    (assets / "text.png").write_text("x")
    (assets / "torn.png").write_bytes(PNG[:40])
    (assets / "large.png").write_bytes(PNG + b"\0" * 2_000_000)
    path = save(shop.evaluations, data(logo={"file": logo, "alt": "Vapen"}))
    line = path.read_text("utf-8").splitlines().index(f"  file: {logo}") + 1
    assert shop.html("kumla") == 1
    assert f"{path.as_posix()}:{line}:9: fel: Logotypen {logo} {said}" in shop.err
    assert shop.made() == set()


def test_a_logo_in_assets_is_built_into_the_page(shop: Shop) -> None:
    (shop.evaluations / "assets").mkdir()
    (shop.evaluations / "assets" / "kumla.png").write_bytes(PNG)
    save(shop.evaluations, data(logo={"file": "kumla.png", "alt": "Kumlas vapen"}))
    assert shop.html("kumla") == 0
    page = (shop.output / "kumla-2027.html").read_text("utf-8")
    assert 'alt="Kumlas vapen"' in page
    assert "data:image/png;base64," in page


@pytest.mark.parametrize(("arguments", "name"), [([], "kumla-2027"), (["--draft"], "kumla-2027-utkast")])
def test_a_draft_lies_beside_the_report(shop: Shop, arguments: list[str], name: str) -> None:
    assert shop.html("kumla", *arguments) == 0
    assert shop.made() == {f"{name}.html"}


def _noted() -> dict[str, Any]:
    values = data()
    values["areas"]["1"]["scores"]["1.1"] = {"points": "7.5", "note": "Bara för granskaren", "sources": ["interview"]}
    return values


def test_notes_are_never_in_a_report_without_asking(shop: Shop) -> None:
    save(shop.evaluations, _noted())
    for arguments in ([], ["--draft"]):
        assert shop.html("kumla", *arguments) == 0
    pages = [path.read_text("utf-8") for path in shop.output.glob("*.html")]
    assert len(pages) == 2
    assert not [page for page in pages if "Bara för granskaren" in page]


def test_notes_are_in_a_draft_that_asks_for_them(shop: Shop) -> None:
    save(shop.evaluations, _noted())
    assert shop.html("kumla", "--draft", "--notes") == 0
    assert "Bara för granskaren" in (shop.output / "kumla-2027-utkast.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "expected"), [("sv", "1 fil kontrollerad: inga fel."), ("en", "1 file checked: no errors.")]
)
def test_a_check_without_findings_says_so(shop: Shop, language: str, expected: str) -> None:
    assert shop.run("check", language=language) == 0
    assert (shop.out, shop.err) == ("", f"{expected}\n")


def test_only_the_projects_own_evaluations_say_which_references_go_unused(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shop.run("check") == 0
    assert "unused-reference" not in shop.err
    monkeypatch.setattr(paths, "EVALUATIONS", shop.evaluations)
    assert shop.run("check") == 0
    assert "unused-reference" in shop.err


def test_a_check_with_errors_ends_in_1_and_writes_nothing(shop: Shop) -> None:
    shop.broken()
    assert shop.run("check") == 1
    assert "torsby-2027.yaml:4:1: fel:" in shop.err
    assert "2 filer kontrollerade:" in shop.err
    assert shop.made() == set()
    assert shop.run("check", "kumla") == 0


def test_a_check_with_warnings_alone_ends_in_0(shop: Shop) -> None:
    assert shop.run("new", "Boden", "--year", 2027) == 0
    assert shop.run("check", "boden", "--all-findings") == 0
    assert "varning:" in shop.err


@pytest.mark.parametrize(
    ("language", "line", "more"),
    [
        (
            "sv",
            (
                "boden-2027: 0 av 45 frågor, 0 av 8 områden, 1 standardtext från en annan tid; "
                "residents, conducted, evaluators saknar värde."
            ),
            "återstår",
        ),
        (
            "en",
            (
                "boden-2027: 0 of 45 questions, 0 of 8 areas, 1 default text of another time; "
                "residents, conducted, evaluators without a value."
            ),
            "is left",
        ),
    ],
)
def test_how_far_a_draft_has_come_stands_instead_of_what_it_lacks(shop: Shop, language: str, line: str, more: str) -> None:
    assert shop.run("new", "Boden", "--year", 2027, language=language) == 0
    assert shop.run("check", language=language) == 0
    assert "required-key" not in shop.err
    last, hint = shop.err.splitlines()[-2:]
    assert last == line
    assert more in hint
    assert shop.run("check", "--all-findings", language=language) == 0
    assert shop.err.splitlines()[-1] == line
    assert shop.err.count("[missing-score]") == 8


def test_programs_are_given_all_that_a_draft_lacks(shop: Shop) -> None:
    assert shop.run("new", "Boden", "--year", 2027) == 0
    said = {kind: shop.out for kind in ("json", "github", "gitlab") if shop.run("check", "--format", kind) == 0}
    assert {kind: text.count("missing-score") for kind, text in said.items()} == {"json": 8, "github": 3, "gitlab": 8}
    assert "::notice::" in said["github"], "which shows ten of a kind beside the lines, and all in the run's summary"


def test_findings_for_programs_are_json_alone(shop: Shop) -> None:
    shop.broken()
    assert shop.run("check", "--format", "json") == 1
    found = json.loads(shop.out)
    assert {(one["line"], one["column"]) for one in found} >= {(4, 1), (5, 9), (9, 12)}
    assert {one["severity"] for one in found} >= {"error"}
    assert shop.err == ""


def test_the_same_check_can_be_given_in_both_languages(shop: Shop) -> None:
    shop.broken()
    shop.run("check", language="sv")
    swedish = shop.err
    shop.run("check", language="en")
    assert "fel: Nyckelordet" in swedish
    assert "error: There is no key" in shop.err


def test_a_list_says_what_there_is(shop: Shop) -> None:
    shop.broken()
    assert shop.run("list") == 1
    assert "kumla-2027" in shop.out
    assert shop.run("list", "--format", "json") == 1
    assert [one["id"] for one in json.loads(shop.out)] == ["kumla-2027", "torsby-2027"]
    assert shop.run("list", "--good-examples", "--format", "json") == 0
    assert json.loads(shop.out) == []


def test_a_new_evaluation_is_written_and_builds_at_once(shop: Shop) -> None:
    assert shop.run("new", "Upplands Väsby", "--year", 2027) == 0
    newest = newest_with_questions(Repository())
    assert newest
    assert f"Utgåva: {newest.name} ({newest.id}), den nyaste som har frågor." in shop.out
    assert "upplands-vasby-2027.yaml" in shop.out
    assert "python build.py report upplands-vasby-2027" in shop.out
    assert shop.html("upplands-vasby-2027") == 0
    assert shop.made() == {"upplands-vasby-2027-utkast.html"}


@pytest.mark.parametrize(
    ("typed", "id_", "official"),
    [
        ("Borgholms kommun", "borgholm", "Borgholms kommun"),
        ("Borgholms", "borgholm", "Borgholms kommun"),
        ("Falu", "falun", "Falu kommun"),
        ("borås stad", "boras", "Borås Stad"),
        ("NÄSSJÖ", "nassjo", "Nässjö kommun"),
        ("region gotland", "gotland", "Region Gotland"),
        ("håbo", "habo-0305", "Håbo kommun"),
        ("habo", "habo", "Habo kommun"),
    ],
)
def test_a_new_evaluation_is_of_the_municipality_that_is_meant(shop: Shop, typed: str, id_: str, official: str) -> None:
    assert shop.run("new", typed, "--year", 2027) == 0
    assert f"Kommun: {official}, enligt registret." in shop.out
    made = Repository(shop.evaluations).evaluation(shop.evaluations / f"{id_}-2027.yaml").model
    assert made
    assert made.name == official


def test_a_new_evaluation_of_what_the_register_lacks_asks_for_its_name(shop: Shop) -> None:
    assert shop.run("new", "Bærum", "--year", 2027) == 0
    assert "fyll i hela namnet efter official_name" in shop.out
    assert shop.run("check", "barum") == 0
    assert "finns inte i registret" in shop.err


def test_a_new_evaluation_of_a_misspelt_municipality_says_which_may_be_meant(shop: Shop) -> None:
    assert shop.run("new", "Vageryd", "--year", 2027) == 0
    assert "Menar du Vaggeryd?" in shop.out


def test_a_new_evaluation_can_follow_another_edition(shop: Shop) -> None:
    assert shop.run("new", "Boden", "--year", 2027, "--rubric", "2016") == 0
    assert "Utgåva:" not in shop.out
    document = Repository(shop.evaluations).evaluation(shop.evaluations / "boden-2027.yaml")
    assert document.model
    assert document.model.rubric == "2016"


def _process(*arguments: str, cwd: Path = paths.PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(paths.PROJECT / "build.py"), *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize(
    ("language", "said"), [("sv_SE.UTF-8", "Det finns ingen utvärdering"), ("en_GB.UTF-8", "There is no evaluation")]
)
def test_the_exit_code_and_language_reach_the_shell(language: str, said: str) -> None:
    done = _process("report", "xyzzy", LC_ALL=language, PYTHONUTF8="1")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_commands_work_from_any_folder(tmp_path: Path) -> None:
    done = _process("list", "--lang", "sv", cwd=tmp_path)
    assert done.returncode == 0
    assert "nassjo-2019" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["report", "check", "list", "new"])
@pytest.mark.parametrize("language", ["sv_SE.UTF-8", "en_GB.UTF-8"])
def test_every_command_has_help(command: str, language: str) -> None:
    done = _process(command, "--help", LC_ALL=language, PYTHONUTF8="1")
    assert done.returncode == 0
    assert "--evaluations" in done.stdout
    assert "--lang" in done.stdout
