"""A logo is made plain and safe, whatever it was; what can't be shown is said, and costs no memory."""

from __future__ import annotations

import base64
import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from kommunkompassen.read import drawing, logo
from kommunkompassen.read.logo import Logo, LogoError

BLUE = (11, 90, 120)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
BOX = 'viewBox="0 0 200 100"'
SHAPE = '<rect x="10" y="10" width="180" height="80" fill="#0b5a78"/>'


def written(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def read(data: bytes) -> Logo:
    return logo._logo(data)


def dots(found: Logo) -> Image.Image:
    return Image.open(io.BytesIO(found.png))


def grey(picture: Image.Image, x: int, y: int) -> int:
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    return paper.convert("L").crop((x, y, x + 1, y + 1)).tobytes()[0]


def why(data: bytes) -> str:
    with pytest.raises(LogoError) as error:
        read(data)
    return error.value.why


def drawn(body: str = SHAPE, attributes: str = BOX) -> bytes:
    return SVG.format(attributes, body).encode()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_the_camera_meant_it(orientation: int) -> None:
    upright = Image.new("RGB", (40, 20), "white")
    upright.paste(BLUE, (0, 0, 20, 10))
    turned = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = upright if turned is None else upright.transpose(Image.Transpose(turned))
    found = read(written(stored, "JPEG", exif=exif, quality=100, subsampling=0))
    assert (found.width_mm, found.height_mm) == (44.0, 22.0)
    corners = [grey(dots(found), x, y) for x, y in ((5, 5), (35, 5), (5, 15), (35, 15))]
    assert [corner < 128 for corner in corners] == [True, False, False, False]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK", "P with a hole", "L with a hole"])
def test_every_kind_of_dots_becomes_a_plain_png(mode: str) -> None:
    options: dict[str, object] = {"transparency": 0} if mode.endswith("hole") else {}
    kind = mode.partition(" ")[0]
    if kind == "I;16":
        picture = Image.new("I;16", (40, 20), 65535)
        picture.paste(0x2000, (0, 0, 20, 20))
    elif kind == "CMYK":
        picture = Image.new("CMYK", (40, 20))
        picture.paste((255, 255, 0, 100), (0, 0, 20, 20))
    else:
        picture = Image.new("RGB", (40, 20), "white")
        picture.paste(BLUE, (0, 0, 20, 20))
        picture = picture.convert(kind)
    found = dots(read(written(picture, "JPEG" if kind == "CMYK" else "PNG", **options)))
    assert found.format == "PNG"
    assert found.mode in ("RGB", "RGBA")
    assert not set(found.info) & {"icc_profile", "exif", "gamma", "dpi"}
    assert grey(found, 10, 10) < 100 or "hole" in mode
    assert grey(found, 30, 10) > 240


def test_colours_are_what_the_pictures_own_profile_means() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    # A profile of other colours than the picture's is of no use; the picture is.
    assert dots(read(written(Image.new("RGB", (9, 9), BLUE), icc_profile=profile))).getpixel((4, 4)) == BLUE
    assert dots(read(written(Image.new("RGB", (9, 9), BLUE), icc_profile=b"x"))).getpixel((4, 4)) == BLUE


def test_only_the_picture_comes_along() -> None:
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "HEMLIGT")
    picture, other = Image.new("RGB", (40, 20), BLUE), Image.new("RGB", (40, 20), "red")
    moving = written(picture, save_all=True, append_images=[other], pnginfo=note) + b"<script>HEMLIGT</script>"
    found = read(moving)
    assert b"HEMLIGT" in moving
    assert b"HEMLIGT" not in found.data + found.png
    assert getattr(dots(found), "n_frames", 1) == 1
    assert dots(found).getpixel((4, 4)) == BLUE


def test_a_large_picture_is_made_as_small_as_it_is_printed() -> None:
    found = read(written(Image.new("RGB", (4000, 2000), BLUE)))
    assert dots(found).size == (1056, 528)
    assert (found.width_mm, found.height_mm) == (44.0, 22.0)
    wide = read(written(Image.new("RGB", (1800, 100), BLUE)))
    assert wide.width_mm == 150
    assert wide.height_mm == pytest.approx(8.33, abs=0.01)


def header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (header(13300, 13300), "pixels"),
        (header(9400, 9400), "pixels"),
        (header(178000000, 1), "pixels"),
        (header(1, 178000), "shape"),
        (header(2_000_000_000, 2_000_000_000), "pixels"),
        (header(0, 10), "kind"),
        (header(100, 100), "kind"),
        (written(Image.effect_noise((90, 90), 50))[:-2000], "kind"),
        (written(Image.effect_noise((90, 90), 50), "JPEG")[:900], "kind"),
        (b"\xff\xd8\xff" + b"\0" * 100, "kind"),
        (written(Image.new("RGB", (9, 9), BLUE), "GIF"), "kind"),
        (written(Image.new("RGB", (9, 9), BLUE), "WEBP"), "kind"),
        (b"", "kind"),
        (written(Image.new("RGBA", (9, 9))), "invisible"),
        (written(Image.new("RGB", (9, 9), (250, 250, 250))), "invisible"),
    ],
)
def test_what_can_t_be_shown_is_said(data: bytes, said: str) -> None:
    assert why(data) == said


def test_a_drawing_stays_one_and_is_dots_for_word() -> None:
    found = read(drawn())
    assert (found.name, found.width_mm, found.height_mm, found.left_out) == ("logo.svg", 44.0, 22.0, ())
    assert dots(found).getpixel((500, 250)) == (*BLUE, 255)
    assert dots(found).getpixel((1, 1)) == (0, 0, 0, 0)
    assert set(found.files) == {"logo.svg", "logo.png"}


@pytest.mark.parametrize(
    ("body", "left_out"),
    [
        ("<script>alert(1)</script>", ("script",)),
        ('<rect onload="alert(1)" width="9" height="9"/>', ("onload",)),
        ('<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a>', ()),
        (
            '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://exempel.se"/></foreignObject>',
            ("foreignObject",),
        ),
        ('<image href="https://exempel.se/x.png"/>', ("https://exempel.se/x.png",)),
        ('<use xlink:href="other.svg#a"/>', ("other.svg#a",)),
        ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', ("data:image/svg+xml;base64,PHN2Zy8+",)),
        ('<image href="data:image/png;base64,AAAA"/>', ("image",)),
        ('<style>@import url("https://exempel.se/a.css");</style>', ("@import",)),
        ("<style>circle{fill:url(https://exempel.se#a)}</style>", ("fill",)),
        ('<rect width="9" height="9" style="fill:url(//exempel.se#a);stroke:red"/>', ("fill",)),
        ('<rect width="9" height="9" fill="red\\75rl(https://exempel.se)"/>', ("fill",)),
        (
            '<rect width="9" height="9"><animate attributeName="x" to="9"/><set attributeName="x" to="9"/></rect>',
            ("animate", "set"),
        ),
        ('<filter id="f"><feGaussianBlur stdDeviation="1000000"/></filter>', ("filter",)),
        ('<text font-family="Vapnet" x="9" y="50">Kumla</text>', ("font-family",)),
    ],
)
def test_what_is_not_a_still_picture_is_left_out_and_told_of(body: str, left_out: tuple[str, ...]) -> None:
    found = read(drawn(body + SHAPE))
    assert found.left_out == left_out
    for word in (b"exempel", b"script", b"onload", b"import", b"animate", b"foreign", b"Vapnet", b"blur"):
        assert word not in found.data
    assert dots(found).getpixel((500, 250)) == (*BLUE, 255)


def test_what_drawing_programs_write_comes_through() -> None:
    style = "<style type='text/css'><![CDATA[ /* x */ .st0, .st1{fill:#0B5A78;} .st1{fill:url(#g);}]]></style>"
    shade = (
        '<linearGradient id="g"><stop offset="0" style="stop-color:#0B5A78"/><stop offset="1" stop-color="red"/></linearGradient>'
    )
    shapes = '<g><rect class="st0" width="100" height="100"/><circle class="st1" cx="150" cy="50" r="40"/></g>'
    entity = (
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/svg11.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
    )
    body = f"<title>x</title><metadata>x</metadata>{style}<defs>{shade}</defs><switch>{shapes}</switch>"
    data = entity + drawn(body).replace(b'"http://www.w3.org/2000/svg"', b'"&ns_svg;"')
    found = read(b'<?xml version="1.0"?>\n' + data)
    assert found.left_out == ()
    assert dots(found).getpixel((100, 250)) == (*BLUE, 255)
    assert dots(found).convert("RGB").getpixel((950, 260)) != BLUE
    assert read(drawn().decode().encode("utf-16")).width_mm == 44


def test_a_picture_inside_a_drawing_is_made_plain() -> None:
    inner = base64.b64encode(written(Image.new("CMYK", (40, 20), (255, 0, 0, 0)), "JPEG")).decode()
    found = read(drawn(f'<image width="200" height="100" href="data:image/jpeg;base64,{inner}"/>'))
    assert b"data:image/png;base64," in found.data
    assert b"image/jpeg" not in found.data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (drawn('<g id="a"><use href="#a"/></g>' + SHAPE), "complex"),
        (drawn("".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)) + SHAPE), "complex"),
        (drawn("".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(3000)) + SHAPE), "complex"),
        (drawn("<g>" * 230 + SHAPE + "</g>" * 230), "complex"),
        (drawn(attributes='viewBox="0 0 nan inf"'), "kind"),
        (drawn(attributes='viewBox="0 0 1e300 1e300"'), "kind"),
        (drawn(attributes='width="0" height="0"'), "kind"),
        (drawn(attributes='width="1em" height="100%"'), "kind"),
        (drawn(attributes='viewBox="0 0 1 1000"'), "shape"),
        (drawn(body='<rect width="9" height="9" fill="#fff"/>'), "invisible"),
        (drawn(body=""), "invisible"),
        (drawn()[:-9], "kind"),
        (b"<html><body>x</body></html>", "kind"),
        (
            b'<!DOCTYPE svg [<!ENTITY a "' + b"x" * 9999 + b'"><!ENTITY b "' + b"&a;" * 9999 + b'">]><svg><path d="&b;"/></svg>',
            "kind",
        ),
    ],
)
def test_a_drawing_that_is_too_much_or_nothing_is_said(data: bytes, said: str) -> None:
    assert why(data) == said


def test_what_an_entity_stands_for_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("HEMLIGT", encoding="utf-8")
    entity = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    found = drawing.safe_drawing(entity.encode() + drawn(f"<text>&x;</text>{SHAPE}"))
    assert b"HEMLIGT" not in found.svg
    assert "&…;" in found.left_out


def test_a_size_in_millimetres_is_one() -> None:
    found = read(drawn(attributes='width="100mm" height="5cm"'))
    assert (found.width_mm, found.height_mm) == (44.0, 22.0)


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_file_is_found_by_its_letters_however_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "va\u0308pen.png").write_bytes(b"x")
    assert logo._inside(tmp_path, "v\u00e4pen.png").is_file()
    (tmp_path / "lo\u0308nk.png").symlink_to("/etc/hostname")
    with pytest.raises(LogoError, match="outside"):
        logo._inside(tmp_path, "l\u00f6nk.png")
