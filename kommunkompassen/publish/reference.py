"""The reference document that pandoc takes styles, page and header from: pandoc's own, with the theme's look written into it."""

from __future__ import annotations

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import (
    R,
    W,
    declare,
    fragment,
    mm_to_twips,
    parse,
    relate,
    to_bytes,
    unzip,
    w,
    zipped,
)
from kommunkompassen.publish.pandoc import default_reference
from kommunkompassen.publish.pdf import PAGES_OF_THE_REPORT, running_head
from kommunkompassen.publish.word_styles import source_line, styles
from kommunkompassen.report.content import Content
from kommunkompassen.report.places import id_of

HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_FOOTER = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_HEADER_MARK = 99999
"""The number of the first header's bookmark, which no bookmark in the text has, nor those just below it."""


def reference(content: Content, theme: Theme, *, alone: bool = False) -> bytes:
    """The reference document of one report; `alone`: of the page "I korthet", which has no cover before it."""
    parts = unzip(default_reference())
    all_styles = styles(parse(parts["word/styles.xml"]), theme)
    if content.draft:
        all_styles.append(source_line(theme))
    parts["word/styles.xml"] = to_bytes(all_styles)
    files = {
        "header1.xml": ("header", HEADER, header(running_head(content), content.draft, theme, bookmark=head_bookmark(content))),
        "header2.xml": ("header", HEADER, header("", content.draft, theme)),
        "footer1.xml": ("footer", _FOOTER, _footer_alone() if alone else _footer()),
        "footer2.xml": ("footer", _FOOTER, f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p></w:ftr>'),
    }
    ids = {}
    for name, (kind, content_type, xml) in files.items():
        parts[f"word/{name}"] = to_bytes(parse(xml.encode("utf-8")))
        declare(parts, part=f"/word/{name}", kind=content_type)
        ids[name] = relate(parts, "word/document.xml", kind, name)
    document = parse(parts["word/document.xml"])
    body = document.find(w("body"))
    assert body is not None
    for old in body.findall(w("sectPr")):
        body.remove(old)
    body.extend(fragment(_section(ids, theme, cover="" if alone else "<w:titlePg/>")))
    parts["word/document.xml"] = to_bytes(document)
    return zipped(parts)


def _section(ids: dict[str, str], theme: Theme, cover: str) -> str:
    page = theme.page
    turned = ' w:orient="landscape"' if page.width_mm > page.height_mm else ""
    size = f'<w:pgSz w:w="{mm_to_twips(page.width_mm)}" w:h="{mm_to_twips(page.height_mm)}"{turned}/>'
    margins = (
        f'<w:pgMar w:top="{mm_to_twips(page.top_mm)}" w:right="{mm_to_twips(page.right_mm)}" '
        f'w:bottom="{mm_to_twips(page.bottom_mm)}" w:left="{mm_to_twips(page.left_mm)}" '
        f'w:header="{mm_to_twips(page.header_mm)}" w:footer="{mm_to_twips(page.header_mm)}" w:gutter="0"/>'
    )
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{ids["header1.xml"]}"/>'
        f'<w:headerReference w:type="first" r:id="{ids["header2.xml"]}"/>'
        f'<w:footerReference w:type="default" r:id="{ids["footer1.xml"]}"/>'
        f'<w:footerReference w:type="first" r:id="{ids["footer2.xml"]}"/>'
        f"{size}{margins}{cover}</w:sectPr>"
    )


def head_bookmark(content: Content, head: int = 0) -> str:
    """In a draft, where the name in the header stands in the evaluation; `head`: the header's number, since names differ."""
    if not content.places:
        return ""
    place = content.places.own(("official_name",) if content.evaluation.official_name else ("municipality",))
    number = _HEADER_MARK - head
    name = id_of(place.text, place.code, number)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def header(text: str, draft: bool, theme: Theme, *, area: tuple[str, str] | None = None, bookmark: str = "") -> str:
    """A header as XML: on the left the report, in a draft said to be one, on the right the area that the page is of.

    `area`: its number and its title, "Område 1" and "Etik", as fields that Word keeps true; other programs show the words.
    Without a text UTKAST stands to the right.
    """
    colour = theme.colours.warning[1:].upper()
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{mm_to_twips(theme.page.text_mm)}"/></w:tabs>'
    mark = f'<w:r><w:rPr><w:b/><w:color w:val="{colour}"/></w:rPr><w:t>UTKAST</w:t></w:r>' if draft else ""
    left = f'<w:r><w:t xml:space="preserve">{_escaped(text)}{" · " if draft else ""}</w:t></w:r>{mark}' if text else ""
    right = "" if text else mark
    if area:
        number, title = area
        right = _field(r"STYLEREF 2 \n", number) + _run(" ") + _field("STYLEREF 2", title)
    words = f'<w:pPr><w:pStyle w:val="Header"/>{tab}</w:pPr>{bookmark}{left}{"<w:r><w:tab/></w:r>" if right else ""}{right}'
    return f'<w:hdr xmlns:w="{W}" xmlns:r="{R}"><w:p>{words}</w:p></w:hdr>'


def _field(instruction: str, shown: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{_run(shown)}</w:fldSimple>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'


def _footer() -> str:
    words = f"{_run('sida ')}{_field('PAGE', '1')}{_run(' av ')}{_field('NUMPAGES', '1')}"
    return f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{words}</w:p></w:ftr>'


def _footer_alone() -> str:
    return f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_run(PAGES_OF_THE_REPORT)}</w:p></w:ftr>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
