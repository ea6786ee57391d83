"""Searches in a browser, to be measured: the site's own and Pagefind's, each on a folder of its own and asked in the same way."""

from __future__ import annotations

import gzip
import html
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from kommunkompassen.base import paths
from kommunkompassen.data.observations import Observation, observations
from kommunkompassen.read.synonyms import Synonyms
from kommunkompassen.report.checked import checked_content
from kommunkompassen.repository import Repository
from kommunkompassen.search.files import index_files

_SCRIPTS = ("search-words.js", "search-index.js", "search-query.js")
_ASKED = """async ([query]) => {
  const from = performance.now();
  const answer = await kk.query(query);
  await Promise.all(answer.hits.slice(0, 10).map(hit => kk.text(hit.number)));
  return [performance.now() - from, answer.hits.map(hit => hit.number)];
}"""
_ASKED_PAGEFIND = """async ([query, whole]) => {
  const from = performance.now();
  const found = await pagefind.search(query);
  await Promise.all(found.results.slice(0, 10).map(one => one.data()));
  const took = performance.now() - from;
  const shown = whole ? found.results : [];
  return [took, (await Promise.all(shown.map(one => one.data()))).map(one => one.url)];
}"""


def observed(repository: Repository) -> list[Observation]:
    """All that the evaluations of a folder observed."""
    found: list[Observation] = []
    for path in repository.paths():
        _, content = checked_content(repository.evaluation(path), repository, draft=False)
        found += observations(content) if content else ()
        repository.release()
    return found


def own_site(folder: Path, seen: Sequence[Observation]) -> None:
    """A page with the search's scripts alone, and the index."""
    repository = Repository()
    read = repository.synonyms()
    synonyms = read.model if read and read.model else Synonyms()
    (folder / "idx").mkdir(parents=True)
    for name, content in index_files(seen, repository.rubrics_in_order(), synonyms, {}, {}).files.items():
        (folder / "idx" / name).write_bytes(content)
    scripts = "".join(f'<script defer src="{name}"></script>' for name in _SCRIPTS)
    for name in _SCRIPTS:
        shutil.copyfile(paths.TEMPLATES / "site" / name, folder / name)
    (folder / "index.html").write_text(
        f'<!DOCTYPE html><html lang="sv"><meta charset="utf-8">{scripts}<body></body></html>', encoding="utf-8"
    )


def pagefind_site(folder: Path, pages: Mapping[str, Sequence[Observation]]) -> None:
    """A page for each of what `pages` holds, and Pagefind's index of them. Raises CalledProcessError where it fails."""
    folder.mkdir(parents=True)
    for name, seen in pages.items():
        body = "".join(f"<h1>{html.escape(one.heading)}</h1><p>{html.escape(one.text)}</p>" for one in seen)
        head = f'<!DOCTYPE html><html lang="sv"><meta charset="utf-8"><title>{name}</title>'
        text = f"{head}<body data-pagefind-body>{body}</body></html>"
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "index.html").write_text('<!DOCTYPE html><html lang="sv"><body></body></html>', encoding="utf-8")


class Asked:
    """A search in a browser: answers, and what is loaded for them, compressed."""

    def __init__(self, browser: Browser, folder: Path, address: str, begin: str, ask: str) -> None:
        self._folder, self._ask, self._loaded = folder, ask, list[str]()
        self.page: Page = browser.new_page()
        self.page.on("request", lambda request: self._loaded.append(request.url.removeprefix(address).partition("?")[0]))
        self.page.goto(address)
        self.page.evaluate(begin)
        self.start = self.bytes()

    def bytes(self) -> int:
        """Compressed, of what has been loaded since this was last asked, without the page."""
        files = [self._folder / name for name in dict.fromkeys(self._loaded) if name]
        self._loaded.clear()
        # Pagefind's own are compressed already.
        return sum(len(gzip.compress(path.read_bytes())) for path in files if path.is_file())

    def ask(self, query: str, *, whole: bool) -> tuple[float, list[object]]:
        """Milliseconds to the first ten, and all that is found, where the whole is asked for."""
        took, found = self.page.evaluate(self._ask, [query, whole])
        return took, found


def own(browser: Browser, folder: Path, address: str) -> Asked:
    """The site's own search."""
    return Asked(browser, folder, address, "() => { kk.folder = 'idx/'; return kk.open(); }", _ASKED)


def pagefind(browser: Browser, folder: Path, address: str) -> Asked:
    """Pagefind."""
    begin = "async () => { window.pagefind = await import('/pagefind/pagefind.js'); await pagefind.init(); }"
    return Asked(browser, folder, address, begin, _ASKED_PAGEFIND)
