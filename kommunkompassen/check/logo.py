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


def check(context: Context) -> Iterator[Finding]:
    """An error where the file leads out of the folder, is not there, is too large, or is no PNG or JPEG."""
    try:
        read_logo(context.document)
    except LogoError as error:
        assert context.evaluation.logo, "there is a logo to be wrong"
        given = context.evaluation.logo.file
        yield context.at_value(RULE, Severity.ERROR, ("logo", "file"), error.why, given=given, folder=paths.ASSETS)
