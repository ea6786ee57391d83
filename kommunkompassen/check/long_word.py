"""No word is so long that no line holds it, and no picture stands in a text as the letters of its file.

Such a word is most often several that lost their spaces where they were pasted. An address of the web may be long.

Passes:
    texts:
      closing: Kommunens verksamhetsplaneringsprocess.
Fails:
    texts:
      closing: Kommunensverksamhetsplaneringsprocessärnumerainfördialladeförvaltningarsomfinns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import PRINTED, Context

RULE = "long-word"
MOST_LETTERS = 60
ENDLESS = 2000
"""So many signs without a space fill more than half a page, and the PDF's lines are sought among them sign by sign."""
_PICTURE = re.compile(r"data:image/[^\s)\"'>]*|[A-Za-z0-9+/]{300,}={0,2}")
_LETTERS = re.compile(rf"[\w-]{{{MOST_LETTERS}}}")
_IN_STEPS = re.compile(rf"(?:(?s:.{{0,{MOST_LETTERS - 1}}})\s)*+")
"""From space to space, as far as each is within such a word's length of the one before."""


def check(context: Context) -> Iterator[Finding]:
    """A warning at the first in each text; an error where it has no end."""
    texts = context.texts(*PRINTED)
    if not _may_have_one(texts.whole):
        return
    for way, text in texts:
        longest = max(map(len, text.split()))
        if "data:image/" not in text and longest < MOST_LETTERS:
            continue
        if longest > ENDLESS:
            word = next(match for match in re.finditer(r"\S+", text) if match.end() - match.start() > ENDLESS)
            values = {"letters": str(word.end() - word.start()), "most": str(ENDLESS)}
            yield context.in_text(RULE, Severity.ERROR, way, word.start(), word.end(), "endless", **values)
            continue
        if picture := _PICTURE.search(text):
            yield context.in_text(RULE, Severity.WARNING, way, picture.start(), picture.end(), "picture")
            continue
        for word in re.finditer(r"\S+", text):
            if word.end() - word.start() >= MOST_LETTERS and "://" not in word[0] and _LETTERS.search(word[0]):
                values = {"word": word[0], "letters": str(len(word[0]))}
                yield context.in_text(RULE, Severity.WARNING, way, word.start(), word.end(), **values)
                break


def _may_have_one(text: str) -> bool:
    """Whether a text has such a word or a picture; hundreds of texts are gone through in the time in which one is split."""
    steps = _IN_STEPS.match(text)
    assert steps, "there may be no steps"
    return len(text) - steps.end() >= MOST_LETTERS or "data:image/" in text
