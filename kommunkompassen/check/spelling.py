"""Swedish words are spelt as in the dictionary or in the repository's word list; information only, asked for with --spelling.

What the report prints is read. Names that the file itself gives (municipality, residents, evaluators), the edition's own
words and words for those who live in a Swedish municipality are right; these last begin with a small letter in Swedish, where
the dictionary has a capital. Of a word that is wrong in many places the first three are shown.

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

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.dictionary import WordList, speller, words
from kommunkompassen.check.other_names import of_residents
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.read.source import Path_

RULE = "spelling"
MOST_PLACES = 3


def check(context: Context) -> Iterator[Finding]:
    """Information at every word that neither the dictionary nor the word list knows."""
    spelling = speller()
    listed = spelling.listed | _own_words(context.evaluation, context.rubric)
    places: Counter[str] = Counter()
    for way, text in _own_wording(context):
        for word in words(text):
            if spelling.knows(word, listed) or of_residents(word.text.removesuffix("s")):
                continue
            places[word.text] += 1
            if places[word.text] > MOST_PLACES:
                continue
            suggestions = ", ".join(spelling.suggestions(word))
            values = {"word": word.text, "suggestions": suggestions}
            yield context.in_text(RULE, Severity.INFO, way, word.start, word.end, "" if suggestions else "none", **values)


def _own_wording(context: Context) -> Iterator[tuple[Path_, str]]:
    """What the report prints in the evaluators' own words, in the file's order, with the key path to each text."""
    for path, text, kind in context.written:
        if kind and kind.is_wording and text not in ("true", "false"):
            yield path, text


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
