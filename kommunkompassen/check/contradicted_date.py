"""What a text says of when the evaluation was made is what `conducted` says, which is printed too.

Passes:
    conducted: 2027-03
    texts:
      closing: Utvärderingen genomfördes i mars 2027.
Fails:
    conducted: 2027-03
    texts:
      closing: Utvärderingen genomfördes i maj 2027.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base import swedish
from kommunkompassen.base.dates import Period
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import MONTHS
from kommunkompassen.check.context import Context

RULE = "contradicted-date"
_SUBJECTS = {"Utvärderingen", "Besöket", "Platsbesöket", "Intervjuerna"}
_DONE = "(?:genomfördes|gjordes|utfördes|ägde rum|skedde)"
_MONTH, _YEAR = rf"(?P<month>{'|'.join(MONTHS)})\b", r"(?P<year>(?:19|20)\d\d)\b"
_BEHIND = (
    rf"(?: (?:av|i|hos) (?P<whose>[^\n.,]{{1,40}}?))? {_DONE} (?:i |under |år )?(?:(?:början|slutet|mitten) av )?"
    rf"(?P<when>(?:den \d{{1,2}}(?:[–-]\d{{1,2}})? )?{_MONTH}(?: (?:år )?{_YEAR})?|{_YEAR.replace('year', 'alone')})"
)
_IN_FRONT = rf"I (?P<when>{_MONTH}(?: (?:år )?{_YEAR})?) {_DONE} (?:utvärderingen|intervjuerna|besöket)\b(?P<alone>)(?P<whose>)"
_BEFORE = 600
"""Letters of a paragraph before such a sentence that are looked at."""
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check(context: Context) -> Iterator[Finding]:
    """A warning at each such date, unless the paragraph has spoken of another year before."""
    conducted = context.evaluation.conducted
    if not conducted:
        return
    texts = context.texts()
    for pattern in [f"{subject}{_BEHIND}" for subject in sorted(_SUBJECTS & context.capitals)] + [_IN_FRONT]:
        for way, text in texts if re.search(pattern, texts.whole) else ():
            for match in re.finditer(pattern, text):
                own = (match["whose"] or "kommunen").startswith(("kommunen", context.evaluation.municipality))
                year = match["year"] or match["alone"]
                if own and _is_of_this_one(conducted, match) and not _agrees(conducted, match["month"], year):
                    start, end = match.span("when")
                    values = {"text": match["when"], "conducted": swedish.period(conducted)}
                    yield context.in_text(RULE, Severity.WARNING, way, start, end, "", **values)


def _is_of_this_one(conducted: Period, match: re.Match[str]) -> bool:
    """Whether a sentence begins there, and its paragraph has named no other year before."""
    text = match.string
    start = text.rfind("\n\n", 0, match.start()) + 1
    before = text[max(start, match.start() - _BEFORE) : match.start()]
    years = {int(year) for year in _ANY_YEAR.findall(before)}
    begins = not before.strip() or before.rstrip(" ")[-1] in ".!?\n"
    return begins and years <= {conducted.first.year, conducted.last.year}


def _agrees(conducted: Period, month: str | None, year: str | None) -> bool:
    """Whether a month, a year or both lie within the period; what either of them does not say can't contradict the other."""
    first, last = conducted.first, conducted.last
    if year and not first.year <= int(year) <= last.year:
        return False
    if not month or not first.month or not last.month:
        return True
    number = MONTHS.index(month) + 1
    years = [int(year)] if year else range(first.year, last.year + 1)
    return any((first.year, first.month) <= (one, number) <= (last.year, last.month) for one in years)
