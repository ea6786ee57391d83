"""The comments of an OpenDocument text as the parts of a Word file: what they say, what they answer, which are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from kommunkompassen.publish.ooxml import element, w
from kommunkompassen.word_comments.odt_changes import DC, EXTENSION, PARAGRAPHS, words

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(slots=True)
class Comments:
    """The comments as they come in the text."""

    parts: dict[str, etree._Element] = field(
        default_factory=lambda: {kind: element(kind) for kind in ("comments", "commentsExtended")}
    )
    _numbers: dict[str, str] = field(default_factory=dict)
    """The comments' numbers by their names."""

    def number(self, name: str) -> str:
        """The number of the comment with that name; nothing where there is none."""
        return self._numbers.get(name, "")

    def add(self, one: etree._Element, name: str) -> str:
        """Note a comment; its number."""
        number = str(len(self.parts["comments"]) + 1)
        made = element("comment", {"id": number, "author": words(one.find(f"{DC}creator"))})
        made.set(w("date"), words(one.find(f"{DC}date")))
        for paragraph in one.iter(*PARAGRAPHS):
            text = element("t")
            text.text = "".join(map(str, paragraph.itertext()))
            made.append(element("p", None, element("r", None, text)))
        if not len(made):
            made.append(element("p"))
        made[-1].set(f"{_W14}paraId", number)
        self.parts["comments"].append(made)
        more = {f"{_W15}paraId": number, f"{_W15}done": "1" if one.get(f"{EXTENSION}resolved") == "true" else "0"}
        if parent := self.number(one.get(f"{EXTENSION}parent-name", "")):
            more[f"{_W15}paraIdParent"] = parent
        etree.SubElement(self.parts["commentsExtended"], f"{_W15}commentEx", more)
        self._numbers[name] = number
        return number
