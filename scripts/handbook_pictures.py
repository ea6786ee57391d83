"""Make the handbook's pictures anew from what evaluators see: python -m scripts.handbook_pictures

Needs Chromium. The example is the evaluation of Nässjö with some changes, in a folder of its own.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2
from markdown_it import MarkdownIt
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from kommunkompassen.base import paths
from scripts.changed_pages import write

IMAGES = paths.PROJECT / "docs" / "images"
ID = "nassjo-2019"
COLOURS = 256
EDITS = (
    ("      1.1: 13.5\n", "      1.1: 11.5\n"),
    ("      1.2: 15\n", "      1.2: 18\n"),
    ("De har ännu inte följts upp eller utvärderats.", "De följdes upp första gången hösten 2019."),
    ("    strengths:\n", "    strengths:\n      - Principer för medborgardialog som följs upp\n"),
)
MISTAKES = (
    ("      1.1: 11.5\n", "      1.1: 16\n"),
    ("      - Principer för medborgardialog som följs upp\n", "      - Dialog: principer som följs upp\n"),
)
PAGE = """<!doctype html><meta charset="utf-8"><style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 24px; width: 860px; color: #1f2328; }
table { border-collapse: collapse; } th, td { border: 1px solid #d1d9e0; padding: 6px 13px; }
del { color: #82071e; background: #ffebe9; } ins { color: #116329; background: #dafbe1; }
code { font: 14px monospace; background: #eff1f3; padding: 2px 5px; }
</style>"""


def run(folder: Path, *arguments: str) -> str:
    """Run build.py in the example's folder, in Swedish; what it prints."""
    command = [sys.executable, str(paths.PROJECT / "build.py"), *arguments, "--evaluations", "evaluations", "--lang", "sv"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8").stdout


def edit(path: Path, edits: tuple[tuple[str, str], ...]) -> None:
    """Make the replacements, each of which must be possible."""
    text = path.read_text("utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def save(picture: Image.Image, name: str, width: int) -> None:
    """Save a picture so wide, in few colours."""
    height = round(picture.height * width / picture.width)
    IMAGES.mkdir(parents=True, exist_ok=True)
    small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    small.quantize(COLOURS).save(IMAGES / f"handbok-{name}.png", optimize=True)
    print(IMAGES / f"handbok-{name}.png")


def page_of(pdf: Path, words: str) -> Image.Image:
    """The first page of a PDF on which the words stand, after the contents."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in list(document)[4:]:
            if words in " ".join(page.get_textpage().get_text_range().split()):
                picture: Image.Image = page.render(scale=2).to_pil()
                return picture
    raise ValueError(words)


def part(picture: Image.Image, top: float, bottom: float) -> Image.Image:
    """From so far down to so far down, as shares of the height."""
    return picture.crop((0, round(picture.height * top), picture.width, round(picture.height * bottom)))


def draft(folder: Path) -> None:
    """A page of a draft, with the lines of its paragraphs."""
    run(folder, "report", ID, "--draft", "--output", "output")
    save(part(page_of(folder / "output" / f"{ID}-utkast.pdf", "hösten 2019"), 0.5, 1), "utkast", 1000)


def change(folder: Path, browser: Browser) -> None:
    """What the comment on a pull request says of the change."""
    markdown = run(folder, "diff", "HEAD", "--format", "markdown")
    page = browser.new_page(viewport={"width": 910, "height": 600}, device_scale_factor=1.5)
    page.set_content(PAGE + MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))
    save(Image.open(io.BytesIO(page.screenshot(full_page=True))), "andring", 1000)


def changed_page(folder: Path) -> None:
    """A page that looks different, before and after."""
    for name, revision in (("after", None), ("before", "HEAD")):
        if revision:
            subprocess.run(["git", "checkout", "--quiet", revision, "--", "evaluations"], cwd=folder, check=True)
        run(folder, "report", ID, "--format", "pdf", "--output", name)
    made = write(folder / "before", folder / "after", folder / "pictures")
    save(part(Image.open(made[3]), 0, 0.62), "sidor", 1200)


def preview(folder: Path, browser: Browser) -> None:
    """The preview while the file has errors."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(paths.PROJECT / "build.py"), "preview", ID, "--port", str(port)]
    options = ["--evaluations", "evaluations", "--lang", "sv"]
    serving = subprocess.Popen([*command, *options], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert serving.stdout
        address = next(found[0] for line in serving.stdout if (found := re.search(r"http://\S+", line)))
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(address)
        page.wait_for_selector("h1")
        time.sleep(5)
        page.evaluate("document.querySelector('#area-1, h3, h2')?.scrollIntoView()")
        edit(folder / "evaluations" / f"{ID}.yaml", MISTAKES)
        time.sleep(5)
        save(Image.open(io.BytesIO(page.screenshot())), "forhandsgranskning", 1100)
    finally:
        serving.terminate()
        serving.wait()


def main() -> int:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        shutil.copytree(paths.EVALUATIONS, folder / "evaluations")
        identity = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x", "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x"}
        for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Base"]):
            subprocess.run(["git", *command], cwd=folder, check=True, env={**os.environ, **identity})
        evaluation = folder / "evaluations" / f"{ID}.yaml"
        edit(evaluation, EDITS)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        draft(folder)
        change(folder, browser)
        changed_page(folder)
        edit(evaluation, EDITS)
        preview(folder, browser)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
