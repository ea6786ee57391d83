"""Prose as HTML: the evaluation's own, or the edition's default text where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from kommunkompassen.points.prose import to_html
from kommunkompassen.points.score import Result
from kommunkompassen.read.models import Rubric
from kommunkompassen.read.source import Path_
from kommunkompassen.report.places import Places
from kommunkompassen.report.texts import default_text, numbered_text


@dataclass(frozen=True, slots=True)
class Prose:
    """What prose is printed with: the figures it may cite, the values of the default texts, and in a draft its places."""

    rubric: Rubric
    result: Result
    values: dict[str, Any]
    places: Places | None

    def own(self, text: str, way: Path_) -> Markup:
        """The text as HTML. `way`: where it stands in the evaluation."""
        return to_html(text, self.result, self.places.prose(way) if self.places else ())

    def own_or_default(self, text: str | None, way: Path_, name: str) -> Markup | None:
        """As own; where there is no text, the default text of that name, or None where the edition has none or an empty one."""
        if text:
            return self.own(text, way)
        found = numbered_text(name, self.rubric.default_texts, self.values) if self.places else None
        if found and self.places:
            return to_html(found.text, self.result, self.places.default(name, found)) if found.text.strip() else None
        default = default_text(name, self.rubric.default_texts, self.values)
        return to_html(default, self.result) if default and default.strip() else None
