"""No leftovers of the program that a text was pasted from: parts of mails, Word's error texts and codes, Excel's formulas.

What could also be a sentence's own words counts only as such programs write it: with a capital at a line's beginning, alone
on its line, beside others of its kind. A telephone number may stand in a sentence, and in facts.

Passes:
    texts:
      closing: Anna Ek svarar med vänlig hälsning. Ring växeln, 019-58 80 00.
Fails:
    texts:
      closing: Målen följs upp, se Fel! Hittar inte referenskälla.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from urllib.parse import parse_qs, urlsplit

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import PRINTED, Context
from kommunkompassen.read.rewriting import rewritten
from kommunkompassen.read.source import Path_

RULE = "program-leftover"
_LETTERS = {
    "mail": ("Från:", "From:", "Skickat:", "Sent:", "Ämne:", "Subject:", "meddelande-", "message-", " skrev "),
    "greeting": ("älsning", "Mvh", "MVH", "mvh", "M.v.h", "egards", "Skickat från", "Sent from", "Outlook f", "Hej"),
    "signature": ("+46", re.compile(r"0(?:(?<= 0)|(?<= \(0))\d{1,3}\)?[ /–-]{0,3}\d\d"), "Tel", "Mob"),
    "page": ("Sid", "Page", re.compile(r"\(\d{1,3}\) *$", re.M)),
    "chat": (re.compile(r"\[(?:\d{4}-|i ?går |\d{1,2}[:.])"),),
    "link": (".safelinks.",),
    "hyphen": (re.compile(r"-(?<=[a-zåäöé]-)(?=[ \t\n])[ \t]*+\n?[ \t]*+(?!(?:och|eller|samt|resp\w*|og)\b)[a-zåäöé]{2}"),),
    "reference": (
        *(
            re.compile(r"sid(?:an|orna)?\.? {0,2}\d"),
            re.compile(r"e s\.? {0,2}\d"),
            re.compile(r"igur \d"),
            re.compile(r"ild \d"),
        ),
        *(re.compile(r"ovan(?<=[nt\dr] ovan)"), re.compile(r"dan(?<=[nt\dr] nedan)")),
    ),
}
"""Kinds that only running texts can have, which have lines."""
_CODES = {
    "field": ("Fel!", "Error!", "HYPERLINK", "INCLUDEP", "MERGEF", "REF ", "TOC ", "SEQ ", "_Toc", "_Ref", "_Hlk", "\\* "),
    "remark": ("rad [", "rat [", "tar [", "ented [", "Formater", "Borttaget:", "Infogat:", "Deleted:", "Inserted:"),
    "picture": ("cid:", "[bild", "[Bild", "[image", "[Image"),
    "cell": (re.compile("#[A-Z]"), "###", "E+", re.compile(r"E-\d"), " 00:00:00"),
    "formula": (re.compile("=[A-ZÅÄÖ$+-]"),),
}
"""Kinds that nobody writes: they keep a report from being published, as a template's leftovers do. Each with what one of it
has in it, which is sought in the whole file first; that is quick, and few files have any."""
_EACH = ("page", "link", "hyphen", "reference")
"""Kinds that are no part of a mail, and are told of each."""
_LONGEST_SHOWN = 120
_LINES_OF_ONE = 4
"""Parts of a mail that stand within so many lines of each other are told of once."""


def check(context: Context) -> Iterator[Finding]:
    """A finding at each leftover in what is printed."""
    found = _kinds_in(context.whole)
    letters, codes = ([kind for kind in kinds if kind in found] for kinds in (_LETTERS, _CODES))
    if codes:
        for way, text in context.texts(*PRINTED):
            for kind, start, end in _found(codes, text):
                yield context.in_text(RULE, context.gap, way, start, end, kind, text=text[start:end])
    for way, text in context.texts() if letters else ():
        last = -_LINES_OF_ONE
        for kind, start, end in _found(letters, text):
            line = 0 if kind in _EACH else text.count("\n", 0, start)
            if kind in _EACH or line - last >= _LINES_OF_ONE:
                yield _told(context, way, text, (start, end), kind)
            last = last if kind in _EACH else line


def _told(context: Context, way: Path_, text: str, place: tuple[int, int], kind: str) -> Finding:
    start, end = place
    shown, mended = text[start:end], None
    if kind == "link":
        mended = rewritten(context.source, way, text, start, end, _led(shown))
    elif kind == "hyphen":
        # The whole word is shown, over both lines.
        while text[end].isspace():
            end += 1
        before = len(text[max(start - _LONGEST_SHOWN, 0) : start].rsplit(maxsplit=1)[-1])
        behind = len(text[end : end + _LONGEST_SHOWN].split(maxsplit=1)[0])
        mended = rewritten(context.source, way, text, start, end, "")
        shown = text[start - before : end + behind]
        end = start + 1
    span = context.source.span_in_text(way, start, end)
    values = {"text": " ".join(shown.split())[:_LONGEST_SHOWN]}
    return Finding(RULE, Severity.WARNING, context.source.path, span, values, kind, mended)


def _led(address: str) -> str:
    """Where an address that a mail program has rewritten leads; itself where that does not stand in it."""
    led = parse_qs(urlsplit(address).query).get("url", [address])[0]
    return led if led.isprintable() and led.startswith(("https://", "http://")) else address


def _kinds_in(whole: str) -> set[str]:
    """The kinds of which the file may have one."""
    rare = {_kind_of_rare()[sign] for sign in _any_rare().findall(whole)}
    return rare | {
        kind
        for kind, signs in (_LETTERS | _CODES).items()
        if kind not in rare and any(_is_in(whole, sign) for sign in signs if sign not in _kind_of_rare())
    }


def _is_in(whole: str, sign: str | re.Pattern[str]) -> bool:
    return sign in whole if isinstance(sign, str) else bool(sign.search(whole))


@cache
def _kind_of_rare() -> Mapping[str | re.Pattern[str], str]:
    """The kinds by the signs that begin with a capital or with what is no letter, as little in a text does."""
    signs = [(sign, kind) for kind, all_signs in (_LETTERS | _CODES).items() for sign in all_signs]
    return {sign: kind for sign, kind in signs if isinstance(sign, str) and not sign[0].islower() and sign[0] not in " ."}


@cache
def _any_rare() -> re.Pattern[str]:
    """One of these signs; all are sought at once, in a quarter of the time."""
    by_first = groupby(sorted(map(str, _kind_of_rare())), key=itemgetter(0))
    return re.compile(
        "|".join(f"{re.escape(first)}(?:{'|'.join(re.escape(one[1:]) for one in all_)})" for first, all_ in by_first)
    )


def _found(kinds: Sequence[str], text: str) -> Iterator[tuple[str, int, int]]:
    """Of what kind each is and where it stands, in the text's order; of two that lie over each other the first."""
    from kommunkompassen.check import marks_of_programs  # noqa: PLC0415  see there

    end = 0
    matches = ((kind, match) for kind in kinds for match in marks_of_programs.PATTERNS[kind].finditer(text))
    for kind, match in sorted(matches, key=lambda one: one[1].start()):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if start >= end:
            end = match.end()
            yield kind, start, match.start() + len(match[0].rstrip())
