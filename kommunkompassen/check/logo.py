"""The logo is a picture in the evaluations' assets folder, and nothing outside it.

Passes:
    residents: Kumlaborna
Fails:
    logo:
      file: ../../etc/passwd
      alt: Kumlas vapen
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base import paths
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.read.logo import LogoError, read_logo

RULE = "logo"


LONGEST_NAME, MOST_NAMED = 60, 5


def check(context: Context) -> Iterator[Finding]:
    """An error where the file leads out of the folder, is not there, or is no picture that can be shown; a warning where it
    holds what a safe drawing can't.
    """
    logo = context.evaluation.logo
    if logo is None:
        return
    given = logo.file if len(logo.file) <= LONGEST_NAME else f"{logo.file[:LONGEST_NAME]}…"
    given = given.strip() or '""'
    try:
        read = read_logo(context.document)
    except LogoError as error:
        yield context.at_value(RULE, Severity.ERROR, ("logo", "file"), error.why, given=given, folder=paths.ASSETS)
        return
    if read and read.left_out:
        parts = ", ".join(read.left_out[:MOST_NAMED]) + (" …" if len(read.left_out) > MOST_NAMED else "")
        yield context.at_value(RULE, Severity.WARNING, ("logo", "file"), "left-out", given=given, parts=parts)
