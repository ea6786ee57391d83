"""Where what a draft prints stands in the files, and the marks that say so: on the page, in Word and in the PDF.

A mark's id holds a digest of the words and the way to them: after an edit of the file the way leads back to what only
changed, and the digest to what only moved. Ids become bookmarks in Word, which takes 40 letters, digits and underscores.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from markupsafe import Markup

from kommunkompassen.base import paths
from kommunkompassen.base.contents import digest_of_all, digest_of_file, files_below
from kommunkompassen.base.source_url import address
from kommunkompassen.points.markdown import blocks
from kommunkompassen.read.fields import FieldType, Kind, fields
from kommunkompassen.read.models import Evaluation, Reference, Rubric
from kommunkompassen.read.parts import Part
from kommunkompassen.read.source import Mapping, Node, Path_, Scalar, Sequence, Source
from kommunkompassen.report.texts import NumberedText

LONGEST_ID = 40
_ID = re.compile(r"k([0-9a-f]{8})_(\w+?)(?:_x\d+)?")
EVALUATION = "k_of_"
PROGRAM = "k_by_"
_ATTRIBUTES = Markup('class="{kind}" id="{id}" data-place="{place}" data-short="{short}"')
_SPAN = Markup("<span ") + _ATTRIBUTES + Markup(' tabindex="0"></span>')
_LINK = Markup("<a ") + _ATTRIBUTES + Markup(' href="{address}" aria-label="{place}"></a>')


NO_WORDS = hashlib.sha256(b"").hexdigest()[:8]
"""The digest of what has no words of its own in the file, and only holds other places."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line that prints something. `field` is the way to it (areas.3.narrative.2.text; positions in lists from 0)."""

    path: Path
    line: int
    field: str
    """Empty for a default text, whose file has no fields."""
    code: str
    """The way as it stands in ids; a block of prose adds its number to its field's."""
    text: str
    """The words as they stand in the file, white space evened out; empty for what only holds other places."""
    movable: bool
    """Whether it is one of many like it, a paragraph or an item, and so may have another way tomorrow."""


def id_of(text: str, code: str, again: int = 0) -> str:
    """An id from words and a way; ids of a place that is marked again are told apart by a number."""
    number = f"_x{again + 1}" if again else ""
    return f"k{_digest(text)}_{_short(code, LONGEST_ID - len('k12345678_') - len(number))}{number}"


def _short(code: str, longest: int) -> str:
    """A way that is too long is cut and given a digest of its own."""
    return code if len(code) <= longest else f"{code[: longest - 8]}{_digest(code)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def digest_and_code(id_: str) -> tuple[str, str] | None:
    """What an id says; None for one that is no mark's. The code may have been cut."""
    match = _ID.fullmatch(id_)
    return (match[1], match[2]) if match else None


def digest_of(place: Place) -> str:
    """The digest of the place's words, as it stands in ids."""
    return _digest(place.text)


def has_digest(place: Place, digest: str) -> bool:
    """Whether the words are those that the digest was made of."""
    return bool(place.text) and _digest(place.text) == digest


def has_code(place: Place, code: str) -> bool:
    """Whether the way is the one that stands in an id."""
    return place.code == code or (len(code) > len("12345678") and _short(place.code, len(code)) == code)


def evaluation_mark(id_: str) -> str:
    """The id by which a draft says whose it is: k_of_nassjo_2019."""
    return (EVALUATION + re.sub(r"\W", "_", id_, flags=re.ASCII))[:LONGEST_ID]


@cache
def program_mark() -> str:
    """The id by which a draft says what its words are made by: k_by_ and a digest of the templates and the default texts."""
    folders = (paths.TEMPLATES / "report", paths.TEMPLATES / "texts", Path(__file__).parent)
    files = [path for folder in folders for path in files_below(folder)]
    return PROGRAM + digest_of_all((path.name, digest_of_file(path)) for path in files)[:8]


def reference_prefix(id_: str) -> str:
    """What the codes of a reference's places begin with."""
    return f"ref_{id_}_"


def places_in(source: Source, part: type[Part] = Evaluation, prefix: str = "") -> dict[Path_, Place]:
    """Everything in a file by the way to it; blocks of Markdown by their field's way and p0, p1 and so on.

    A text that stands alone, in short for a part or a list, has the way that it would have in full.
    """
    places: dict[Path_, Place] = {}

    def place(way: Path_, line: int, text: str, block: str = "", *, movable: bool) -> Place:
        parts = (*way, block) if block else way
        code = prefix + (re.sub(r"\W", "_", "_".join(parts), flags=re.ASCII) or "file")
        return Place(source.path, line, ".".join(way), code, evened(text), movable)

    def add(node: Node, way: Path_, known: FieldType | None, *, movable: bool) -> None:
        text = node.text if isinstance(node, Scalar) else _words_of(node, known) if movable else ""
        places[way] = place(way, source.key_span(way).line if way else 1, text, movable=movable)
        if not isinstance(node, Scalar):
            for step, inner in node.entries():
                further_in = known.get(node, step) if known else None
                add(inner, (*way, step), further_in, movable=movable or isinstance(node, Sequence))
        elif known and known.text and known.text.kind is Kind.MARKDOWN:
            lead = len(text) - len(text.lstrip())
            for number, (start, words) in enumerate(blocks(text.strip())):
                line = source.span_in_text(way, lead + start, lead + start).line
                block = f"p{number}"
                places[(*way, *known.alone, block)] = place(way, line, words, block, movable=True)

    if source.root:
        add(source.root, (), fields(part), movable=False)
    return places


def _words_of(node: Node, known: FieldType | None) -> str:
    """The words of an item of several short texts, such as a fact; a section's Markdown has places of its own."""
    if not isinstance(node, Mapping) or (known and any(leaf.kind is Kind.MARKDOWN for leaf in known.leaves)):
        return ""
    unsaid = {key for key, inner in known.keys.items() if inner.kind is Kind.OTHER} if known else set()
    return " ".join(value.text for key, value in node.values.items() if isinstance(value, Scalar) and key not in unsaid)


def default_places(name: str, numbered_text: NumberedText) -> list[Place]:
    """The blocks of a default text."""
    code = "default_" + re.sub(r"\W", "_", name, flags=re.ASCII)
    return [
        Place(
            numbered_text.path,
            numbered_text.lines[numbered_text.text.count("\n", 0, start)],
            "",
            f"{code}_p{number}",
            evened(words),
            movable=True,
        )
        for number, (start, words) in enumerate(blocks(numbered_text.text))
    ]


def evened(text: str) -> str:
    """The text with every run of white space as one space, so that where its lines end means nothing."""
    return " ".join(text.split())


def shown_path(path: Path) -> str:
    """The file as a draft names it: from the project's folder, or its name alone, so that it is the same everywhere."""
    return _shown_path(path, paths.PROJECT)


@cache
def _shown_path(path: Path, project: Path) -> str:
    try:
        return path.resolve().relative_to(project).as_posix()
    except ValueError:
        return path.name


class Places:
    """The places of one draft, and how each is marked. `url` is where the files are shown on the forge, or empty."""

    def __init__(self, evaluation: Source, rubric: Source, references: Mapping_[str, Source], url: str = "") -> None:
        self._own = places_in(evaluation)
        self._rubric = places_in(rubric, Rubric, "rubric_")
        self._references = {id_: places_in(source, Reference, reference_prefix(id_)) for id_, source in references.items()}
        self._defaults: dict[str, list[Place]] = {}
        self._file = evaluation.path
        self._url = url

    @property
    def file(self) -> str:
        """The evaluation's file, whose lines are meant where no file is named."""
        return shown_path(self._file)

    @property
    def evaluation(self) -> Markup:
        """The marks that say whose draft this is, and what its words are made by."""
        ids = (evaluation_mark(self._file.stem), program_mark())
        return Markup("").join(Markup('<span class="source-line quiet" id="{}"></span>').format(id_) for id_ in ids)

    def own(self, way: Path_) -> Place:
        """What stands at the end of the way in the evaluation, or the nearest on it that exists."""
        while way and way not in self._own:
            way = way[:-1]
        return self._own[way]

    def of(self, way: Path_) -> Place:
        """What stands there in the evaluation, else in the edition, else the nearest in the evaluation."""
        if way not in self._own and way in self._rubric:
            return self._rubric[way]
        return self.own(way)

    def definition(self, reference: str) -> Place:
        """What a reference is a figure of, or the line by which it is compared with."""
        return self._references.get(reference, {}).get(("definition",)) or self.own(("compare_with",))

    def prose(self, way: Path_) -> list[Markup]:
        """The marks of the blocks of the Markdown at the end of the way, in order."""
        return [self.mark(place) for place in self._blocks(way)]

    def _blocks(self, way: Path_) -> Iterator[Place]:
        for number in count():
            place = self._own.get((*way, f"p{number}"))
            if not place:
                break
            yield place

    def default(self, name: str, numbered_text: NumberedText) -> list[Markup]:
        """The marks of a default text's blocks, in order."""
        self._defaults[name] = default_places(name, numbered_text)
        return [self.mark(place) for place in self._defaults[name]]

    def text(self, way: Path_, name: str) -> Place:
        """What stands at the end of the way in the evaluation, or else the beginning of that default text, or the areas."""
        if way in self._own or not self._defaults.get(name):
            return self.own(way if way in self._own else ("areas",))
        return self._defaults[name][0]

    def mark(self, place: Place, again: int = 0, *, quiet: bool = False) -> Markup:
        """The mark at the end of a block. `again`: how often the place has been marked; quiet: not to be seen on paper."""
        name = shown_path(place.path)
        line = f"rad\N{NO-BREAK SPACE}{place.line}"
        values = {
            "id": id_of(place.text, place.code, again),
            "kind": "source-line quiet" if quiet else "source-line",
            "place": f"{name}, {line}",
            "short": line if place.path == self._file else f"{place.path.name}\N{NO-BREAK SPACE}{line}",
        }
        if not self._url or "/" not in name:
            return _SPAN.format(**values)
        return _LINK.format(address=address(self._url, name, place.line), **values)


class Marks:
    """The marks as the templates ask for them; nothing in a published report, which has no places."""

    def __init__(self, places: Places | None) -> None:
        self._places = places
        self._seen: dict[Place, int] = {}

    @property
    def evaluation(self) -> Markup:
        """Whose draft this is."""
        return self._places.evaluation if self._places else Markup("")

    @property
    def file(self) -> str:
        """The file whose lines are meant where no file is named."""
        return self._places.file if self._places else ""

    def of(self, *way: str | int | Iterable[str | int], quiet: bool = False) -> Markup:
        """A mark with the place of something that the evaluation or the edition says."""
        return self._mark(self._places.of(_flat(way)), quiet=quiet) if self._places else Markup("")

    def own(self, *way: str | int | Iterable[str | int], quiet: bool = False) -> Markup:
        """A mark with the place in the evaluation where one would change it."""
        return self._mark(self._places.own(_flat(way)), quiet=quiet) if self._places else Markup("")

    def text(self, way: Iterable[str], name: str, *, quiet: bool = False) -> Markup:
        """A mark with the place of a text, which may be a default text of that name."""
        return self._mark(self._places.text(tuple(way), name), quiet=quiet) if self._places else Markup("")

    def definition(self, reference: str) -> Markup:
        """A mark with the place of a reference's definition."""
        return self._mark(self._places.definition(reference), quiet=False) if self._places else Markup("")

    def _mark(self, place: Place, *, quiet: bool) -> Markup:
        assert self._places
        # The blocks of default texts, which are no fields, have been marked once where they are printed.
        again = self._seen.get(place, 0 if place.field else 1)
        self._seen[place] = again + 1
        return self._places.mark(place, again, quiet=quiet)


def _flat(way: Iterable[str | int | Iterable[str | int]]) -> Path_:
    return tuple(str(step) for part in way for step in ((part,) if isinstance(part, str | int) else part))
