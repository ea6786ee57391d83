"""The index as files: what they hold, that they are small, and that the same observations give the same bytes."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from typing import Any

from kommunkompassen.base import paths
from kommunkompassen.search.counted import paragraphs
from tests.data.test_observations import published
from tests.search.asked import own_index

CODE = (
    "import hashlib; from tests.search.asked import own_index; "
    "print(hashlib.sha256(repr(sorted(own_index().items())).encode()).hexdigest())"
)


def _held(name: str, content: bytes) -> Any:
    text = content.decode("utf-8")
    start, end = f'kk.add("{name}",', ");\n"
    assert text.startswith(start)
    assert text.endswith(end)
    return json.loads(text[len(start) : -len(end)])


def test_every_text_is_there_in_order_with_its_place() -> None:
    index = own_index()
    start = _held("start", index["start.js"])
    texts = [one for number, _ in enumerate(start["chunks"]) for one in _held(f"t{number}", index[f"t{number}.js"])]
    assert [text for _, text, _, _ in texts] == [one.text for one in published()]
    assert [target for _, _, target, _ in texts] == [one.target for one in published()]
    assert [one[0] for one in start["evaluations"]] == list(dict.fromkeys(one.evaluation for one in published()))


def test_a_stem_lies_in_the_shard_that_the_start_leads_to_and_leads_to_its_paragraphs() -> None:
    index = own_index()
    start = _held("start", index["start.js"])
    shards = [_held(f"p{number}", index[f"p{number}.js"]).split("\n") for number, _ in enumerate(start["shards"])]
    stems = [line.split("\t")[0] for shard in shards for line in shard]
    assert stems == sorted(stems)
    assert [shard[0].split("\t")[0] for shard in shards] == start["shards"]
    lean = next(line.split("\t") for shard in shards for line in shard if line.startswith("lean\t"))
    number = next(n for n, text in enumerate(p for one in published() for p in paragraphs(one)) if "Lean" in text)
    assert int(lean[1][:-1], 36) == number + 1


def test_an_entry_says_in_which_sentences_of_its_paragraph_a_stem_stands() -> None:
    texts = ["Lean är bra. Målet är nått. De kan lean.", "Leanmål och mål finns. Mål är bra. Lean."]
    seen = [dataclasses.replace(published()[0], heading="", text=text) for text in texts]
    shard = dict(line.split("\t")[:2] for line in _held("p0", own_index(seen)["p0.js"]).split("\n"))
    assert re.fullmatch(r"[A-I]SU[A-I]U0[J-R]", shard["lean"]), "a text's first and third, the next one's third, and a part"
    under = own_index([dataclasses.replace(seen[0], heading="Lean")])
    assert re.search(r"\blean\\t[A-I]STV\b", under["p0.js"].decode()), "a heading is the first"


def test_a_file_is_small() -> None:
    sizes = {name: len(gzip.compress(content)) for name, content in own_index().items()}
    assert max(sizes.values()) < 5_000, sizes


def test_hostile_text_is_data() -> None:
    hostile = dataclasses.replace(published()[0], text='</script><script>alert(1)</script>");alert(2);//\u2028', heading="\\")
    content = own_index([hostile])["t0.js"]
    assert _held("t0", content)[0][:2] == ["\\", hostile.text]


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    own = hashlib.sha256(repr(sorted(own_index().items())).encode()).hexdigest()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        made = subprocess.run([sys.executable, "-c", CODE], cwd=paths.PROJECT, capture_output=True, check=True, env=environment)
        assert made.stdout.decode().strip() == own


def test_no_observations_give_an_index_that_finds_nothing() -> None:
    index = own_index([])
    assert set(index) == {"start.js"}
