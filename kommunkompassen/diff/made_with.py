"""The files that reports are made with beside their evaluations, by their names from the top of the repository."""

from __future__ import annotations

from collections.abc import Iterable

TEMPLATES, TEXTS, THEME, ASSETS = "templates", "templates/texts", "templates/theme.yaml", "evaluations/assets"
CODE = ("charts", "requirements.lock", *(f"kommunkompassen/{room}" for room in ("base", "read", "points", "report", "publish")))


def may_reach(changed: Iterable[str]) -> bool:
    """Whether any of the files is one that published reports of others may be made with."""
    beginnings = (TEMPLATES, "evaluations", "rubrics", "references", *CODE)
    return any(name == beginning or name.startswith(f"{beginning}/") for name in changed for beginning in beginnings)
