"""What is not for the public is in no file of the site: drafts, fact checks, notes, sources, and where files lie."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

from kommunkompassen.repository import Repository
from kommunkompassen.scoring_sheet.bring_in import take_in
from kommunkompassen.site import published
from tests.agreement.sheets import agreed, draft, filled, typed
from tests.helpers import data, rubric, save
from tests.site.conftest import site_of

PLANTED = ("hemlig-anteckning", "hemligt-utkast", "hemlig-faktakontroll", "hemlig-kommentar", "interview", "document")


def _with_everything(municipality: str, **more: Any) -> dict[str, Any]:
    values = data(municipality, **more)
    values["areas"]["1"]["scores"]["1.1"] = {"points": "5", "note": PLANTED[0], "sources": ["interview", "document"]}
    return values


def _contents(folder: Path) -> dict[str, bytes]:
    """All files of the site, and what is packed in them."""
    found = {}
    for path in (one for one in folder.rglob("*") if one.is_file()):
        name = path.relative_to(folder).as_posix()
        found[name] = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(io.BytesIO(found[name])) as packed:
                found |= {f"{name}/{inner}": packed.read(inner) for inner in packed.namelist()}
    return found


def test_no_planted_word_is_in_any_file(tmp_path: Path) -> None:
    evaluations = tmp_path / "hemlig-mapp"
    path = save(evaluations, _with_everything("Kumla"))
    path.write_text(f"# {PLANTED[3]}\n{path.read_text('utf-8')}", encoding="utf-8")
    for number, (name, status) in enumerate({"Arboga": "draft", "Ljungby": "fact-check"}.items(), 1):
        other = _with_everything(name, status=status)
        other["areas"]["1"]["strengths"] = [f"Kumla har ett {PLANTED[number]}"]
        save(evaluations, other)
    repository = Repository(evaluations)
    site = site_of(published.meant_as_published(repository), repository, tmp_path / "hemlig-mapp-2")
    contents = _contents(site)
    assert "rapporter/kumla-2027.html" in contents
    words = [*PLANTED, "hemlig-mapp", str(tmp_path), "Arboga", "arboga", "Ljungby", ".yaml"]
    # What the columns may hold is described where the data are; an edition's word is none of a source.
    found = [(name, word) for name, held in contents.items() for word in words if word.encode() in held]
    assert [one for one in found if not one[0].startswith(("data/", "assets/"))] == []
    assert [one for one in found if one[1] in words[:4]] == []


EVALUATORS = ("hemlig-iakttagelse", "hemlig-invändning", "hemlig-överenskommelse", "Hemligsson", "HH: ", "Avstämt")
"""What stands in evaluators' sheets, and in the notes that agreeing makes of them."""


def test_nothing_that_evaluators_agreed_by_is_in_any_file(tmp_path: Path) -> None:
    document = draft(tmp_path / "annat")
    names = ("Hanna Hemligsson", "Bo Berg")
    notes = dict(zip(names, EVALUATORS, strict=False))
    files = [filled(document, tmp_path, name, {"D1.1": 5 if name == "Bo Berg" else 6, "G1.1": notes[name]}) for name in names]
    sheet = typed(agreed(document, *files), {("Avstämd poäng", "1.1"): 5, ("Varför", "1.1"): EVALUATORS[2]})
    values = data("Kumla")
    values["areas"]["1"]["scores"].pop("1.1")
    folder = tmp_path / "evaluations"
    repository = Repository(folder)
    path = save(folder, values)
    assert take_in(sheet, repository.evaluation(path), rubric("2018")).findings == ()
    assert all(word in path.read_text("utf-8") for word in (*EVALUATORS[:3], *EVALUATORS[4:]))
    assert EVALUATORS[3] not in path.read_text("utf-8")
    # The working sheets lie beside the evaluations, as careless people leave them.
    for one in (*files, sheet):
        shutil.copy2(one, folder)
    repository = Repository(folder)
    contents = _contents(site_of(repository.paths(), repository, tmp_path / "ut"))
    assert "rapporter/kumla-2027.html" in contents
    assert any(name.startswith("data/") for name in contents)
    assert [(name, word) for name, held in contents.items() for word in EVALUATORS if word.encode() in held] == []


def test_a_planted_word_would_be_found(tmp_path: Path) -> None:
    values = data("Kumla")
    values["areas"]["1"]["strengths"] = [PLANTED[0]]
    repository = Repository(tmp_path / "evaluations")
    save(repository.evaluations, values)
    contents = _contents(site_of(repository.paths(), repository, tmp_path))
    assert any(PLANTED[0].encode() in held for held in contents.values())
