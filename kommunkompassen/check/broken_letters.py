"""Letters are what they were: å has not become Ã¥ or a question mark where a text was saved or pasted in another encoding.

Passes:
    texts:
      closing: Åtgärder för kvalitet.
Fails:
    texts:
      closing: Ã…tgÃ¤rder fÃ¶r kvalitet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Span, correction
from kommunkompassen.check.context import Context

RULE = "broken-letters"
_LOST = "\ufffd"
_FOLLOWING = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
"""What the second byte of a letter is taken for, in the Windows encoding and in that of the web's first years."""
_BROKEN = re.compile(f"[ÂÃ]{_FOLLOWING}|â{_FOLLOWING}{{2}}|ð{_FOLLOWING}{{3}}")


def check(context: Context) -> Iterator[Finding]:
    """One finding for all broken letters of a file and one for all lost ones, at the first."""
    lines = context.source.lines
    text = "\n".join(lines)
    if any(sign in text for sign in "ÂÃâð"):
        mended = {number: better for number, line in enumerate(lines, 1) if (better := _mended(line)) != line}
        if mended:
            first, last = min(mended), max(mended)
            found = next(one for one in _BROKEN.finditer(lines[first - 1]) if _letter(one) != one[0])
            whole = correction(lines, first, last, (mended.get(number, lines[number - 1]) for number in range(first, last + 1)))
            span = Span(first, found.start() + 1, first, found.end() + 1)
            values = {"text": found[0], "right": _letter(found), "count": str(len(mended))}
            yield Finding(RULE, context.when_published, context.source.path, span, values, "", whole)
    if _LOST in text:
        lost = [number for number, line in enumerate(lines, 1) if _LOST in line]
        column = lines[lost[0] - 1].index(_LOST) + 1
        span = Span(lost[0], column, lost[0], column + 1)
        yield context.at(RULE, context.when_published, span, "lost", text=_LOST, count=str(len(lost)))


def _mended(line: str) -> str:
    return line if line.isascii() else _BROKEN.sub(_letter, line)


def _letter(found: re.Match[str]) -> str:
    """The letter that was broken; what stands there, where it is none."""
    given = found[0]
    try:
        return b"".join(_byte(sign) for sign in given).decode("utf-8")
    except UnicodeDecodeError:
        return given


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if sign < "\u0100" else sign.encode("cp1252")
