"""How far the evaluators agree, in words, for the terminal and for the workbook's second sheet.

Differences between people are easily read for more than they are: each sentence says of how many questions it speaks, somebody
is called strict only by the rule in compare, and the last sentence says what such figures can't tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from kommunkompassen.agreement.compare import FEWEST_IN_ALL, Compared, Summary, by_area, summary
from kommunkompassen.agreement.gather import Given
from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.swedish import NO_BREAK_SPACE
from kommunkompassen.base.swedish import number as in_swedish
from kommunkompassen.points.score import half_up
from kommunkompassen.read.models import Rubric

_STRICT = {True: "agree-stricter", False: "agree-strictest"}
_STRICT_HERE = {True: "agree-area-stricter", False: "agree-area-strictest"}
"""The messages' keys: whether there are two evaluators, so that one is stricter than the other, or more."""


def told(rubric: Rubric, questions: Sequence[Compared], given: Sequence[Given], language: Language) -> list[str]:
    """The sentences, one a line."""
    labels = [one.label for one in given]
    whole = summary(questions, len(given), FEWEST_IN_ALL)
    what = say("agree-questions" if rubric.has_questions else "agree-areas", language)
    who = listed([one.name if one.name == one.label else f"{one.name} ({one.label})" for one in given], language)
    lines = [say("agree-equal", language, who=who, equal=whole.equal, count=whole.count, what=what)]
    lines += _missing(questions, labels, language)
    lines += [say("agree-mean", language, **_mean(whole))] if whole.differing else []
    if rubric.has_questions:
        areas = by_area(questions, len(given))
        lines += [_area(rubric.areas[number].title, number, areas[number], labels, language) for number in areas]
    if whole.differing:
        lines += [_lowest(whole, labels, what, language), say("agree-caution", language)]
    return lines


def listed(names: Sequence[str], language: Language) -> str:
    """a, b och c."""
    return say("agree-and", language, first=", ".join(names[:-1]), last=names[-1])


def rounded(value: Fraction, decimals: int) -> Decimal:
    """A mean as it is told."""
    return half_up(value * 10**decimals).scaleb(-decimals)


def _missing(questions: Sequence[Compared], labels: Sequence[str], language: Language) -> list[str]:
    """The questions that not all evaluators have scored, each with those who have not."""
    lacking = [
        f"{compared.scored.number} ({', '.join(_without_points(compared, labels))})"
        for compared in questions
        if not compared.complete
    ]
    return [say("agree-missing", language, numbers=", ".join(lacking))] if lacking else []


def _without_points(compared: Compared, labels: Sequence[str]) -> Iterator[str]:
    return (label for label, points in zip(labels, compared.points, strict=True) if points is None)


def _mean(one: Summary) -> dict[str, str]:
    assert one.difference is not None, "there are questions that all have scored"
    share = "" if one.share is None else f" ({in_swedish(rounded(one.share * 100, 1))}{NO_BREAK_SPACE}%)"
    return {"mean": f"{in_swedish(rounded(one.difference, 2))}", "share": share}


def _area(title: str, number: str, one: Summary, labels: Sequence[str], language: Language) -> str:
    values = {"number": number, "title": title, "equal": one.equal, "count": one.count}
    if not one.count:
        return say("agree-area-none", language, **values)
    if not one.differing:
        return say("agree-area-equal", language, **values)
    counts = _counts(one, labels, language)
    lowest = say("agree-area-lowest", language, counts=counts) if counts else ""
    strict = "" if one.strictest is None else say(_STRICT_HERE[len(labels) == 2], language, who=labels[one.strictest])
    return say("agree-area", language, **values, **_mean(one)) + lowest + strict


def _counts(one: Summary, labels: Sequence[str], language: Language) -> str:
    return ", ".join(
        say("agree-count", language, who=label, count=times) for label, times in zip(labels, one.lowest, strict=True) if times
    )


def _lowest(whole: Summary, labels: Sequence[str], what: str, language: Language) -> str:
    """Who is the lowest how often, and whether that is enough to speak of."""
    counts = _counts(whole, labels, language) or say("agree-nobody", language)
    line = say("agree-lowest", language, counts=counts, count=whole.differing, what=what)
    if whole.strictest is None:
        return line + say("agree-nobody-strict", language)
    return line + say(_STRICT[len(labels) == 2], language, who=labels[whole.strictest])
