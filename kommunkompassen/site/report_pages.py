"""The reports on the site: the page's own part within the site's layout, and the PDF and the Word file beside it."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from kommunkompassen.report.naming import file_name
from kommunkompassen.site import addresses
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published

_BEGIN, _END = '<main id="main">\n', "\n</main>"


def report_page(one: Published, reports: Path) -> Page:
    """The page of a report that was made. Raises OSError where it can't be read."""
    made = (reports / file_name(one.id, "html")).read_text("utf-8")
    body = made[made.index(_BEGIN) + len(_BEGIN) : made.rindex(_END)]
    title = f"{one.name} {one.extract.evaluation.year}"
    return Page(
        addresses.report(one.id),
        "report.html",
        title,
        f"Rapport från utvärderingen med Kommunkompassen: {title}.",
        {"report": one, "body": Markup(body)},  # noqa: S704  what the report's templates escaped
        kind="report",
    )
