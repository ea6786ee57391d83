"""The text of a scalar becomes a value, or is said not to be one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import pytest

from kommunkompassen.base.dates import Date, Period, parse_date
from kommunkompassen.read.parts import UnfitError
from kommunkompassen.read.scalars import Conducted, KnownDate, Points, Text, Truth, Year


def _value(kind: Any, given: object) -> Any:
    return get_args(kind)[1].function(given)


def _error(kind: Any, given: object) -> str:
    with pytest.raises(UnfitError) as caught:
        _value(kind, given)
    return caught.value.expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13.5", "13.5"),
        ("13,5", "13.5"),
        ("0", "0"),
        (" 15 ", "15"),
        ("1.10", "1.10"),
        ("-1", "-1"),
        ("+2", "2"),
        ("0,05", "0.05"),
    ],
)
def test_points_are_exact_with_comma_or_point(text: str, expected: str) -> None:
    value = _value(Points, text)
    assert isinstance(value, Decimal)
    assert str(value) == expected


@pytest.mark.parametrize(
    "given", ["", "tolv", "1 000", "1.000,5", "1e3", "NaN", "Infinity", "0x1F", "1_0", "5p", "½", 13.5, None, []]
)
def test_anything_else_is_no_points(given: object) -> None:
    assert _error(Points, given) == "points_expected"


@pytest.mark.parametrize("text", ["2019", " 2019 ", "1999"])
def test_a_year_has_four_figures(text: str) -> None:
    assert _value(Year, text) == int(text)


@pytest.mark.parametrize("given", ["19", "20190", "2019-03", "tjugohundra", "1899", "٢٠١٩", None])
def test_anything_else_is_no_year(given: object) -> None:
    assert _error(Year, given) == "year_expected"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("true", True), ("false", False), ("True", True), ("FALSE", False), (" true ", True)],
)
def test_truth_is_true_or_false(text: str, expected: bool) -> None:
    assert _value(Truth, text) is expected


@pytest.mark.parametrize("given", ["NO", "yes", "ja", "tRuE", "1", "", None, {}])
def test_anything_else_is_no_truth(given: object) -> None:
    assert _error(Truth, given) == "truth_expected"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", Date(2019)),
        ("2019-03", Date(2019, 3)),
        ("2019-03-12", Date(2019, 3, 12)),
        ("2020-02-29", Date(2020, 2, 29)),
        ("2000-02-29", Date(2000, 2, 29)),
        ("1900-02-29", None),
        ("2019-02-29", None),
        ("2019-13", None),
        ("2019-00", None),
        ("2019-03-00", None),
        ("2019-3", None),
        ("19-03-12", None),
        ("mars 2019", None),
        ("", None),
    ],
)
def test_dates_are_as_exact_as_they_are_known_and_exist(text: str, expected: Date | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("date", "latest"), [(Date(2019), (2019, 12, 31)), (Date(2019, 3), (2019, 3, 31)), (Date(2019, 3, 12), (2019, 3, 12))]
)
def test_a_date_can_mean_no_later_than_its_last_day(date: Date, latest: tuple[int, int, int]) -> None:
    assert date.latest == latest


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-03", Date(2019, 3), Date(2019, 3)),
        ("2003-06-04/2003-06-06", Date(2003, 6, 4), Date(2003, 6, 6)),
        ("2003-05/2003-06", Date(2003, 5), Date(2003, 6)),
        ("2003-06/2003-06-06", Date(2003, 6), Date(2003, 6, 6)),
        ("2003/2003-06", Date(2003), Date(2003, 6)),
    ],
)
def test_conducted_is_a_date_or_a_period(text: str, first: Date, last: Date) -> None:
    assert _value(Conducted, text) == Period(first, last)


@pytest.mark.parametrize(
    "given",
    [
        "2003-06-06/2003-06",
        "2003-06/2003",
        "a/b",
        "2003/2004/2005",
        "2003/",
        "/",
        "unknown",
        "mars 2019",
        [],
        {},
    ],
)
def test_anything_else_is_no_period(given: object) -> None:
    assert _error(Conducted, given) == "period_expected"


@pytest.mark.parametrize("given", ["2003-06-06/2003-06-04", "2003-06/2003-05", "2004/2003", "2003-06-06/2003-05"])
def test_a_period_that_ends_before_it_begins_is_said_to(given: str) -> None:
    assert _error(Conducted, given) == "period_backwards"


@pytest.mark.parametrize(("given", "expected"), [("unknown", None), (None, None), ("2014-10", Date(2014, 10))])
def test_unknown_is_a_date_where_it_may_be(given: str | None, expected: Date | None) -> None:
    assert _value(KnownDate, given) == expected
    assert _error(KnownDate, "okänt") == "date_expected"


def test_a_text_is_kept_without_the_space_around_it() -> None:
    assert _value(Text, "  Nässjö \n") == "Nässjö"
    assert _error(Text, []) == "text_expected"
    assert _error(Text, None) == "text_expected"
