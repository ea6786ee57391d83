"""A Creative Commons licence is named in full, with its kind and version: each version has terms of its own.

Passes:
    licence: CC BY 4.0
Fails:
    licence: CC BY
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "licence"
_SHORT = re.compile(
    r"""(?ix) \b (?:CC|creative[ ]commons)
    (?P<kind> (?: [ -]? (?:BY|NC|ND|SA|zero|0) (?![a-zåäö]) )* )
    (?: [ -]* (?:version[ ]|v\.?[ ]?)? (?P<version> \d (?:[.,]\d)?) )?"""
)
_KINDS = ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
_VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")
_OF_CODE = re.compile(r"(?i)(?:MIT|BSD|Apache|EUPL|[AL]?GPL)(?:[ -](?:v?\d(?:\.\d)?|licens(?:en)?|license))*")


def check(context: Context) -> Iterator[Finding]:
    """A warning on a short name that lacks its kind or version or has one that does not exist, and on a licence for code."""
    given = context.evaluation.licence or ""
    if _OF_CODE.fullmatch(given):
        yield context.at_value(RULE, Severity.WARNING, ("licence",), "code", given=given)
        return
    for match in _SHORT.finditer(given):
        if detail := _lacking(match, given[match.end() :]):
            yield context.at_value(RULE, Severity.WARNING, ("licence",), detail, given=given)
            return


def _lacking(match: re.Match[str], rest: str) -> str:
    """What the name lacks: kind or version; "unknown" where there is none of that name; empty where it is right."""
    kind = "-".join(re.findall(r"[a-z0]+", match["kind"].casefold())).upper()
    version = (match["version"] or "").replace(",", ".")
    if kind in ("0", "ZERO"):
        return "" if version in ("", "1", "1.0") else "unknown"
    if not kind:
        # Where words follow, they may say which: Creative Commons Erkännande 4.0.
        return "" if re.search(r"\w", rest) else "kind"
    if kind not in _KINDS:
        return "unknown"
    if not version:
        return "" if re.search(r"\d", rest) else "version"
    return "" if version in _VERSIONS or f"{version}.0" in _VERSIONS else "unknown"
