"""The look of the report as values: templates/theme.yaml, which every format and the charts read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import yaml

from kommunkompassen.base import paths


class _Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the look."""


class Typeface(_Look, frozen=True):
    """A family and the files of its four cuts, in templates/fonts."""

    family: str
    fallback: str
    emoji: str
    regular: str
    italic: str
    bold: str
    bold_italic: str


class Colours(_Look, frozen=True):
    """Colours as #rrggbb."""

    ink: str
    muted: str
    accent: str
    mark: str
    rule: str
    track: str
    paper: str
    warning: str

    def by_name(self) -> dict[str, str]:
        """The colours by their names in the theme."""
        return msgspec.structs.asdict(self)


class Page(_Look, frozen=True):
    """The page and its margins, in millimetres."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float
    least_filled: float
    least_before_area: float
    tight_line_pt: float
    tight_item_pt: float

    @property
    def text_mm(self) -> float:
        """The width of the text."""
        return self.width_mm - self.left_mm - self.right_mm


class Style(_Look, frozen=True):
    """A kind of text: size, pitch from line to line, space before, in points."""

    size_pt: float
    line_pt: float
    before_pt: float


class Block(_Look, frozen=True):
    """How a class of the report's HTML looks in print: its kind of text, and what differs from that."""

    text: str
    colour: str = "ink"
    bold: bool = False
    before_pt: float | None = None
    """Space before, in points, where it is not that of the text."""
    word: str = ""
    """What Word calls its style, where that is not the class in words."""


class Table(_Look, frozen=True):
    """Padding and rules of tables, in points."""

    cell_top_pt: float
    cell_bottom_pt: float
    cell_side_pt: float
    brief_pt: float
    box_top_pt: float
    rule_pt: float
    heavy_rule_pt: float


class Bars(_Look, frozen=True):
    """The bars beside numbers: how high they are, and how wide for all there is, in points."""

    height_pt: float
    short_pt: float
    long_pt: float


class List(_Look, frozen=True):
    """How lists are indented."""

    indent_pt: float


class Logo(_Look, frozen=True):
    """How high a logo is at most."""

    height_mm: float


class Draft(_Look, frozen=True):
    """What only a draft shows: its lines' places in the files, in points."""

    source_line_pt: float


class Chart(_Look, frozen=True):
    """Width and text sizes of the charts."""

    width_mm: float
    label_pt: float
    small_pt: float


class Theme(_Look, frozen=True):
    """The whole look."""

    typeface: Typeface
    colours: Colours
    dark: Colours
    page: Page
    text: dict[str, Style]
    blocks: dict[str, Block]
    list: List
    table: Table
    bars: Bars
    logo: Logo
    draft: Draft
    chart: Chart

    def word_name(self, kind: str) -> str:
        """What Word calls the style of a class: Cover Name, for cover-name."""
        return self.blocks[kind].word or kind.replace("-", " ").title()

    def write(self, folder: Path) -> None:
        """Put the look where Typst and pandoc's filters read it; in it every block has a name in Word and a space before."""
        blocks = {
            kind: msgspec.structs.replace(
                block,
                word=self.word_name(kind),
                before_pt=self.text[block.text].before_pt if block.before_pt is None else block.before_pt,
            )
            for kind, block in self.blocks.items()
        }
        (folder / "theme.json").write_bytes(msgspec.json.encode(msgspec.structs.replace(self, blocks=blocks)))


@cache
def read_theme(path: Path = paths.TEMPLATES / "theme.yaml") -> Theme:
    """The theme in a file. Raises ValidationError for a theme that lacks something or has too much."""
    return msgspec.convert(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader), Theme)
