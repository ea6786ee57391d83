"""What the site holds of each published evaluation, taken from the content of its report and from nothing else.

That takes a tenth of a second each, so it is kept beside the report's stamp for as long as the report is made of the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from charts import words
from kommunkompassen.base.theme import read_theme
from kommunkompassen.building import stamp
from kommunkompassen.data.extract import Extract, extract
from kommunkompassen.data.observations import Observation, observations
from kommunkompassen.data.written import Written, of_evaluation
from kommunkompassen.points import compare
from kommunkompassen.publish import pictures
from kommunkompassen.report import draw
from kommunkompassen.report.content import Content, content
from kommunkompassen.repository import Repository
from kommunkompassen.search.counted import Counted, count
from kommunkompassen.site import kept, shared_pictures
from kommunkompassen.site.mentions import Mention, mentions

_OVER_YEARS = {"series": "series_sentences", "change": "change_sentence"}
"""The report's charts that say how the municipality has changed, and what stands beside them in words."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart of the report, as it stands there. `svg`: for the page itself."""

    caption: str
    alt: str
    svg: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """One evaluation on the site."""

    name: str
    """The municipality's official one: Nässjö kommun."""
    edition_name: str
    extract: Extract
    observations: tuple[Observation, ...]
    examples: Mapping[str, str]
    """The HTML of what is marked as a good example, by its place on the report's page."""
    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    picture: bytes
    """What goes with a link to the report when it is shared, as PNG."""
    picture_words: str
    source: str
    """The report that the content comes from, where it comes from another."""
    written: Mapping[str, Written]
    """Its rows in the open data's files, by table."""
    counted: Counted
    """Its words, for the search."""

    @property
    def id(self) -> str:
        """The evaluation's."""
        return self.extract.evaluation.evaluation


def meant_as_published(repository: Repository) -> list[Path]:
    """The evaluations whose status is published, those among them that can't be read included."""
    broken = set(compare.unreadable(repository))
    return [
        path for path, summary in repository.summaries().items() if path in broken or (summary and summary.status == "published")
    ]


def published(paths: Iterable[Path], repository: Repository, reports: Path) -> list[Published]:
    """What the site holds of evaluations whose reports lie in a folder, in the order of their municipalities, newest first."""
    all_published = [_kept(path, reports) or _taken(path, repository, reports) for path in paths]
    return sorted(
        all_published, key=lambda one: (alphabetical(one.extract.evaluation.municipality), [-part for part in one.extract.date])
    )


def _taken(path: Path, repository: Repository, reports: Path) -> Published:
    document = repository.evaluation(path)
    assert document.model, "a report was made of it"
    rubric = repository.rubric(document.model.rubric)
    assert rubric, "the check finds unknown editions"
    assert rubric.model, "and broken ones"
    whole = content(document, rubric.model, repository, draft=False, notes=False)
    seen = observations(whole)
    rows = extract(whole, seen)
    made = Published(
        name=whole.evaluation.name,
        edition_name=whole.rubric.name,
        extract=rows,
        observations=seen,
        examples=_examples(whole),
        figures=_figures(whole),
        mentions=mentions(seen, whole.evaluation.municipality),
        picture=shared_pictures.of_report(whole),
        picture_words=f"{whole.evaluation.name}, utvärdering {whole.evaluation.year}. {words.areas(whole.result)}",
        source=whole.evaluation.source.title if whole.evaluation.source else "",
        written=of_evaluation(rows),
        counted=count(seen),
    )
    repository.release()
    _keep(made, path.stem, reports)
    return made


def _examples(whole: Content) -> dict[str, str]:
    sections = {one.id: str(one.html) for area in whole.areas for one in area.narrative if one.good_example}
    return sections | {one.id: str(one.html) for area in whole.areas for one in area.strengths if one.good_example}


def _figures(whole: Content) -> tuple[Figure, ...]:
    theme, words = read_theme(), draw.sentences(whole)
    charts = [chart for chart in draw.chosen(whole) if chart.name in _OVER_YEARS]
    return tuple(
        Figure(chart.caption, chart.alt, str(pictures.inline_svg(drawn, theme)), _sentences(words[_OVER_YEARS[chart.name]]))
        for chart, drawn in zip(charts, draw.draw([chart.name for chart in charts], whole, theme), strict=True)
    )


def _sentences(words: str | Sequence[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _file(id_: str, reports: Path) -> Path:
    return reports / f".{id_}.site"


def _kept(path: Path, reports: Path) -> Published | None:
    """What was kept, where the report is made of the same as then."""
    last = stamp.read(reports, path.stem)
    return kept.read(_file(path.stem, reports), last.made_of, Published) if last else None


def _keep(made: Published, id_: str, reports: Path) -> None:
    if last := stamp.read(reports, id_):
        kept.keep(_file(id_, reports), last.made_of, made)


def rows_of(evaluations: Sequence[Published]) -> dict[str, list[Written]]:
    """By table of the open data, what is written of each evaluation."""
    names = evaluations[0].written if evaluations else ()
    return {name: [one.written[name] for one in evaluations] for name in names}


def by_municipality(evaluations: Sequence[Published]) -> dict[str, list[Published]]:
    """The evaluations of each municipality, the newest first, by what its page is called."""
    by_id: dict[str, list[Published]] = {}
    for one in evaluations:
        by_id.setdefault(one.extract.municipality_id, []).append(one)
    return by_id


def alphabetical(name: str) -> str:
    """By this names are sorted as in Swedish, where å, ä and ö come last."""
    return name.casefold().translate(_LAST)


_LAST = str.maketrans({"å": "{", "ä": "|", "ö": "}", "é": "e", "ü": "y", "-": " "})
