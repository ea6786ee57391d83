"""The logo on the cover: a PNG or JPEG in the evaluations' assets folder, and nothing outside it."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation

MAXIMUM_BYTES = 2_000_000
_KINDS = {b"\x89PNG\r\n\x1a\n": ("logo.png", "image/png"), b"\xff\xd8\xff": ("logo.jpg", "image/jpeg")}


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: the name of its file in the work folder, and its bytes."""

    name: str
    kind: str
    data: bytes

    @property
    def address(self) -> str:
        """The picture itself as an address, for the web page."""
        return f"data:{self.kind};base64,{base64.b64encode(self.data).decode('ascii')}"


class LogoError(Exception):
    """Why a logo can't be used: outside, missing, too-large or kind."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_logo(document: Document[Evaluation]) -> Logo | None:
    """The evaluation's logo, if it has one. Raises LogoError for a path that leads out, or a file that is no picture."""
    if document.model is None or document.model.logo is None:
        return None
    folder = (document.path.parent / paths.ASSETS).resolve()
    path = _inside(folder, document.model.logo.file)
    if not path.is_file():
        raise LogoError("missing")
    if path.stat().st_size > MAXIMUM_BYTES:
        raise LogoError("too-large")
    data = path.read_bytes()
    for signature, (name, kind) in _KINDS.items():
        if data.startswith(signature):
            _look_through(data)
            return Logo(name, kind, data)
    raise LogoError("kind")


def _look_through(data: bytes) -> None:
    """Raises LogoError for a picture that begins as one but can't be shown."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  few reports have a logo

    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise LogoError("kind") from error


def _inside(folder: Path, name: str) -> Path:
    """The file in the folder; a link out of it counts as outside."""
    if "\0" in name:
        # No system has such a name, and asking for it is an error of its own.
        raise LogoError("missing")
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or path == folder:
        raise LogoError("outside")
    return path
