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
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from kommunkompassen.base.finding import Finding, Severity, Span, correction
from kommunkompassen.check.context import Context

RULE = "broken-letters"
_LOST = "\ufffd"
_FOLLOWING = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
"""What the second byte of a letter is taken for, in the Windows encoding and in that of the web's first years."""
_SETS = (
    # Swedish letters of one encoding read in another, and those among them that no word has.
    (dict(zip("ˆ‰Â≈ƒ÷", "öäåÅÄÖ", strict=True)), "ˆ‰"),
    (dict(zip("šŠŒ€…", "öäåÄÖ", strict=True)), "ŠŒ"),
    (dict(zip("”„†Ž™", "öäåÄÖ", strict=True)), "„†"),
)
"""Of the older Macintosh as Windows shows them and the other way about, and of DOS as Windows shows them."""
_LETTER = "a-zåäö"
_JOINED = re.compile("[\ufb00-\ufb06]")
_BROKEN = re.compile(f"[ÂÃ]{_FOLLOWING}|â{_FOLLOWING}{{2}}|ð{_FOLLOWING}{{3}}")


def check(context: Context) -> Iterator[Finding]:
    """One finding for all broken letters of a file and one for all lost ones, at the first."""
    lines = context.source.lines
    text = context.whole
    if any(sign in text for sign in "ÂÃâð"):
        mended = {number: better for number, line in enumerate(lines, 1) if (better := _mended(line)) != line}
        if mended:
            first, last = min(mended), max(mended)
            match = next(match for match in _BROKEN.finditer(lines[first - 1]) if _letter(match) != match[0])
            whole = correction(lines, first, last, (mended.get(number, lines[number - 1]) for number in range(first, last + 1)))
            span = Span(first, match.start() + 1, first, match.end() + 1)
            values = {"text": match[0], "right": _letter(match), "count": str(len(mended))}
            yield Finding(RULE, context.when_published, context.source.path, span, values, "", whole)
    yield from _of_one_byte(context, lines, text)
    if _JOINED.search(text):
        yield _whole(context, "joined", {number: _apart(line) for number, line in enumerate(lines, 1)}, _JOINED)
    if _LOST in text:
        lost = [number for number, line in enumerate(lines, 1) if _LOST in line]
        column = lines[lost[0] - 1].index(_LOST) + 1
        span = Span(lost[0], column, lost[0], column + 1)
        yield context.at(RULE, context.when_published, span, "lost", text=_LOST, count=str(len(lost)))


def _of_one_byte(context: Context, lines: Sequence[str], text: str) -> Iterator[Finding]:
    """The letters of an encoding where each has one byte, if within a word stands one that no word has."""
    for letters, sure in _SETS:
        if any(sign in text for sign in sure) and re.search(f"(?<=[{_LETTER}])[{sure}](?=[{_LETTER}])", text):
            signs = re.compile(
                f"(?<=[{_LETTER}A-ZÅÄÖ])[{''.join(letters)}](?=[{_LETTER}])|(?<![^\\s(])[{''.join(letters)}](?=[{_LETTER}])"
            )
            better = {number: signs.sub(lambda match: letters[match[0]], line) for number, line in enumerate(lines, 1)}  # noqa: B023
            yield _whole(context, "", better, signs, letters)
            return


def _whole(
    context: Context, detail: str, better: Mapping[int, str], signs: re.Pattern[str], letters: Mapping[str, str] | None = None
) -> Finding:
    """One finding at the first, with all the lines that have one written anew."""
    lines = context.source.lines
    changed = [number for number, line in better.items() if line != lines[number - 1]]
    first, last = changed[0], changed[-1]
    match = signs.search(lines[first - 1])
    assert match
    right = letters[match[0]] if letters else _apart(match[0])
    span = Span(first, match.start() + 1, first, match.end() + 1)
    values = {"text": match[0], "right": right, "count": str(len(changed))}
    severity = Severity.WARNING if detail else context.when_published
    mended = correction(lines, first, last, (better[number] for number in range(first, last + 1)))
    return Finding(RULE, severity, context.source.path, span, values, detail, mended)


def _apart(line: str) -> str:
    return _JOINED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), line)


def _mended(line: str) -> str:
    return line if line.isascii() else _BROKEN.sub(_letter, line)


def _letter(match: re.Match[str]) -> str:
    """The letter that was broken; what stands there, where it is none."""
    given = match[0]
    try:
        return b"".join(_byte(sign) for sign in given).decode("utf-8")
    except UnicodeDecodeError:
        return given


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if sign < "\u0100" else sign.encode("cp1252")
