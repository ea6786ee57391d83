"""Values as JSON for programs, in which nothing is obeyed by a terminal or by a machine that runs a workflow."""

from __future__ import annotations

import json
import re

_OBEYED = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""JSON's own escapes end below 0x20."""
_COMMAND = re.compile("(?<=#)#")
_NO_LETTER = re.compile("[\ud800-\udfff]")
"""A byte of a file's name that is no UTF-8, as Python has it."""


def json_text(values: object) -> str:
    """The values, with escapes that say the same where somebody would obey, and U+FFFD for what is no letter."""
    import msgspec  # noqa: PLC0415  most commands print no JSON, and it takes long to import

    # The standard library indents in Python, which takes eight times as long; laid out afterwards it is the same text.
    made = _NO_LETTER.sub("\ufffd", json.dumps(values, ensure_ascii=False, default=str))
    # Megabytes are gone through for one set of signs in a tenth of the time that a choice of patterns takes.
    for pattern in (_OBEYED, _COMMAND) if "##" in made else (_OBEYED,):
        made = pattern.sub(lambda sign: f"\\u{ord(sign[0]):04x}", made)
    return msgspec.json.format(made, indent=2)
