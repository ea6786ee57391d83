"""A fact check from end to end: a draft goes out, two people edit it in LibreOffice, and what they meant comes into the file."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from kommunkompassen.repository import Repository
from kommunkompassen.word_comments.blocks import SILENT
from kommunkompassen.word_comments.review import review
from tests import made as reading
from tests.external.test_comments import PYTHON, WRITER
from tests.external.test_libreoffice import converted
from tests.helpers import data, save
from tests.made import W
from tests.test_build_command import Shop

pytestmark = pytest.mark.external

Edits = Sequence[Sequence[str]]
ANNA: Edits = (
    ("replace", "12 skolor", "13 skolor"),
    ("replace", "i januari 2021", "i mars 2021"),
    ("insert", "på biblioteket", " och på webben"),
    ("delete", " helt och hållet"),
    ("replace", "Samråd hålls", "Rådslag hålls"),
    ("new-paragraph", "Budgeten beslutas i november.", "Kommunen har en ny policy för dialog."),
)
ANNA_UNSAID: Edits = (
    ("replace", "sju bolag", "åtta bolag"),
    ("replace", "vartannat år", "varje år"),
    ("replace", "Arvet", "Kulturarvet"),
    ("replace", "Snabba besked", "Ganska snabba besked"),
    ("new-paragraph", "Cheferna möts varje vecka.", "Det är ett helt nytt stycke."),
    ("delete-paragraph", "Lönerna är individuella."),
)
BO: Edits = (
    ("replace", "34 enheter", "35 enheter"),
    ("replace", "fem mål", "sex mål"),
    ("replace", "Tydlig webb", "Enkel webb"),
    ("insert", "Planen gäller", " alltid"),
    ("replace", "fyra områden", "fem områden"),
    ("delete-paragraph", "Avvikelser analyseras i grupp."),
)
BO_UNSAID: Edits = (
    ("replace", "22000", "23000"),
    ("replace", "tre förvaltningar", "fyra förvaltningar"),
    ("replace", "sextio procent", "sjuttio procent"),
    ("replace", "två samordnare", "tre samordnare"),
    ("delete", " nästan alltid"),
    ("insert", "Näringslivet växer", " långsamt"),
)


def _values() -> dict[str, object]:
    values = data(status="fact-check")
    texts = {
        "1": "Kommunen har 12 skolor i hela kommunen.\n\nPolicyn antogs i januari 2021.\n\nAllt finns på biblioteket för alla.",
        "2": "Webben är helt och hållet omgjord.\n\nSamråd hålls med alla brukare.\n\nBudgeten beslutas i november.",
        "3": "Kommunen äger sju bolag i dag.\n\nEnkäter görs vartannat år i skolan.\n\nCheferna möts varje vecka.",
        "4": "Det finns 34 enheter.\n\nNämnden har fem mål för året.\n\nLönerna är individuella.\n\nAlla har en plan.",
        "5": "Planen gäller för hela kommunen.\n\nAvvikelser analyseras i grupp.\n\nDet sker varje månad.",
        "6": "Kommunen har tre förvaltningar i dag.\n\nAv de anställda är sextio procent kvinnor.",
        "8": "Planer finns för fyra områden.\n\nArbetet leds av två samordnare.",
        "7": "Resultaten följs nästan alltid upp.\n\nNäringslivet växer i kommunen.",
    }
    for number, text in texts.items():
        values["areas"][number]["narrative"] = [{"heading": "Arvet" if number == "7" else "Läget", "text": text}]
    values["areas"]["1"]["strengths"] = ["Tydlig webb", "Snabba besked"]
    values["facts"] = [{"label": "Invånare", "value": "22000"}]
    return values


def _edited(source: Path, target: Path, reviewer: str, tracked: Edits, unsaid: Edits) -> None:
    job = {
        "profile": str(target.parent / f"profile-{os.getpid()}-{target.stem}"),
        "reviewer": reviewer,
        "open": str(source),
        "save": str(target),
        "silent": unsaid,
        "edits": tracked,
    }
    done = subprocess.run([PYTHON, WRITER], input=json.dumps(job), capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    # The draft itself asked for changes to be tracked.
    assert done.stdout.startswith("recorded: True")


def test_what_two_people_meant_comes_into_the_file_and_all_of_it_into_the_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = Shop(tmp_path, capsys)
    path = save(shop.evaluations, _values())
    before = path.read_text("utf-8")
    assert shop.run("report", "kumla", "--format", "docx") == 0
    by_anna, by_both = tmp_path / "anna.docx", tmp_path / "bo.docx"
    _edited(shop.output / "kumla-2027-utkast.docx", by_anna, "Anna Åkesson", ANNA, ANNA_UNSAID)
    _edited(by_anna, by_both, "Bo Öst", BO, BO_UNSAID)

    found = review(by_both, Repository(shop.evaluations))
    assert (found.compared, found.uncompared) == (True, 0)
    assert Counter(one.remark.author for one in found.remarks) == {"Anna Åkesson": 6, "Bo Öst": 6, "": 12}
    assert sum(one.remark.kind in SILENT for one in found.remarks) == 12
    assert all(one.spots for one in found.remarks)

    as_odt = review(converted(by_both, tmp_path / "odt", "odt"), Repository(shop.evaluations))
    assert [(one.remark.kind, one.remark.author, one.remark.on, one.remark.text, one.spots) for one in as_odt.remarks] == [
        (one.remark.kind, one.remark.author, one.remark.on, one.remark.text, one.spots) for one in found.remarks
    ]

    answers = tmp_path / "svar.docx"
    assert shop.run("comments", by_both, "--apply", "--yes", "--answers", answers) == 0
    meant = before
    for edit in (*ANNA, *BO):
        if edit[0] == "replace":
            meant = meant.replace(edit[1], edit[2])
        elif edit[0] == "insert":
            meant = meant.replace(edit[1], edit[1] + edit[2])
        elif edit[0] == "delete":
            meant = meant.replace(edit[1], "")
    assert path.read_text("utf-8") == meant
    [table] = docx.Document(str(answers)).tables
    done = Counter(row.cells[3].text for row in table.rows[1:])
    assert done == {"Infört i rapporten.": 10, "": 14}


def test_the_last_item_of_an_area_that_is_written_anew_is_told_as_a_change_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = Shop(tmp_path, capsys)
    values = data(status="fact-check")
    for number in "123":
        values["areas"][number]["narrative"] = "\n\n".join([f"Område {number} arbetar med frågan hela året. " * 12] * 5)
        values["areas"][number]["improvements"] = [f"Ett svar dröjer i {number}", f"Planen saknas i {number}"]
    path = save(shop.evaluations, values)
    assert shop.run("report", "kumla", "--format", "docx") == 0
    draft, edited = shop.output / "kumla-2027-utkast.docx", tmp_path / "anna.docx"
    paragraphs = reading.docx_body(draft).iterchildren(f"{W}p")
    ends = [reading.docx_text(upper).strip() for upper, lower in pairwise(paragraphs) if reading.style(lower) == "SectionEnd"]
    assert [text for text in ends if text.startswith("Planen saknas")], "a section ends behind one"
    _edited(
        draft, edited, "Anna Åkesson", (), [("replace", f"Planen saknas i {number}", "Hela texten är ny") for number in "123"]
    )
    told = review(edited, Repository(shop.evaluations)).remarks
    lines = path.read_text("utf-8").splitlines()
    places = [(one.remark.kind, lines[spot.place.line - 1].strip(" -")) for one in told for spot in one.spots]
    assert set(places) == {("silent-change", f"Planen saknas i {number}") for number in "123"}
