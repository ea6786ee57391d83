"""Types for the texts of a YAML file: each turns the text that stands there into a value, or says what was expected.

What a type does not take is an UnfitError; what was expected is the key of the text that users see.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from kommunkompassen.base.dates import Date, Period, is_backwards, parse_date, parse_period
from kommunkompassen.read.fields import Kind
from kommunkompassen.read.parts import Matches, Reads, UnfitError

_POINTS = re.compile(r"[+-]?[0-9]{1,6}([.,][0-9]{1,9})?")
_YEAR = re.compile(r"(19|20)[0-9][0-9]")
_ADDRESS = r"https?://[!#-;=?-\[\]_a-z~]+"
"""In signs that an address may hold."""
_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
_TRUTHS = ("true", "True", "TRUE", "false", "False", "FALSE")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise UnfitError("text_expected")


def stripped(value: Any) -> Any:
    """A text without the white space around it, which a block has at its end; anything else as it is."""
    return value.strip() if isinstance(value, str) else value


def _points(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not _POINTS.fullmatch(value.strip()):
        raise UnfitError("points_expected")
    return Decimal(value.strip().replace(",", "."))


def _address(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(_ADDRESS, value.strip()):
        raise UnfitError("address_expected")
    return value.strip()


def _email(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(_EMAIL, value.strip()):
        raise UnfitError("email_expected")
    return value.strip()


def _year(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not _YEAR.fullmatch(value.strip()):
        raise UnfitError("year_expected")
    return int(value)


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = stripped(value)
    if text not in _TRUTHS:
        raise UnfitError("truth_expected")
    return bool(text.lower() == "true")


def _period(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, str) and (period := parse_period(value)):
        return period
    raise UnfitError("period_backwards" if isinstance(value, str) and is_backwards(value) else "period_expected")


def _known_date(value: Any) -> Date | None:
    if value is None or stripped(value) == "unknown":
        return None
    date = parse_date(value) if isinstance(value, str) else None
    if date is None:
        raise UnfitError("date_expected")
    return date


# The JSON Schemas describe what an editor's YAML reader sees: it takes 2019 for a number, 2019-03 and 13,5 for texts.
_SPACE = r"[ \t\r\n]*"
_LONG_MONTH, _SHORT_MONTH = r"(0[13578]|1[02])", r"(0[469]|11)"
_DAY = rf"{_LONG_MONTH}-(0[1-9]|[12][0-9]|3[01])|{_SHORT_MONTH}-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9])"
_DATE = rf"{_SPACE}[0-9]{{4}}(-(0[1-9]|1[0-2]|{_DAY}))?{_SPACE}"

Text = Annotated[str, Reads(_text, {"type": ["string", "number", "boolean"]})]
"""A text; white space around it is not part of it. Which kind of text it is one of these says:"""
Markdown = Annotated[Text, Kind.MARKDOWN]
Item = Annotated[Text, Kind.ITEM]
Line = Annotated[Text, Kind.LINE]
LineOrNumber = Annotated[Text, Kind.LINE_OR_NUMBER]
Name = Annotated[Text, Kind.NAME]
Note = Annotated[Text, Kind.NOTE]
Id = Annotated[Text, Kind.ID]

Address = Annotated[
    str,
    Reads(_address, {"type": "string", "pattern": rf"^{_SPACE}{_ADDRESS}{_SPACE}$"}),
    Kind.ID,
]
"""A web address in full; letters outside ASCII are percent-encoded, as catalogues want them."""
Email = Annotated[
    str,
    Reads(_email, {"type": "string", "pattern": rf"^{_SPACE}{_EMAIL}{_SPACE}$"}),
    Kind.ID,
]

Points = Annotated[
    Decimal,
    Reads(
        _points,
        {
            "type": ["number", "string"],
            "exclusiveMinimum": -1_000_000,
            "exclusiveMaximum": 1_000_000,
            "pattern": rf"^{_SPACE}[+-]?[0-9]{{1,6}}([.,][0-9]{{1,9}})?{_SPACE}$",
        },
    ),
]
"""Points, exact; comma or point before the decimals."""

Year = Annotated[
    int,
    Reads(
        _year,
        {
            "type": ["integer", "string"],
            "minimum": 1900,
            "maximum": 2099,
            "pattern": rf"^{_SPACE}(19|20)[0-9]{{2}}{_SPACE}$",
        },
    ),
]
Truth = Annotated[
    bool,
    Reads(_truth, {"type": ["boolean", "string"], "pattern": rf"^{_SPACE}({'|'.join(_TRUTHS)}){_SPACE}$"}),
]
Conducted = Annotated[
    Period,
    Reads(_period, {"type": ["integer", "string"], "minimum": 1000, "maximum": 9999, "pattern": rf"^{_DATE}(/{_DATE})?$"}),
]
KnownDate = Annotated[
    Date | None,
    Reads(
        _known_date, {"type": ["integer", "string", "null"], "minimum": 1000, "maximum": 9999, "pattern": rf"^({_DATE}|unknown)$"}
    ),
]
"""A date, or the word unknown (None)."""

AreaNumber = Annotated[str, Matches("^[1-9][0-9]*$")]
QuestionNumber = Annotated[str, Matches(r"^[1-9][0-9]*\.[1-9][0-9]*$")]
"""Keys; whether the edition has such an area or question is the check's business, so any text is read."""
