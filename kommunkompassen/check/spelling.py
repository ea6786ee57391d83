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

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context
from kommunkompassen.check.dictionary import WordList, speller, words
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.read.source import Mapping, Node, Path_, Sequence

RULE = "spelling"
MOST_PLACES = 3


def check(context: Context) -> Iterator[Finding]:
    """Information at every word that neither the dictionary nor the word list knows."""
    spelling = speller()
    listed = spelling.listed | _own_words(context.evaluation, context.rubric)
    places: Counter[str] = Counter()
    for way, text in _printed(context.source.root):
        for word in words(text):
            if spelling.knows(word, listed):
                continue
            places[word.text] += 1
            if places[word.text] > MOST_PLACES:
                continue
            suggestions = ", ".join(spelling.suggestions(word))
            values = {"word": word.text, "suggestions": suggestions}
            yield context.in_text(RULE, Severity.INFO, way, word.start, word.end, "" if suggestions else "none", **values)


def _printed(node: Node | None, way: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """The texts that the report prints, as they stand in the file and in its order, with the way to each."""
    if isinstance(node, Mapping):
        for key, value in node.values.items():
            yield from _printed(value, (*way, key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _printed(item, (*way, str(index)))
    elif node and _is_printed(way) and node.text not in ("true", "false"):
        yield way, node.text


def _is_printed(way: Path_) -> bool:
    match way:
        case ("interviews" | "first_evaluation",) | ("logo", "alt") | ("labels" | "texts", _):
            return True
        case ("areas", _, "title" | "general" | "narrative") | ("areas", _, "narrative", _, "heading" | "text"):
            return True
        case ("areas", _, "headings" | "strengths" | "improvements", _) | ("facts", _, "label" | "value"):
            return True
    return False


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
