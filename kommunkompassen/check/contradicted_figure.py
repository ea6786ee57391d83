"""Points and percents that are typed of the whole, an area or a question are the computed ones; one in braces can't be wrong.

They may be in digits or in words: "540 poäng av 800", "totalt femhundrafyrtio poäng", "på område 3 når kommunen 72 procent".
Numbers that are only about a limit (över 85 poäng) or a change, and sentences that speak of another municipality, another year
or an earlier evaluation are left alone.

Passes:
    texts:
      closing: Kommunen fick totalt {total} poäng.
Fails:
    texts:
      closing: Kommunen fick totalt 999 poäng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import number as in_swedish
from kommunkompassen.check import other_names
from kommunkompassen.check.context import Context
from kommunkompassen.points.score import Exact, Result, half_up, percent, printed
from kommunkompassen.read.source import Path_

RULE = "contradicted-figure"
_SIGNS = ("poäng", "procent", "%")
_SENTENCE = re.compile(r"[^.!?\n]+(?:(?:\.(?=\d)|\n(?![ \t]*(?:\n|[-*]|\d+[.)])))[^.!?\n]*)*[.!?]*")
_TYPED = re.compile(
    r"(?<!över )\b\d{1,3}(?:,\d+)?(?:[ \u00a0\n]?(?:poäng|procent|%)|\s(?:av|utav)\s)|poängen |summan "
    r"|tio|ton |tjugo|hundra"
)
"""A number as one says what was reached; of most sentences there is no more to see."""
_CITED = re.compile(r"\{[^{}\n]*\}")
_ELSEWHERE = re.compile(
    r"(?i)medel(?!st)|genomsnitt|median|\bsnitte?t?\b|kommuner|jämför|skillnad|skilj|\bök(?:a|n)|minsk|förändr"
    r"|förbättr|försämr|\bhöj|\bsänk|\bstig|\bsteg\b|sjunk|sjönk|tapp|ursprunglig|\bförra\b|tidigare|föregående|\bsist"
    r"|senaste (?:utvärd|gång|besök)|dåvarande|\bskulle\b|\bborde\b|\bmålet\b|\bsikt|\bkan\b|\bkunna\b|uppskatt"
    r"|kommande|nästa|\bversion|\butgåva"
)
"""What stands in sentences that are about something else than what this evaluation came to."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each number that the computed one contradicts, with what to write instead."""
    for way, text in context.texts().having(*_SIGNS):
        for sentence in _SENTENCE.finditer(text):
            if not any(sign in sentence[0] for sign in _SIGNS) or not _TYPED.search(_CITED.sub("", sentence[0])):
                continue
            if _is_of_points(context, sentence[0]) and not _ELSEWHERE.search(sentence[0]):
                findings = list(_contradicted(context, way, sentence))
                if findings and not _speaks_of_another(context, sentence[0]):
                    yield from findings


def _is_of_points(context: Context, sentence: str) -> bool:
    """Whether a sentence can be about the whole or an area: percents of other things are many."""
    return (
        "poäng" in sentence
        or "mråde" in sentence
        or "råga" in sentence
        or any(area.title in sentence for area in context.result.areas)
    )


def _contradicted(context: Context, way: Path_, sentence: re.Match[str]) -> Iterator[Finding]:
    from kommunkompassen.check import typed_figures  # noqa: PLC0415  few texts have a number of points

    result = context.result
    here = way[1] if way[0] == "areas" and way[1] in {area.number for area in result.areas} else typed_figures.TOTAL
    names = (context.evaluation.municipality, context.evaluation.name)
    for claim in typed_figures.claims(sentence[0], result, here, names):
        right = _right(result, claim.area, claim.percent)
        if (
            not right
            or claim.value in right
            or (claim.or_whole and claim.value in _right(result, typed_figures.TOTAL, claim.percent))
        ):
            continue
        figure = ("{{percent {}}}" if claim.percent else "{{points {}}}").format(claim.area) if claim.area else "{total}"
        detail = "" if not claim.percent else "percent" if claim.area else "percent-total"
        start, end = sentence.start() + claim.start, sentence.start() + claim.end
        values = {"given": sentence[0][claim.start : claim.end], "right": in_swedish(right[0]), "figure": figure}
        yield context.in_text(RULE, Severity.WARNING, way, start, end, detail, **values)


def _right(result: Result, number: str, in_percent: bool) -> tuple[Decimal, Exact, Decimal] | tuple[()]:
    """How the points of an area, a question or the whole may be written, first as they are printed; empty without points."""
    from kommunkompassen.check import typed_figures  # noqa: PLC0415  see above

    thing = typed_figures.thing(result, number)
    if thing.points is None or thing.maximum is None:
        return ()
    exact = thing.points * 100 / thing.maximum if in_percent else thing.points
    shown = percent(thing.points, thing.maximum) if in_percent else printed(thing.points, result.step)
    return shown, exact, half_up(exact * 10) / 10


def _speaks_of_another(context: Context, sentence: str) -> bool:
    """Whether a sentence names another municipality, a reference, or a year that is not this evaluation's."""
    own = context.evaluation
    years = {own.year, *((own.conducted.first.year, own.conducted.last.year) if own.conducted else ())}
    if any(int(year[0]) not in years for year in _YEAR.finditer(sentence)):
        return True
    others = [name for name in other_names.beginning_with(set(other_names.CAPITAL.findall(sentence))) if name != own.municipality]
    if other_names.mentions(sentence, others):
        return True
    return any(
        name != own.municipality and name in sentence for name in context.repository.once("names", lambda: _names(context))
    )


def _names(context: Context) -> set[str]:
    repository = context.repository
    references = [repository.reference(id_) for id_ in repository.reference_ids()]
    return {other.municipality for other in repository.summaries().values() if other} | {
        document.model.name for document in references if document and document.model
    }
