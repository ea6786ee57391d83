"""The typeface inside the Word file, obfuscated as the format wants it, so that pages break alike on every machine.

That the letters are those used is not said of it (saveSubsetFonts): Word would leave out all others when the file is saved.
"""

from __future__ import annotations

from lxml import etree

from kommunkompassen.base import paths
from kommunkompassen.base.theme import Theme
from kommunkompassen.publish.ooxml import Parts, declare, element, fragment, parse, relate, single, style_of, to_bytes, w
from kommunkompassen.publish.word_letters import covered, embedded

_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"


def embed_fonts(parts: Parts, body: etree._Element, theme: Theme) -> None:
    """Put the theme's cuts into the file; Word's fallback stands as the typeface's other name.

    Bold italic only where the text has any: elsewhere Word slants the bold by itself, for whoever comes to write such.
    """
    face = theme.typeface
    table = parse(parts["word/fontTable.xml"])
    for old in table.findall(w("font")):
        table.remove(old)
    font = single(
        f'<w:font w:name="{face.family}"><w:altName w:val="{face.fallback}"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    table.append(font)
    cuts = {"Regular": face.regular, "Bold": face.bold, "Italic": face.italic}
    if _bold_italic(body, parse(parts["word/styles.xml"])):
        cuts["BoldItalic"] = face.bold_italic
    whole = not covered("".join(map(str, body.itertext())))
    for cut, file in cuts.items():
        name = f"fonts/{cut}.odttf"
        parts[f"word/{name}"], key = embedded(paths.FONTS / file, whole=whole)
        id_ = relate(parts, "word/fontTable.xml", "font", name)
        font.extend(fragment(f'<w:embed{cut} r:id="{id_}" w:fontKey="{{{str(key).upper()}}}"/>'))
    parts["word/fontTable.xml"] = to_bytes(table)
    declare(parts, extension="odttf", kind=_TYPE)
    settings = parse(parts["word/settings.xml"])
    settings.insert(1, element("embedTrueTypeFonts"))
    parts["word/settings.xml"] = to_bytes(settings)


def _bold_italic(body: etree._Element, styles: etree._Element) -> bool:
    """Whether anything is in bold italic: bold by itself or by its paragraph's style. No style of a paragraph is in italics."""
    bold = {style.get(w("styleId")) for style in styles.iter(w("style")) if style.find(f"{w('rPr')}/{w('b')}") is not None}
    return any(
        italic.getparent().find(w("b")) is not None  # type: ignore[union-attr]
        or any(style_of(paragraph) in bold for paragraph in italic.iterancestors(w("p")))
        for italic in body.iter(w("i"))
    )
