"""What the open data are called and said to be, in every file that describes them."""

from __future__ import annotations

from kommunkompassen.base.dates import parse_date
from kommunkompassen.data.tables import Tables

NAME = "kommunkompassen"
"""The package's name, and the beginning of its files'."""
TITLE = "Kommunkompassens utvärderingar"
TITLE_ENGLISH = "Kommunkompassen evaluations of Swedish municipalities"
DESCRIPTION = (
    "Publicerade utvärderingar enligt Kommunkompassen: poäng totalt, per område och per fråga, iakttagna styrkor, "
    "förbättringsmöjligheter och goda exempel, med utgåvornas områden och frågor. Tryckta poäng är avrundade och behöver inte gå "
    "ihop till summan; exakta poäng som är rekonstruerade ur tryckta tal är utmärkta. Bara utgåvor som anges som jämförbara kan "
    "jämföras, område för område."
)
DESCRIPTION_ENGLISH = (
    "Published evaluations of how Swedish municipalities are governed: points in all, by area and by question, strengths, "
    "possible improvements and good examples that evaluators saw, with the areas and questions of each edition of the instrument."
)
KEYWORDS = ("kommuner", "utvärdering", "styrning", "kvalitet", "demokrati")
KEYWORDS_ENGLISH = ("municipalities", "evaluation", "governance", "quality", "democracy")


def newest(tables: Tables) -> str | None:
    """When the newest evaluation was conducted, as exactly as that is known: 2019-03. None where there is no evaluation.

    Data are as new as that and no newer, whenever the files are made.
    """
    dates = [row.conducted_until or str(row.year) for row in tables.evaluations]
    return max(dates, key=_latest, default=None)


def oldest(tables: Tables) -> str | None:
    """When the oldest evaluation was begun."""
    return min((row.conducted_from or str(row.year) for row in tables.evaluations), default=None)


def _latest(date: str) -> tuple[int, int, int]:
    known = parse_date(date)
    assert known, date
    return known.latest
