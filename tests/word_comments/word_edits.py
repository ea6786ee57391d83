"""A draft as someone edits it in Word: each edit changes the file's XML as Word writes it."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from typing import Any

from lxml import etree

from kommunkompassen.publish.ooxml import RELATIONSHIPS, R, fragment, single, style_of, w
from tests.word_comments.files import BY, NAMES, added, run

ANNA = BY
BO = 'w:author="Bo Öst" w:date="2027-03-02T09:00:00Z"'
_DOCUMENT = "word/document.xml"
_PICTURE = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="9" cy="9"/><wp:docPr id="77" name="Bild"/></wp:inline></w:drawing>'
)


class Word:
    """An open draft."""

    def __init__(self, draft: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(draft)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root: Any = etree.fromstring(self.parts[_DOCUMENT])

    def saved(self) -> bytes:
        """The file as it comes back."""
        self.parts[_DOCUMENT] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, data in self.parts.items():
                archive.writestr(name, data)
        return made.getvalue()

    def paragraphs(self) -> list[Any]:
        """All of them, those of tables and boxes too."""
        return list(self.root.iter(w("p")))

    def at(self, start: str, number: int = 0, style: str = "") -> Any:
        """The paragraph that begins so; the contents list is left out."""
        found = [one for one in self.paragraphs() if words(one).startswith(start) and not style_of(one).startswith("TOC")]
        return [one for one in found if not style or style_of(one) == style][number]

    def row(self, number: str) -> Any:
        """The row of a question in chapter 4."""
        return next(row for row in self.root.iter(w("tr")) if words(next(row.iter(w("p")))) == number)

    def chart(self, number: int = 0) -> Any:
        """The paragraph that is a chart."""
        return [one for one in self.paragraphs() if style_of(one) == "CaptionedFigure"][number]

    def part(self, kind: str, xml: str) -> None:
        """Add a part that the document refers to: comments, footnotes and so on."""
        self.parts[f"word/{kind}.xml"] = f"<w:{kind} {NAMES}>{xml}</w:{kind}>".encode()
        name = "word/_rels/document.xml.rels"
        tree = etree.fromstring(self.parts[name])
        etree.SubElement(
            tree, f"{{{RELATIONSHIPS}}}Relationship", {"Id": f"rId{kind}", "Type": f"{R}/{kind}", "Target": f"{kind}.xml"}
        )
        self.parts[name] = etree.tostring(tree)


def words(paragraph: Any) -> str:
    """The text of a paragraph as it stands in its runs."""
    return "".join(text.text or "" for text in paragraph.iter(w("t")))


def runs(xml: str) -> list[Any]:
    """Elements from XML in which Word's names are known."""
    return list(etree.fromstring(f"<x {NAMES}>{xml}</x>".encode()))


def apart(paragraph: Any, text: str) -> Any:
    """A run of its own for words of a paragraph, as Word parts runs when something is done to them."""
    for found in list(paragraph.iter(w("r"))):
        said = "".join(one.text or "" for one in found.findall(w("t")))
        if text in said:
            before, _, after = said.partition(text)
            parts = []
            for piece in (before, text, after):
                made = copy.deepcopy(found)
                for old in made.findall(w("t")):
                    made.remove(old)
                made.extend(fragment(f'<w:t xml:space="preserve">{piece.replace("&", "&amp;")}</w:t>'))
                parts.append(made)
            for piece, made in zip((before, text, after), parts, strict=True):
                if piece:
                    found.addprevious(made)
            found.getparent().remove(found)
            return parts[1]
    raise AssertionError(f"no run says {text}")


def wrapped(element: Any, kind: str, by: str = ANNA) -> Any:
    """Put an element under a tracked change."""
    around = single(f'<w:{kind} w:id="500" {by}/>')
    element.addprevious(around)
    around.append(element)
    if kind in ("del", "moveFrom"):
        for text in list(around.iter(w("t"))):
            text.tag = w("delText")
    return around


def insert(paragraph: Any, after: str, text: str, by: str = ANNA) -> None:
    """Write behind some words."""
    apart(paragraph, after).addnext(runs(added(run(text), by=by))[0])


def delete(paragraph: Any, text: str, by: str = ANNA) -> Any:
    """Strike some words out."""
    return wrapped(apart(paragraph, text), "del", by)


def replace(paragraph: Any, old: str, new: str, by: str = ANNA) -> None:
    """Write over some words."""
    delete(paragraph, old, by).addnext(runs(added(run(new), by=by))[0])


def silently(paragraph: Any, old: str, new: str) -> None:
    """Write over some words while nothing is tracked."""
    found = apart(paragraph, old)
    found.find(w("t")).text = new
    if not new:
        found.getparent().remove(found)


def end(paragraph: Any, kind: str, by: str = ANNA) -> None:
    """Track a paragraph's end."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        paragraph.insert(0, single("<w:pPr/>"))
        properties = paragraph[0]
    properties.append(single(f'<w:rPr><w:{kind} w:id="501" {by}/></w:rPr>'))


def new(before: Any, text: str, by: str = ANNA) -> Any:
    """A paragraph that is written in front of another, in its style."""
    made = single("<w:p/>")
    style = before.find(w("pPr"))
    if style is not None:
        made.append(copy.deepcopy(style))
    made.extend(runs(added(run(text), by=by)))
    end(made, "ins", by)
    before.addprevious(made)
    return made


def take(paragraph: Any, by: str = ANNA) -> None:
    """Strike a whole paragraph out."""
    for found in [each for each in paragraph if each.tag in (w("r"), w("hyperlink"))]:
        wrapped(found, "del", by)
    end(paragraph, "del", by)


def part(paragraph: Any, at: str) -> Any:
    """Press Enter in front of some words; the first half, which stands before."""
    second = apart(paragraph, at)
    first = single("<w:p/>")
    if paragraph.find(w("pPr")) is not None:
        first.append(copy.deepcopy(paragraph.find(w("pPr"))))
    for child in list(paragraph):
        if child is second:
            break
        if child.tag != w("pPr"):
            first.append(child)
    paragraph.addprevious(first)
    return first


def join(first: Any, second: Any) -> None:
    """Press Delete at the end of a paragraph while nothing is tracked."""
    for child in list(second):
        if child.tag != w("pPr"):
            first.append(child)
    second.getparent().remove(second)


def picture() -> str:
    """A run with a picture."""
    return f"<w:r>{_PICTURE}</w:r>"


def comment_on(elements: list[Any], number: int = 1) -> None:
    """Mark what a comment is on, from the first of the elements to the last."""
    elements[0].addprevious(single(f'<w:commentRangeStart w:id="{number}"/>'))
    elements[-1].addnext(single(f'<w:r><w:commentReference w:id="{number}"/></w:r>'))
    elements[-1].addnext(single(f'<w:commentRangeEnd w:id="{number}"/>'))


def sessions(word: Word) -> None:
    """Part all runs of the body as Word does when a text is written on several occasions."""
    for number, found in enumerate(list(word.root.iter(w("r")))):
        texts = found.findall(w("t"))
        if len(texts) != 1 or len(found) != 1 + (found.find(w("rPr")) is not None) or len(texts[0].text or "") < 4:
            continue
        said = texts[0].text or ""
        found.set(w("rsidR"), f"{number:08X}")
        second = copy.deepcopy(found)
        second.set(w("rsidR"), f"{number + 1:08X}")
        texts[0].text, second.find(w("t")).text = said[: len(said) // 2], said[len(said) // 2 :]
        for one_ in (texts[0], second.find(w("t"))):
            one_.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        found.addnext(second)
        found.addnext(single('<w:proofErr w:type="spellStart"/>'))


def accepted(word: Word) -> None:
    """Accept all tracked changes, as Word does: what was inserted stays, what was struck out goes, with its paragraphs."""
    for kind in ("ins", "moveTo"):
        for found in list(word.root.iter(w(kind))):
            parent = found.getparent()
            if parent.tag in (w("rPr"), w("trPr")):
                parent.remove(found)
                continue
            for child in list(found):
                found.addprevious(child)
            parent.remove(found)
    for paragraph in word.paragraphs():
        gone = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}")
        following = paragraph.getnext()
        for found in [
            each for kind in ("del", "moveFrom") for each in paragraph.iter(w(kind)) if each.getparent().tag != w("rPr")
        ]:
            found.getparent().remove(found)
        if gone is not None and not re.sub(r"rad\s\d+", "", words(paragraph)).strip():
            paragraph.getparent().remove(paragraph)
        elif gone is not None and following is not None:
            join(paragraph, following)
    for row in [each.getparent().getparent() for each in word.root.iter(w("del")) if each.getparent().tag == w("trPr")]:
        row.getparent().remove(row)
