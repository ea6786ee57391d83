"""A published report is what it was, whatever is published after it."""

from __future__ import annotations

from pathlib import Path

from kommunkompassen.building import batch, builds
from kommunkompassen.building.builds import Build
from kommunkompassen.building.options import Options
from kommunkompassen.report.naming import FORMATS, Format
from kommunkompassen.repository import Repository
from tests.building.test_memory import Nobody
from tests.helpers import data, save


def _build(evaluations: Path, output: Path, *formats: Format) -> Build:
    path, options = evaluations / "kumla-2027.yaml", Options(formats, output)
    (built,) = batch.build_all([path], Repository(evaluations), options, Nobody(), force=True, processes=1)
    return built


def _made(evaluations: Path, output: Path) -> dict[str, bytes]:
    """The report on Kumla 2027, made anew."""
    built = _build(evaluations, output, *FORMATS)
    assert built.exit_code == builds.OK, built.findings
    return {one.name: one.read_bytes() for one in output.glob("kumla-2027.*")}


def test_a_report_is_byte_identical_after_a_later_publication_of_an_earlier_visit(tmp_path: Path) -> None:
    evaluations = tmp_path / "evaluations"
    for name in ("Boden", "Eda"):
        save(evaluations, data(name, 2025))
    own = data(compare_with=["mean"], mean_of=["boden-2025", "eda-2025"], history=[])
    save(evaluations, {**own, "texts": {"closing": "Totalt {total}, i medeltal {mean}.\n"}})
    before = _made(evaluations, tmp_path / "before")
    assert set(before) == {f"kumla-2027.{kind}" for kind in FORMATS}
    # Its own earlier visit, and one more that a mean worked out today would count.
    save(evaluations, data(year=2019, share="0.9", history=[]))
    save(evaluations, data("Arboga", 2024, share="0.9"))
    assert _made(evaluations, tmp_path / "after") == before
    # Without the names the report would be another one, and the check asks for them.
    unnamed = {key: value for key, value in own.items() if key not in ("mean_of", "history")}
    save(evaluations, unnamed)
    built = _build(evaluations, tmp_path / "unnamed", "html")
    assert {finding.rule for finding in built.findings} >= {"fixed-mean", "fixed-history"}
