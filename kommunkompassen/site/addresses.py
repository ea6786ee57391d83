"""Where each kind of page lies in the site. An address, once published, stays."""

from __future__ import annotations

from kommunkompassen.report.naming import file_name

REPORTS = "rapporter"


def report(evaluation: str, place: str = "") -> str:
    """A report's page: rapporter/nassjo-2019.html, and a place on it."""
    return f"{REPORTS}/{evaluation}.html{'#' if place else ''}{place}"


def report_file(evaluation: str, kind: str) -> str:
    """What a report is beside its page: rapporter/nassjo-2019.pdf."""
    return f"{REPORTS}/{file_name(evaluation, kind)}"


def place_of_area(number: int | str) -> str:
    """Where an area begins on a report's page: omrade-3."""
    return f"omrade-{number}"


def picture(evaluation: str) -> str:
    """What goes with a link to a report when it is shared: rapporter/nassjo-2019.png."""
    return f"{REPORTS}/{evaluation}.png"


def municipality(id_: str) -> str:
    """kommuner/nassjo.html."""
    return f"kommuner/{id_}.html"


def area(edition: str, number: int | str) -> str:
    """omraden/2018-3.html."""
    return f"omraden/{edition}-{number}.html"


def question(edition: str, number: str) -> str:
    """fragor/2018-3-2.html for question 3.2."""
    return f"fragor/{edition}-{number.replace('.', '-')}.html"


def examples(theme: str) -> str:
    """goda-exempel/demokrati.html."""
    return f"goda-exempel/{theme}.html"
