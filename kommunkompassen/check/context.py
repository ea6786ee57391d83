"""What every rule of the check is given: one evaluation, its edition, its points, and the repository around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kommunkompassen.finding import Finding, Severity, Span
from kommunkompassen.models import Evaluation, Rubric
from kommunkompassen.read import Document
from kommunkompassen.repository import Repository
from kommunkompassen.score import Result
from kommunkompassen.source import Path_, Source


@dataclass(frozen=True, slots=True)
class Context:
    """One evaluation under check; what is in error was taken out of `evaluation` when it was read."""

    document: Document[Evaluation]
    evaluation: Evaluation
    rubric: Rubric
    result: Result
    repository: Repository

    @property
    def source(self) -> Source:
        """The file as read."""
        return self.document.source

    @property
    def gap(self) -> Severity:
        """What a gap weighs: a draft may have them, a published report or one under fact check may not."""
        return Severity.WARNING if self.evaluation.status == "draft" else Severity.ERROR

    def at_value(self, rule: str, severity: Severity, way: Path_, detail: str = "", **values: str) -> Finding:
        """A finding on the value at the end of the way."""
        return Finding(rule, severity, self.source.path, self.source.span(way), values, detail)

    def at_key(self, rule: str, severity: Severity, way: Path_, detail: str = "", **values: str) -> Finding:
        """A finding on the key at the end of the way."""
        return Finding(rule, severity, self.source.path, self.source.key_span(way), values, detail)

    def at(self, rule: str, severity: Severity, span: Span, detail: str = "", **values: str) -> Finding:
        """A finding at a place."""
        return Finding(rule, severity, self.source.path, span, values, detail)

    def texts(self) -> Iterator[tuple[Path_, str]]:
        """All prose in which figures can be cited, with the way to it."""
        for name in type(self.evaluation.texts).model_fields:
            if text := getattr(self.evaluation.texts, name):
                yield ("texts", name), text
        for number, area in self.evaluation.areas.items():
            if area.general:
                yield ("areas", number, "general"), area.general
            for index, section in enumerate(area.narrative):
                if section.text:
                    yield ("areas", number, "narrative", str(index), "text"), section.text


Rule = Callable[[Context], Iterator[Finding]]
