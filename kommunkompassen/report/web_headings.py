"""The headings of the web page: below the report's name, each a link to itself, and all chapters and sections in the contents.

On paper the chapters are the first level, since the contents list and the page's head are made of it. A page on the web has its
name there, so that who listens to the headings is first told where they are; everything else is one level further down. A
heading's link is what one copies to show somebody the place. The templates' headings with a class are none of the outline's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markupsafe import Markup

from kommunkompassen.base import paths

_HEADING = re.compile(r'<h([1-3])(?: id="([^"]*)")?>([^<]*)(.*?)</h\1>', re.DOTALL)
"""The text, and what stands behind it in a draft: where it is in the file."""
_CONTENTS_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter of the contents list with its sections, or such a section: the id of its place, and its text as HTML."""

    id: str
    text: Markup
    sections: list[Heading] = field(default_factory=list)


def linked(body: str) -> tuple[str, list[Heading]]:
    """The body with headings as the web has them, and the contents list."""
    chapters: list[Heading] = []
    above: dict[int, str] = {}
    ids = set(re.findall(r' id="([^"]*)"', body))

    def heading(match: re.Match[str]) -> str:
        level, text = int(match[1]), match[3].strip()
        id_ = match[2] or _unused(f"{above[level - 1]}-{paths.slug(Markup(text).unescape())}", ids)  # noqa: S704  the template's own
        above[level] = id_
        if level <= _CONTENTS_DEPTH:
            (chapters if level == 1 else chapters[-1].sections).append(Heading(id_, Markup(text)))  # noqa: S704  see above
        return f'<h{level + 1} id="{id_}"><a href="#{id_}">{text}</a>{match[4]}</h{level + 1}>'

    return _HEADING.sub(heading, body), chapters


def _unused(wanted: str, ids: set[str]) -> str:
    """The id, with a number behind it where it is taken, which it then is."""
    id_, number = wanted, 1
    while id_ in ids:
        number += 1
        id_ = f"{wanted}-{number}"
    ids.add(id_)
    return id_
