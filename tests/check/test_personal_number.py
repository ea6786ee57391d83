"""Personal numbers in every form they are written in, and numbers that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import private_contact
from kommunkompassen.check.personal_number import check
from tests.helpers import context_of, data

# Of the Swedish Tax Agency's numbers for tests: nobody has them.
CERTAIN = (
    "19121212-1212",
    "191212121212",
    "121212-1212",
    "121212+1212",
    "1212121212",
    "19121212 1212",
    "121212 1212",
    "19121212–1212",
    "19121212 - 1212",
    "1912-12-12-1212",
    "12-12-12-1212",
    "12.12.12-1212",
    "19121212\N{NON-BREAKING HYPHEN}1212",
    "19121272-1219",
    "121272-1219",
    "20000229-0005",
    "19650312-1234",
)
UNSURE = ("650312-1234", "650312+1234")
NONE = (
    "556036-0793",
    "212000-0142",
    "802000-1233",
    "191313-1212",
    "19120230-1212",
    "19650312 1234",
    "650312 1234",
    "6503121234",
    "2027-03-12 1345",
    "2027-0312-1234",
    "0701234567",
    "070-123 45 67",
    "1 912 121 212 kronor",
    "12121212121212",
    "978-91-7345-123-4",
    "22121212-1212",
)


def _found(folder: Path, text: str, status: str = "published") -> list[Finding]:
    values = data("Kumla", edition="2010", status=status, texts={"closing": f"Det står ({text}) här."})
    return list(check(context_of(folder, values)))


@pytest.mark.parametrize("number", CERTAIN)
@pytest.mark.parametrize(
    ("status", "severity"), [("published", Severity.ERROR), ("fact-check", Severity.WARNING), ("draft", Severity.WARNING)]
)
def test_a_personal_number_is_an_error_when_published_and_a_warning_before(
    number: str, status: str, severity: Severity, tmp_path: Path
) -> None:
    (finding,) = _found(tmp_path, number, status)
    assert (finding.severity, finding.detail) == (severity, "")
    assert number not in finding.message("sv") + finding.hint("sv")


@pytest.mark.parametrize("number", UNSURE)
def test_what_looks_like_one_is_a_warning_that_can_be_allowed(number: str, tmp_path: Path) -> None:
    (finding,) = _found(tmp_path, number)
    assert (finding.severity, finding.detail) == (Severity.WARNING, "unsure")


@pytest.mark.parametrize("number", NONE)
def test_other_numbers_are_none(number: str, tmp_path: Path) -> None:
    assert _found(tmp_path, number) == []


def test_it_is_found_wherever_it_stands(tmp_path: Path) -> None:
    values = data(
        "Kumla",
        interviews="30 (191212121212)",
        facts=[{"label": "121212-1212", "value": "Ek 121212+1212"}],
        publisher="SKR 19121212-1212",
        evaluators=[{"name": "Eva Ek", "affiliation": "121212-1212"}],
    )
    values["areas"]["1"]["scores"]["1.1"] = {"points": "5", "note": "121212-1212"}
    values["areas"]["1"]["strengths"] = ["Öppenhet [121212-1212]"]
    assert len(list(check(context_of(tmp_path, values)))) == 7


@pytest.mark.parametrize(
    "text",
    [
        *(
            "070-123 45 67",
            "0701 23 45 67",
            "+46 70-123 45 67",
            "+46701234567",
            "0046 70 123 45 67",
            "+46 (0)70-123 45 67",
            "070/1234567",
        ),
        "070\N{NO-BREAK SPACE}123\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}67",
        *("(070) 123 45 67", "076 123 45 67", "0729-12 34 56", "073.123.45.67", "070 – 123 45 67"),
        *("anna@gmail.com", "Anna.Ek+x@hotmail.com", "a@hotmail.se", "a@outlook.com", "a@live.se", "a@icloud.com", "a@me.com"),
        *("a@yahoo.co.uk", "a@telia.com", "a [at] gmail.com", "a@proton.me", "A@GMAIL.COM"),
    ],
)
def test_mobile_numbers_and_private_addresses_are_pointed_out(text: str, tmp_path: Path) -> None:
    context = context_of(tmp_path, data("Kumla", edition="2010", texts={"closing": f"Fråga ({text})."}))
    (finding,) = private_contact.check(context)
    assert finding.severity is Severity.WARNING
    assert finding.span.end_column - finding.span.column >= len(text) - 1


def test_a_number_is_found_behind_others(tmp_path: Path) -> None:
    context = context_of(tmp_path, data("Kumla", edition="2010", texts={"closing": "Ring 77, 7 0 70 eller 070 123 45 67."}))
    (finding,) = private_contact.check(context)
    line = context.source.lines[finding.span.line - 1]
    assert line[finding.span.column - 1 : finding.span.end_column - 1] == "070 123 45 67"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "019-58 80 00",
            "08-452 70 00",
            "0771-11 22 33",
            "+46 8 452 70 00",
            "010-123 45 67",
            "0704 kronor",
            "1 070 123 456 789",
            "0770123456",
            "70 123 45 67 kronor",
        ),
        *("kumla@kumla.se", "info@mail.kumla.se", "a@outlook.kumla.se", "gmail.com", "anna@livegard.se", "a@home.kommun.se"),
    ],
)
def test_switchboards_and_offices_are_left_alone(text: str, tmp_path: Path) -> None:
    context = context_of(tmp_path, data("Kumla", edition="2010", texts={"closing": f"Fråga ({text})."}))
    assert list(private_contact.check(context)) == []


def test_where_people_are_meant_to_be_found_they_may_be(tmp_path: Path) -> None:
    values = data("Kumla", edition="2010", source={"title": "Rapport", "address": "070-123 45 67"})
    assert list(private_contact.check(context_of(tmp_path, values))) == []
