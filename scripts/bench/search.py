"""The site's search beside Pagefind: how well each answers judged queries, what it loads, and how soon it answers in a browser.

Run it with: python -m scripts.bench.search [EVALUATIONS]

The judged queries (tests/search/) are asked of the five published reports. Sizes and times are those of an index of as many
evaluations as are asked for, 300 where nothing is said, made of the published ones (see generate). Pagefind gets a page for each
observation of the five reports, and of the many one for each area, since it takes minutes for the former.
"""

from __future__ import annotations

import functools
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from kommunkompassen.repository import Repository
from scripts.bench.generate import generate
from scripts.bench.searches import Asked, observed, own, own_site, pagefind, pagefind_site
from tests.external.serving import served
from tests.search.asked import judged

MANY = 300
FIRST = 10
JUDGED = {
    "tuned with": "judged",
    "held out": "judged_held_out",
    "later": "judged_later",
    "unseen": "judged_unseen",
    "newer": "judged_newer",
    "last": "judged_last",
}


def answered(search: Asked, id_of: Callable[[object], str]) -> dict[str, tuple[float, float]]:
    """Of each judged query: the relevant share of the first ten, and how much of what is relevant is found."""
    measured = {}
    for name in JUDGED.values():
        for query, relevant in judged(name).items():
            found = [id_of(one) for one in search.ask(query, whole=True)[1]]
            first = found[:FIRST]
            precision = sum(one in relevant for one in first) / max(1, len(first))
            measured[query] = precision, len(relevant & set(found)) / len(relevant)
    return measured


class Weighed(NamedTuple):
    """A query in a browser that had loaded nothing: bytes to start and for the query, milliseconds, and milliseconds again."""

    start: int
    loaded: int
    cold: float
    again: float


def weighed(make: Callable[[], Asked], queries: Sequence[str]) -> list[Weighed]:
    """Each query, asked twice."""
    measured = []
    for query in queries:
        search = make()
        cold, _ = search.ask(query, whole=False)
        measured.append(Weighed(search.start, search.bytes(), cold, search.ask(query, whole=False)[0]))
        search.page.close()
    return measured


def _compare(browser: Browser, folder: Path) -> None:
    seen = observed(Repository())
    own_site(folder / "own", seen)
    pagefind_site(folder / "pagefind", {one.id: [one] for one in seen})
    # Pagefind's program, in WebAssembly, is nothing that the site's policy lets run.
    with served(folder / "own") as ours, served(folder / "pagefind", strict=False) as theirs:
        mine = answered(own(browser, folder / "own", ours), lambda number: seen[int(str(number))].id)
        other = answered(pagefind(browser, folder / "pagefind", theirs), lambda url: Path(str(url)).stem)
    for name, chosen in [*((name, set(judged(file))) for name, file in JUDGED.items()), ("all", set(mine))]:
        ours_, theirs_ = ([mean(part) for part in zip(*(found[one] for one in chosen), strict=True)] for found in (mine, other))
        print(f"{len(chosen):4} queries {name:12}{_shares(ours_)}   Pagefind {_shares(theirs_)}")
    for query, own_shares in mine.items():
        if any(better > worse for better, worse in zip(other[query], own_shares, strict=True)):
            print(f"     Pagefind is better: {query:32}{_shares(own_shares)}   Pagefind {_shares(other[query])}")


def _shares(of: Sequence[float]) -> str:
    return f"p@10 {of[0]:.2f}, recall {of[1]:.2f}"


def _weigh(browser: Browser, folder: Path, count: int) -> None:
    generate(folder / "evaluations", count)
    seen = observed(Repository(folder / "evaluations"))
    areas = {f"{id_}-{area}": list(own_) for (id_, area), own_ in groupby(seen, key=lambda one: (one.evaluation, one.area))}
    queries = sorted(judged("judged"))[::3]
    print(f"{len(seen)} observations of {count} evaluations")
    for name, make, search in (
        ("own", functools.partial(own_site, seen=seen), own),
        ("pagefind", functools.partial(pagefind_site, pages=areas), pagefind),
    ):
        began = time.perf_counter()
        make(folder / f"many-{name}")
        seconds = time.perf_counter() - began
        with served(folder / f"many-{name}", strict=name == "own") as address:
            rows = weighed(functools.partial(search, browser, folder / f"many-{name}", address), queries)
        loaded, cold, again = [row.loaded for row in rows], [row.cold for row in rows], [row.again for row in rows]
        print(
            f"{name:9} index {seconds:.0f} s; start {rows[0].start / 1000:.1f} kB; a query {median(loaded) / 1000:.1f} kB, "
            f"most {max(loaded) / 1000:.1f}; {median(cold):.0f} ms, again {median(again):.0f}, most {max(again):.0f}"
        )


def main(count: int = MANY) -> None:
    """Print both comparisons."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        _compare(browser, Path(name))
        if count:
            _weigh(browser, Path(name), count)
        browser.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
