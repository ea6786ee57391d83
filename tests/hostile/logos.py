"""Logos that are larger than they look, are none, or are drawn for ever; each with an evaluation."""

from __future__ import annotations

import io
import json
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

from tests.hostile.texts import HEAD

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, colours: int = 2, more: bytes = b"", said: tuple[int, int] | None = None) -> bytes:
    """A black picture; `said`: the size that it claims to have."""
    signs = {0: 1, 2: 3, 6: 4}[colours]
    packing, row, rows = zlib.compressobj(9), b"\0" * (width * signs + 1), []
    rows = [packing.compress(row) for _ in range(height)]
    head = struct.pack(">IIBBBBB", *(said or (width, height)), 8, colours, 0, 0, 0)
    data = b"".join([*rows, packing.flush()])
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _jpeg(mode: str = "RGB", size: tuple[int, int] = (60, 20), **more: object) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size).save(made, "JPEG", **more)
    return made.getvalue()


def _uses(depth: int) -> str:
    """Each draws the one before it ten times."""
    inner = "".join(
        f'<g id="a{one}">' + (f'<use xlink:href="#a{one - 1}"/>' * 10 if one else '<rect width="1" height="1"/>') + "</g>"
        for one in range(depth)
    )
    return f'{_SVG}width="10" height="10">{inner}<use xlink:href="#a{depth - 1}"/></svg>'


def _drawn(inner: str) -> str:
    return f'{_SVG}width="9" height="9">{inner}</svg>'


_BLUR = '<feGaussianBlur stdDeviation="1e9"/>'
_RECT = '<rect width="1" height="1"/>'
PICTURES: Mapping[str, Callable[[], bytes]] = {
    "sound.png": lambda: _png(60, 20),
    "large.png": lambda: _png(13_000, 13_000),
    "large-alpha.png": lambda: _png(9_400, 9_400, 6),
    "wide.png": lambda: _png(100_000_000, 1, 0),
    "tall.png": lambda: _png(1, 178_000, 0),
    "allowed.png": lambda: _png(4_000, 4_000),
    "said-larger.png": lambda: _png(10, 10, said=(30_000, 30_000)),
    "said-nothing.png": lambda: _png(10, 10, said=(0, 0)),
    "text-unpacked.png": lambda: _png(60, 20, more=_chunk(b"zTXt", b"a\0\0" + zlib.compress(b" " * 100_000_000))),
    "profile-unpacked.png": lambda: _png(60, 20, more=_chunk(b"iCCP", b"a\0\0" + zlib.compress(b" " * 100_000_000))),
    "chunks.png": lambda: _png(60, 20, more=_chunk(b"tEXt", b"a\0b") * 100_000),
    "frames.png": lambda: _png(60, 20, more=_chunk(b"acTL", struct.pack(">II", 1_000_000, 0))),
    "cut.png": lambda: _png(600, 200)[:300],
    "polyglot.png": lambda: _png(60, 20) + b"<script>alert(1)</script>PK\x03\x04",
    "packed.svgz": lambda: zlib.compress(_uses(2).encode()),
    "gif.png": lambda: b"GIF89a\xff\xff\xff\xff\x80\0\0",
    "empty.png": lambda: b"",
    "sound.jpg": _jpeg,
    "cmyk.jpg": lambda: _jpeg("CMYK"),
    "gray.jpg": lambda: _jpeg("L"),
    "turned.jpg": lambda: _jpeg(exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"),
    "exif-loop.jpg": lambda: _jpeg(exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\x08"),
    "large.jpg": lambda: _jpeg(size=(12_000, 12_000)),
    "signature.jpg": lambda: b"\xff\xd8\xff" + b"\0" * 100,
    "cut.jpg": lambda: _jpeg(size=(600, 200))[:400],
    "scans.jpg": lambda: _jpeg(size=(3_000, 3_000), progressive=True),
}
DRAWINGS: Mapping[str, str] = {
    "uses.svg": _uses(9),
    "uses-loop.svg": (_drawn('<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>')),
    "entities.svg": (
        f'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>{_SVG}width="9" height="9"><text>&b;</text></svg>'
    ),
    "entity-outside.svg": (
        f'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>{_SVG}width="9" height="9"><text>&e;</text></svg>'
    ),
    "view-huge.svg": f'{_SVG}viewBox="0 0 1e300 1e-300">{_RECT}</svg>',
    "view-strange.svg": f'{_SVG}viewBox="0 0 NaN inf" width="-1" height="1e999">{_RECT}</svg>',
    "view-digits.svg": f'{_SVG}viewBox="0 0 {"9" * 100_000} 1">{_RECT}</svg>',
    "nested.svg": _drawn(f"{'<g>' * 20_000}{_RECT}{'</g>' * 20_000}"),
    "many.svg": _drawn(f"{_RECT * 100_000}"),
    "path-long.svg": _drawn(f'<path d="M0 0{" l1 1 -1 -1" * 100_000}"/>'),
    "filters.svg": (_drawn(f'<filter id="a">{_BLUR * 50}</filter><rect width="9" height="9" filter="url(#a)"/>')),
    "pattern.svg": (
        _drawn(f'<pattern id="a" width="1e-9" height="1e-9">{_RECT}</pattern><rect width="9" height="9" fill="url(#a)"/>')
    ),
    "dashes.svg": (_drawn('<path d="M0 0 L1e9 1e9" stroke="red" stroke-dasharray="1e-6"/>')),
    "script.svg": (
        f'{_SVG}width="9" height="9" onload="alert(1)"><script>alert(1)</script><a href="javascript:1">{_RECT}</a></svg>'
    ),
    "outside.svg": (_drawn('<image href="http://a.se/a.png" width="9" height="9"/><style>@import "http://a.se/a.css";</style>')),
    "file.svg": _drawn('<image href="file:///etc/passwd" width="9" height="9"/>'),
    "picture.svg": (_drawn(f'<image href="data:image/png;base64,{"iVBORw0KGgo" * 20_000}" width="9" height="9"/>')),
}

NAMES = (
    "../../../../etc/passwd",
    "/etc/passwd",
    "..",
    ".",
    "",
    "a\\b.png",
    "x" * 5_000 + ".png",
    "https://a.example/x.png",
    "link.png",
)
"""Files that are named and are not among the logos."""


def write(folder: Path) -> list[Path]:
    """All of them."""
    assets = folder / "assets"
    assets.mkdir(parents=True)
    for name, picture in PICTURES.items():
        (assets / name).write_bytes(picture())
    for name, drawing in DRAWINGS.items():
        (assets / name).write_text(drawing, encoding="utf-8")
    (assets / "svg.png").write_text(_uses(2), encoding="utf-8")
    (assets / "link.png").symlink_to("/etc/passwd")
    written = []
    for number, name in enumerate((*PICTURES, *DRAWINGS, *NAMES)):
        path = folder / f"provby-{2000 + number}.yaml"
        head = HEAD.replace("2019", str(2000 + number))
        path.write_text(f"{head}logo:\n  file: {json.dumps(name)}\n  alt: x\n", encoding="utf-8")
        written.append(path)
    return written
