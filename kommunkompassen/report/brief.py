"""What stands on the page "I korthet": the results alone in a page's room, cut at words to lines that are measured.

Everything is taken from the content, in the file's order; what has no data is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from charts import words
from charts.shapes import POINTS_PER_MM
from charts.style import text_width, wrapped
from kommunkompassen.base.swedish import NO_BREAK_SPACE, listed, number, signed
from kommunkompassen.base.theme import Theme
from kommunkompassen.points.compare import Comparison
from kommunkompassen.points.score import AreaScore, Exact, QuestionScore, adds_up, printed
from kommunkompassen.report.area_content import AreaContent
from kommunkompassen.report.content import Content

MOST_EXAMPLES = 6
MOST_TOTALS = 4
MOST_NAMED = 3
"""So many evaluations of a mean are named, if the sentence still has one line."""
_HANGING = (
    *("att", "av", "de", "den", "det", "en", "ett", "eller", "för", "från", "genom", "hos", "i", "inom", "med", "men", "mellan"),
    *("mot", "när", "och", "om", "på", "samt", "sin", "sina", "som", "så", "till", "under", "ur", "utan", "vid", "än", "är"),
)
"""Words that lead on to another, and leave a sentence that is cut behind them without sense."""
WIDTHS = {"areas": (50, 38, 12), "areas alone": (60, 40), "questions": (90, 10), "examples": (80, 20), "improvements": (38, 62)}
"""The columns of the page's tables, in percent of the text's width."""
_SURE = 0.95
"""Of a line's width: letters are measured one by one here, and set a little tighter or looser there."""


@dataclass(frozen=True, slots=True)
class RankedArea:
    """An area among the others by its points, and what it is compared with."""

    area: AreaScore
    title: str
    other: Exact | None


@dataclass(frozen=True, slots=True)
class Question:
    """One of the strongest or the weakest questions, its wording in the room there is."""

    score: QuestionScore
    text: str


@dataclass(frozen=True, slots=True)
class Extremes:
    """The strongest questions, or the weakest; where too many share that place, none, but how many, and their percent."""

    questions: tuple[Question, ...]
    shared: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class GoodExample:
    """A good example by name: its section's heading, a strength, or how its text begins."""

    name: str
    area: str
    place: str
    """The id of the place where it stands."""


@dataclass(frozen=True, slots=True)
class Improvement:
    """The first improvement of an area, in a line, and how many more there are."""

    area: str
    title: str
    text: str
    more: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The page's values."""

    comparison: str
    """What the total is compared with, in a sentence; empty where there is nothing."""
    compared: Comparison | None
    """What the areas are compared with: the mean, or the only comparison there is."""
    tick: str
    """What the stroke in an area's bar is, in words over the bars; empty where there is none."""
    tick_pt: float
    """How wide the tick's words are, in points."""
    areas: tuple[RankedArea, ...]
    adds_up: bool
    """Whether the areas' printed points add up to the total."""
    strongest: Extremes | None
    weakest: Extremes | None
    examples: tuple[GoodExample, ...]
    more_examples: int
    improvements: tuple[Improvement, ...]


def brief(content: Content, theme: Theme) -> Brief:
    """The page of a report, in a page's room: wordings and titles take two lines where these fit on it, else one."""
    loose = _brief(content, theme, 2)
    return loose if _height(loose, theme) <= _room(theme) else _brief(content, theme, 1)


def _brief(content: Content, theme: Theme, lines: int) -> Brief:
    examples = list(_examples(content))
    strongest, weakest = words.extremes(content.result)
    compared, result = content.compared, content.result
    tick = f"(strecket är {'medel' if compared.members else 'jämförelsen'})" if compared else ""
    return Brief(
        comparison=_comparison(content, theme),
        compared=compared,
        tick=tick,
        tick_pt=text_width(theme, tick, bold=True, size=theme.text["brief"].size_pt) * POINTS_PER_MM,
        areas=tuple(_ranked(content, compared, _Line(theme, WIDTHS["areas" if compared else "areas alone"][0]))),
        adds_up=adds_up([area.points for area in result.areas], result.points, result.step),
        strongest=_extremes(strongest, theme, lines),
        weakest=_extremes(weakest, theme, lines),
        examples=tuple(_example(good_example, _Line(theme, WIDTHS["examples"][0])) for good_example in examples[:MOST_EXAMPLES]),
        more_examples=len(examples[MOST_EXAMPLES:]),
        improvements=tuple(_improvement(area, theme, lines) for area in content.areas if area.improvements),
    )


def _height(made: Brief, theme: Theme) -> float:
    """How high the page is set, in points."""
    text, table = theme.text, theme.table
    rows = [lines for lines in _rows(made, theme) if lines]
    row = 2 * table.brief_pt + table.rule_pt
    inside = sum(row + lines * text["brief"].line_pt for one in rows for lines in (1, *one))
    said = len(_Line(theme, 100).lines_of(made.comparison))
    above = text["heading1"].line_pt + text["subtitle"].line_pt + text["brief"].before_pt + said * text["brief"].line_pt
    note = 0 if made.adds_up else text["small"].before_pt + text["small"].line_pt
    return above + inside + note + len(rows) * (table.box_top_pt + table.heavy_rule_pt)


def _rows(made: Brief, theme: Theme) -> Iterator[list[int]]:
    """How many lines each row of each table has, without its heading."""
    title, _ = WIDTHS["improvements"]
    wordings = _Line(theme, WIDTHS["questions"][0])
    yield [1 for _ in made.areas]
    for extremes in (made.strongest, made.weakest):
        yield [len(wordings.lines_of(one.text)) for one in extremes.questions] if extremes else []
    yield [1] * (len(made.examples) + (made.more_examples > 0))
    yield [len(_Line(theme, title).lines_of(one.title)) for one in made.improvements]


def _room(theme: Theme) -> float:
    """The height of a page's text, in points."""
    return (theme.page.height_mm - theme.page.top_mm - theme.page.bottom_mm) * 72 / 25.4


@dataclass(frozen=True, slots=True)
class _Line:
    """The room in a column of so many percent of the text's width, in so many lines."""

    theme: Theme
    percent: int
    lines: int = 1

    @property
    def width(self) -> float:
        """The width of a line, in millimetres."""
        sides = 2 * self.theme.table.cell_side_pt * 25.4 / 72
        return (self.theme.page.text_mm * self.percent / 100 - sides) * _SURE

    def lines_of(self, text: str) -> list[str]:
        """The text in lines of this width."""
        # The charts' labels, by which lines are broken, are as large as the page's text; see tests/report/test_brief.py.
        return wrapped(self.theme, text, self.width)


def _fitted(text: str, line: _Line, behind: str = "") -> str:
    """The text, cut at a word with three dots where it and what stands `behind` it take more than the lines there are."""
    if len(line.lines_of(f"{text}{behind}")) <= line.lines:
        return text
    # No letter is so narrow that more than this many fit.
    kept = text[: round(line.lines * line.width * 4)].split(" ")
    while len(kept) > 1 and len(line.lines_of(f"{_dotted(kept)}{behind}")) > line.lines:
        kept.pop()
    first = kept[0]
    while len(line.lines_of(f"{_dotted(kept)}{behind}")) > line.lines:
        first = first[:-1]
        kept = [first]
    return _dotted(kept)


def _dotted(kept: Sequence[str]) -> str:
    """The words with three dots, without those at the end that say nothing alone, and without a quotation that has no end."""
    words = list(kept)
    if sum(word.count("”") for word in words) % 2:
        opening = max(number for number, word in enumerate(words) if "”" in word)
        words = words[: max(opening, 1)]
    while len(words) > 1 and words[-1].strip("”(,;:–-").casefold() in _HANGING:
        words.pop()
    return f"{' '.join(words).rstrip(' .,:;–-')}{NO_BREAK_SPACE}…"


def _plain(html: Markup) -> str:
    """The words of some HTML, in one line."""
    return " ".join(html.striptags().split())


def _comparison(content: Content, theme: Theme) -> str:
    """Jämfört med medelvärdet av Arboga 2016 och Kumla 2017 (377): +163, Ystad 2003 (606): −66 och 2 till."""
    named = _compared_with(content, theme, named=True)
    return named if len(_Line(theme, 100).lines_of(named)) == 1 else _compared_with(content, theme, named=False)


def _compared_with(content: Content, theme: Theme, *, named: bool) -> str:
    """The sentence; a mean's evaluations are `named`, where they are few, or else counted."""
    own, step = content.result.points, content.result.step
    others = [(_name(comparison, named=named), comparison.total, comparison.step) for comparison in content.comparisons]
    if content.earlier:
        others.append((content.earlier.name, content.earlier.result.points, content.earlier.result.step))
    said = []
    for name, total, its in others:
        if own is not None and total is not None:
            points = printed(total, its)
            fitted = name if named else _fitted(name, _Line(theme, 50))
            said.append(f"{fitted} ({number(points)}): {signed(printed(own, step) - points)}")
    more = f" och {len(said) - MOST_TOTALS} till" if len(said) > MOST_TOTALS else ""
    return f"Jämfört med {', '.join(said[:MOST_TOTALS])}{more}." if said else ""


def _name(comparison: Comparison, *, named: bool) -> str:
    if named and 0 < len(comparison.members) <= MOST_NAMED:
        return f"medelvärdet av {listed(comparison.members)}"
    return words.in_sentence(comparison.name)


def _ranked(content: Content, compared: Comparison | None, line: _Line) -> Iterator[RankedArea]:
    """The scored areas, highest printed points first; those with as many in the edition's order."""
    others = compared.areas if compared and compared.areas else [None] * len(content.result.areas)
    scored = [
        (printed(area.points, content.result.step), area, other)
        for area, other in zip(content.result.areas, others, strict=True)
        if area.points is not None
    ]
    for _, area, other in sorted(scored, key=lambda ranked: ranked[0], reverse=True):
        yield RankedArea(area, _fitted(f"{area.number} {area.title}", line), other)


def _extremes(extreme: words.Extreme, theme: Theme, lines: int) -> Extremes | None:
    line = _Line(theme, WIDTHS["questions"][0], lines)
    questions = tuple(
        Question(question_score, _fitted(f"{question_score.number} {question_score.text}", line))
        for question_score in extreme.questions
    )
    return Extremes(questions, extreme.shared, extreme.percent) if questions or extreme.shared else None


def _examples(content: Content) -> Iterator[GoodExample]:
    for area in content.areas:
        for section in area.narrative:
            if section.good_example:
                yield GoodExample(section.heading or _plain(section.html), area.number, section.id)
        for strength in area.strengths:
            if strength.good_example:
                yield GoodExample(_plain(strength.html), area.number, strength.id)


def _example(good_example: GoodExample, line: _Line) -> GoodExample:
    return GoodExample(_fitted(good_example.name, line), good_example.area, good_example.place)


def _improvement(area: AreaContent, theme: Theme, lines: int) -> Improvement:
    title, text = WIDTHS["improvements"]
    more = len(area.improvements) - 1
    return Improvement(
        area.number,
        _fitted(f"{area.number} {area.title}", _Line(theme, title, lines)),
        _fitted(_plain(area.improvements[0]), _Line(theme, text), f" (och {more} till)" if more else ""),
        more,
    )
