"""An archive from outside, unpacked with care: how large it says that its parts are may be a lie, and a small file can fill the
memory or keep the machine busy for an hour.

The limits are far above what a scoring sheet has, and at Excel's own where it has some.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

from kommunkompassen.scoring_sheet.table import TooMuchError

MOST_BYTES, MOST_PARTS = 20_000_000, 2_000
"""Of all parts together, unpacked; a scoring sheet has 0.3 MB."""
MOST_TAGS, MOST_ATTRIBUTES = 250_000, 500_000
"""Signs that open or end an element, and signs that give an attribute its value; a scoring sheet has some thousands of each."""
LONGEST_TAG = 100_000
"""Signs between its brackets, of which a workbook has some hundreds; the reader takes seconds over one with all attributes."""
MOST_SHEETS, MOST_STYLES, MOST_FORMATS, LONGEST_FORMAT = 50, 10_000, 1_000, 1_000
_LONG_TAG = re.compile(rb"<[^<>]{%d}" % LONGEST_TAG)
_READ = re.compile(r"(?:xl/.*|content|META-INF/manifest|\[Content_Types\]|_rels/.*|docProps/.*)\.(?:xml|rels)", re.IGNORECASE)
_PROGRAM = re.compile("mimetype|xl/workbook.bin")
_ENTITIES = re.compile(rb"<\s*!\s*D\s*O\s*C\s*T\s*Y\s*P\s*E")


class DamagedError(Exception):
    """The file is no workbook that can be read."""


def unpacked(data: bytes) -> dict[str, bytes]:
    """What is in an archive, by name; of pictures and other parts that are not read the names alone.

    Raises DamagedError for one that is broken, TooMuchError for one that is not safe to read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.namelist()) > MOST_PARTS:
                raise TooMuchError("parts", MOST_PARTS)
            parts, left = {}, MOST_BYTES
            for name in dict.fromkeys(archive.namelist()):
                parts[name] = _part(archive, name, left) if _READ.fullmatch(name) or _PROGRAM.fullmatch(name) else b""
                left -= len(parts[name])
    except TooMuchError:
        raise
    except Exception as error:  # a damaged archive raises anything: BadZipFile, zlib.error, RuntimeError for a password
        raise DamagedError from error
    _bound(parts)
    return parts


def _part(archive: zipfile.ZipFile, name: str, left: int) -> bytes:
    if archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DamagedError
    with archive.open(name) as file:
        content = file.read(left + 1)
    if len(content) > left:
        raise TooMuchError("unpacked", MOST_BYTES // 1_000_000)
    return content


def _bound(parts: Mapping[str, bytes]) -> None:
    """Raises TooMuchError, or DamagedError for entities, which multiply; no workbook has any."""
    for content in parts.values():
        # In UTF-16 every other byte is nought.
        if _ENTITIES.search(content.replace(b"\0", b"") if b"\0" in content else content):
            raise DamagedError
    for what, sign, most in (("tags", b"<", MOST_TAGS), ("attributes", b"=", MOST_ATTRIBUTES)):
        if sum(content.count(sign) for content in parts.values()) > most:
            raise TooMuchError(what, most)
    if any(_LONG_TAG.search(content) for content in parts.values()):
        raise TooMuchError("tag", LONGEST_TAG)
    if len(elements(parts.get("xl/workbook.xml", b""), "sheet")) > MOST_SHEETS:
        raise TooMuchError("sheets", MOST_SHEETS)
    styles = parts.get("xl/styles.xml", b"")
    if len(elements(styles, "xf")) > MOST_STYLES:
        raise TooMuchError("styles", MOST_STYLES)
    formats = elements(styles, "numFmt")
    if len(formats) > MOST_FORMATS:
        raise TooMuchError("formats", MOST_FORMATS)
    if any(len(one.get("formatCode", "")) > LONGEST_FORMAT for one in formats):
        raise TooMuchError("format", LONGEST_FORMAT)


def elements(content: bytes, name: str) -> list[etree._Element]:
    """The elements of that name in a part; none where it is broken, of which the reader will complain."""
    root = parsed(content)
    return [] if root is None else list(root.iter(f"{{*}}{name}"))


def parsed(content: bytes) -> etree._Element | None:
    """The outermost element of a part; None where it is broken."""
    try:
        return etree.fromstring(
            content,
            etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True),
        )
    except etree.XMLSyntaxError:
        return None


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as an archive that says the truth of itself, for a reader that believes it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
