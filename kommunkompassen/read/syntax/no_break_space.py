r"""Indentation and the spaces after a dash and a colon are plain ones; a no-break space pasted there looks the same.

Passes:
    texts:
      closing: Tack.
Fails:
    texts:
    \u00a0 closing: Tack.
"""

from __future__ import annotations

import re

from kommunkompassen.read.syntax.fault import Mistake, is_key, span_in_line

RULE = "no-break-space"
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
SPACE = re.compile(f"[{_SPACES}]")
_STRUCTURE = re.compile(
    f"(?P<lead>[ {_SPACES}]*(?:-[ {_SPACES}]+)*)(?:(?P<key>[a-z_]+|\\d+(?:\\.\\d+)?)[ {_SPACES}]*:[ {_SPACES}]+)?"
)


def find(text: str, line: int) -> Mistake | None:
    """The mistake of a line (from 0) with such a space outside its texts."""
    found = _STRUCTURE.match(text)
    assert found, "everything in it may be absent"
    end = found.end() if found["key"] and is_key(found["key"]) else found.end("lead")
    place = SPACE.search(text, 0, end)
    if not place:
        return None
    corrected = SPACE.sub(" ", text[:end]) + text[end:]
    return Mistake(RULE, span_in_line(line, place.start(), place.end()), corrected={line: corrected})
