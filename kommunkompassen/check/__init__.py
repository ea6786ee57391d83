"""The check: everything that can be said about an evaluation before a report is made of it.

Reading has already found what is wrong with the file's syntax and structure; the rules here find the rest. Each rule is a
small module with one function; RULES lists them. Nothing is printed and nothing is raised for what stands in a file.
"""

from __future__ import annotations

from kommunkompassen.check import comparisons, figures, file_name, logo, points, questions, required
from kommunkompassen.check.context import Context, Rule
from kommunkompassen.finding import Finding, Severity, in_order
from kommunkompassen.models import Evaluation
from kommunkompassen.read import Document
from kommunkompassen.repository import Repository
from kommunkompassen.score import score

RULES: tuple[Rule, ...] = (
    file_name.check,
    required.check,
    questions.check,
    points.check,
    figures.check,
    comparisons.check,
    logo.check,
)


def check(document: Document[Evaluation], repository: Repository) -> list[Finding]:
    """All findings about one evaluation and what it needs of others, in order."""
    findings = list(document.findings)
    evaluation = document.model
    if evaluation is None:
        return in_order(findings)
    rubric = repository.rubric(evaluation.rubric)
    if rubric is None:
        values = {"given": evaluation.rubric, "known": ", ".join(repository.rubric_ids())}
        span = document.source.span(("rubric",))
        return in_order([*findings, Finding("unknown-rubric", Severity.ERROR, document.path, span, values)])
    findings.extend(rubric.findings)
    if rubric.model is None:
        return in_order(findings)
    context = Context(document, evaluation, rubric.model, score(evaluation, rubric.model), repository)
    for rule in RULES:
        findings.extend(rule(context))
    return in_order(findings)
