"""The index as files: each a script that hands its data to the page, small enough that a query loads few and little of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from kommunkompassen.data.observations import Observation
from kommunkompassen.read.models import Rubric
from kommunkompassen.read.synonyms import Synonyms
from kommunkompassen.search.compounds import ENDINGS, PREFIXES
from kommunkompassen.search.counted import Counted, count, paragraphs
from kommunkompassen.search.postings import Postings, Runs, postings
from kommunkompassen.search.words import STOP_WORDS, stem, words

START = "start"
_SHARD, _CHUNK = 6_000, 4_000
"""Letters; compressed about two and a half and two kilobytes. A query needs some shards, a page of hits up to ten chunks."""
_SIGNS = {"section": "s", "strength": "p", "improvement": "i"}
"""Of kinds, in the start; a good example has a capital."""


class Index(NamedTuple):
    """The files by name, and the pieces of postings that they were put together of (see Postings)."""

    files: dict[str, bytes]
    made: dict[str, Runs]


def index_files(
    observations: Sequence[Observation],
    rubrics: Iterable[Rubric],
    synonyms: Synonyms,
    themes: Mapping[str, str],
    municipalities: Mapping[str, str],
    counted: Sequence[Counted] | None = None,
    kept: Mapping[str, Runs] | None = None,
) -> Index:
    """All files by their names: start.js, p0.js and on with postings, t0.js and on with texts.

    The observations of an evaluation follow each other, and those of an area within them. `themes`: what each is called.
    `municipalities`: the id of each one's page by its name. `counted`: each evaluation's observations, where they are counted
    already; `kept`: pieces that were made before.
    """
    by_evaluation = [list(own) for _, own in groupby(observations, key=lambda one: one.evaluation)]
    written = postings([count(own) for own in by_evaluation] if counted is None else counted, synonyms.whole, kept)
    shards = _shards(written)
    chunks = _chunks(observations)
    start: dict[str, Any] = {
        "endings": sorted({stem(ending) for ending in ENDINGS}),
        "prefixes": sorted({stem(prefix) for prefix in PREFIXES}),
        "stop": sorted(STOP_WORDS),
        "synonyms": _stems(synonyms.groups),
        "wider": _stems(synonyms.wider_groups),
        "themes": themes,
        "municipalities": municipalities,
        "editions": {one.id: [one.name, {n: [a.title, a.theme] for n, a in one.areas.items()}] for one in rubrics},
        "shards": [shard[0][0] for shard in shards],
        "chunks": [len(chunk) for chunk in chunks],
        "evaluations": [_evaluation(own) for own in by_evaluation],
    }
    files: dict[str, Any] = {START: start}
    files |= {f"p{n}": "\n".join(line for _, line in shard) for n, shard in enumerate(shards)}
    files |= {f"t{n}": [text for _, text in chunk] for n, chunk in enumerate(chunks)}
    return Index({f"{name}.js": _script(name, held) for name, held in files.items()}, written.made)


def _stems(groups: Iterable[Iterable[str]]) -> list[list[str]]:
    """Of each word or phrase the stems with a space between."""
    return [[" ".join(one.stem for one in words(phrase)) for phrase in group] for group in groups]


def _script(name: str, held: Any) -> bytes:
    written = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return f'kk.add("{name}",{written});\n'.encode()


def _evaluation(own: Sequence[Observation]) -> list[Any]:
    """Id, municipality, county, year, edition; then of each area its number, its percent and its observations."""
    first = own[0]
    areas: list[Any] = []
    for number, inner in groupby(own, key=lambda observation: observation.area):
        held = list(inner)
        percent = None if held[0].percent is None else int(held[0].percent)
        areas += [number, percent, "".join(map(_sign, held))]
    return [first.evaluation, first.municipality, first.county, first.year, first.edition, areas]


def _sign(observation: Observation) -> str:
    """Its kind, and how many paragraphs it has where it has several: s3."""
    kind, count = _SIGNS[observation.kind], len(paragraphs(observation))
    return (kind.upper() if observation.good_example else kind) + (str(count) if count > 1 else "")


def _shards(made: Postings) -> list[list[tuple[str, str]]]:
    lines = (
        (found, f"{found}\t{made.entries[found]}\t{' '.join(made.parts.get(found, ()))}".rstrip("\t"))
        for found in sorted(made.entries)
    )
    return _split(((line, len(line[1])) for line in lines), _SHARD)


def _chunks(observations: Sequence[Observation]) -> list[list[tuple[int, list[str]]]]:
    texts = (
        ((n, [observation.heading, observation.text, observation.target, observation.area_title]), len(observation.text))
        for n, observation in enumerate(observations)
    )
    return _split(texts, _CHUNK)


def _split(sized: Iterable[tuple[Any, int]], room: int) -> list[list[Any]]:
    """Into runs that fill the room; one that is larger stands alone."""
    runs: list[list[Any]] = []
    filled = room
    for item, size in sized:
        if filled + size > room:
            runs.append([])
            filled = 0
        runs[-1].append(item)
        filled += size
    return runs
