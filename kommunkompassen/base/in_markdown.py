"""Texts of unknown origin within Markdown of ours: no markup there, and nothing that calls, refers or leads anywhere.

GitHub looks for names, numbers and addresses after it has read the Markdown, so that escaping does not stop it; an unseen sign
within them does.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_\[\]<>|~$&])")
_CALL = re.compile(
    r"[@#](?=\w)"  # a name, a number
    r"|(?<=\bGH)-(?=\d)"  # the same
    r"|(?<=:)(?=//)|(?<=\bwww)(?=\.)"  # an address
    r"|:(?=[\w+-]+:)"  # a picture
    r"|[0-9a-f]{6}(?=[0-9a-f])",  # the hash of a commit
    re.IGNORECASE,
)
_NOTHING_WIDE = "\N{ZERO WIDTH SPACE}"


def in_markdown(text: str) -> str:
    """A line of text as Markdown."""
    # The unseen signs first: the backslashes would part a name from its sign.
    return _MARKUP.sub(r"\\\1", calling_nobody(text))


def calling_nobody(text: str) -> str:
    """The same text to the eye, with nothing in it that GitHub would find."""
    return _CALL.sub(lambda match: f"{match[0]}{_NOTHING_WIDE}", text)
