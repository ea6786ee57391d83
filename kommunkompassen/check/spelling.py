"""Swedish words are spelt as in the dictionary or in the repository's word list; information only, asked for with --spelling.

What the report prints is read. Names that the file itself gives (municipality, residents, evaluators) and the edition's
own words are right. Of a word that is wrong in many places the first three are shown.

Passes:
    texts:
      closing: Kommunen för en levande dialog med medborgarna.
Fails:
    texts:
      closing: Kommunen för en levande dialogg med medborgarna.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kommunkompassen.check.context import Context
from kommunkompassen.finding import Finding, Severity
from kommunkompassen.models import Area, Evaluation, Part, Rubric
from kommunkompassen.source import Path_, Scalar
from kommunkompassen.spelling import WordList, speller, words

RULE = "spelling"
MOST_PLACES = 3


def check(context: Context) -> Iterator[Finding]:
    """Information at every word that neither the dictionary nor the word list knows."""
    spelling = speller()
    listed = spelling.listed | _own_words(context.evaluation, context.rubric)
    places: Counter[str] = Counter()
    for way, text in _in_order(context):
        for word in words(text):
            if spelling.knows(word, listed):
                continue
            places[word.text] += 1
            if places[word.text] > MOST_PLACES:
                continue
            suggestions = ", ".join(spelling.suggestions(word))
            span = context.source.span_in_text(way, word.start, word.end)
            values = {"word": word.text, "suggestions": suggestions}
            yield context.at(RULE, Severity.INFO, span, "" if suggestions else "none", **values)


def _in_order(context: Context) -> list[tuple[Path_, str]]:
    """The printed texts in the file's order, each as it stands there, so that places in it are places in the file."""
    texts = []
    for way, text in _printed(context.evaluation):
        node = context.source.node(way)
        texts.append((way, node.text if isinstance(node, Scalar) else text))
    return sorted(texts, key=lambda text: context.source.span(text[0]))


def _printed(evaluation: Evaluation) -> Iterator[tuple[Path_, str]]:
    for key in ("interviews", "first_evaluation"):
        yield from _given((key,), getattr(evaluation, key))
    if evaluation.logo:
        yield ("logo", "alt"), evaluation.logo.alt
    for part in ("labels", "texts"):
        yield from _fields((part,), getattr(evaluation, part))
    for number, area in evaluation.areas.items():
        yield from _area(("areas", number), area)
    for index, fact in enumerate(evaluation.facts):
        yield from _fields(("facts", str(index)), fact)


def _area(way: Path_, area: Area) -> Iterator[tuple[Path_, str]]:
    yield from _given((*way, "title"), area.title)
    yield from _given((*way, "general"), area.general)
    for key in ("headings", "strengths", "improvements"):
        for index, text in enumerate(getattr(area, key) or []):
            yield (*way, key, str(index)), text
    for index, section in enumerate(area.narrative):
        yield from _given((*way, "narrative", str(index), "heading"), section.heading)
        yield from _given((*way, "narrative", str(index), "text"), section.text)


def _fields(way: Path_, part: Part) -> Iterator[tuple[Path_, str]]:
    for name in type(part).model_fields:
        yield from _given((*way, name), getattr(part, name))


def _given(way: Path_, text: str | None) -> Iterator[tuple[Path_, str]]:
    if text and text not in ("true", "false"):
        yield way, text


def _own_words(evaluation: Evaluation, rubric: Rubric) -> WordList:
    """Names as the file writes them, and the edition's words in any case."""
    names = [evaluation.name, evaluation.municipality, evaluation.residents or ""]
    names += [evaluator.name for evaluator in evaluation.evaluators]
    edition = [rubric.name, *(getattr(rubric.labels, name) for name in type(rubric.labels).model_fields)]
    for area in rubric.areas.values():
        edition += [area.title, *area.aliases, *area.headings, *(question.text for question in area.questions.values())]
    return WordList.of([*_words(names), *(word.lower() for word in _words(edition))])


def _words(texts: list[str]) -> list[str]:
    return [word.text for text in texts for word in words(text)]
