"""Words that Typst would take for markup where pandoc does not escape them: marked in the body, so that they print as typed.

pandoc escapes signs only where a paragraph begins; in the items of a list and in the cells of a table `= x`, `- x` and `1.`
would be markup, and anywhere `...`, `--`, `-?` and `-5` (also behind a bracket or a quotation mark) would become other
characters.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"\S+")
_SIGN = re.compile(r"(?<!\S)(?:[=+/-]|\d+[.)](?!\S))|\.\.|--|-\?|(?<![^\W_])-\w|~")
"""What makes such a word; most texts have none."""


def marked(body: Markup) -> Markup:
    """The body with such words in spans of the class literal."""
    parts = _TAG.split(body)
    parts[::2] = [_spanned(text) if _SIGN.search(text) else text for text in parts[::2]]
    return Markup("".join(parts))  # noqa: S704  only spans were added to what was safe


def _spanned(text: str) -> str:
    return _WORD.sub(lambda word: f'<span class="literal">{word[0]}</span>' if _SIGN.search(word[0]) else word[0], text)
