"""The address of a revision's files on a forge, to which a draft's blocks can lead."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_SAFE = re.compile(r"https?://[A-Za-z0-9\[][!$%&'()*+,./0-9:;=A-Za-z\[\]_~-]*")

_AZURE = re.compile(r"(https?://.+/_git/[^/]+)/(G[BTC].+)")
_FORGEJO = re.compile(r"/src/(?:branch|commit|tag)/")
_MARKDOWN_AS_TEXT = ("?plain=1", "?display=source")


def is_source_url(url: str) -> bool:
    """Whether it is http or https, with nothing in it, such as a user's name or a ?, that a path can't follow."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for one that is no number
    except ValueError:
        return False
    return bool(_SAFE.fullmatch(url) and parts.hostname)


def address(url: str, name: str, line: int) -> str:
    """Where a line of a file is shown: https://forge/owner/repo/blob/main, evaluations/nassjo-2019.yaml, 12 -> …yaml#L12.

    GitHub and GitLab have `blob` in it, Forgejo `src`. Azure DevOps names the file and the line in a query of its own, and the
    revision as GBbranch, GTtag or GCcommit: https://dev.azure.com/owner/project/_git/repo/GBmain.
    """
    base = url.rstrip("/")
    if azure := _AZURE.fullmatch(base):
        ends = f"line={line}&lineEnd={line + 1}&lineStartColumn=1&lineEndColumn=1"
        return f"{azure[1]}?path=/{quote(name)}&version={azure[2]}&{ends}"
    # A forge shows Markdown as text only when asked.
    plain = _MARKDOWN_AS_TEXT[bool(_FORGEJO.search(base))] if name.endswith(".md") else ""
    return f"{base}/{quote(name)}{plain}#L{line}"
