"""Evaluations that are out for the machine's time or memory, or for what shows them: YAML, and Markdown within it."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path

HEAD = 'municipality: Provby\nofficial_name: Provby kommun\nyear: 2019\nrubric: "2018"\nstatus: draft\ncompare_with: []\n'
N = 50_000
"""Signs, or so, of most."""


def closing(text: str) -> str:
    """The text in quotes, as its last words."""
    return f"texts:\n  closing: {json.dumps(text, ensure_ascii=False)}\n"


def block(text: str) -> str:
    """The text below a bar."""
    return "texts:\n  closing: |\n" + "".join(f"    {line}\n" for line in text.split("\n"))


def _nested(opening: str, closing_: str, depth: int) -> str:
    return opening * depth + "a" + closing_ * depth


def _keys(number: int, value: str = "a") -> str:
    return "".join(f"nyckel{one}: {value}\n" for one in range(number))


def _facts(number: int, label: str = "a", value: str = "b") -> str:
    return "facts:\n" + "".join(f"  - label: {label}\n    value: {value}\n" for _ in range(number))


_CHANCE = random.Random(1)
_WORDS = ["kommunen", "plan", "mål", "följer", "upp", "invånare", "budget", "nämnd", "skola", "vård", "dialog", "styr"]


def _prose(sentences: int) -> str:
    return "\n".join(" ".join(_CHANCE.choices(_WORDS, k=9)).capitalize() + "." for _ in range(sentences))


YAML: Mapping[str, str] = {
    "nested-lists": "texts:\n  closing: " + _nested("[", "]", N) + "\n",
    "nested-mappings": "texts: " + _nested("{a: ", "}", 20_000) + "\n",
    "nested-blocks": "".join(" " * depth + "a:\n" for depth in range(300)),
    "nested-dashes": "facts:\n  " + "- " * 20_000 + "a\n",
    "long-key": f"{'k' * 2 * N}: a\n",
    "long-known-key": f"texts{'s' * N}: a\n",
    "keys-alike": "".join(f"texts{one}: a\n" for one in range(5_000)),
    "keys-twice": "texts:\n" + "  closing: a\n" * 5_000,
    "many-documents": "---\nmunicipality: A\n" * 5_000,
    "anchors": "a: &a [a]\n" + "".join(f"b{one}: *a\n" for one in range(5_000)),
    "tags": "".join(f"a{one}: !!python/object:os.system x\n" for one in range(5_000)),
    "merge-keys": "<<: {a: b}\n" * 5_000,
    "huge-year": f"first_evaluation: {'9' * N}\n",
    "huge-points": f"areas:\n  1:\n    scores:\n      1.1: {'9' * N}\n      1.2: 0.{'3' * N}\n      1.3: 1e{'9' * 1000}\n",
    "tiny-points": "areas:\n  1:\n    scores:\n" + "".join(f"      1.{one}: 1\n" for one in range(5_000)),
    "many-areas": "areas:\n" + "".join(f"  {one}:\n    strengths: [a]\n" for one in range(5_000)),
    "old-line-ends": "texts:\r  closing: |\r" + "    ord\r" * 10_000,
    "mixed-line-ends": "texts:\n  closing: |\n" + "    ord\r\n    ord\r    ord\n" * 5_000,
    "next-lines": closing("ord\x85ord\u2028ord\u2029" * 10_000),
    "tabs": "texts:\n" + "\tclosing: a\n" * 5_000,
    "indents-askew": "texts:\n" + "".join(f"{' ' * (1 + one % 7)}a: b\n" for one in range(5_000)),
    "quotes-open": "".join(f'  a: "ord {one}\n' for one in range(5_000)),
    "brackets-open": "facts: [" + "{label: a, value: b}, " * 5_000,
    "colons-within": "".join(f"      - Mål: plan: {one}: {one}\n" for one in range(5_000)),
    "items-with-signs": "areas:\n  1:\n    strengths:\n" + "".join(f"      - {sign}ord\n" for sign in "|>!?,{[*&\"'#%@`" * 300),
    "merge-marks": "<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> main\n" * 2_000,
    "comments-deep": "".join(f"{' ' * (one % 40)}# hej\n" for one in range(10_000)) + "texts:\n  closing: a\n",
    "comments-behind": _facts(3_000, value="b # hej"),
    "silencing": "".join(f"# tyst: long-sentence {one}\n# ok: a\n" for one in range(3_000)),
    "escapes": 'texts:\n  closing: "' + "\\u0041\\x41\\U00000041" * 3_000 + '"\n',
    "lone-surrogates": 'texts:\n  closing: "' + "\\ud83d\\ude00\\udfff" * 3_000 + '"\n',
    "nul": closing("ord\x00ord") + 'a: "\\0"\n',
    "directives": "%YAML 1.2\n" * 2_000 + "---\na: b\n",
    "folded": "texts:\n  closing: >\n" + "    ord\n\n" * 8_000,
    "plain-lines": "texts:\n  closing: ord\n" + "    ord\n" * 10_000,
    "facts-many": _facts(5_000),
    "ids-many": "mean_of: [" + ", ".join(f"kumla-{one}" for one in range(5_000)) + "]\n",
    "evaluators-many": "evaluators:\n" + "".join(f"  - name: Eva Ek {one}\n" for one in range(5_000)),
    "headings-many": "areas:\n  1:\n    headings: [" + ", ".join(["Mål"] * 5_000) + "]\n",
    "items-alike": "areas:\n  1:\n    strengths:\n" + "      - Kommunen har en plan för allt\n" * 3_000,
    "items-nearly-alike": "areas:\n  1:\n    strengths:\n"
    + "".join(f"      - Kommunen har plan {one} för allt\n" for one in range(3_000)),
    "sections-many": "areas:\n  1:\n    narrative:\n"
    + "".join(f"      - heading: R{one}\n        text: T{one}\n" for one in range(3_000)),
}
MARKDOWN: Mapping[str, str] = {
    "emphasis-nested": closing(_nested("*a **b ", "** *", 5_000)),
    "emphasis-open": closing("*a _b " * 8_000),
    "emphasis-lines": closing("\n".join(f"**a {one}" for one in range(5_000))),
    "brackets-nested": closing(_nested("[", "](a)", 10_000)),
    "references": block("\n".join(f"[a{one}][b{one}]\n\n[b{one}]: http://a.se/{one}\n" for one in range(2_000))),
    "definitions-alike": block("[a]: http://a.se\n" * 5_000 + "[a]" * 5_000),
    "backticks-growing": closing(" ".join("`" * one for one in range(300))),
    "backticks-lines": block("- `a` och `b\n" * 4_000),
    "autolinks": block("<http://a.se/b> www.a.se a@b.se http://a.se/(b)\n" * 1_500),
    "long-url": block("Se http://a.se/" + "a/b?c=d&" * 6_000 + " här."),
    "url-brackets": block("http://a.se/" + "(" * 1_900 + ")" * 1_900),
    "mailto": block("mailto:a@b.se?cc=c@d.se&" * 2_000),
    "table-wide": block("|" + "a|" * 10_000 + "\n|" + "-|" * 10_000),
    "table-long": block("| a | b |\n|---|---|\n" + "| c | d |\n" * 5_000),
    "tabs-table": block("a\tb\tc\n" * 5_000),
    "html": block("<div><p onclick='a'><script>b</script>" * 2_000),
    "html-comments": block("<!-- a\n" * 5_000),
    "entities": block("&amp;&#35;&#x41;&CounterClockwiseContourIntegral; " * 1_000),
    "quotes-nested": block("\n".join("> " * (one % 200) + "a" for one in range(3_000))),
    "lists-nested": block("\n".join("  " * (one % 60) + f"- a{one}" for one in range(3_000))),
    "lists-numbers": block("\n".join(f"{one}. a" for one in range(5_000))),
    "lists-restart": block("1. a\n- b\n" * 4_000),
    "headings": block("# Rubrik\n\nOrd\n===\n\n" * 2_000),
    "rules": block("---\n***\n___\n" * 3_000),
    "fences": block("```a\n~~~\n" * 4_000),
    "boxes": block("- [ ] a\n" * 5_000),
    "footnotes": closing("Ord[^1] och ord[2].\n\n" * 3_000),
    "superscripts": block("ord¹ ord² ord³\n" * 3_000),
    "hard-breaks": block("ord\\\nord  \n" * 4_000),
    "figures": block("{points 1} {mean 2} {percent 1.4} {total} {{a}} {okänd 7}\n" * 1_000),
    "figures-open": block("{points 1 {mean " * 3_000),
    "bullets": closing("• punkt\n" * 5_000),
    "dashes-pasted": block("– punkt\n" * 5_000),
    "letters-apart": closing("o\u0308" * N),
    "marks-stacked": closing("a" + "\u0301" * 1_900 + " ord"),
    "marks-many": closing(("a" + "\u0301\u0302\u0303" * 20 + " ") * 800),
    "emoji": closing("\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 " * 3_000),
    "flags": closing("\U0001f1f8\U0001f1ea" * 900),
    "turned": closing("\u202eord\u2066ord\u2069 " * 4_000),
    "unseen": closing("o\u200br\u200cd\u00ad\ufeff " * 4_000),
    "letters-strange": closing("中文 א ب ก ꙮ 𝕏 ﬁ " * 3_000),
    "private-use": closing("\ue000\uf8ff\U000f0000 " * 4_000),
    "broken-letters": closing("Ã¥tgÃ¤rder \ufffd " * 3_000),
    "personal-numbers": block("19121212-1212 121212-1212 070-123 45 67\n" * 1_500),
    "municipalities": block("Kumla har Nässjö och Arboga.\n" * 1_500),
    "verbs-and-names": block("har Eskilstuna " * 3_000),
    "residents": block("Eskilstunaborna och kumlaborna " * 2_000),
    "points-said": block("Starkast är område 1 med 37 av 100 poäng, 37 %.\n" * 1_000),
    "sentences-alike": block("Kommunen har en plan.\n" * 3_000),
    "paragraphs-alike": block("Kommunen har en plan.\n\n" * 3_000),
    "paragraphs-twice": block("\n\n".join(_prose(1_000).split("\n") * 2)),
    "one-sentence": block("ord, " * 10_000),
    "prose": block(_prose(2_000)),
    "ordinals": block("den 1. maj kl. 10.30 t.ex. bl.a. 1. 2. 3. " * 1_000),
    "commands": block("##[error file=a]b ::error::c ::add-mask::d %0A\n" * 1_500),
    "mentions": block("@octocat #1 octo/cat#1 a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0\n" * 1_000),
    "endless": closing("a" * 190_000),
    "too-long": closing("ord " * 60_000),
}
ALL: Mapping[str, str] = {**YAML, **MARKDOWN}


def write(folder: Path) -> list[Path]:
    """Each in a folder of its own, under the name that it must have."""
    written = []
    for name, text in ALL.items():
        path = folder / name / "provby-2019.yaml"
        path.parent.mkdir(parents=True)
        path.write_bytes((HEAD + text).encode("utf-8", "surrogatepass"))
        written.append(path)
    return written
