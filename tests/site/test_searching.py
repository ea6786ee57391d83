"""The search's page and files in the made site."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from kommunkompassen.site.searching import Index, search_index
from tests.helpers import real


def _folder(pages: dict[str, str]) -> str:
    found = re.search(r'data-index="([^"]+)"', pages["sok.html"])
    assert found
    return found[1]


def test_the_page_says_where_its_index_lies(site: Path, pages: dict[str, str]) -> None:
    held = [path.name for path in (site / _folder(pages)).iterdir()]
    assert {"start.js", "p0.js", "t0.js"} <= set(held)
    assert [path.name for path in (site / "idx").iterdir()] == [_folder(pages).split("/")[1]]


def test_without_scripts_the_page_leads_to_every_theme(pages: dict[str, str]) -> None:
    said = re.search(r"<noscript>(.*?)</noscript>", pages["sok.html"], re.DOTALL)
    assert said
    assert len(set(re.findall(r'href="(goda-exempel/[a-z]+\.html)"', said[1]))) == 9


def test_another_content_lies_in_another_folder(tmp_path: Path) -> None:
    empty = search_index([], [], real(), tmp_path)
    assert isinstance(empty, Index)
    assert re.fullmatch(r"idx/[0-9a-f]{8}/", empty.folder)
    assert list(empty.files) == [f"{empty.folder}start.js"]


def test_the_index_leads_to_the_page_of_each_municipality(site: Path, pages: dict[str, str]) -> None:
    start = (site / _folder(pages) / "start.js").read_text("utf-8")
    municipalities = json.loads(start.removeprefix('kk.add("start",').removesuffix(");\n"))["municipalities"]
    assert municipalities["Nässjö"] == "nassjo"
    assert {f"kommuner/{id_}.html" for id_ in municipalities.values()} == {path for path in pages if path.startswith("kommuner/")}


def test_the_scripts_are_small_and_say_no_less_without_their_comments(site: Path) -> None:
    for path in (site / "assets").glob("search*.js"):
        text = path.read_text("utf-8")
        assert not re.search(r"^\s*//|^ ", text, re.MULTILINE)
        assert text.count("{") == text.count("}")
    together = b"".join(path.read_bytes() for path in sorted((site / "assets").glob("search*.js")))
    assert len(gzip.compress(together)) <= 8_000
