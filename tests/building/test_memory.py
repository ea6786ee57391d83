"""A report is made again when anything that it is made of has changed, and only then."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kommunkompassen.base import paths, program
from kommunkompassen.building import batch, builds, memory
from kommunkompassen.building.builds import Build
from kommunkompassen.building.options import Options
from kommunkompassen.publish import inspect
from kommunkompassen.publish import make as report
from kommunkompassen.publish.inspect.flaw import Flaw
from kommunkompassen.publish.make import Report
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.report.content import Content
from kommunkompassen.report.naming import Format, output_name
from kommunkompassen.repository import Repository
from tests.helpers import data, save


def _picture(colour: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(written, "PNG")
    return written.getvalue()


PNG, OTHER_PNG = _picture("navy"), _picture("maroon")
PROGRAM = (
    "build.py",
    "charts/areas.py",
    "kommunkompassen/base/messages/findings.yaml",
    "kommunkompassen/publish/web.py",
    "requirements.lock",
    "templates/fonts/SourceSans3-Regular.ttf",
    "templates/print/classes.lua",
    "templates/report/body.html",
    "templates/texts/2016/about.md",
    "templates/theme.yaml",
)
"""One file of each kind: the whole would be copied and hashed for each test, and that takes most of the time."""


class Nobody:
    """Watches nothing."""

    def started(self, count: int) -> None: ...

    def begun(self, path: Path) -> None: ...

    def ended(self, path: Path) -> None: ...


class Checkout:
    """A project of a test's own: some of the program (as files, which are not what runs here), and data around an evaluation."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.output = folder, folder / "output"
        for name in PROGRAM:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(paths.PROJECT / name, folder / name)
        for name in ("rubrics", "references"):
            shutil.copytree(paths.PROJECT / name, folder / name)
        monkeypatch.setattr(paths, "PROJECT", folder)
        self.evaluations = folder / "evaluations"
        (self.evaluations / "assets").mkdir(parents=True)
        (self.evaluations / "assets" / "kumla.png").write_bytes(PNG)
        (self.evaluations / "assets" / "boden.png").write_bytes(PNG)
        for name in ("Arboga", "Boden"):
            save(self.evaluations, data(name, 2020))
        save(self.evaluations, data("Dals-Ed", 2020, edition="2010"))
        save(self.evaluations, data("Eda", 2020, status="draft"))
        self.own = self.save()

    def save(self, **more: Any) -> Path:
        """The evaluation that is built; with more, or other, than it usually has."""
        values = data(logo={"file": "kumla.png", "alt": "Vapen"}, compare_with=["mean", "medel-sedan-2016", "arboga-2020"])
        values |= {"mean_of": ["arboga-2020", "boden-2020"], "history": []}
        return save(self.evaluations, {**values, **more})

    def change(self, name: str, old: str, new: str) -> None:
        """Change a file."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def build(
        self,
        *formats: Format,
        path: Path | None = None,
        force: bool = False,
        draft: bool = False,
        notes: bool = False,
        url: str = "",
    ) -> Build:
        """What a new command makes of it."""
        options = Options(formats or ("html",), self.output, draft, notes, url)
        repository = Repository(self.evaluations, self.folder / "rubrics", self.folder / "references")
        [build] = batch.build_all([path or self.own], repository, options, Nobody(), force=force)
        assert build.exit_code == builds.OK, build
        return build

    def is_unchanged(self, **more: Any) -> bool:
        """Whether a new command leaves it as it is."""
        build = self.build(**more)
        assert bool(build.written) is not bool(build.unchanged)
        return bool(build.unchanged)


def _made(whole: Content, document: Document[Evaluation], formats: Sequence[Format], _: object) -> Report:
    """Quick to make; that the real files are made of the same, test_batch.py sees to."""
    files: dict[Format, bytes] = {kind: f"{kind} om {whole.title}".encode() for kind in formats}
    return Report(output_name(document, draft=whole.draft), files)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    monkeypatch.setattr(report, "make_from", _made)
    monkeypatch.setattr(inspect, "flaws", lambda _, **__: [])
    made = Checkout(tmp_path, monkeypatch)
    assert made.build().written
    return made


def test_a_report_that_has_not_changed_is_left_without_opening_an_evaluation(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in checkout.output.glob("*.html")}
    monkeypatch.setattr(builds, "build", lambda *_, **__: pytest.fail("it was looked at closely"))
    for _ in range(2):
        assert checkout.is_unchanged()
    assert {path.name: path.stat().st_mtime_ns for path in checkout.output.glob("*.html")} == before


def _count_close_looks(monkeypatch: pytest.MonkeyPatch, looked: list[Path]) -> None:
    build = builds.build

    def close_look(path: Path, *arguments: Any, **named: Any) -> Build:
        looked.append(path)
        return build(path, *arguments, **named)

    monkeypatch.setattr(builds, "build", close_look)


Change = Callable[[Checkout], object]


def _text(name: str, old: str, new: str) -> Change:
    return lambda checkout: checkout.change(name, old, new)


def _added(name: str) -> Change:
    return lambda checkout: (checkout.folder / name).write_text("{# ny #}")


def _of_equal_size_and_time(checkout: Checkout) -> None:
    path = checkout.output / "kumla-2027.html"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Kumla", b"Kumle", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


WHAT_COUNTS: dict[str, Change] = {
    "the evaluation's text": lambda checkout: checkout.save(texts={"closing": "Tack."}),
    "a score": _text("evaluations/kumla-2027.yaml", "'1.1': '7.5'", "'1.1': '7'"),
    "its logo": lambda checkout: (checkout.evaluations / "assets" / "kumla.png").write_bytes(OTHER_PNG),
    "its rubric": _text("rubrics/2018.yaml", "Offentlighet och demokrati", "Demokrati och offentlighet"),
    "a reference": _text("references/medel-sedan-2016.yaml", "name: ", "name: x "),
    "an evaluation it is compared with": _text("evaluations/arboga-2020.yaml", "'1.2': '10.0'", "'1.2': '11'"),
    "an evaluation that its mean counts": _text("evaluations/boden-2020.yaml", "'1.2': '10.0'", "'1.2': '11'"),
    "a template": _text("templates/report/body.html", "<", "{# x #}<"),
    "a new template": _added("templates/report/new.html"),
    "a default text": lambda checkout: checkout.change("templates/texts/2016/about.md", "Kommunkompassen", "Kompassen"),
    "the theme": _text("templates/theme.yaml", "#", "# x\n#"),
    "a font": lambda checkout: next((checkout.folder / "templates" / "fonts").glob("*.ttf")).write_bytes(b"x"),
    "a filter": _text("templates/print/classes.lua", "\n", "\n\n"),
    "a chart": _text("charts/areas.py", "\n", "\n\n"),
    "code": _text("kommunkompassen/publish/web.py", "\n", "\n\n"),
    "new code": _added("kommunkompassen/publish/new.py"),
    "a message": _text("kommunkompassen/base/messages/findings.yaml", "\n", "\n\n"),
    "the command line": _text("build.py", "\n", "\n\n"),
    "the tools' locked versions": _text("requirements.lock", "\n", "\n\n"),
    "a made file": _text("output/kumla-2027.html", "Kumla", "Kumla Kumla"),
    "a made file, with its size and time as before": _of_equal_size_and_time,
    "a made file that is gone": lambda checkout: (checkout.output / "kumla-2027.html").unlink(),
    "a made file that is empty": lambda checkout: (checkout.output / "kumla-2027.html").write_bytes(b""),
    "the stamp is gone": lambda checkout: (checkout.output / ".kumla-2027.stamp").unlink(),
    "the stamp is cut off": lambda checkout: os.truncate(checkout.output / ".kumla-2027.stamp", 100),
    "the stamp is something else": lambda checkout: (checkout.output / ".kumla-2027.stamp").write_text('[{"data": 1}]'),
    "the stamp has been edited": _text("output/.kumla-2027.stamp", '"findings": []', '"findings":  []'),
}


@pytest.mark.parametrize("change", WHAT_COUNTS.values(), ids=WHAT_COUNTS.keys())
def test_what_counts_is_seen_and_then_remembered(checkout: Checkout, change: Change) -> None:
    assert checkout.is_unchanged()
    change(checkout)
    assert not checkout.is_unchanged()
    assert checkout.is_unchanged()


WHAT_COUNTS_IN_A_DRAFT: dict[str, Change] = {
    "a new evaluation that its mean counts": lambda checkout: save(checkout.evaluations, data("Falun", 2021)),
    "a draft that is published": _text("evaluations/eda-2020.yaml", "status: draft", "status: published"),
    "an evaluation that is gone": lambda checkout: (checkout.evaluations / "boden-2020.yaml").unlink(),
    "its own earlier evaluation": lambda checkout: save(checkout.evaluations, data(year=2023)),
}
"""What a published report has written down, once and for all, a draft works out anew."""


@pytest.mark.parametrize("change", WHAT_COUNTS_IN_A_DRAFT.values(), ids=WHAT_COUNTS_IN_A_DRAFT)
def test_what_a_draft_works_out_anew_counts_for_it_alone(checkout: Checkout, change: Change) -> None:
    checkout.save(status="draft", mean_of=None, history=None)
    assert not checkout.is_unchanged()
    change(checkout)
    assert not checkout.is_unchanged()
    assert checkout.is_unchanged()


@pytest.mark.parametrize(
    "name", ["a new evaluation that its mean counts", "a draft that is published", "its own earlier evaluation"]
)
def test_another_publication_makes_no_published_report_anew(checkout: Checkout, name: str) -> None:
    WHAT_COUNTS_IN_A_DRAFT[name](checkout)
    assert checkout.is_unchanged()


def _touched(checkout: Checkout) -> None:
    for path in checkout.folder.rglob("*.*"):
        os.utime(path, (1, 1))


WHAT_DOES_NOT: dict[str, Change] = {
    "a readme": lambda checkout: (checkout.folder / "README.md").write_text("x"),
    "a readme among the evaluations": lambda checkout: (checkout.evaluations / "README.md").write_text("x"),
    "a test": _added("test_new.py"),
    "another's draft": _text("evaluations/eda-2020.yaml", "En styrka", "En annan styrka"),
    "another's new draft": lambda checkout: save(checkout.evaluations, data("Falun", 2021, status="draft")),
    "another's text": _text("evaluations/boden-2020.yaml", "En styrka", "En annan styrka"),
    "another's logo": lambda checkout: (checkout.evaluations / "assets" / "boden.png").write_bytes(OTHER_PNG),
    "an evaluation of an edition that can't be compared": lambda checkout: save(
        checkout.evaluations, data("Falun", 2021, edition="2010")
    ),
    "an evaluation that was conducted later": lambda checkout: save(checkout.evaluations, data("Falun", 2028)),
    "another rubric": _text("rubrics/2003.yaml", "name:", "name: x"),
    "another reference": _text("references/kalix-2003.yaml", "name:", "name: x"),
    "a remark in the evaluation": _text("evaluations/kumla-2027.yaml", "year:", "# en anmärkning\nyear:"),
    "times": _touched,
    "a file of an editor": _added("templates/report/.body.html.swp"),
    "another report": lambda checkout: checkout.build(path=checkout.evaluations / "arboga-2020.yaml"),
}


@pytest.mark.parametrize("change", WHAT_DOES_NOT.values(), ids=WHAT_DOES_NOT.keys())
def test_what_does_not_count_makes_no_report_anew(checkout: Checkout, change: Change) -> None:
    change(checkout)
    assert checkout.is_unchanged()


@pytest.mark.parametrize("what", ["another's text", "another's draft"])
def test_what_says_nothing_to_others_is_passed_over_without_opening_an_evaluation(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(builds, "build", lambda *_, **__: pytest.fail("it was looked at closely"))
    WHAT_DOES_NOT[what](checkout)
    assert checkout.is_unchanged()


@pytest.mark.parametrize("name", ["arboga-2020", "kumla-2023"])
def test_of_an_evaluation_that_was_opened_everything_counts_until_looked_at_closely(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What others need of an evaluation is not all that is said of those it is compared with."""
    save(checkout.evaluations, data(year=2023))
    checkout.save(history=["kumla-2023"])
    assert not checkout.is_unchanged()
    looked: list[Path] = []
    _count_close_looks(monkeypatch, looked)
    checkout.change(f"evaluations/{name}.yaml", "En styrka", "En annan styrka")
    assert checkout.is_unchanged()
    assert looked == [checkout.own]
    assert checkout.is_unchanged()
    assert looked == [checkout.own]


@pytest.mark.usefixtures("checkout")
def test_another_version_of_a_tool_counts(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = program.tools()
    monkeypatch.setattr(program, "tools", lambda: tools + "\ntypst-99.dist-info")
    assert not checkout.is_unchanged()
    assert checkout.is_unchanged()


def test_force_makes_everything_anew(checkout: Checkout) -> None:
    assert checkout.build(force=True).written
    assert checkout.is_unchanged()


def test_an_edit_that_is_taken_back_after_a_report_was_made_of_it_is_seen(checkout: Checkout) -> None:
    original = checkout.own.read_bytes()
    checkout.save(texts={"closing": "Tack."})
    assert not checkout.is_unchanged()
    checkout.own.write_bytes(original)
    assert not checkout.is_unchanged()


@pytest.mark.parametrize(
    "asked", [{"draft": True}, {"draft": True, "notes": True}, {"draft": True, "url": "https://example.org/x"}], ids=str
)
def test_a_draft_is_another_report_and_remembered_by_itself(checkout: Checkout, asked: dict[str, Any]) -> None:
    assert not checkout.is_unchanged(**asked)
    assert checkout.is_unchanged(**asked)
    assert checkout.is_unchanged()
    assert checkout.is_unchanged(**asked)


def test_a_draft_made_with_another_address_or_with_notes_is_made_anew(checkout: Checkout) -> None:
    checkout.save(areas={**data()["areas"], "1": {"scores": {"1.1": {"points": "7", "note": "Hemligt"}}}}, status="draft")
    assert not checkout.is_unchanged(draft=True)
    assert not checkout.is_unchanged(draft=True, notes=True)
    assert not checkout.is_unchanged(draft=True)
    assert not checkout.is_unchanged(draft=True, url="https://example.org/x")


def test_in_a_draft_lines_count_for_it_says_them(checkout: Checkout) -> None:
    assert not checkout.is_unchanged(draft=True)
    for name in ("evaluations/kumla-2027.yaml", "rubrics/2018.yaml", "references/medel-sedan-2016.yaml"):
        path = checkout.folder / name
        path.write_text("# en anmärkning\n" + path.read_text("utf-8"), encoding="utf-8")
        assert not checkout.is_unchanged(draft=True), name
        assert checkout.is_unchanged(draft=True), name


def test_an_evaluation_that_becomes_a_draft_and_is_published_again_leaves_both_reports_right(checkout: Checkout) -> None:
    checkout.change("evaluations/kumla-2027.yaml", "status: published", "status: draft")
    assert [path.name for path in checkout.build().written] == ["kumla-2027-utkast.html"]
    assert checkout.is_unchanged()
    checkout.change("evaluations/kumla-2027.yaml", "status: draft", "status: published")
    assert [path.name for path in checkout.build().unchanged] == ["kumla-2027.html"]


def test_formats_are_remembered_one_by_one(checkout: Checkout) -> None:
    assert [path.suffix for path in checkout.build("pdf").written] == [".pdf"]
    assert len(checkout.build("pdf", "html").unchanged) == 2
    checkout.save(texts={"closing": "Tack."})
    assert checkout.build("html").written
    assert checkout.build("html").unchanged
    assert checkout.build("pdf", "html").written


def test_an_evaluation_outside_the_folder_is_remembered_with_its_logo(checkout: Checkout) -> None:
    home = checkout.folder / "annan"
    path = save(home, data("Falun", 2026, logo={"file": "falun.png", "alt": "Vapen"}))
    (home / "assets").mkdir()
    for picture in (PNG, OTHER_PNG):
        (home / "assets" / "falun.png").write_bytes(picture)
        assert not checkout.is_unchanged(path=path)
        assert checkout.is_unchanged(path=path)
    path.write_text(path.read_text("utf-8").replace("En styrka", "En annan styrka"), encoding="utf-8")
    assert not checkout.is_unchanged(path=path)


def test_two_evaluations_with_one_name_are_told_apart(checkout: Checkout) -> None:
    path = save(checkout.folder / "annan", data(areas=data(share="0.7")["areas"]))
    checkout.own.unlink()
    assert not checkout.is_unchanged(path=path)
    assert checkout.is_unchanged(path=path)
    path.unlink()
    checkout.save()
    assert not checkout.is_unchanged()


def test_what_was_found_is_told_again(checkout: Checkout) -> None:
    checkout.save(texts={"closing": "Kommunen fick totalt 999 poäng."})
    first = checkout.build()
    assert first.written
    assert [finding.rule for finding in first.findings] == ["contradicted-figure"]
    quick = checkout.build()
    assert quick.unchanged
    assert quick.findings == first.findings


def test_a_finding_that_comes_from_another_file_is_told_though_the_report_is_the_same(checkout: Checkout) -> None:
    checkout.save(texts={"closing": "Bodensarna tackar."})
    assert checkout.build().findings == ()
    checkout.change("evaluations/boden-2020.yaml", "residents: invånarna", "residents: Bodensarna")
    for _ in range(2):
        build = checkout.build()
        assert build.unchanged
        assert [finding.rule for finding in build.findings] == ["copied-name"]


def test_an_error_after_a_good_build_is_an_error_every_time(checkout: Checkout) -> None:
    checkout.change("evaluations/kumla-2027.yaml", "status: published", "statsu: published")
    repository = Repository(checkout.evaluations, checkout.folder / "rubrics", checkout.folder / "references")
    for _ in range(2):
        options = Options(("html",), checkout.output)
        [build] = batch.build_all([checkout.own], repository, options, Nobody())
        assert (build.exit_code, build.written, build.unchanged) == (builds.BAD_INPUT, (), ())


def _while_made(change: Callable[[], object]) -> Callable[..., list[Flaw]]:
    """Stands for the inspection, at which time the report has been made and not yet written."""

    def flaws(_: object, *, draft: bool = False) -> list[Flaw]:
        change()
        return []

    return flaws


@pytest.mark.parametrize("what", ["evaluations/kumla-2027.yaml", "references/medel-sedan-2016.yaml"])
def test_data_that_changes_while_a_report_is_made_of_it_is_seen_next_time(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """The report is of the data as it was read; what is remembered must not be of the data as it is then."""
    checkout.save(texts={"closing": "Tack."}, logo=None)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(inspect, "flaws", _while_made(lambda: checkout.change(what, "\n", "\n# x\n")))
        assert checkout.build().written
    looked: list[Path] = []
    _count_close_looks(monkeypatch, looked)
    # Such remarks change no report; but that was not known without a close look, and now it is.
    assert checkout.is_unchanged()
    assert looked == [checkout.own]
    assert checkout.is_unchanged()
    assert looked == [checkout.own]


@pytest.mark.parametrize("name", ["boden", "arboga"])
def test_points_of_others_that_change_while_a_report_is_made_are_in_the_next_one(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as meanwhile:
        change = _text(f"evaluations/{name}-2020.yaml", "'1.2': '10.0'", "'1.2': '11'")
        meanwhile.setattr(inspect, "flaws", _while_made(lambda: change(checkout)))
        assert checkout.build(force=True).written
    assert not checkout.is_unchanged()
    assert checkout.is_unchanged()


@pytest.mark.parametrize("what", ["templates/report/body.html", "evaluations/assets/kumla.png"])
def test_nothing_is_remembered_of_a_report_that_may_be_made_of_two_versions(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    path = checkout.folder / what
    before = path.read_bytes()
    after = OTHER_PNG if path.suffix == ".png" else before + b"\n"
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(inspect, "flaws", _while_made(lambda: path.write_bytes(after)))
        assert checkout.build(force=True).written
    assert not checkout.is_unchanged()
    path.write_bytes(before)
    assert not checkout.is_unchanged()


def test_what_a_report_is_made_of_is_told_by_text_alone(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that shows itself by its address would be another each time."""
    said: list[str] = []

    def told(value: object) -> str:
        said.append(repr(value))
        return said[-1]

    monkeypatch.setattr(memory, "repr", told, raising=False)
    checkout.build(force=True, draft=True)
    assert any("En styrka" in text for text in said)
    assert not [text for text in said if " at 0x" in text]


def test_a_folder_that_cannot_be_written_in_only_makes_it_slower(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", refuse)
    _touched(checkout)
    for _ in range(2):
        assert checkout.is_unchanged()
