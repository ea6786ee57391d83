"""A PNG or JPEG from outside, made into one that every format shows alike: a PNG in sRGB, upright, no larger than it is printed.

Only the dots are taken. What else lies in the file (where it was taken, what stands behind the picture, further pictures of an
animation) does not come along.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageCms, ImageOps

MOST_PIXELS = 25_000_000
"""A photograph of a good camera; each pixel takes up to eight bytes while the picture is made smaller."""
MOST_LENGTHS = 20
"""How many times as long as it is high, or as high as it is long, a picture may be."""

_ALMOST_WHITE = 245
"""Of the 256 greys; who sees no darker one sees none."""


class PictureError(Exception):
    """Why a picture can't be used: kind (it can't be read), pixels, shape, invisible or complex."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def plain_png(data: bytes, most_width: int, most_height: int) -> tuple[bytes, int, int]:
    """The picture as a plain PNG of at most so many pixels, its width and its height. Raises PictureError."""
    try:
        with warnings.catch_warnings():
            # Of a picture that is suspiciously large, and of some that are only half sound.
            warnings.simplefilter("error")
            return _plain_png(data, most_width, most_height)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("pixels") from error
    except PictureError:
        raise
    except Exception as error:
        raise PictureError("kind") from error


def _plain_png(data: bytes, most_width: int, most_height: int) -> tuple[bytes, int, int]:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "MPO")) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise PictureError("pixels")
        check_shape(opened.width, opened.height)
        # A JPEG can be read at a half, a quarter or an eighth of its size, which saves the memory.
        opened.draft(opened.mode, (most_width, most_height))
        opened.load()
        picture: Image.Image = ImageOps.exif_transpose(opened)
    picture = _in_srgb(picture)
    picture.thumbnail((most_width, most_height), Image.Resampling.LANCZOS)
    picture.info.clear()
    written = io.BytesIO()
    picture.save(written, format="PNG", optimize=True)
    check_visible(picture)
    return written.getvalue(), picture.width, picture.height


def check_shape(width: float, height: float) -> None:
    """Raises PictureError for a picture that is little more than a line."""
    if not 1 / MOST_LENGTHS <= width / height <= MOST_LENGTHS:
        raise PictureError("shape")


def check_visible(picture: Image.Image) -> None:
    """Raises PictureError for a picture that shows nothing on white paper."""
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    if not any(paper.convert("L").histogram()[:_ALMOST_WHITE]):
        raise PictureError("invisible")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The picture as RGB or RGBA, its colours as its own profile means them."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):
        # Greys in 16 bits, which would be cut off at 255 and not divided.
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    see_through = picture.has_transparency_data
    alpha = picture.convert("RGBA").getchannel("A") if see_through else None
    if picture.mode not in ("L", "RGB", "CMYK"):
        picture = picture.convert("RGB")
    colours = (profile and _converted(picture, profile)) or picture.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _converted(picture: Image.Image, profile: bytes) -> Image.Image | None:
    try:
        own, common = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, own, common, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile of another kind of colours, or a broken one: the numbers are taken as they are.
        return None
