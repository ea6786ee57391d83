"""What other reports need of an evaluation, read at a glance: in a tenth of the time that reading the whole file takes.

A mean counts every published evaluation there is, and of each it needs a dozen lines. A file in the form that `fmt` writes
is recognised part by part, which is proof that reading it would find nothing wrong, and the few values are taken out. Of any
other (brackets, other indents, escapes, a key that is not known) nothing is said, and it is read in full: a glance is never
wrong, only sometimes of no use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kommunkompassen.base.dates import parse_date, parse_period
from kommunkompassen.read.models import Labels, Texts
from kommunkompassen.read.parse import MAXIMUM_BYTES
from kommunkompassen.read.parts import Part
from kommunkompassen.read.plain_form import (
    ABOVE,
    END,
    TRUTH,
    Kind,
    NotPlainError,
    form,
    items,
    key,
    mapping,
    matched,
    nothing,
    prose,
    sections,
    strengths,
    text,
    text_in,
    text_or_nothing,
    texts,
)
from kommunkompassen.read.summary import AreaSummary, Summary
from kommunkompassen.read.syntax import no_break_space

_SPACES = ("\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}")
"""Those that stand in texts; the reader objects to them elsewhere."""
_POINTS = rb"[+-]?[0-9]{1,6}(?:[.,][0-9]{1,9})?"
_TRUTH = form(TRUTH)
_DATE = re.compile(rb" ([0-9-]++|unknown)" + END)
_NO_ITEMS = re.compile(rb" \[\]" + END)
_KEY, _AREA_KEY = key(0), key(4)
_REST = re.compile(ABOVE)
_AREA = re.compile(ABOVE + rb"  ([1-9][0-9]*+):" + END)
_QUESTION = re.compile(ABOVE + rb" {6}([1-9][0-9]*+\.[1-9][0-9]*+):(?: (" + _POINTS + rb")" + END + rb")?+")


def _date(data: bytes, place: int) -> int:
    found = _DATE.match(data, place)
    if not found or (found[1] != b"unknown" and not parse_date(found[1].decode())):
        raise NotPlainError
    return found.end()


def _or_no_items(kind: Kind) -> Kind:
    def recognise(data: bytes, place: int) -> int:
        found = _NO_ITEMS.match(data, place)
        return found.end() if found else kind(data, place)

    return recognise


def _keys(part: type[Part]) -> list[bytes]:
    return [field.key.encode() for field in part.model_fields.values()]


_FACTS = (b"municipality", b"official_name", b"residents", b"year", b"rubric", b"status", b"conducted")
_TOP: Mapping[bytes, Kind] = {
    **dict.fromkeys([*_FACTS, b"interviews", b"first_evaluation", b"publisher"], text_or_nothing),
    b"evaluators": items(2, mapping(4, {b"name": text, b"affiliation": text_or_nothing}, b"name", in_list=True)),
    b"logo": mapping(2, {b"file": text, b"alt": text}, b"file", b"alt"),
    b"source": mapping(
        2,
        {b"title": text, b"date": _date, b"address": text_or_nothing, b"retold": _TRUTH, b"reconstructed_scores": _TRUTH},
        b"title",
    ),
    b"compare_with": _or_no_items(texts(2)),
    b"mean_of": _or_no_items(texts(2)),
    b"history": _or_no_items(texts(2)),
    b"labels": mapping(2, dict.fromkeys(_keys(Labels), text_or_nothing)),
    b"texts": mapping(2, dict.fromkeys(_keys(Texts), prose(4))),
    b"facts": items(2, mapping(4, {b"label": text, b"value": text}, b"label", b"value", in_list=True)),
}
_SECTIONS = sections()
_ONE_TEXT = prose(6)


def _narrative(data: bytes, place: int) -> int:
    return _SECTIONS(data, place) if data.startswith(b"\n", place) else _ONE_TEXT(data, place)


_AREA_PARTS: Mapping[bytes, Kind] = {
    b"title": text_or_nothing,
    b"headings": _or_no_items(texts(6)),
    b"general": prose(6),
    b"score": form(rb"(?: " + _POINTS + rb")?+" + END),
    b"narrative": _narrative,
    b"strengths": strengths(),
    b"improvements": texts(6),
}
_IN_SCORE = mapping(
    8,
    {
        b"points": form(rb"(?: " + _POINTS + rb")?+" + END),
        b"note": prose(10),
        b"sources": items(10, form(rb" (?:interview|document|website)" + END)),
    },
)
_HAS_KEYS = re.compile(END + ABOVE + rb" {8}[a-z]")
_BARE_SCORES = re.compile(rb"(?: {6}[1-9][0-9]*+\.[1-9][0-9]*+: " + _POINTS + rb"\n)*+")
_POINTS_IN_SCORE = re.compile(rb"(?m)^ {8}points: (" + _POINTS + rb")")


def glance(data: bytes) -> Summary | None:
    """The values in a file's content, or None where that does not tell at a glance."""
    if len(data) > MAXIMUM_BYTES or not _is_text(data := data.replace(b"\r\n", b"\n")):
        return None
    try:
        return _summary(data)
    except NotPlainError:
        return None


def _is_text(data: bytes) -> bool:
    """Whether it is UTF-8 without anything that the reader would object to wherever it stands."""
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    usual = content.replace("\n", " ").replace("\N{SOFT HYPHEN}", "")
    for space in _SPACES:
        if space in content:
            usual = usual.replace(space, " ")
            if any(no_break_space.find(line, 0) for line in content.split("\n") if space in line):
                return False
    return usual.isprintable()


def _summary(data: bytes) -> Summary:
    facts: dict[bytes, str | None] = {}
    areas: dict[str, AreaSummary] | None = None
    seen: set[bytes] = set()
    place = 0
    while found := _KEY.match(data, place):
        name = found[1]
        if name in seen:
            raise NotPlainError
        seen.add(name)
        if name == b"areas":
            areas, place = _areas(data, nothing(data, found.end()))
            continue
        place = _kind(_TOP, name)(data, found.end())
        if name in _FACTS:
            facts[name] = text_in(data, found.end())
    if not _REST.fullmatch(data, place):
        raise NotPlainError
    return _from_facts(facts, areas or {})


def _kind(kinds: Mapping[bytes, Kind], name: bytes) -> Kind:
    if name not in kinds:
        raise NotPlainError
    return kinds[name]


def _from_facts(facts: Mapping[bytes, str | None], areas: Mapping[str, AreaSummary]) -> Summary:
    municipality, year, rubric = facts.get(b"municipality"), facts.get(b"year"), facts.get(b"rubric")
    status, conducted = facts.get(b"status", "draft"), facts.get(b"conducted")
    period = parse_period(conducted) if conducted is not None else None
    if municipality is None or rubric is None or year is None or not re.fullmatch("(?:19|20)[0-9][0-9]", year):
        raise NotPlainError
    if status not in ("draft", "fact-check", "published") or (conducted is not None and period is None):
        raise NotPlainError
    name, residents = facts.get(b"official_name"), facts.get(b"residents")
    return Summary(municipality, name, residents, int(year), rubric, status, period, areas)


def _areas(data: bytes, place: int) -> tuple[dict[str, AreaSummary], int]:
    """The areas from a place on, and where the last one ends."""
    areas: dict[str, AreaSummary] = {}
    while number := _AREA.match(data, place):
        scores: dict[str, Decimal | None] = {}
        score = None
        seen: set[bytes] = set()
        place = number.end()
        while found := _AREA_KEY.match(data, place):
            name, start = found[1], found.end()
            if name in seen:
                raise NotPlainError
            seen.add(name)
            if name == b"scores":
                scores, place = _scores(data, nothing(data, start))
                continue
            place = _kind(_AREA_PARTS, name)(data, start)
            if name == b"score":
                score = _points(text_in(data, start))
        if number[1].decode() in areas:
            raise NotPlainError
        areas[number[1].decode()] = AreaSummary(scores, score)
    return areas, place


def _scores(data: bytes, place: int) -> tuple[dict[str, Decimal | None], int]:
    """The points by question from a place on, and where the last one ends."""
    bare = matched(_BARE_SCORES.match(data, place))
    place = bare.end()
    # Question and points alternate.
    words = bare[0].decode().replace(":", "").split()
    scores: dict[str, Decimal | None] = dict(zip(words[::2], map(_points, words[1::2]), strict=True))
    if len(scores) * 2 != len(words):
        raise NotPlainError
    while found := _QUESTION.match(data, place):
        question, start = found[1].decode(), found.end()
        if question in scores:
            raise NotPlainError
        if found[2]:
            scores[question], place = _points(found[2].decode()), start
            continue
        place = (_IN_SCORE if _HAS_KEYS.match(data, start) else nothing)(data, start)
        # A note's lines are indented more than its key, so this can't be one of them.
        points = _POINTS_IN_SCORE.search(data, start, place)
        scores[question] = _points(points[1].decode()) if points else None
    return scores, place


def _points(given: str | None) -> Decimal | None:
    return Decimal(given.replace(",", ".")) if given else None
