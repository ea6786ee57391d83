"""Nothing slipped while a text was typed: a space before a comma or none behind it, two stops, a sentence with a small letter.

Passes:
    texts:
      closing: Kommunen har mål, medel m.m. och dialog.
Fails:
    texts:
      closing: Kommunen har mål , medel m.m. och dialog.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.swedish import MONTHS
from kommunkompassen.check.context import Context
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_

RULE = "typing-slip"
_SPACE = re.compile(r"(?<=[^\s.,]) +(?:[,;](?![\d,]|-?[()])|[.!?](?=\s|$|[”\")])(?!\s\.))", re.MULTILINE)
_RARE = ";!?"
_MARKS = re.compile(
    r"(?<=\w),(?: ?,)+|(?<=[\w)”\"])\.\.(?![./\w…])|(?<=\w),\.(?![\w.])|(?<=[a-zåäö]{4})\.,(?=\s)",
)
_GLUED = re.compile(
    r",(?:(?<=[^\W\d_]{2},)|(?<=[)”\d],))(?=[^\W\d_]{2})|\.(?:(?<=[a-zåäö]{3}\.)|(?<=\)\.))(?=[A-ZÅÄÖ](?:[a-zåäö]|\s))"
)
_COMMA = re.compile(r",(?!(?<=[^\s,],)[\s\d”\")*_-])")
_STOP = re.compile(r"\.(?!(?<=[^\s.]\.)(?:[\da-zåäö”\")*_:/\]}-]|\s++(?![a-zåäö])|\Z))")
"""Where a slip may be, with a sign that is found at once: few files have one."""
_SMALL = re.compile(r"\.(?:(?<=[a-zåäö]{3}\.)|(?<=\)\.)|(?<=[12]\d\d\d\.))\s+(?P<word>[a-zåäö][^\s,;]*)")
_BEFORE_STOP = re.compile(r"[^\s(”\"/–]*$")
_ABBREVIATIONS = {
    *("adm", "adr", "anm", "anst", "avd", "avs", "bil", "bitr", "bost", "cirk", "dep", "diarienr", "dir", "div", "dvs", "eng"),
    *("enl", "etc", "exkl", "fig", "forts", "fsk", "följ", "förf", "förk", "förv", "föreg", "gymn", "hemsj", "ing", "inkl"),
    *("inv", "jfr", "jur", "kap", "kand", "komm", "korr", "kval", "led", "lic", "mag", "max", "medl", "milj", "min", "mkt"),
    *("mom", "obl", "obs", "omr", "ordf", "osv", "pers", "plur", "pol", "prel", "prof", "proc", "red", "ref", "regl", "resp"),
    *("sek", "sekr", "sid", "soc", "spec", "sthlm", "särsk", "tab", "tekn", "tel", "temp", "tidn", "tim", "tjf", "ung", "uppl"),
    *("ursp", "utg", "utv", "vard", "verks", "vol", "växl", "åld", "årg", "äld", "ändr", "övers", "övr"),
    *("mån", "tis", "ons", "tor", "tors", "fre", "lör", "sön", "sept", "febr", "aug"),
    *(month[:3] for month in MONTHS),
}
_VOWEL = re.compile(r"[aouåeiyäöé]")
_ADDRESS = re.compile(r"[/@\\]|www\.|\.(?:se|com|nu|net|org|eu|pdf|docx?|xlsx?)\b")
_LONGEST_WORD = 200


def check(context: Context) -> Iterator[Finding]:
    """A warning at each, with the line as it should be where that is plain."""
    texts = context.texts()
    whole = texts.whole
    if (
        any(map(_may_be_slip, _STOP.finditer(whole)))
        or _COMMA.search(whole)
        or any(sign in whole and f" {sign}" in whole for sign in _RARE)
    ):
        for way, text in texts:
            yield from _of_signs(context, way, text)


def _may_be_slip(match: re.Match[str]) -> bool:
    """Whether a stop of all texts is worth to look into each; many are abbreviations'."""
    place, text = match.start(), match.string
    if text[place + 1 : place + 2].isspace() and not text[place - 1 : place].isspace():
        small = _SMALL.match(text, place)
        return small is not None and _begins_small(small)
    return True


def _finding(
    context: Context, way: Path_, text: str, place: tuple[int, int], detail: str, new: str, *, shown: str = ""
) -> Finding:
    start, end = place
    mended = rewritten(context.source, way, text, start, end, new) if new else None
    span = context.source.span_in_text(way, start, end)
    return Finding(RULE, Severity.WARNING, context.source.path, span, {"text": shown or text[start:end].strip()}, detail, mended)


def _of_signs(context: Context, way: Path_, text: str) -> Iterator[Finding]:
    for pattern, detail in ((_SPACE, "space"), (_MARKS, "marks")):
        for match in pattern.finditer(text):
            new = match[0].strip() if detail == "space" else match[0][-1] if match[0] != ".," else ""
            yield _finding(context, way, text, match.span(), detail, new)
    for match in _GLUED.finditer(text):
        if _is_slip_of_space(text, match):
            yield _finding(context, way, text, match.span(), "glued", f"{match[0]} ", shown=_around(text, match))
    for match in _SMALL.finditer(text):
        if _begins_small(match):
            word = match["word"]
            yield _finding(context, way, text, match.span("word"), "small", word[0].upper() + word[1:], shown=word)


def _is_slip_of_space(text: str, match: re.Match[str]) -> bool:
    """Whether a space is missing there, and it is no part of an address or of a name with a stop in it."""
    before = text[max(match.start() - _LONGEST_WORD, 0) : match.start()].rsplit(maxsplit=1)[-1]
    word = _around(text, match)
    if _ADDRESS.search(word) or "{" in word:
        return False
    return match[0] == "," or (before.rstrip(")").islower() and "." not in before)


def _around(text: str, match: re.Match[str]) -> str:
    before = text[max(match.start() - _LONGEST_WORD, 0) : match.start()].rsplit(maxsplit=1)[-1]
    return before + text[match.start() : match.end() + _LONGEST_WORD].split(maxsplit=1)[0]


def _begins_small(match: re.Match[str]) -> bool:
    """Whether a sentence begins with the small letter: no abbreviation before it, no name or address that is written so."""
    text, word = match.string, match["word"]
    if len(word) <= len("v."):
        return len(word) == 1 and word in "iåö"
    if word != word.lower() or "." in word.rstrip(".") or _ADDRESS.search(word) or word.endswith((")", ":")):
        return False
    found = _BEFORE_STOP.search(text, max(match.start() - _LONGEST_WORD, 0), match.start())
    before = found[0] if found else ""
    if before.endswith(")") or before.isdecimal():
        return True
    return before.isalpha() and before.lower() not in _ABBREVIATIONS and bool(_VOWEL.search(before))
