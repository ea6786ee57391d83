"""Small Word files written by hand, as Word writes them, for what no library makes: answers, moves, rows, footnotes, damage."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from kommunkompassen.publish.ooxml import RELATIONSHIPS, R, W
from kommunkompassen.word_comments.blocks import Reviewed
from kommunkompassen.word_comments.review import read

NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
BY = 'w:author="Anna Åkesson" w:date="2027-03-01T14:05:59Z"'
WHEN = "2027-03-01 14:05"
_ROOTS = {"comments": "comments", "footnotes": "footnotes", "endnotes": "endnotes", "header1": "hdr", "footer1": "ftr"}
_KINDS = {"header1": "header", "footer1": "footer"}
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(id_: str, number: int = 1) -> str:
    """A draft's bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{id_}"/><w:bookmarkEnd w:id="{number}"/>'


def line_number(words: str = "rad\N{NO-BREAK SPACE}12") -> str:
    """What a draft shows behind a block."""
    return run(f" {words}", '<w:rStyle w:val="SourceLine"/>')


def block(text: str, id_: str = "", number: int = 1) -> str:
    """A draft's paragraph: its words, its mark and its line number."""
    return f"<w:p>{run(text)}{mark(id_, number) if id_ else ''}{line_number() if id_ else ''}</w:p>"


def added(inner: str, kind: str = "ins", by: str = BY) -> str:
    """Something under a tracked change."""
    inner = inner.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>") if kind in ("del", "moveFrom") else inner
    return f'<w:{kind} w:id="1" {by}>{inner}</w:{kind}>'


def comment(number: int, text: str, paragraph: str = "", by: str = BY) -> str:
    """A comment as it stands in its part."""
    *first, last = text.split("\n")
    paragraphs = "".join(f"<w:p>{run(one)}</w:p>" for one in first)
    return f'<w:comment w:id="{number}" {by}>{paragraphs}<w:p w14:paraId="{paragraph}">{run(last)}</w:p></w:comment>'


def on(number: int, inner: str) -> str:
    """What a comment is on."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def parts(body: str, extended: str = "", **more: str) -> dict[str, bytes]:
    """The parts of a Word file; `more`: what stands in comments, footnotes, header1 and so on."""
    made = {
        "_rels/.rels": _relations({"d": (f"{R}/officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    relations = {}
    for name, inner in more.items():
        made[f"word/{name}.xml"] = f"<w:{_ROOTS[name]} {NAMES}>{inner}</w:{_ROOTS[name]}>"
        relations[name] = f"{R}/{_KINDS.get(name, name)}", f"{name}.xml"
    if extended:
        made["word/commentsExtended.xml"] = f"<w15:commentsEx {NAMES}>{extended}</w15:commentsEx>"
        relations["extended"] = _EXTENDED, "commentsExtended.xml"
    made["word/_rels/document.xml.rels"] = _relations(relations)
    return {name: text.encode("utf-8") for name, text in made.items()}


def _relations(relations: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{to}"/>' for id_, (kind, to) in relations.items())
    return f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def packed(path: Path, files: Mapping[str, bytes]) -> Path:
    """The parts as a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def reviewed(folder: Path, body: str, extended: str = "", **more: str) -> Reviewed:
    """What is read of a Word file."""
    return read(packed(folder / "granskad.docx", parts(body, extended, **more)))
