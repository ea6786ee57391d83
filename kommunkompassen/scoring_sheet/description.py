"""What taking in a sheet does, in words: which scores change, from what to what, and what becomes of areas and total."""

from __future__ import annotations

from decimal import Decimal

from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.swedish import number as in_swedish
from kommunkompassen.points.score import Step, printed
from kommunkompassen.reporters.excerpt import displayed
from kommunkompassen.scoring_sheet.bring_in import Brought
from kommunkompassen.scoring_sheet.interpret import Kept
from kommunkompassen.scoring_sheet.scores import Change
from kommunkompassen.scoring_sheet.sheet_words import sources_in_words

_NEWER = {"points": "scores-newer-points", "sources": "scores-newer-sources", "note": "scores-newer-note"}


def described(brought: Brought, language: Language) -> list[str]:
    """A line for each thing that changes, or stays though the sheet says something else; none where nothing does."""
    before, after = brought.before, brought.after
    lines = [_kept(kept, language) for kept in brought.kept]
    lines += [line for change in brought.changes for line in _score(change, language)]
    for old, new in zip(before.areas, after.areas, strict=True):
        if old.points != new.points:
            values = {"number": new.number, "title": displayed(new.title)}
            lines.append(say("scores-area", language, **values, **_sums(old.points, new.points, after.step, language)))
    if before.points != after.points:
        lines.append(say("scores-total", language, **_sums(before.points, after.points, after.step, language)))
    if brought.unsettled:
        numbers = ", ".join(scored.number for scored in brought.unsettled)
        lines.append(say("scores-unsettled", language, numbers=numbers))
    return lines


def _score(change: Change, language: Language) -> list[str]:
    number, old, new = change.scored.number, change.before, change.after
    lines = []
    if old.points != new.points:
        values = {"before": _given(old.points, language), "after": _given(new.points, language)}
        lines.append(say("scores-points", language, number=number, **values))
    if set(old.sources) != set(new.sources):
        none = say("scores-none", language)
        values = {"before": sources_in_words(old) or none, "after": sources_in_words(new) or none}
        lines.append(say("scores-sources", language, number=number, **values))
    if (old.note or "") != (new.note or ""):
        kind = "scores-note-gone" if not new.note else "scores-note-new" if not old.note else "scores-note"
        lines.append(say(kind, language, number=number))
    return lines


def _kept(kept: Kept, language: Language) -> str:
    values = {"given": _given(kept.given.points, language), "now": _given(kept.now.points, language)}
    return say(_NEWER[kept.part], language, number=kept.scored.number, **(values if kept.part == "points" else {}))


def _given(points: Decimal | None, language: Language) -> str:
    return say("unscored", language) if points is None else in_swedish(points)


def _sums(old: Decimal | None, new: Decimal | None, step: Step, language: Language) -> dict[str, str]:
    """Exact sums, each with what the report prints where that is something else."""
    return {"before": _sum(old, step, language), "after": _sum(new, step, language)}


def _sum(points: Decimal | None, step: Step, language: Language) -> str:
    if points is None or printed(points, step) == points:
        return _given(points, language)
    return say("scores-printed", language, exact=in_swedish(points), printed=in_swedish(printed(points, step)))
