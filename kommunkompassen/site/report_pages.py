"""The reports on the site: the page's own part within the site's layout, and beside it the report's other files.

The page that stands alone carries its figures within it; here they are a file, and the picture that goes with a shared link too.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path

from markupsafe import Markup

from kommunkompassen.report.naming import file_name
from kommunkompassen.site import addresses
from kommunkompassen.site.page import Page
from kommunkompassen.site.published import Published

_WITHIN = re.compile(r'href="data:text/csv;charset=utf-8;base64,([^"]*)" download="([^"]*)"')
_BEGIN, _END = '<main id="main">\n', "\n</main>"


def report_page(published: Published, reports: Path) -> tuple[Page, dict[str, bytes]]:
    """The page of a report that was made, and what was within it, as files by where they lie. Raises OSError as reading does."""
    made = (reports / file_name(published.id, "html")).read_text("utf-8")
    body = made[made.index(_BEGIN) + len(_BEGIN) : made.rindex(_END)]
    files: dict[str, bytes] = {}

    def outside(link: re.Match[str]) -> str:
        files[f"{addresses.REPORTS}/{link[2]}"] = base64.b64decode(link[1])
        return f'href="{link[2]}" download="{link[2]}"'

    body = _WITHIN.sub(outside, body)
    title = f"{published.name} {published.extract.evaluation.year}"
    page = Page(
        addresses.report(published.id),
        "report.html",
        title,
        f"Rapport från utvärderingen med Kommunkompassen: {title}.",
        {"report": published, "body": Markup(body)},  # noqa: S704  what the report's templates escaped
        kind="report",
        picture=addresses.picture(published.id),
        picture_words=published.picture_words,
    )
    return page, files
