"""An OpenDocument text (.odt) told in Word's terms, so that one walk reads both: its body, comments, notes and headers.

LibreOffice keeps a draft's bookmarks, its styles, and who changed what; only their form is another.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from kommunkompassen.publish.ooxml import element
from kommunkompassen.word_comments.archive import Archive, UnreadableError
from kommunkompassen.word_comments.odt_changes import OFFICE, STYLE, changes
from kommunkompassen.word_comments.odt_changes import styles as styles_in
from kommunkompassen.word_comments.odt_telling import Telling


class OpenDocument:
    """An OpenDocument text."""

    def __init__(self, archive: Archive) -> None:
        manifest = archive.tree("META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
            raise UnreadableError("word-encrypted")
        content, styles = archive.tree("content.xml"), archive.tree("styles.xml")
        text = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
        if content is None or text is None:
            raise UnreadableError("word-no-document")
        roots = [content, *([styles] if styles is not None else [])]
        ends = {node.get(f"{OFFICE}name", "") for root in roots for node in root.iter(f"{OFFICE}annotation-end")}
        telling = Telling(styles_in(roots), dict(changes(roots)), ends)
        self.body = element("document", None, made := element("body"))
        telling.blocks(text, made)
        self._parts = {kind: [part] for kind, part in telling.parts.items()}
        for kind in ("header", "footer"):
            for node in styles.iter(f"{STYLE}{kind}", f"{STYLE}{kind}-first") if styles is not None else ():
                self._parts.setdefault(kind, []).append(made := element("hdr"))
                telling.blocks(node, made)

    def related(self, kind: str) -> Iterator[etree._Element]:
        """The comments, footnotes, headers and so on, each as the part of a Word file would say it."""
        yield from self._parts.get(kind, ())
