"""What a Word file says of itself: title and authors, figures of its size, and how Word is to treat it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from lxml import etree

from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import Parts, element, fragment, parse, to_bytes, w
from kommunkompassen.publish.pdf import description, timestamp
from kommunkompassen.report.content import Content

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_SETTINGS_OF_WORD = "http://schemas.microsoft.com/office/word"

_AS_WORD_2013 = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
"""What a new document says in every Word since 2013; one that does not is opened in Compatibility Mode."""


def core(content: Content, title: str) -> bytes:
    """Title, authors, description, language and dates."""
    when = timestamp(content).strftime("%Y-%m-%dT%H:%M:%SZ")
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    instance = "http://www.w3.org/2001/XMLSchema-instance"
    root = etree.Element(f"{{{core}}}coreProperties", nsmap={"cp": core, "dc": dublin, "dcterms": terms, "xsi": instance})
    authors = ", ".join(evaluator.name for evaluator in content.evaluation.evaluators)
    for name, text in (
        ("title", title),
        ("creator", authors),
        ("description", description(content)),
        ("language", "sv-SE"),
    ):
        etree.SubElement(root, f"{{{dublin}}}{name}").text = text
    for name in ("created", "modified"):
        etree.SubElement(root, f"{{{terms}}}{name}", {f"{{{instance}}}type": "dcterms:W3CDTF"}).text = when
    return to_bytes(root)


@dataclass(frozen=True, slots=True)
class Size:
    """How much text there is, as Word counts it."""

    paragraphs: int
    words: int
    signs: int
    """Without spaces."""
    spaces: int

    def __add__(self, more: Size) -> Size:
        pairs = zip(astuple(self), astuple(more), strict=True)
        return Size(*(own + other for own, other in pairs))


def size(paragraphs: Iterable[etree._Element]) -> Size:
    """The size of the text in the paragraphs."""
    text, tab = w("t"), w("tab")
    written = [
        "".join(" " if node.tag == tab else node.text or "" for node in paragraph.iter(text, tab)) for paragraph in paragraphs
    ]
    parted = [words for words in map(str.split, written) if words]
    signs = sum(len(word) for words in parted for word in words)
    spaces = sum(len(paragraph) for paragraph in written if paragraph.strip()) - signs
    return Size(len(parted), sum(map(len, parted)), signs, spaces)


def figures(size: Size, pages: int | None) -> bytes:
    """The size as the file says it; pages only where they are known."""
    root = etree.fromstring(f'<Properties xmlns="{_EXTENDED}"/>')
    for name, value in (
        ("Template", "Normal.dotm"),
        ("TotalTime", 0),
        ("Pages", pages),
        ("Words", size.words),
        ("Characters", size.signs),
        ("Application", "Kommunkompassen"),
        ("DocSecurity", 0),
        ("Paragraphs", size.paragraphs),
        ("CharactersWithSpaces", size.signs + size.spaces),
    ):
        if value is not None:
            etree.SubElement(root, f"{{{_EXTENDED}}}{name}").text = str(value)
    return to_bytes(root)


def settings(parts: Parts, *, tracked: bool) -> None:
    """Swedish, with decimal comma and semicolon; treated as a document of today.

    tracked: what a reader changes is tracked from the first letter, moves as moves.
    """
    tree = parse(parts["word/settings.xml"])
    if tracked:
        untracked = tree.find(w("doNotTrackMoves"))
        assert untracked is not None, "pandoc writes it, and the schema wants trackRevisions there"
        tree.replace(untracked, element("trackRevisions"))
    for name, value in (("themeFontLang", "sv-SE"), ("decimalSymbol", ","), ("listSeparator", ";")):
        for node in tree.findall(w(name)):
            node.set(w("val"), value)
    for old in tree.findall(w("compat")):
        tree.remove(old)
    said = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_SETTINGS_OF_WORD}" w:val="{value}"/>' for name, value in _AS_WORD_2013.items()
    )
    revisions = tree.find(w("rsids"))
    assert revisions is not None, "pandoc writes them, and the schema wants compat before them"
    for made in fragment(f"<w:compat>{said}</w:compat>"):
        revisions.addprevious(made)
    parts["word/settings.xml"] = to_bytes(tree)


def theme_fonts(parts: Parts, theme: Theme) -> None:
    """The report's typeface as that of headings and of text, for the styles that Word adds by itself."""
    tree = parse(parts["word/theme/theme1.xml"])
    for latin in tree.iter(f"{{{_DRAWING}}}latin"):
        latin.attrib.clear()
        latin.set("typeface", theme.typeface.family)
    parts["word/theme/theme1.xml"] = to_bytes(tree)
