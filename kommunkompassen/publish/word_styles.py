"""Word's styles made from the theme: the same sizes, pitches and spaces as in the PDF, so that pages break alike.

Every line has the theme's pitch and all space stands before a paragraph, none after. The pitch is the least that a line has, so
that a picture put into the text shows; where the typeface's own lines are higher than that, in large type, it is exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import element, fragment, single, twips, w
from kommunkompassen.publish.word_lists import BULLETS, DEPTH, IMPROVEMENTS, NUMBERS, STRENGTHS, list_style
from kommunkompassen.publish.word_numbers import CHAPTERS


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: its id and name in Word, the theme's look, and what differs from it."""

    id: str
    name: str
    look: str
    before: float | None = None
    colour: str = "ink"
    bold: bool = False
    parent: str = "Normal"
    next: str = ""
    extra: str = ""
    """More paragraph properties as WordprocessingML, in schema order before spacing."""
    after_spacing: str = ""
    caps: bool = False
    framed: bool = False
    pitched: bool = True
    """Whether its lines have the theme's pitch."""


OWN_LINE = 1.326
"""How high a line of the typeface is by itself, for each point of its size."""
_WORDS_OWN = ("BodyText", "TOCHeading", "Title")
_KEEP = "<w:keepNext/><w:keepLines/>"


def _numbered(number: int, level: int = 0) -> str:
    """The style's place in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


PARAGRAPHS: tuple[ParagraphStyle, ...] = (
    ParagraphStyle("BodyText", "Body Text", "body"),
    ParagraphStyle("FirstParagraph", "First Paragraph", "body", parent="BodyText", next="BodyText"),
    ParagraphStyle("Lead", "Lead", "body", before=1, parent="BodyText", next="BodyText"),
    ParagraphStyle("Compact", "Compact", "item", parent="BodyText"),
    ParagraphStyle("TableText", "Table Text", "cell", parent="BodyText"),
    ParagraphStyle("TableItem", "Table Item", "cell_item", parent="TableText"),
    ParagraphStyle("TableHeading", "Table Heading", "cell", colour="muted", bold=True, parent="TableText", extra="<w:keepNext/>"),
    ParagraphStyle("BriefCell", "Brief Cell", "brief", before=0, parent="TableText"),
    ParagraphStyle("BriefHeading", "Brief Heading", "brief", before=0, bold=True, parent="TableText", extra="<w:keepNext/>"),
    ParagraphStyle(
        "Heading1",
        "heading 1",
        "heading1",
        colour="accent",
        bold=True,
        next="BodyText",
        extra=_KEEP + "<w:pageBreakBefore/>" + _numbered(CHAPTERS),
        after_spacing='<w:outlineLvl w:val="0"/>',
    ),
    ParagraphStyle(
        "Heading2", "heading 2", "heading2", bold=True, next="BodyText", extra=_KEEP, after_spacing='<w:outlineLvl w:val="1"/>'
    ),
    ParagraphStyle(
        "Heading3", "heading 3", "heading3", bold=True, next="BodyText", extra=_KEEP, after_spacing='<w:outlineLvl w:val="2"/>'
    ),
    ParagraphStyle("Caption", "caption", "caption"),
    ParagraphStyle("TableCaption", "Table Caption", "caption", parent="Caption", extra="<w:keepNext/>"),
    ParagraphStyle("ImageCaption", "Image Caption", "image_caption", parent="Caption"),
    ParagraphStyle("SectionEnd", "Section End", "picture", before=0),
    # A picture stands on a line of text as high as itself, whose own letters must not add to it.
    ParagraphStyle("CaptionedFigure", "Captioned Figure", "picture", extra="<w:keepNext/>", pitched=False),
    ParagraphStyle("Figure", "Figure", "picture", pitched=False),
    ParagraphStyle("TOC1", "toc 1", "body", bold=True),
    ParagraphStyle("TOC2", "toc 2", "item", after_spacing='<w:ind w:left="240"/>'),
    ParagraphStyle("Header", "header", "small", before=0, colour="muted"),
    ParagraphStyle("Footer", "footer", "small", before=0, colour="muted", after_spacing='<w:jc w:val="right"/>'),
)
_RIGHT = {"after_spacing": '<w:jc w:val="right"/>'}
_MORE: Mapping[str, Mapping[str, Any]] = {
    "logo": {"pitched": False},
    "cover-name": {"caps": True},
    "contents-heading": {"extra": _KEEP + "<w:pageBreakBefore/>"},
    "score": _RIGHT,
    "score-of": _RIGHT,
    "unscored": _RIGHT,
    "good-example": {"framed": True, "extra": "<w:keepNext/>"},
    "good-example-within": {"framed": True, "extra": "<w:keepNext/>"},
    "colophon": {"extra": "<w:keepLines/>"},
    "strengths": {"extra": "<w:keepLines/>" + _numbered(STRENGTHS)},
    "improvements": {"extra": "<w:keepLines/>" + _numbered(IMPROVEMENTS)},
}
"""What Word does with a class besides what the theme says of it."""


def _blocks(theme: Theme) -> list[ParagraphStyle]:
    """The styles of the report's blocks, by their classes in the HTML."""
    made = []
    for kind, block in theme.blocks.items():
        name = theme.word_name(kind)
        style = ParagraphStyle(name.replace(" ", ""), name, block.text, block.before_pt, block.colour, block.bold)
        made.append(replace(style, **_MORE.get(kind, {})))
    return made


def _gap(theme: Theme) -> ParagraphStyle:
    """What parts tables that have no caption: Word would join them. As high as the room above such a table elsewhere."""
    line = theme.text["picture"].line_pt
    return ParagraphStyle("BriefGap", "Brief Gap", "picture", before=theme.table.box_top_pt - line)


def _list_styles(theme: Theme) -> list[ParagraphStyle]:
    """Word's own styles for lists: with bullets, with numbers, and for what goes on within an item."""
    made = []
    for level in range(DEPTH):
        behind = f" {level + 1}" if level else ""
        indent = f'<w:ind w:left="{twips(theme.list.indent_pt) * (level + 1)}"/>'
        for kind, number in (("Bullet", BULLETS), ("Number", NUMBERS)):
            place = _numbered(number, level)
            made.append(ParagraphStyle(list_style(kind, level), f"List {kind}{behind}", "item", extra=place, parent="BodyText"))
        name = f"List Continue{behind}"
        made.append(ParagraphStyle(list_style("Continue", level), name, "body", after_spacing=indent, parent="BodyText"))
    return made


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style: rules between rows or only under the heading."""

    id: str
    name: str
    between_rows: bool
    heavy_heading: bool = field(default=False)
    brief: bool = False
    """Whether its cells have the room of "I korthet"."""


TABLES = (
    TableStyle("Table", "Table", between_rows=True),
    TableStyle("Figures", "Figures", between_rows=True),
    TableStyle("Scores", "Scores", between_rows=True),
    TableStyle("ScoreBox", "ScoreBox", between_rows=True),
    TableStyle("Brief", "Brief", between_rows=True, heavy_heading=True, brief=True),
    TableStyle("Balance", "Balance", between_rows=False, heavy_heading=True),
)


def styles(default: etree._Element, theme: Theme) -> etree._Element:
    """Pandoc's own styles with the report's in their place."""
    for old in default.findall(w("docDefaults")):
        default.remove(old)
    default.insert(0, _defaults(theme))
    paragraphs = (*PARAGRAPHS, _gap(theme), *_blocks(theme), *_list_styles(theme))
    ours = [_normal(theme), *(_paragraph(style, theme) for style in paragraphs), *(_table(style, theme) for style in TABLES)]
    ours.append(_hyperlink(theme))
    ids = {style.get(w("styleId")) for style in ours}
    for old in default.findall(w("style")):
        linked = old.find(w("link"))
        if old.get(w("styleId")) in ids or (linked is not None and linked.get(w("val")) in ids):
            default.remove(old)
    # What is left has fonts of its own, which would show where somebody uses it.
    for look in default.iterfind(f"{w('style')}/{w('rPr')}"):
        for fonts in look.findall(w("rFonts")):
            look.remove(fonts)
    default.extend(ours)
    return default


def source_line(theme: Theme) -> etree._Element:
    """The character style of a draft's line numbers: small, grey, upright, and not looked at by the spelling check."""
    return single(
        '<w:style w:type="character" w:customStyle="1" w:styleId="SourceLine"><w:name w:val="Source Line"/>'
        f'<w:rPr><w:b w:val="0"/><w:noProof/>{_colour(theme, "muted")}{_size(theme.draft.source_line_pt)}</w:rPr></w:style>'
    )


def _fonts(theme: Theme) -> str:
    family = theme.typeface.family
    return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _hex(theme: Theme, name: str) -> str:
    return str(getattr(theme.colours, name))[1:].upper()


def _colour(theme: Theme, name: str) -> str:
    return f'<w:color w:val="{_hex(theme, name)}"/>'


def _spacing(theme: Theme, look: str, before: float | None, *, pitched: bool) -> str:
    style = theme.text[look]
    above = twips(style.before_pt if before is None else before)
    rule = "atLeast" if style.size_pt * OWN_LINE <= style.line_pt else "exact"
    line = f'w:line="{twips(style.line_pt)}" w:lineRule="{rule}"' if pitched else 'w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="{above}" w:after="0" {line}/>'


def _defaults(theme: Theme) -> etree._Element:
    language = '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>'
    # Pairs of letters are kerned from one point upwards, as Typst does it; Word leaves that off by default.
    run = f'<w:rPr>{_fonts(theme)}<w:kern w:val="2"/>{_size(theme.text["body"].size_pt)}{language}</w:rPr>'
    paragraph = '<w:pPr><w:widowControl/><w:suppressAutoHyphens/><w:spacing w:before="0" w:after="0"/></w:pPr>'
    return single(f"<w:docDefaults><w:rPrDefault>{run}</w:rPrDefault><w:pPrDefault>{paragraph}</w:pPrDefault></w:docDefaults>")


def _normal(theme: Theme) -> etree._Element:
    return single(
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_spacing(theme, 'body', None, pitched=True)}</w:pPr><w:rPr>{_colour(theme, 'ink')}</w:rPr></w:style>"
    )


def _paragraph(style: ParagraphStyle, theme: Theme) -> etree._Element:
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    spacing = _spacing(theme, style.look, style.before, pitched=style.pitched)
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    caps = "<w:caps/>" if style.caps else ""
    frame = f'<w:bdr w:val="single" w:sz="6" w:space="2" w:color="{_hex(theme, style.colour)}"/>' if style.framed else ""
    # Word knows its own styles by their names, whatever it calls them in Swedish; only the others are custom.
    own = style.name[0].islower() or style.id in _WORDS_OWN or style.id.startswith("List")
    custom = "" if own else ' w:customStyle="1"'
    return single(
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.parent}"/>{following}<w:qFormat/>'
        f"<w:pPr>{style.extra}{spacing}{style.after_spacing}</w:pPr>"
        f"<w:rPr>{bold}{caps}{_colour(theme, style.colour)}{_size(theme.text[style.look].size_pt)}{frame}</w:rPr></w:style>"
    )


def _border(theme: Theme, side: str, points: float, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{round(points * 8)}" w:space="0" w:color="{_hex(theme, colour)}"/>'


def _table(style: TableStyle, theme: Theme) -> etree._Element:
    look = theme.table
    # Cells have their room to the sides from `word_tables`: here it would push the whole table into the page's margin.
    margins = "".join(
        f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>'
        for side, points in (
            ("top", look.brief_pt if style.brief else look.cell_top_pt), ("left", 0),
            ("bottom", look.brief_pt if style.brief else look.cell_bottom_pt), ("right", 0),
        )
    )  # fmt: skip
    rules = _border(theme, "bottom", look.rule_pt, "rule") + _border(theme, "insideH", look.rule_pt, "rule")
    borders = f"<w:tblBorders>{rules}</w:tblBorders>" if style.between_rows else ""
    heading = ""
    if style.heavy_heading:
        rule = _border(theme, "bottom", look.heavy_rule_pt, "accent")
        heading = f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{rule}</w:tcBorders></w:tcPr></w:tblStylePr>'
    default = ' w:default="1"' if style.id == "Table" else ""
    return single(
        f'<w:style w:type="table"{default} w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.name}"/><w:qFormat/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{heading}</w:style>'
    )


def _hyperlink(theme: Theme) -> etree._Element:
    made = element(
        "style", {"type": "character", "customStyle": "1", "styleId": "Hyperlink"}, element("name", {"val": "Hyperlink"})
    )
    made.extend(fragment(f"<w:rPr>{_colour(theme, 'accent')}</w:rPr>"))
    return made
