"""Whose draft a reviewed file is: what it says itself, also after the evaluation got another name, else what its words say.

A file is never given to another municipality: where it can't be told, it is said to be unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kommunkompassen.base import paths, register
from kommunkompassen.base.likeness import Likeness
from kommunkompassen.report.places import EVALUATION, digest_and_code, digest_of, evaluation_mark, places_in
from kommunkompassen.repository import Repository
from kommunkompassen.word_comments.blocks import Reviewed, words_of
from kommunkompassen.word_comments.draft import LEAST_SHARE, digests_of_areas, share_of
from kommunkompassen.word_comments.history import later_names

FEWEST_BLOCKS = 5
"""So many of an evaluation's blocks, and twice as many as of any other, tell whose draft a file without marks was."""
_SPELT_ALIKE = 0.7
"""From which likeness two names without their years are one municipality's, spelt in two ways."""
_YEAR = re.compile(r"_?\d*$")
_NAME = re.compile(r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?")


def evaluation_of(reviewed: Reviewed, repository: Repository) -> Path | None:
    """The evaluation that the file is a draft of; None where it is not here, or can't be told."""
    found = repository.paths()
    if not reviewed.evaluation:
        return _by_words(reviewed, repository)
    by_mark = {evaluation_mark(path.stem): path for path in found}
    if reviewed.evaluation in by_mark:
        return by_mark[reviewed.evaluation]
    names = {evaluation_mark(old): evaluation_mark(new) for old, new in later_names(repository.evaluations).items()}
    return by_mark.get(names.get(reviewed.evaluation, "")) or _by_digests(reviewed, repository)


def _by_digests(reviewed: Reviewed, repository: Repository) -> Path | None:
    """The one evaluation with a name like the draft's, but for the year, that has nearly all of the draft's words."""
    digests = digests_of_areas(reviewed.blocks)
    name = _YEAR.sub("", reviewed.evaluation.removeprefix(EVALUATION))
    near = [path for path in repository.paths() if _is_spelt_alike(name, _YEAR.sub("", paths.slug(path.stem).replace("-", "_")))]
    held = [path for path in near if share_of(repository.evaluation(path), digests) >= LEAST_SHARE]
    return held[0] if len(held) == 1 else None


def _is_spelt_alike(one: str, other: str) -> bool:
    return Likeness().of(one, other, _SPELT_ALIKE) > 0


def _by_words(reviewed: Reviewed, repository: Repository) -> Path | None:
    """The evaluation whose words the file holds, if it is not another municipality that the file speaks of."""
    counts = {path: sum(1 for _ in _common(reviewed, path, repository)) for path in repository.paths()}
    best, second, *_ = [*sorted(counts, key=counts.__getitem__, reverse=True), None, None]
    fewest = max(1, min(FEWEST_BLOCKS, sum(bool(words_of(block)) for block in reviewed.blocks)))
    if best is None or counts[best] < max(fewest, 2 * (counts[second] if second else 0)):
        return None
    return best if _speaks_of(reviewed, best, repository) else None


def _speaks_of(reviewed: Reviewed, path: Path, repository: Repository) -> bool:
    """Whether no other municipality is named in more of the file's blocks than the evaluation's own."""
    model = repository.evaluation(path).model
    own = model.municipality if model else ""
    known = {*register.by_name(), own}
    names: Counter[str] = Counter()
    for block in reviewed.blocks:
        words = {name for name_found in _NAME.findall(block.before) for name in (name_found, *name_found.split())}
        names.update({name for word in words for name in (word, word.removesuffix("s")) if name in known})
    return names[own] >= max(names.values(), default=0)


def _common(reviewed: Reviewed, path: Path, repository: Repository) -> Iterator[None]:
    """Once for every block of the file that the evaluation's marks or long words are in."""
    source = repository.evaluation(path).source
    places = [place for place in places_in(source).values() if place.movable and place.text]
    texts, digests = {place.text for place in places}, {digest_of(place) for place in places}
    for block in reviewed.blocks:
        digest_code = digest_and_code(block.mark)
        if words_of(block) in texts or (digest_code and digest_code[0] in digests):
            yield None
