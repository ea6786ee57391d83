"""Evaluators are called by their initials where those tell them apart."""

from __future__ import annotations

import pytest

from kommunkompassen.agreement.writers import LONGEST, initials, short, told_apart


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Eva Ek", "EE"),
        ("Anna-Karin Berg", "AKB"),
        ("Åsa Öberg", "ÅÖ"),
        ("eva ek", "EE"),
        ("Carl von Linné", "CvL"),
        ("  Eva \n Ek ", "EE"),
        ("EE", "EE"),
        ("Eva", "Eva"),
        ("a" * 40, "a" * (LONGEST - 1) + "…"),
        ("", ""),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


def test_those_who_share_initials_are_called_by_their_names() -> None:
    names = ["Eva Ek", "Erik Eld", "Bo Berg"]
    assert told_apart([initials(name) for name in names], names) == ["Eva Ek", "Erik Eld", "BB"]
    assert short("Eva   Ek") == "Eva Ek"
