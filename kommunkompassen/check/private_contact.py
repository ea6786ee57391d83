"""No mobile number and no address at a private mail service is printed: they reach a person, not an office.

What stands under contact: and source: is meant to be found, and so are switchboards and addresses at a municipality.

Passes:
    texts:
      closing: Ring växeln, 019-58 80 00, eller skriv till kumla@kumla.se.
Fails:
    texts:
      closing: Ring 070-123 45 67.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.context import Context

RULE = "private-contact"
_MEANT = ("contact", "source")
_MOBILE = re.compile(r"7(?=[02369](?P<rest>(?:\)?[\s\u00a0./–‑-]{0,3}[0-9]){7})(?![0-9]))")
"""From its first 7, which few texts have many of; what stands before it is looked at then."""
_BEFORE_7 = re.compile(r"(?<![0-9+])(?:(?:\+|00)46[\s./-]*(?:\(0\)[\s./-]*)?|\(?0)$")
_SERVICES = (
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|yahoo|ymail|rocketmail|aol|protonmail|proton|gmx|tutanota|tuta|zoho"
    r"|fastmail|hey|yandex|mail|email|telia|comhem|bredband2?|spray|passagen|swipnet|glocalnet|tele2|home)\.[a-z]{2,4}(?:\.uk)?"
    r"|(?:me|mac|pm|inbox)\.(?:com|me|lv)"
)
_AT = re.compile(rf"[@\[(](?i:(?<=@)|(?:at|snabel-a)[\])])\s?(?i:{_SERVICES})(?![\w-]|\.\w)")
_BEFORE_AT = re.compile(r"[\w.+-]+\s?$")
_LONGEST_BEFORE = 80
"""Characters before the sign that are looked at."""


def check(context: Context) -> Iterator[Finding]:
    """A warning on each, which a comment can allow. The message does not repeat them."""
    whole = context.whole
    if not any(_found(whole)):
        return
    for path, text, _ in context.written:
        if path[0] not in _MEANT:
            for start, end, detail in _found(text):
                yield context.in_text(RULE, Severity.WARNING, path, start, end, detail)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """First character and end of each, and which of the two it is."""
    for pattern, before, detail in ((_MOBILE, _BEFORE_7, "mobile"), (_AT, _BEFORE_AT, "mail")):
        for match in pattern.finditer(text):
            start = before.search(text, max(match.start() - _LONGEST_BEFORE, 0), match.start())
            if start:
                yield start.start(), match.end("rest") if detail == "mobile" else match.end(), detail
