"""The letters of a typeface that go along in the Word file: Latin ones and signs, a third of the whole typeface's bytes.

Whoever edits the file without the typeface installed writes Swedish, Sami, Finnish and all other languages with Latin letters in
it. What is left out is Greek, Cyrillic and phonetic letters; a report with any of those has the whole typeface.

What a licence says of modified typefaces does not reach a part of one within a document (docs/licences.md); so it is kept as it
stands in a Word file, never as a typeface that could be installed.
"""

from __future__ import annotations

import base64
import io
import uuid
from functools import cache
from pathlib import Path

from kommunkompassen.base.contents import digest_of_all, digest_of_file
from kommunkompassen.base.kept_lines import FOLDER, KeptLines
from kommunkompassen.base.program import tools

FILE = FOLDER / "typefaces"
_MOST = 8
"""So many cuts are kept, with 200 kilobytes each."""
_RANGES = (
    *(range(0x20, 0x250), range(0x1E00, 0x1F00)),
    # What stands beside a letter or on it.
    range(0x2B0, 0x370),
    # Spaces, punctuation, currencies, fractions, arrows, mathematics, other signs, ligatures.
    *(range(0x2000, 0x2C00), range(0x2E00, 0x2E80), range(0xFB00, 0xFB07), range(0xFE00, 0xFE10), range(0xFFFC, 0xFFFE)),
    # Emoji, which other typefaces show: no report needs a whole one for them.
    range(0x1F000, 0x1FB00),
)
_ALONE = "\t\n\rəʒ\N{GREEK CAPITAL LETTER DELTA}\N{GREEK CAPITAL LETTER OMEGA}\N{GREEK SMALL LETTER MU}\N{GREEK SMALL LETTER PI}"
"""Letters of Azeri and Skolt Sami whose capitals stand elsewhere, and those of Greek that are signs too."""
LETTERS = frozenset(code for letters in (*_RANGES, map(ord, _ALONE)) for code in letters)
"""The letters that go along in the file, as far as the typeface has them."""
_KERNED = ("kern", "mark", "mkmk", "ccmp", "locl")
_CHOSEN = ("liga", "clig", "calt", "rlig", "dlig", "hlig", "onum", "lnum", "pnum", "tnum", *(f"ss{n:02}" for n in range(1, 21)))
"""What can be chosen for letters in Word: ligatures, forms and widths of figures, other forms of letters."""
_NAMES = tuple(range(15))
"""The typeface's own names, with who made it and its licence."""
_AMERICAN = 0x409


def covered(text: str) -> bool:
    """Whether all of the text goes along, as far as the typeface has it."""
    return LETTERS.issuperset(map(ord, set(text)))


def embedded(file: Path, *, whole: bool) -> tuple[bytes, uuid.UUID]:
    """A cut as it stands in the Word file, and the key that it is obfuscated by."""
    source = digest_of_file(file)
    # The key is made from the cut, not drawn by lot, so that the same cut gives the same bytes.
    key = uuid.uuid5(uuid.NAMESPACE_OID, source)
    return (obfuscated(file.read_bytes(), key) if whole else _part(file, source, key)), key


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """The first 32 bytes combined with the key, read backwards; the same again undoes it (ECMA-376 part 4, 2.8.1)."""
    mask = key.bytes[::-1]
    return bytes(byte ^ mask[index % 16] for index, byte in enumerate(data[:32])) + data[32:]


@cache
def _part(file: Path, source: str, key: uuid.UUID) -> bytes:
    """The part, kept from one command to the next: making it takes as long as half a report."""
    kept = _kept()
    name = kept.key(source.encode())
    if line := kept.line(name):
        return base64.b64decode(line)
    made = obfuscated(_made(file), key)
    kept.keep(name, base64.b64encode(made).decode("ascii"))
    kept.write()
    return made


@cache
def _kept() -> KeptLines:
    return KeptLines(FILE, digest_of_all([("code", digest_of_file(Path(__file__))), ("tools", tools())]).encode(), _MOST)


def _made(file: Path) -> bytes:
    from fontTools import subset  # type: ignore[import-untyped]  # noqa: PLC0415  large, and only needed once

    options = subset.Options(
        layout_features=[*_KERNED, *_CHOSEN],
        name_IDs=list(_NAMES),
        name_languages=[_AMERICAN],
        notdef_outline=True,
        # When it was made must not be seen.
        recalc_timestamp=False,
    )
    font = subset.load_font(io.BytesIO(file.read_bytes()), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    made = io.BytesIO()
    subset.save_font(font, made, options)
    return made.getvalue()
