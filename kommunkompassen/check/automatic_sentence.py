"""A report's own text before chart 1 does not say what the report says by itself there: the total, the strongest, the weakest.

Passes:
    texts:
      results: Poängen ska läsas med försiktighet.
Fails:
    status: draft
    texts:
      results: Kommunen får {total} poäng av 800.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "automatic-sentence"
_SAID = re.compile(
    r"(?:\{total\}|[0-9]{2,3}) (?:poäng )?(?:av|utav) (?:totalt |maximalt )?(?:800|\{max_total\})"
    r"|\b(?:[Ss]tarkast|[Ss]vagast|[Hh]ögst poäng|[Ll]ägst poäng) (?:är|har|får|i|var)\b|\{(?:strongest|weakest)\}"
)


def check(context: Context) -> Iterator[Finding]:
    """Information at the first such words, while the report is still being written; a published one stands as it is."""
    if context.evaluation.status == "published":
        return
    text = next((text for path, text in context.texts() if path == ("texts", "results")), "")
    if match := _SAID.search(text):
        yield context.in_text(RULE, Severity.INFO, ("texts", "results"), match.start(), match.end())
