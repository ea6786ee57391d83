"""An SVG from outside, made safe: written anew from what a still picture needs, and nothing else comes along.

No scripts, no events, no animation, no page inside the picture, nothing that is fetched from elsewhere, be it by an address, a
style sheet or an entity. Pictures inside it are made plain as a logo of their kind is. What was left out is told of, for the
drawing may look different without it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from kommunkompassen.base.theme import read_theme
from kommunkompassen.read.picture import PictureError, check_shape, plain_png

SVG = "http://www.w3.org/2000/svg"
MOST_SHAPES = 20_000
"""How many shapes a drawing may have, those that are drawn again by reference counted each time."""

MOST_DEEP = 200
"""How many elements may lie within each other, those that are referred to counted as if they lay there."""

_DRAWN = re.compile(
    "svg|g|defs|symbol|use|path|rect|circle|ellipse|line|polyline|polygon|linearGradient|radialGradient|stop|clipPath|mask|"
    "text|tspan|image|style"
)
_GROUPS = ("a", "switch")
"""Elements that are kept as groups, without what else they mean."""
_UNSEEN = ("title", "desc", "metadata", "view", "cursor")
_ATTRIBUTES = re.compile(
    "id|class|x|y|[xy][12]|c[xy]|r[xy]?|f[xy]|d[xy]?|width|height|points|transform|viewBox|preserveAspectRatio|offset|rotate|"
    "gradientUnits|gradientTransform|spreadMethod|clipPathUnits|maskUnits|maskContentUnits|textLength"
)
_LOOKS = re.compile(
    "fill(-opacity|-rule)?|stroke(-width|-opacity|-linecap|-linejoin|-miterlimit|-dasharray|-dashoffset)?|opacity|color|"
    "clip-path|clip-rule|mask|mask-type|display|visibility|stop-color|stop-opacity|font-size|font-weight|font-style|text-anchor|"
    "letter-spacing|word-spacing|dominant-baseline|paint-order|vector-effect|shape-rendering"
)
_PLAIN = re.compile(r"[\w\s#.,%+\-;]*")
_COLOUR = re.compile(r"(?:rgba?|hsla?)\([\d\s.,%/]*\)")
_OWN_PART = re.compile(r"""url\(\s*["']?#([^"'()\s]+)["']?\s*\)""")
_RULE = re.compile(r"(?<![^{}])([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"[\w\s.#,>*-]+")
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]+)")
_WITHOUT_PREFIX: Any = {None: SVG}
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing made safe, its width and height in its own units, and the names of what was left out."""

    svg: bytes
    width: float
    height: float
    left_out: tuple[str, ...]


def is_drawing(data: bytes) -> bool:
    """Whether the bytes are XML, of which the only picture is SVG."""
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"<", b"\xff\xfe<\0", b"\xfe\xff\0<"))


def safe_drawing(data: bytes) -> Drawing:
    """The drawing made safe. Raises PictureError for one that can't be read, is too much, or is little more than a line."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PictureError("kind") from error
    if root.tag not in (f"{{{SVG}}}svg", "svg"):
        raise PictureError("kind")
    x, y, width, height = _area(root)
    check_shape(width, height)
    rewritten = _Rewritten()
    made = rewritten.element(root)
    assert made is not None, "the outermost element is one that is drawn"
    if _weight(made) > MOST_SHAPES:
        raise PictureError("complex")
    for name in ("x", "y", "preserveAspectRatio"):
        if name in made.attrib:
            del made.attrib[name]
    made.set("viewBox", f"{x:g} {y:g} {width:g} {height:g}")
    made.set("width", f"{width:g}")
    made.set("height", f"{height:g}")
    # Both Typst and browsers have it, or the second; a typeface that is named in the file is on hardly any other machine.
    face = read_theme().typeface
    made.set("font-family", f"'{face.family}', {face.fallback}, sans-serif")
    return Drawing(etree.tostring(made, encoding="utf-8", xml_declaration=True), width, height, tuple(rewritten.left_out))


def _area(root: etree._Element) -> tuple[float, float, float, float]:
    """Where the drawing lies in its own units, and how large it is."""
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        x, y, width, height = map(float, numbers)
    except ValueError:
        x, y, width, height = 0.0, 0.0, _length(root.get("width", "")), _length(root.get("height", ""))
    if not (0 < width < 1e9 and 0 < height < 1e9 and abs(x) < 1e9 and abs(y) < 1e9):
        raise PictureError("kind")
    return x, y, width, height


def _length(text: str) -> float:
    match = re.fullmatch(r"\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*", text)
    if not match or match[2] not in _UNITS:
        raise PictureError("kind")
    try:
        return float(match[1]) * _UNITS[match[2]]
    except ValueError as error:
        raise PictureError("kind") from error


@dataclass(slots=True)
class _Rewritten:
    """Writes elements anew; what it had to leave out is in `left_out`, each name once."""

    left_out: dict[str, None] = field(default_factory=dict)

    def element(self, old: etree._Element) -> etree._Element | None:
        if isinstance(old, etree._Entity):
            # It may stand for anything.
            self.left_out["&…;"] = None
            return None
        space, _, name = old.tag.removeprefix("{").rpartition("}")
        if space not in ("", SVG) or name in _UNSEEN:
            # What a drawing program notes for itself.
            return None
        if name in _GROUPS:
            name = "g"
        if not _DRAWN.fullmatch(name):
            self.left_out[name] = None
            return None
        made = etree.Element(f"{{{SVG}}}{name}", nsmap=_WITHOUT_PREFIX)
        if name == "style":
            made.text = self._sheet("".join(map(str, old.itertext())))
            return made if made.text else None
        for key, value in old.attrib.items():
            self._attribute(made, str(key), str(value))
        if name in ("text", "tspan"):
            # The words stay, but in the typeface of the machine that shows them.
            self.left_out["font-family"] = None
            made.text = old.text
        for child in old:
            inner = self.element(child)
            if inner is not None:
                made.append(inner)
                inner.tail = child.tail if name in ("text", "tspan") else None
        if name == "image" and "href" not in made.attrib:
            return None
        return made

    def _attribute(self, made: etree._Element, key: str, value: str) -> None:
        name = key.rpartition("}")[2]
        if name == "href":
            self._reference(made, value.strip())
        elif key == "style":
            for look, worth in self._looks(value):
                made.set(look, worth)
        elif _LOOKS.fullmatch(key):
            # A style has the last word.
            if self._is_fine(key, value) and key not in made.attrib:
                made.set(key, value)
        elif _ATTRIBUTES.fullmatch(key):
            made.set(key, value)
        elif key.startswith("on") or key == "filter":
            self.left_out[key] = None

    def _reference(self, made: etree._Element, value: str) -> None:
        tag = etree.QName(made).localname
        if value.startswith("#"):
            made.set("href", value)
        elif tag == "image" and (match := _EMBEDDED.fullmatch(value)):
            try:
                png, _, _ = plain_png(base64.b64decode(match[1]), 4000, 4000)
            except (PictureError, binascii.Error):
                self.left_out["image"] = None
                return
            made.set("href", "data:image/png;base64," + base64.b64encode(png).decode("ascii"))
        elif tag != "g":
            self.left_out[value if len(value) <= 40 else f"{value[:40]}…"] = None

    def _is_fine(self, look: str, value: str) -> bool:
        if _PLAIN.fullmatch(_OWN_PART.sub("", _COLOUR.sub("", value))):
            return True
        self.left_out[look] = None
        return False

    def _looks(self, style: str) -> Iterator[tuple[str, str]]:
        for part in style.split(";"):
            name, _, value = part.partition(":")
            name, value = name.strip(), value.removesuffix("!important").strip()
            if _LOOKS.fullmatch(name) and self._is_fine(name, value):
                yield name, value
            elif name == "filter":
                self.left_out[name] = None

    def _sheet(self, text: str) -> str:
        """The rules of a style sheet that are no more than selectors and looks."""
        text = re.sub(r"/\*.*?(?:\*/|\Z)", "", text, flags=re.DOTALL)
        rules = []
        for selector, style in _RULE.findall(text):
            if not _SELECTOR.fullmatch(selector):
                self.left_out[selector.strip()[:40]] = None
                continue
            looks = "".join(f"{name}:{value};" for name, value in self._looks(style))
            rules.append(f"{selector.strip()}{{{looks}}}")
        rest = _RULE.sub("", text).strip()
        if rest:
            self.left_out[rest.split()[0][:40]] = None
        return "".join(rules)


def _weight(root: etree._Element) -> int:
    """How many shapes are drawn, those that are drawn again by reference counted each time; a circle counts as too many."""
    by_id = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    weights: dict[etree._Element, int] = {}

    def weight(element: etree._Element, depth: int) -> int:
        if element in weights:
            return weights[element]
        if depth > MOST_DEEP:
            return MOST_SHAPES + 1
        # Whoever comes back here while it is being weighed has gone in a circle.
        weights[element] = MOST_SHAPES + 1
        total = 1
        for name in _referred(element):
            if name in by_id:
                total = min(MOST_SHAPES + 1, total + weight(by_id[name], depth + 1))
        for child in element:
            total = min(MOST_SHAPES + 1, total + weight(child, depth + 1))
        weights[element] = total
        return total

    return weight(root, 0)


def _referred(element: etree._Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key == "href":
            yield str(value).removeprefix("#")
        else:
            yield from _OWN_PART.findall(str(value))
    if etree.QName(element).localname == "style":
        yield from _OWN_PART.findall(element.text or "")
