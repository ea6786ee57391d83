"""Which published reports come out otherwise, and what makes them so; said before all else, since a published report stands.

A report is made of more than its evaluation: the edition and its default texts, what it is compared with, a logo, the templates,
the theme and the code. What changes there changes reports that nobody has touched; what their own files say is told there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from kommunkompassen.base import paths
from kommunkompassen.base.messages import Language, say
from kommunkompassen.diff import telling
from kommunkompassen.diff.entry import Entry
from kommunkompassen.diff.made_with import ASSETS, CODE, TEMPLATES, TEXTS, THEME
from kommunkompassen.diff.revisions import Sides
from kommunkompassen.points.compare import title
from kommunkompassen.read.models import Area, Evaluation, Rubric

_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Cause:
    """What makes a report come out otherwise: of which kind it is (a message), and the file or id."""

    key: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """A published report that comes out otherwise, or may: its id, its title and what makes it so."""

    id: str
    title: str
    causes: tuple[Cause, ...]


def touched(both: Sides, evaluations: Sequence[Entry]) -> list[Touched]:
    """The published reports that come out otherwise, in the order of their ids; by those of the evaluations that did."""
    repository = both.after.repository
    entries = {entry.id: entry for entry in evaluations}
    before = {path.stem for path in both.before.repository.paths()}
    of_all = list(_of_all(both.changed))
    published = []
    for path in repository.paths():
        entry = entries.get(path.stem)
        if path.stem not in before and not (entry and entry.was):
            continue
        evaluation = repository.evaluation(path).model
        if evaluation is None or evaluation.status != "published" or _was_draft(entry):
            continue
        rubric = repository.rubric(evaluation.rubric)
        causes = list(dict.fromkeys(_of_effects(entry) if entry else ()))
        causes += _of_files(both.changed, evaluation, rubric.model if rubric else None)
        if causes := [*causes, *of_all]:
            published.append(Touched(path.stem, title(evaluation), tuple(causes)))
    return published


def _was_draft(entry: Entry | None) -> bool:
    return bool(entry and entry.before and entry.before.status not in ("published", ""))


def _of_effects(entry: Entry) -> Iterator[Cause]:
    """What its edition and others have changed in it; that it follows another edition now is a change of its own."""
    for effect in entry.effects:
        editions = effect.what in ("edition", "area", "question")
        if not editions or len(effect.because) == 1:
            yield from (Cause("diff-edition" if editions else "diff-other", id_) for id_ in effect.because)


def _of_files(changed: Iterable[str], evaluation: Evaluation, rubric: Rubric | None) -> Iterator[Cause]:
    """Files that this report is made with: its logo, and the default texts where it has none of its own."""
    for name in changed:
        path = PurePosixPath(name)
        if evaluation.logo and path == PurePosixPath(ASSETS, evaluation.logo.file):
            yield Cause("diff-logo", name)
        is_text = path.parent.parent == PurePosixPath(TEXTS) and path.suffix == ".md"
        if rubric and is_text and _uses(path.parent.name, path.stem, evaluation, rubric):
            yield Cause("diff-default-text", name)


def _uses(folder: str, name: str, evaluation: Evaluation, rubric: Rubric) -> bool:
    area = name.removeprefix("area-")
    own = (evaluation.areas.get(area) or Area()).general if area != name else getattr(evaluation.texts, name, None)
    folders = [*rubric.default_texts, paths.COMMON_TEXTS]
    if own or folder not in folders:
        return False
    # A folder that is searched before this one may have the text too.
    return not any((paths.DEFAULT_TEXTS / one / f"{name}.md").is_file() for one in folders[: folders.index(folder)])


def _of_all(changed: Iterable[str]) -> Iterator[Cause]:
    """What every report is made with; of the code it is enough to say that it has changed."""
    for name in changed:
        if name == THEME:
            yield Cause("diff-theme", name)
        elif name.startswith(f"{TEMPLATES}/") and not name.startswith(f"{TEXTS}/"):
            yield Cause("diff-template", name)
    if any(name == code or name.startswith(f"{code}/") for name in changed for code in CODE):
        yield Cause("diff-code")


def lines(touched_reports: Sequence[Touched], language: Language) -> list[str]:
    """Nothing, or a sentence and a line for each group of reports that the same things change."""
    groups: dict[tuple[Cause, ...], list[Touched]] = {}
    for one in touched_reports:
        groups.setdefault(one.causes, []).append(one)
    told = [_line(causes, reports, language) for causes, reports in groups.items()]
    return [say("diff-published", language, count=len(touched_reports)), *told] if told else []


def _line(causes: tuple[Cause, ...], reports: list[Touched], language: Language) -> str:
    names = [one.title for one in reports[:_MOST_NAMES]]
    if more := len(reports) - len(names):
        names.append(say("diff-more", language, count=more))
    told = [say(cause.key, language, id=cause.name, name=cause.name) for cause in causes]
    return f"{telling.listed(names, language)}: {telling.listed(told, language)}"
