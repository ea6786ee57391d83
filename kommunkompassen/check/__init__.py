"""The check: everything that can be said about an evaluation before a report is made of it.

Comes in: a document and the repository around it. Goes out: findings. Reading has already found what is wrong with the file's
syntax and structure; the rules here find the rest. Each rule is a small module with one function; RULES lists them. Nothing is
printed and nothing is raised for what stands in a file.
May import: base, read, repository, points.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kommunkompassen.base.collecting import nothing_let_go
from kommunkompassen.base.finding import Finding, in_order
from kommunkompassen.check import (
    area_score,
    automatic_sentence,
    box_heading,
    broken_comparison,
    broken_letters,
    conducted_year,
    contradicted_date,
    contradicted_extreme,
    contradicted_figure,
    copied_name,
    cut_paragraph,
    dated_default,
    edition_age,
    empty_area,
    empty_section,
    evaluators,
    extreme_without_source,
    fact_value,
    far_from_others,
    file_ending,
    file_name,
    first_evaluation,
    fixed_history,
    fixed_mean,
    heading_in_text,
    heading_number,
    hidden_character,
    impossible_date,
    inline_list,
    interviews,
    item_mark,
    key_in_text,
    leftover_mark,
    leftovers_first,
    licence,
    logo,
    long_sentence,
    long_word,
    lost_text,
    mark_in_line,
    missing_area,
    missing_glyph,
    missing_score,
    not_comparable,
    other_area,
    pasted_list,
    personal_number,
    printed_comment,
    private_contact,
    private_note,
    program_leftover,
    repeated_item,
    repeated_text,
    required_key,
    residents,
    same_id,
    same_visit,
    score_range,
    score_step,
    template_leftover,
    typing_slip,
    unfounded_role_model,
    unknown_area,
    unknown_comparison,
    unknown_figure,
    unknown_municipality,
    unknown_question,
    unknown_rubric,
    unmarked_example,
    unpaired_sign,
    unsupported_markdown,
    unused_reference,
    yes_or_no,
)
from kommunkompassen.check.context import Context
from kommunkompassen.check.other_maximum import without_wrong_corrections
from kommunkompassen.check.silence import silenced
from kommunkompassen.points.score import score
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.repository import Repository

RULES = (
    file_name,
    unknown_municipality,
    required_key,
    residents,
    fact_value,
    yes_or_no,
    edition_age,
    conducted_year,
    contradicted_date,
    first_evaluation,
    interviews,
    evaluators,
    licence,
    dated_default,
    unknown_area,
    missing_area,
    empty_area,
    empty_section,
    box_heading,
    other_area,
    unknown_question,
    missing_score,
    score_range,
    score_step,
    area_score,
    unknown_comparison,
    not_comparable,
    broken_comparison,
    fixed_mean,
    fixed_history,
    same_visit,
    logo,
    unknown_figure,
    contradicted_figure,
    contradicted_extreme,
    automatic_sentence,
    pasted_list,
    inline_list,
    heading_in_text,
    heading_number,
    key_in_text,
    item_mark,
    leftover_mark,
    mark_in_line,
    unsupported_markdown,
    printed_comment,
    missing_glyph,
    hidden_character,
    broken_letters,
    lost_text,
    cut_paragraph,
    typing_slip,
    unpaired_sign,
    template_leftover,
    program_leftover,
    copied_name,
    impossible_date,
    unmarked_example,
    repeated_item,
    repeated_text,
    long_sentence,
    long_word,
    private_note,
    personal_number,
    private_contact,
    same_id,
)
"""Rules about one evaluation, in the order in which a reader would ask."""
COMPARING = (far_from_others, extreme_without_source)
"""Rules for whoever reviews several evaluations; only where they are asked for."""
_SPELLING = "spelling"


def check(document: Document[Evaluation], repository: Repository, *, spell: bool = False, compare: bool = False) -> list[Finding]:
    """All findings about one evaluation and what it needs of others, in order."""
    context = _context(document, repository)
    read = without_wrong_corrections(context, document.findings) if context else document.findings
    findings = [
        document.source.in_file(finding)
        for finding in _of_rules(document, repository, context, spell=spell, compare=compare)
        # As in reading: a line that was read as corrected is mended first.
        if finding.path != document.path or finding.span.line not in document.source.corrected
    ]
    unasked = {*(() if spell else (_SPELLING,)), *(() if compare else (rule.RULE for rule in COMPARING))}
    return silenced(document.source, [*read, *findings], unasked)


def _context(document: Document[Evaluation], repository: Repository) -> Context | None:
    """What the rules are given; None where the evaluation or its edition can't be read."""
    evaluation = document.model
    rubric = repository.rubric(evaluation.rubric) if evaluation else None
    if evaluation is None or rubric is None or rubric.model is None or rubric.broken:
        return None
    return Context(document, evaluation, rubric.model, score(evaluation, rubric.model), repository)


def _of_rules(
    document: Document[Evaluation], repository: Repository, context: Context | None, *, spell: bool, compare: bool
) -> list[Finding]:
    evaluation = document.model
    if evaluation is None:
        return []
    rubric = repository.rubric(evaluation.rubric)
    if rubric is None:
        return list(unknown_rubric.check(document, repository))
    if context is None:
        # Of an edition that is itself in error nothing can be said for certain.
        return list(rubric.findings)
    rules = (*RULES, *COMPARING) if compare else RULES
    findings = [*rubric.findings, *(finding for rule in rules for finding in rule.check(context))]
    findings = leftovers_first.without_slips(box_heading.without_faulty(context, findings))
    if spell:
        from kommunkompassen.check import spelling  # noqa: PLC0415  its dictionary takes a tenth of a second

        findings += spelling.check(context)
    return findings


def check_all(
    paths: Sequence[Path], repository: Repository, *, whole: bool, spell: bool = False, compare: bool = False
) -> list[Finding]:
    """All findings about several evaluations; `whole`: they are the repository's all, and so references can be judged too."""
    # All are read first: what each needs of the others is then known.
    with nothing_let_go():
        documents = [repository.evaluation(path) for path in paths]
        findings = [finding for document in documents for finding in check(document, repository, spell=spell, compare=compare)]
    if set(paths) == set(repository.paths()):
        findings += file_ending.check(repository)
    if whole:
        findings += unused_reference.check(repository)
        findings += unfounded_role_model.check(repository)
        for file in (repository.site_settings(), repository.synonyms(), repository.mentions()):
            findings += file.findings if file else ()
    return in_order(findings)
