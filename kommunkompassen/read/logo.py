"""The logo on the cover: a PNG, JPEG or SVG in the evaluations' assets folder, and nothing outside it."""

from __future__ import annotations

import base64
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kommunkompassen.base import paths
from kommunkompassen.base.tools import ToolError, in_time
from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation

if TYPE_CHECKING:
    from kommunkompassen.base.theme import Theme

MAXIMUM_BYTES = 2_000_000
_MOST_PIXELS_PER_MM = 24
"""Some 600 to the inch, which is as much as a printer shows."""
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that every format shows alike: its file's name in the work folder, its bytes and its size in print."""

    name: str
    data: bytes
    png: bytes
    """The picture as PNG, for Word."""
    width_mm: float
    height_mm: float
    left_out: tuple[str, ...] = ()
    """What the file had that a safe picture can't have."""

    @property
    def address(self) -> str:
        """The picture itself as an address, for the web page."""
        kind = "svg+xml" if self.name.endswith(".svg") else "png"
        return f"data:image/{kind};base64,{base64.b64encode(self.data).decode('ascii')}"

    @property
    def width_px(self) -> int:
        """Its width on the web page, in CSS's pixels, of which there are 96 to the inch."""
        return max(1, round(self.width_mm * 96 / 25.4))

    @property
    def height_px(self) -> int:
        """Its height on the web page."""
        return max(1, round(self.height_mm * 96 / 25.4))

    @property
    def files(self) -> dict[str, bytes]:
        """What must lie in the work folder, by name."""
        return {self.name: self.data, "logo.png": self.png}


class LogoError(Exception):
    """Why a logo can't be used: outside, missing, too-large, kind, pixels, shape, complex or invisible."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read_logo(document: Document[Evaluation]) -> Logo | None:
    """The evaluation's logo, if it has one. Raises LogoError for a path that leads out, or a file that is no picture."""
    if document.model is None or document.model.logo is None:
        return None
    folder = (document.path.parent / paths.ASSETS).resolve()
    try:
        path = _inside(folder, document.model.logo.file)
        if not path.is_file():
            raise LogoError("missing")
        if path.stat().st_size > MAXIMUM_BYTES:
            raise LogoError("too-large")
        data = path.read_bytes()
    except OSError as error:
        # A name that is too long for any file, a folder that nobody may look into.
        raise LogoError("missing") from error
    return _logo(data)


@lru_cache(maxsize=4)
def _logo(data: bytes) -> Logo:
    """The picture in these bytes; the check, the memory and the report each ask for it."""
    # What reads pictures takes long to import, and few reports have a logo.
    from kommunkompassen.base.theme import read_theme  # noqa: PLC0415
    from kommunkompassen.read.drawing import is_drawing, safe_drawing  # noqa: PLC0415
    from kommunkompassen.read.picture import PictureError, plain_png  # noqa: PLC0415

    theme = read_theme()
    most = round(theme.page.text_mm * _MOST_PIXELS_PER_MM), round(theme.logo.height_mm * _MOST_PIXELS_PER_MM)
    try:
        if data.startswith(_SIGNATURES):
            png, *size = plain_png(data, *most)
            return Logo("logo.png", png, png, *_printed(size[0], size[1], theme))
        if not is_drawing(data):
            raise LogoError("kind")
        drawing = safe_drawing(data)
        printed = _printed(drawing.width, drawing.height, theme)
        png, *_ = plain_png(_in_dots(drawing.svg, *printed), *most)
        return Logo("logo.svg", drawing.svg, png, *printed, drawing.left_out)
    except PictureError as error:
        raise LogoError(error.why) from error


def _printed(width: float, height: float, theme: Theme) -> tuple[float, float]:
    """Width and height in print, in millimetres: so high as the theme says, or lower where it would be wider than the text."""
    scale = min(theme.logo.height_mm / height, theme.page.text_mm / width)
    return round(width * scale, 2), round(height * scale, 2)


def _in_dots(svg: bytes, width_mm: float, height_mm: float) -> bytes:
    """The drawing as PNG, made by Typst, which sets it in the PDF as well. Raises LogoError."""
    import typst  # noqa: PLC0415  only for the rare logo that is a drawing

    page = f'#set page(width: {width_mm}mm, height: {height_mm}mm, margin: 0pt, fill: none)\n#image("logo.svg", width: 100%)'
    with work_folder() as folder:
        source = Path(folder) / "logo.typ"
        source.write_text(page, encoding="utf-8")
        (source.parent / "logo.svg").write_bytes(svg)

        def compiled() -> object:
            compiler = typst.Compiler(root=folder, font_paths=[str(paths.FONTS)], ignore_system_fonts=True)
            return compiler.compile(str(source), format="png", ppi=_MOST_PIXELS_PER_MM * 25.4)

        try:
            made = in_time("typst", compiled)
        except (typst.TypstError, ToolError) as error:
            raise LogoError("kind") from error
    assert isinstance(made, bytes), "a single page is one picture"
    return made


def _inside(folder: Path, name: str) -> Path:
    """The file in the folder; a link out of it counts as outside."""
    if "\0" in name:
        # No system has such a name, and asking for it is an error of its own.
        raise LogoError("missing")
    path = _by_its_letters(folder / name).resolve()
    if not path.is_relative_to(folder) or path == folder:
        raise LogoError("outside")
    return path


def _by_its_letters(path: Path) -> Path:
    """The file whose name is the same letters: a Mac writes ö as o with dots, which is another name elsewhere."""
    if path.exists() or not path.parent.is_dir():
        return path
    alike = (other for other in path.parent.iterdir() if unicodedata.normalize("NFC", other.name) == path.name)
    return min(alike, default=path)
