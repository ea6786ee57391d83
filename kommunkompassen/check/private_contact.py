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
_MOBILE = re.compile(
    r"(?<![0-9+])(?:(?:\+|00)46[\s./-]*(?:\(0\)[\s./-]*)?|\(?0)7[02369](?:\)?[\s\u00a0./–‑-]{0,3}[0-9]){7}(?![0-9])"
)
_SERVICES = (
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|yahoo|ymail|rocketmail|aol|protonmail|proton|gmx|tutanota|tuta|zoho"
    r"|fastmail|hey|yandex|mail|email|telia|comhem|bredband2?|spray|passagen|swipnet|glocalnet|tele2|home)\.[a-z]{2,4}(?:\.uk)?"
    r"|(?:me|mac|pm|inbox)\.(?:com|me|lv)"
)
_AT = re.compile(rf"(?i:[\w.+-]+\s?(?:@|[\[(](?:at|snabel-a)[\])])\s?(?:{_SERVICES}))(?![\w-]|\.\w)")


def check(context: Context) -> Iterator[Finding]:
    """A warning on each, which a comment can allow. The message does not repeat them."""
    whole = "\n".join(context.source.lines)
    mobile, mail = _MOBILE.search(whole), ("@" in whole or "[" in whole or "(at)" in whole) and _AT.search(whole)
    for path, text, _ in context.written() if mobile or mail else ():
        if path[0] in _MEANT:
            continue
        for pattern, detail in ((_MOBILE, "mobile"), (_AT, "mail")):
            for found in pattern.finditer(text):
                yield context.in_text(RULE, Severity.WARNING, path, found.start(), found.end(), detail)
