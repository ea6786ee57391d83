"""Small OpenDocument texts as LibreOffice writes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kommunkompassen.word_comments.blocks import Reviewed
from kommunkompassen.word_comments.review import read
from tests.word_comments.files import packed

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    [
        *(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text", "table", "style", "meta")),
        f'xmlns:draw="{_OASIS}:drawing:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)
_STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
    '<style:style style:name="T1" style:family="text"/>'
)


def who(author: str = "Anna Åkesson") -> str:
    """Who did something and when."""
    return f"<dc:creator>{author}</dc:creator><dc:date>2027-03-01T14:05:59.123456789</dc:date>"


def region(id_: str, kind: str, gone: str = "", author: str = "Anna Åkesson") -> str:
    """A tracked change as it is declared."""
    info = f"<office:change-info>{who(author)}</office:change-info>"
    return f'<text:changed-region xml:id="{id_}" text:id="{id_}"><text:{kind}>{info}{gone}</text:{kind}></text:changed-region>'


def inside(id_: str, text: str) -> str:
    """Text within a change."""
    return f'<text:change-start text:change-id="{id_}"/>{text}<text:change-end text:change-id="{id_}"/>'


def gone(id_: str) -> str:
    """Where a deletion was."""
    return f'<text:change text:change-id="{id_}"/>'


def mark(id_: str) -> str:
    """A draft's bookmark."""
    return f'<text:bookmark text:name="{id_}"/>'


def line_number() -> str:
    """What a draft shows behind a block."""
    words = '<text:span text:style-name="T1"> rad\N{NO-BREAK SPACE}12</text:span>'
    return f'<text:span text:style-name="Source_20_Line">{words}</text:span>'


def paragraph(inner: str, style: str = "Text_20_body") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def annotation(text: str, name: str = "", more: str = "", author: str = "Anna Åkesson") -> str:
    """A comment; with a name it goes on to an end."""
    named = f'office:name="{name}"' if name else ""
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return f"<office:annotation {named} {more}>{who(author)}{paragraphs}</office:annotation>"


def end(name: str) -> str:
    """Where what a comment is on ends."""
    return f'<office:annotation-end office:name="{name}"/>'


def odt(path: Path, body: str, changed: str = "", styles: str = "", more: Mapping[str, bytes] | None = None) -> Path:
    """A whole file; `more`: other parts, or others in their place."""
    tracked = f"<text:tracked-changes>{changed}</text:tracked-changes>" if changed else ""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{tracked}{body}</office:text></office:body></office:document-content>"
    )
    files = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode("utf-8"),
        "styles.xml": f"<office:document-styles {NAMES}>{styles}</office:document-styles>".encode(),
    }
    return packed(path, files | dict(more or {}))


def reviewed(folder: Path, body: str, changed: str = "", styles: str = "") -> Reviewed:
    """What is read of such a file."""
    return read(odt(folder / "granskad.odt", body, changed, styles))
