"""What a report prints otherwise since its edition, or what it is compared with, has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kommunkompassen.base import paths
from kommunkompassen.base.swedish import listed, number, percent
from kommunkompassen.diff.point_sums import Amount, Sum, amount, sums
from kommunkompassen.points import compare
from kommunkompassen.points.compare import MEAN, Comparison
from kommunkompassen.points.score import QuestionScore, Result, score
from kommunkompassen.points.score import percent as in_percent
from kommunkompassen.points.series import Visit, visit_by_id
from kommunkompassen.read import Document
from kommunkompassen.read.models import Area, Evaluation, Rubric, RubricArea
from kommunkompassen.repository import Repository

Became = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Seen:
    """An evaluation on one side, as far as it can be read there."""

    document: Document[Evaluation]
    evaluation: Evaluation
    rubric: Rubric
    result: Result
    repository: Repository


@dataclass(frozen=True, slots=True)
class Text:
    """A text that the report prints; empty where it prints none."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that the report prints otherwise: what it is (question, area, edition, comparison, earlier) and its name.

    `because`: ids of the files that made it so, with what became of each; empty where the evaluation itself did.
    """

    what: str
    name: str
    texts: tuple[Text, ...]
    sums: tuple[Sum, ...]
    because: Mapping[str, Became]


def seen(document: Document[Evaluation] | None, repository: Repository) -> Seen | None:
    """The evaluation with its edition and points; None where one of them can't be read, or it can't be known what they are."""
    if document is None or document.model is None or _is_ambiguous(document):
        return None
    rubric = repository.rubric(document.model.rubric)
    if rubric is None or rubric.model is None:
        return None
    return Seen(document, document.model, rubric.model, score(document.model, rubric.model), repository)


def _is_ambiguous(document: Document[Evaluation]) -> bool:
    """Whether a key stands twice on the way to points: which of them counts, nobody knows."""
    twice = (finding.values["key"] for finding in document.findings if finding.rule == "duplicate-key")
    return any(key in ("areas", "rubric", "scores", "score", "points") or key.replace(".", "").isdecimal() for key in twice)


def effects(before: Seen, after: Seen, old: Mapping[str, Seen], new: Mapping[str, Seen]) -> list[Effect]:
    """All effects, the edition's first. `old`, `new`: all evaluations of both sides by their ids."""
    found = list(_of_rubric(before, after)) if before.rubric != after.rubric else []
    found += [*_of_comparisons(before, after, old, new), *_of_earlier(before, after, old, new)]
    return [*found, *_of_history(before, after, {id_ for effect in found for id_ in effect.because})]


def _of_rubric(before: Seen, after: Seen) -> Iterator[Effect]:
    old, new = before.rubric, after.rubric
    because: dict[str, Became] = dict.fromkeys((old.id, new.id), "changed")
    own = after.evaluation.labels.model_dump()
    parts: list[tuple[str, str, list[Text]]] = []
    labels = [Text(key, was, getattr(new.labels, key)) for key, was in old.labels.model_dump().items() if not own.get(key)]
    folders = Text("default_texts", ", ".join(old.default_texts), ", ".join(new.default_texts))
    parts.append(("edition", new.name, [Text("name", old.name, new.name), *labels, folders]))
    for number_, area in new.areas.items():
        was, written = old.areas.get(number_), after.evaluation.areas.get(number_) or Area()
        title = [] if written.title or not was else [Text("title", was.title, area.title)]
        box = [] if written.headings is not None or not was else [_box(was, area)]
        parts.append(("area", number_, [*title, *box]))
    questions = {question.number: question for area in before.result.areas for question in area.questions}
    parts += [
        ("question", question.number, _question(questions.pop(question.number, None), question))
        for area in after.result.areas
        for question in area.questions
    ]
    parts += [("question", number_, [Text("text", question.text, "")]) for number_, question in questions.items()]
    for what, name, texts in parts:
        if different := tuple(text for text in texts if text.before != text.after):
            yield Effect(what, name, different, (), because)


def _box(before: RubricArea, after: RubricArea) -> Text:
    return Text("headings", ", ".join(before.headings), ", ".join(after.headings))


def _question(before: QuestionScore | None, after: QuestionScore) -> list[Text]:
    """Its wording; and where its maximum is another, that and the percent."""
    if before is None:
        return [Text("text", "", after.text)]
    wording = Text("text", before.text, after.text)
    if before.maximum == after.maximum:
        return [wording]
    return [wording, Text("maximum", _most(before), _most(after)), Text("percent", _share(before), _share(after))]


def _most(question: QuestionScore) -> str:
    return "" if question.maximum is None else number(question.maximum)


def _share(question: QuestionScore) -> str:
    return percent(in_percent(question.points, question.maximum)) if question.points is not None and question.maximum else ""


def _of_comparisons(before: Seen, after: Seen, old: Mapping[str, Seen], new: Mapping[str, Seen]) -> Iterator[Effect]:
    """What both sides compare themselves with; that something else was chosen is a change of the evaluation itself."""
    was = {comparison.id: comparison for comparison in compare.comparisons(before.document, before.rubric, before.repository)}
    for now in compare.comparisons(after.document, after.rubric, after.repository):
        earlier = was.get(now.id)
        if earlier is None or earlier == now:
            continue
        texts = [Text(part, getattr(earlier, part), getattr(now, part)) for part in ("name", "definition", "source")]
        texts.append(Text("members", listed(earlier.members), listed(now.members)))
        because = _because(earlier, now, old, new) if now.id == MEAN else _changed(now.id)
        different = tuple(text for text in texts if text.before != text.after)
        yield Effect("comparison", now.name, different, _sums(earlier, now, before, after), because)


def _sums(before: Comparison, after: Comparison, old: Seen, new: Seen) -> tuple[Sum, ...]:
    areas = [
        Sum(area.number, area.title, _amount(before, number_, old.result), _amount(after, number_, new.result))
        for number_, area in enumerate(new.result.areas)
    ]
    total = Sum("", "", amount(before.total, None, before.step), amount(after.total, None, after.step))
    return tuple(one for one in [*areas, total] if one.before != one.after)


def _amount(comparison: Comparison, position: int, result: Result) -> Amount | None:
    if comparison.areas is None or position >= len(comparison.areas):
        return None
    return amount(comparison.areas[position], result.areas[position].maximum, comparison.step)


def _changed(id_: str) -> Mapping[str, Became]:
    return {id_: "changed"}


def _because(before: Comparison, after: Comparison, old: Mapping[str, Seen], new: Mapping[str, Seen]) -> Mapping[str, Became]:
    """The evaluations that a mean counts on one side only, or with other points."""
    ids = {compare.title(seen.evaluation): id_ for side in (old, new) for id_, seen in side.items()}
    counted = [id_ for title in dict.fromkeys((*before.members, *after.members)) if (id_ := ids.get(title))]
    alone = {ids.get(title) for title in {*before.members} ^ {*after.members}}
    # One that has another name now is counted under both.
    return {
        id_: _became(id_, old, new)
        for id_ in dict.fromkeys(counted)
        if id_ in alone or id_ not in old or id_ not in new or _differ(old[id_], new[id_])
    }


def _became(id_: str, old: Mapping[str, Seen], new: Mapping[str, Seen]) -> Became:
    return "changed" if id_ in old and id_ in new else "added" if id_ in new else "removed"


def _differ(before: Seen, after: Seen) -> bool:
    return [area.points for area in before.result.areas] != [area.points for area in after.result.areas]


def _of_earlier(before: Seen, after: Seen, old: Mapping[str, Seen], new: Mapping[str, Seen]) -> Iterator[Effect]:
    """The municipality's own earlier evaluation, which the report sets beside this one."""
    was = compare.earlier(before.document, before.rubric, before.repository)
    now = compare.earlier(after.document, after.rubric, after.repository)
    if was == now:
        return
    name = Text("name", was.name if was else "", now.name if now else "")
    different = sums(was.result, now.result) if was and now else []
    ids = dict.fromkeys(paths.slug(earlier.name) for earlier in (was, now) if earlier)
    both = {id_ for id_ in ids if id_ in old and id_ in new and not _differ(old[id_], new[id_])}
    known = {id_: _became(id_, old, new) for id_ in ids if id_ in old or id_ in new}
    # One that is on both sides as it was did not make it so, if another did.
    because = {id_: how for id_, how in known.items() if id_ not in both or len(both) == len(known)}
    if different or name.before != name.after:
        yield Effect("earlier", (now or was).name, (name,) if name.before != name.after else (), tuple(different), because)  # type: ignore[union-attr]


def _of_history(before: Seen, after: Seen, told: Collection[str]) -> Iterator[Effect]:
    """The other earlier visits that both sides show, where a total or what is said of it has changed."""
    was = {visit.id: visit for visit in _visits(before)}
    for now in _visits(after):
        then = was.get(now.id)
        if then is None or then == now or now.id in told:
            continue
        texts = [Text(part, getattr(then, part), getattr(now, part)) for part in ("definition", "source")]
        total = Sum("", "", amount(then.total, then.maximum, then.step), amount(now.total, now.maximum, now.step))
        different = tuple(text for text in texts if text.before != text.after)
        name = f"{after.evaluation.municipality} {now.year}"
        yield Effect("earlier", name, different, (total,) if total.before != total.after else (), _changed(now.id))


def _visits(seen_: Seen) -> Iterator[Visit]:
    visits = (visit_by_id(id_, seen_.repository) for id_ in compare.history(seen_.document, seen_.repository))
    return (visit for visit in visits if visit)
