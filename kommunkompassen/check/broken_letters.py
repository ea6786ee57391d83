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
from itertools import pairwise

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
_LONGEST_WORD, _FEWEST_ASKED = 200, 2
_JOINED_LETTERS = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
_JOINED = re.compile(f"[{_JOINED_LETTERS}]")
_BROKEN = re.compile(f"[ÂÃ]{_FOLLOWING}|â{_FOLLOWING}{{2}}|ð{_FOLLOWING}{{3}}|â€(?!{_FOLLOWING})")
_STAND_INS = re.compile(rf"\(cid:\d{{1,5}}\)|\?(?<=[a-zåäö]\?)(?=[a-zåäö])|{_LOST}")
_SPACED = r"(?<![^\W_])(?:[^\W\d_] ){4,60}[^\W\d_](?![^\W_])"
_ONE_LETTER = (" e ", " a ", " n ")
"""One of these is in most words of letters that stand apart, and is no word itself."""


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
    if any(sign in text for sign in _JOINED_LETTERS):
        yield _whole(context, "joined", {number: _apart(line) for number, line in enumerate(lines, 1)}, _JOINED)
    if any(_stands_among_letters(context.texts().whole, sign) for sign in _ONE_LETTER):
        yield from _spaced(context, lines)
    yield from _lost(context, lines, text)


def _lost(context: Context, lines: Sequence[str], text: str) -> Iterator[Finding]:
    """One finding for all letters that something else stands for: a glyph's code, question marks in words, a sign of its own."""
    for sign, fewest in (("(cid:", 1), ("?", _FEWEST_ASKED), (_LOST, 1)):
        lost = (
            [(number, match) for number, line in enumerate(lines, 1) for match in _stand_ins(line, sign)] if sign in text else []
        )
        if len(lost) >= fewest:
            number, match = lost[0]
            span = Span(number, match.start() + 1, number, match.end() + 1)
            count = str(len({number for number, _ in lost}))
            yield context.at(RULE, context.when_published, span, "lost", text=match[0], count=count)
            return


def _stand_ins(line: str, sign: str) -> Iterator[re.Match[str]]:
    """What stands for letters and begins with the sign; question marks in addresses stand for none."""
    for match in _STAND_INS.finditer(line) if sign in line else ():
        if match[0].startswith(sign) and not (sign == "?" and set(_word(line, match.start())) & set("/=&@")):
            yield match


def _word(line: str, place: int) -> str:
    """What stands around a place without a space."""
    before = line[max(place - _LONGEST_WORD, 0) : place].rsplit(maxsplit=1)[-1]
    return before + line[place : place + _LONGEST_WORD].split(maxsplit=1)[0]


def _stands_among_letters(text: str, sign: str) -> bool:
    """Whether another lone letter follows a lone letter somewhere."""
    place = text.find(sign)
    while place >= 0:
        if text[place + len(sign) + 1 : place + len(sign) + 2] == " ":
            return True
        place = text.find(sign, place + 1)
    return False


def _spaced(context: Context, lines: Sequence[str]) -> Iterator[Finding]:
    """A finding on words whose letters stand apart."""
    signs = re.compile(_SPACED)
    better = {number: signs.sub(_together, line) for number, line in enumerate(lines, 1)}
    changed = [number for number, line in better.items() if line != lines[number - 1]]
    if changed:
        first, last = changed[0], changed[-1]
        line = lines[first - 1]
        match = next(match for match in signs.finditer(line) if _together(match) != match[0])
        mended = correction(lines, first, last, (better[number] for number in range(first, last + 1)))
        values = {"text": match[0], "right": _together(match), "count": str(len(changed))}
        span = Span(first, match.start() + 1, first, match.end() + 1)
        yield Finding(RULE, Severity.WARNING, context.source.path, span, values, "spaced", mended)


def _together(match: re.Match[str]) -> str:
    """The letters as a word; as they stand where they are a row, as A B C D E is."""
    letters = match[0].split(" ")
    in_a_row = sum(ord(after) - ord(before) == 1 for before, after in pairwise(letters))
    return match[0] if in_a_row > 1 else "".join(letters)


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
    if given == "â€":
        # The closing quotation mark, whose last byte stands for nothing.
        return "”"
    try:
        return b"".join(_byte(sign) for sign in given).decode("utf-8")
    except UnicodeDecodeError:
        return given


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if sign < "\u0100" else sign.encode("cp1252")
