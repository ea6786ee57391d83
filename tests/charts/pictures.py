"""Read a chart's picture: its lines of text, with boxes measured from the typeface itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from lxml import etree

from charts import render
from charts.shapes import POINTS_PER_MM, Bar, Drawing, Mark, Text
from charts.shapes import Line as Rule
from kommunkompassen.base import paths
from kommunkompassen.base.theme import read_theme

SVG = "{http://www.w3.org/2000/svg}"
THEME = read_theme()
LONGEST_NAMES = (
    "Chefs- och ledarskap samt medarbetarskap",
    "Tillgänglighet och medborgar-/brukarorientering",
    "Kommunen som arbetsgivare – personalpolitik",
    "Samspel mellan förtroendevalda och medborgare",
)
TITLE_OF_120 = (
    "Samspel mellan förtroendevalda och medborgare i demokratiutvecklingsarbetets övergripande strategier, uppföljning & etik"
)
"""A title as long as anyone would write one."""
ONE_LONG_WORD = "Medborgarinflytandeutvecklingsstrategiuppföljningsansvarigförvaltning" * 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and its box, in millimetres from the picture's left and top edge."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Line) -> bool:
        """Whether the boxes share more than a hair."""
        hair = 0.05
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > hair and down > hair


@cache
def _font(bold: bool) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(paths.FONTS / (THEME.typeface.bold if bold else THEME.typeface.regular))
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


def width_pt(text: str, size: float, *, bold: bool) -> float:
    """The width of a text by the advances in the typeface's file."""
    characters, advances, units = _font(bold)
    return sum(advances[characters[ord(letter)]][0] for letter in text) * size / units


def lines(drawing: Drawing) -> list[Line]:
    """All lines of text in a chart."""
    root = etree.fromstring(render.svg(drawing))
    assert (root.get("viewBox") or "").split()[:2] == ["0", "0"]
    scale = drawing.width_mm / float((root.get("viewBox") or "").split()[2])
    found = []
    for node in root.iter(f"{SVG}text"):
        text, size = node.text or "", float((node.get("font-size") or "").removesuffix("px"))
        width = width_pt(text, size, bold=node.get("font-weight") == "700")
        x, y = float(node.get("x") or 0), float(node.get("y") or 0)
        left = {"start": x, "middle": x - width / 2, "end": x - width}[node.get("text-anchor") or "start"]
        # From the top of capitals to the foot of descenders.
        found.append(Line(text, left * scale, (y - 0.7 * size) * scale, (left + width) * scale, (y + 0.2 * size) * scale))
    return found


def words(drawing: Drawing) -> list[str]:
    """The texts in a chart, in the order they are drawn."""
    return [line.text for line in lines(drawing)]


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    """Lines of text that overlap."""
    return [(one.text, other.text) for one, other in combinations(lines(drawing), 2) if one.overlaps(other)]


def outside(drawing: Drawing) -> list[str]:
    """Lines of text that reach outside the picture."""
    hair = 0.05
    return [
        line.text
        for line in lines(drawing)
        if line.left < -hair or line.top < -hair or line.right > drawing.width_mm + hair or line.bottom > drawing.height_mm + hair
    ]


def crossed(drawing: Drawing) -> list[str]:
    """Texts through which one sees a line that was drawn before them, with no paper between."""
    found = []
    for text, line in zip(_texts(drawing), lines(drawing), strict=True):
        at = drawing.shapes.index(text)
        papers = [shape for shape in drawing.shapes[:at] if isinstance(shape, Bar) and shape.colour == THEME.colours.paper]
        under = [shape for shape in drawing.shapes[:at] if isinstance(shape, Rule) and _meets(shape, line)]
        clear = any(
            paper.x <= line.left + 0.1
            and paper.x + paper.width >= line.right - 0.1
            and paper.top < text.baseline
            and paper.top + paper.height > text.baseline
            for paper in papers
        )
        if under and not clear:
            found.append(line.text)
    return found


def covered(drawing: Drawing) -> list[str]:
    """Marks and texts that lie under the paper around a text that was drawn after them."""
    found = []
    boxes = dict(zip(map(id, _texts(drawing)), lines(drawing), strict=True))
    for number, shape in enumerate(drawing.shapes):
        if not (isinstance(shape, Bar) and shape.colour == THEME.colours.paper):
            continue
        paper = Line("", shape.x, shape.top, shape.x + shape.width, shape.top + shape.height)
        for earlier in drawing.shapes[:number]:
            box = boxes.get(id(earlier))
            if isinstance(earlier, Mark):
                radius = earlier.size_pt / 2 / POINTS_PER_MM
                box = Line("mark", earlier.x - radius, earlier.y - radius, earlier.x + radius, earlier.y + radius)
            if box and paper.overlaps(box):
                found.append(box.text)
    return found


def _texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def _meets(rule: Rule, line: Line) -> bool:
    """Whether an upright or a level line goes through a text."""
    (x, top), (right, foot) = rule.start, rule.end
    # Descenders hang into a line below them without harm.
    return (
        min(x, right) < line.right
        and max(x, right) > line.left
        and min(top, foot) < line.bottom - 0.5
        and max(top, foot) > line.top
    )


def signs_before(text: Text, drawing: Drawing) -> list[type]:
    """What marks and ticks stand just before a text."""
    found: list[type] = []
    for shape in drawing.shapes:
        if isinstance(shape, Mark) and 0 < text.baseline - shape.y < 2 and 0 < text.x - shape.x < 3:
            found.append(Mark)
        if isinstance(shape, Bar) and 0 < text.baseline - (shape.top + shape.height / 2) < 2 and 0 < text.x - shape.x < 3:
            found.append(Bar)
    return found


def titles(first: str) -> Sequence[str]:
    """Eight names of areas, the first as given."""
    return [first, *LONGEST_NAMES, "Effektivitet", "Arbetsliv", "Samhällsutveckling"]
