"""The typeface inside the Word file, obfuscated as the format wants it, so that pages break alike on every machine."""

from __future__ import annotations

import uuid

from kommunkompassen.base import paths
from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import Parts, declare, element, fragment, parse, relate, single, to_bytes, w

_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def embed_fonts(parts: Parts, theme: Theme) -> None:
    """Put the theme's four cuts into the file; Word's fallback stands as the typeface's other name."""
    face = theme.typeface
    table = parse(parts["word/fontTable.xml"])
    for old in table.findall(w("font")):
        table.remove(old)
    font = single(
        f'<w:font w:name="{face.family}"><w:altName w:val="{face.fallback}"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    table.append(font)
    cuts = {"Regular": face.regular, "Bold": face.bold, "Italic": face.italic, "BoldItalic": face.bold_italic}
    for cut, file in cuts.items():
        data = (paths.FONTS / file).read_bytes()
        # The key is made from the font, not drawn by lot, so that the same font gives the same bytes.
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{file} {len(data)}")
        name = f"fonts/{cut}.odttf"
        parts[f"word/{name}"] = obfuscated(data, key)
        id_ = relate(parts, "word/fontTable.xml", "font", name)
        font.extend(fragment(f'<w:embed{cut} r:id="{id_}" w:fontKey="{{{str(key).upper()}}}"/>'))
    parts["word/fontTable.xml"] = to_bytes(table)
    declare(parts, extension="odttf", kind=_TYPE)
    settings = parse(parts["word/settings.xml"])
    settings.insert(1, element("embedTrueTypeFonts"))
    parts["word/settings.xml"] = to_bytes(settings)


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """The first 32 bytes combined with the key, read backwards; the same again undoes it (ECMA-376 part 4, 2.8.1)."""
    mask = key.bytes[::-1]
    return bytes(byte ^ mask[index % 16] for index, byte in enumerate(data[:32])) + data[32:]
