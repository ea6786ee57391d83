"""What is wrong with a file's structure, one module each: the model's complaint becomes a finding at its place.

Misread comes first: a line that YAML could read, but not as its writer meant it.
"""

from __future__ import annotations

from kommunkompassen.structure import misread, missing_key, unknown_key, wrong_type
from kommunkompassen.structure.complaint import Complaint

RULES = (misread, unknown_key, missing_key, wrong_type)

__all__ = ["RULES", "Complaint"]
