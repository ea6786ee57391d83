"""Characters that can't be seen and come along when text is pasted, and a line as it should be without them.

Some of them YAML forbids; the others it reads, and they would part or hide words in the report. Emoji are held together by one of
them, which stays there.
"""

from __future__ import annotations

import re

from kommunkompassen.read.syntax.fault import value_in

_HALF_LETTER = r"(?<![\xc2\xc3\xe2])(?<!\xe2[\x80-\xbf\u20ac])[\x80-\x9f]"
"""A control character that is no part of a letter broken in two, of which check/broken_letters tells once for the file."""
FORBIDDEN = re.compile(f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\u2028\\u2029\\ufeff\\ufffe\\uffff]|{_HALF_LETTER}")
HIDDEN = re.compile(
    "[\u00ad\u034f\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffc]|(?<=[\\w.,;:!?)])\u200d|\u200d(?=\\w)"
)
_BREAKS = "\x0b\x0c\u2028\u2029"
"""Line and page breaks of word processors."""
_BREAK = re.compile(f"(?<![ \\t])[ \\t]*[{_BREAKS}]+[ \\t]*")
_HYPHEN = "\x1e"
"""Word's hyphen that does not break; its soft one is no sign at all."""


def is_break(sign: str) -> bool:
    """Whether it is a line or page break of a word processor."""
    return sign in _BREAKS


def code(sign: str) -> str:
    """How the character is called: U+000B."""
    return f"U+{ord(sign):04X}"


def mended(line: str) -> list[str]:
    """The line without such characters; in a text below a key a break in it begins another line, else it is a space."""
    value = value_in(line)
    between = " " if value or line.lstrip().startswith("#") else "\n" + line[: len(line) - len(line.lstrip(" "))]
    line = _BREAK.sub(between, line.rstrip(_BREAKS)).replace(_HYPHEN, "-")
    # What an older Windows wrote as such a character is a dash, a quote or an ellipsis.
    line = re.sub(_HALF_LETTER, lambda sign: sign[0].encode("latin-1").decode("cp1252", errors="ignore"), line)
    return HIDDEN.sub("", FORBIDDEN.sub("", line)).split("\n")
