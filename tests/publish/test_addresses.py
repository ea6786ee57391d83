"""Bare addresses are links in every format, and paths stand in every format as they were typed."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pikepdf

from tests import made as reading
from tests.conftest import Workshop
from tests.helpers import data

TEXT = r"Se www.kumla.se/plan_a. Filen ligger på G:\mapp\_x och \\server\b*, skriv till info@höganäs.se."
LED = {"https://www.kumla.se/plan_a", "mailto:info@xn--hgans-jra6j.se", "https://skr.se"}


def _led(path: Path) -> set[str]:
    """Where the links out of a made file lead."""
    if path.suffix == ".html":
        return set(re.findall(r'<a href="([^"#]+)"', path.read_text("utf-8")))
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            relations = package.read("word/_rels/document.xml.rels").decode("utf-8")
        return {
            one[0] or one[1]
            for one in re.findall(r'Target="([^"]+)" TargetMode="External"|"External" Target="([^"]+)"', relations)
        }
    with pikepdf.open(path) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        return {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}


def test_addresses_are_links_and_paths_are_as_typed_in_all_formats(workshop: Workshop) -> None:
    values = data(texts={"closing": TEXT}, facts=[{"label": "Webb", "value": "https://skr.se"}])
    paths = workshop.make(values)
    words = {
        kind: "".join(read(paths[kind]))
        for kind, read in (("html", reading.html_words), ("docx", reading.docx_words), ("pdf", reading.pdf_words))
    }
    for kind, path in paths.items():
        assert _led(path) >= LED, kind
        assert "".join(TEXT.split()) in words[kind].replace("\u200b", ""), kind
