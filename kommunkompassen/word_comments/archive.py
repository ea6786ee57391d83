"""Open a file that came from outside: nothing in it may fill the memory, read other files or end in a traceback."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from lxml import etree

from kommunkompassen.base.contents import regular

MOST_BYTES = 200_000_000
"""Of the file. A draft has 1 MB; one with photographs pasted in may have a hundred."""
MOST_BYTES_OF_TEXT = 20_000_000
"""Of all parts with text together, unpacked. Those of a draft have 1 MB."""
MOST_PARTS = 10_000
MOST_SIGNS = 600_000
"""Of the signs that open or end an element, and of those that give an attribute its value. A draft has some 50 000."""
_OTHERS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "word-encrypted",
    b"%PDF-": "word-pdf",
    b"{\\rtf": "word-rtf",
}
"""How files begin that are no archives, and what is said of them; the first is both an old .doc and a .docx with a password."""


class UnreadableError(Exception):
    """Why a file can't be read: a key of the messages to users, and what the message is filled with."""

    def __init__(self, why: str, **values: str) -> None:
        super().__init__(why)
        self.why = why
        self.values = values


def too_many(why: str, limit: int) -> UnreadableError:
    """The file has more of something than any draft."""
    return UnreadableError(why, limit=f"{limit:,}".replace(",", "\N{NO-BREAK SPACE}"))


class Archive:
    """The parts of a file, each read when it is asked for; all of them together are bounded."""

    def __init__(self, path: Path) -> None:
        self._archive = _opened(path)
        self._left = MOST_BYTES_OF_TEXT
        self._signs = {b"<": MOST_SIGNS, b"=": MOST_SIGNS}
        self._names = {name.casefold(): name for name in self._archive.namelist()}

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.casefold() in self._names

    def tree(self, part: str) -> etree._Element | None:
        """A part as a tree; None where there is no such part. Raises UnreadableError."""
        data = self._read(part)
        return None if data is None else _parsed(data)

    def _read(self, part: str) -> bytes | None:
        name = self._names.get(part.casefold())
        if name is None:
            return None
        if self._archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableError("word-damaged")
        try:
            with self._archive.open(name) as file:
                # What the archive says of the size may be a lie.
                data = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
            raise UnreadableError("word-damaged") from error
        except RuntimeError as error:
            raise UnreadableError("word-encrypted") from error
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError("word-too-large")
        for sign in self._signs:
            self._signs[sign] -= data.count(sign)
            if self._signs[sign] < 0:
                raise too_many("word-many-elements", MOST_SIGNS)
        return data


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        with regular(path).open("rb") as file:
            start = file.read(8)
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableError("word-too-large")
        for beginning, why in _OTHERS.items():
            if start.startswith(beginning):
                raise UnreadableError(why)
        if not start.startswith(b"PK"):
            raise UnreadableError("word-no-document")
        # From memory, so that the file is not held open, which on Windows would lock it.
        archive = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    except OSError as error:
        raise UnreadableError("word-missing") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError("word-damaged") from error
    if len(archive.namelist()) > MOST_PARTS:
        raise UnreadableError("word-too-large")
    return archive


def _parsed(data: bytes) -> etree._Element:
    _refuse_declarations(data)
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise UnreadableError("word-damaged") from error


class _StartedError(Exception):
    pass


def _refuse_declarations(data: bytes) -> None:
    """Word never declares entities; a file that does is out for memory or other files. Only what is before the root is read."""
    parser = expat.ParserCreate()

    def declared(*_: object) -> None:
        raise UnreadableError("word-entities")

    def started(*_: object) -> None:
        raise _StartedError

    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = started
    try:
        parser.Parse(data)
    except _StartedError:
        return
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableError("word-damaged") from error
