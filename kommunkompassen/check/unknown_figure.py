"""Braces in prose hold a figure that can be printed, or are doubled.

Passes:
    texts:
      closing: Kommunen fick {total} av {max_total} poäng.
Fails:
    texts:
      closing: Kommunen fick {summa} poäng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check import area_score, missing_area, missing_score, other_area
from kommunkompassen.check.context import PRINTED, Context
from kommunkompassen.points import compare, figures
from kommunkompassen.points.score import Result

RULE = "unknown-figure"
_BESIDE = ("{mean", "{difference", "{change")
"""What needs other evaluations, which are read only where a text cites it."""
_MOST_COMPARED, _LONGEST_COMPARED = 100, 40
"""Comparing costs so much that only the first hundred are compared with the figures there are, and none that is no slip."""
_SWEDISH = {
    "summa": "total",
    "totalt": "total",
    "poäng": "points",
    "procent": "percent",
    "medel": "mean",
    "medelvärde": "mean",
    "skillnad": "difference",
    "förändring": "change",
    "starkast": "strongest",
    "svagast": "weakest",
}


_DOUBLED = re.compile(r"\{\{([^{}\n]{1,40})\}\}")


def check(context: Context) -> Iterator[Finding]:
    """An error at every brace that is no figure; of one that can't be computed, in what is not published yet, a warning."""
    nears: dict[str, str] = {}
    cited = context.texts(*PRINTED).having("{", "}")
    result = _result(context, any(figure in text for _, text in cited for figure in _BESIDE))
    in_areas = bool(cited and context.document.findings) and context.found_at(("areas",))
    lacks_points: bool | None = None
    for way, text in cited:
        for match in _DOUBLED.finditer(text):
            figure = f"{{{match[1].strip()}}}"
            if figures.is_figure(figure):
                values = {"text": match[0], "near": figure}
                yield context.in_text(RULE, Severity.WARNING, way, match.start(), match.end(), "doubled", **values)
        for fault in figures.faults(text, result):
            if fault.why == "unknown" and _is_of_a_program(fault.text):
                continue
            if fault.why == "unknown" and fault.text not in nears and len(nears) < _MOST_COMPARED:
                nears[fault.text] = _near(fault.text, result)
            near = nears.get(fault.text, "")
            detail = "lone" if fault.text in "{}" else "near" if near else fault.why
            doubled = fault.text.replace("{", "{{").replace("}", "}}")
            values = {"text": fault.text, "doubled": doubled, "near": near}
            if fault.why == "not-computed":
                if lacks_points is None:
                    lacks_points = _lacks_points(context)
                # What is wrong with the points, or lacking, is told there.
                if in_areas or (lacks_points and not fault.text.startswith(_BESIDE)):
                    continue
                yield context.in_text(RULE, context.when_published, way, fault.start, fault.end, detail, **values)
            else:
                yield context.in_text(RULE, Severity.ERROR, way, fault.start, fault.end, detail, **values)


def _lacks_points(context: Context) -> bool:
    """Whether figures can't be computed for want of points, of which other rules tell."""
    rules = (missing_area, other_area, missing_score, area_score)
    return any(True for rule in rules for _ in rule.check(context))


def _is_of_a_program(text: str) -> bool:
    """Whether the braces came along out of a program, of which program-leftover tells."""
    from kommunkompassen.check import marks_of_programs  # noqa: PLC0415  few files have such braces

    return bool(re.fullmatch(marks_of_programs.IN_BRACES, text))


def _result(context: Context, beside: bool) -> Result:
    """The points, with the mean and the earlier evaluation beside them where they are asked for."""
    if not beside:
        return context.result
    asked = (context.document, context.rubric, context.repository)
    return compare.citable(context.result, compare.comparisons(*asked), compare.earlier(*asked))


def _near(text: str, result: Result) -> str:
    """The figure that is written almost like it, or in Swedish; empty where there is none."""
    import difflib  # noqa: PLC0415  few files have such a figure

    if len(text) > _LONGEST_COMPARED:
        return ""
    inner = " ".join(text.strip("{}").casefold().replace(",", ".").split())
    word = re.match(r"[a-zåäö_]*", inner)
    rest = inner[word.end() :].strip() if word else ""
    name = _SWEDISH.get(word[0], word[0]) if word else ""
    likely = [(name, rest), (inner.replace(" ", "_"), ""), (name, "")]
    for one, number in likely:
        known = difflib.get_close_matches(one, figures.NAMES, n=1, cutoff=0.7)
        figure = f"{{{' '.join([*known, number]).strip()}}}" if known else ""
        if figure and not figures.faults(figure, result):
            return figure
    return ""
