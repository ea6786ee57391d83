"""Every reference is used by some evaluation; information, since a figure may be kept for later.

Passes:
    # (every file in references/ stands in some evaluation's compare_with)
Fails:
    # (a file in references/ stands in no evaluation's compare_with)
"""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity, has_errors
from kommunkompassen.check.silence import silenced
from kommunkompassen.repository import Repository

RULE = "unused-reference"


def check(repository: Repository) -> Iterator[Finding]:
    """What is wrong in the references' files, and information on each that no evaluation uses and that is no earlier visit."""
    models = [repository.evaluation(path).model for path in repository.paths()]
    used = {id_ for model in models if model for id_ in model.compare_with or []}
    for id_ in repository.reference_ids():
        document = repository.reference(id_)
        assert document, "it was listed"
        findings = list(document.findings)
        counts_as_a_visit = document.model is not None and document.model.municipality and document.model.year
        if id_ not in used and not counts_as_a_visit and not has_errors(findings):
            findings.append(Finding(RULE, Severity.INFO, document.path, document.source.span(("name",)), {"id": id_}))
        yield from silenced(document.source, findings)
