"""A Word file: which of its parts is the document, and which are its comments, notes, headers and footers."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from kommunkompassen.publish.ooxml import RELATIONSHIPS, w
from kommunkompassen.word_comments.archive import Archive, UnreadableError

_STRICT = "http://purl.oclc.org/ooxml/"
_PAGES = "Index/Document.iwa"
"""What a file from Apple's Pages holds, which is an archive too."""


class Package:
    """A Word file: its body, and the parts that it refers to."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._document, self.body = self._main()

    def related(self, kind: str) -> Iterator[etree._Element]:
        """The parts that the document refers to as comments, footnotes, header and so on."""
        for part in self._targets(self._document, kind):
            tree = self._archive.tree(part)
            if tree is not None:
                yield tree

    def _main(self) -> tuple[str, etree._Element]:
        """The name of the part with the document, and its tree."""
        for part in self._targets("", "officeDocument"):
            root = self._archive.tree(part)
            if root is not None and root.tag == w("document") and root.find(w("body")) is not None:
                return part, root
            if root is not None and str(root.tag).startswith(f"{{{_STRICT}"):
                raise UnreadableError("word-strict")
        raise UnreadableError("word-pages" if self._archive.has(_PAGES) else "word-no-document")

    def _targets(self, part: str, kind: str) -> list[str]:
        folder, name = posixpath.split(part)
        relations = self._archive.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        # Word's later additions (commentsExtended) have relationships of other namespaces, which end alike.
        named = {
            relation.get("Target", ""): None
            for relation in (relations.iter(f"{{{RELATIONSHIPS}}}Relationship") if relations is not None else ())
            if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External"
        }
        # A part that is named many times is read once.
        return list(dict.fromkeys(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in named))
