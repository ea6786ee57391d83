"""The address of a revision's files on a forge, to which a draft's blocks can lead."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_SAFE = re.compile(r"https?://[A-Za-z0-9\[][!$%&'()*+,./0-9:;=A-Za-z\[\]_~-]*")


def is_source_url(url: str) -> bool:
    """Whether it is http or https, with nothing in it, such as a user's name or a ?, that a path can't follow."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for one that is no number
    except ValueError:
        return False
    return bool(_SAFE.fullmatch(url) and parts.hostname)


def address(url: str, name: str, line: int) -> str:
    """Where a line of a file is shown: https://forge/owner/repo/blob/main, evaluations/nassjo-2019.yaml, 12 -> …yaml#L12."""
    # A forge shows Markdown as text only when asked.
    plain = "?plain=1" if name.endswith(".md") else ""
    return f"{url.rstrip('/')}/{quote(name)}{plain}#L{line}"
