"""Footnotes, headings, links and good examples of a text from elsewhere are told of once; what looks alike is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.check import check_all
from kommunkompassen.repository import Repository
from tests.check.test_all_rules import WHOLE
from tests.check.test_program_leftover import BELOW, keys

LEFT = {
    "leftover-mark/footnote": (
        "Planen är från mars 2024.1 Den följs upp.",
        "Det är en dialog.1",
        "Det är en dialog.^1",
        "1 Se planen.",
    ),
    "heading-in-text": (
        f"2.1.3 Strategi för demokrati\n{BELOW}",
        f"Kapitel 3\n{BELOW}",
        f"**Medborgardialog**\n{BELOW}",
        f"Dialog och demokrati\n{BELOW}",
    ),
    "unsupported-markdown/empty-address": ("Läs [planen]() här.",),
    "unsupported-markdown/no-words": ("Läs [](https://kumla.se) här.",),
    "unsupported-markdown/comment": ("En plan finns. <!-- Bo: kolla detta -->", "<!-- Bo:\nfråga Eva -->"),
    "unsupported-markdown/container": (f":::note\n{BELOW}\n:::",),
    "template-leftover": ("Inledning ....... 3\nMetod ....... 4\n\nResultat ....... 5", "________"),
}
LEFT_ALONE = (
    *("Läs kumla.se/plan.1 här.", "Det gäller fråga 1.1 Den är ny.", "Det är version 2024.1 av planen.", "Det är 2^3."),
    *("Det finns\n1 plan. Se den.", "Den finns i\nSverige, som har en plan för hur medborgarna kan vara med."),
    *("**Fet** text finns.", "Läs [planen](https://kumla.se).", "Ett gott exempel: dialogen."),
)


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in LEFT.items() for text in texts])
def test_what_came_along_is_told_of_once(key: str, text: str, tmp_path: Path) -> None:
    for said in (text, f"Här står mer om det.\n\n{text}"):
        assert keys(tmp_path, said) == [key]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_looks_alike_is_left_alone(text: str, tmp_path: Path) -> None:
    assert keys(tmp_path, text) == []


@pytest.mark.parametrize(
    ("area", "told"),
    [
        ("strengths: [Dialogen (gott exempel)]", True),
        ('strengths: ["GOTT EXEMPEL: dialogen"]', True),
        ("narrative: [{heading: Gott exempel – dialogen, text: Den är ny.}]", True),
        ('narrative: [{heading: Dialog, text: "Gott exempel: den är ny."}]', True),
        ('strengths: [{text: "Gott exempel: dialogen", good_example: true}]', False),
        ("strengths: [Ett gott exempel är dialogen]", False),
        ('improvements: ["Gott exempel: visa dem"]', False),
    ],
)
def test_a_good_example_that_is_none_for_the_program_is_told_of(area: str, told: bool, tmp_path: Path) -> None:
    path = tmp_path / "kumla-2027.yaml"
    whole = WHOLE.replace("    narrative: Text.\n", "", 1) if area.startswith("narrative") else WHOLE
    path.write_text(whole.replace("    score: 50\n", f"    score: 50\n    {area}\n", 1), "utf-8")
    assert [finding.key for finding in check_all([path], Repository(tmp_path), whole=False)] == ["unmarked-example"] * told
