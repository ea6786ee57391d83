"""What is wrong with a file's structure, one module each: a complaint of reading becomes a finding at its place.

Misread comes first: a line that YAML could read, but not as its writer meant it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding
from kommunkompassen.read.structure import misread, missing_key, unknown_key, wrong_type
from kommunkompassen.read.structure.complaint import Complaint

RULES = (misread, unknown_key, missing_key, wrong_type)

__all__ = ["RULES", "Complaint", "finding"]


def finding(complaint: Complaint) -> Finding:
    """The finding that a complaint becomes: that of the first rule that recognises it."""
    findings: Iterator[Finding | None] = (rule.recognise(complaint) for rule in RULES)
    return next(one for one in findings if one)
