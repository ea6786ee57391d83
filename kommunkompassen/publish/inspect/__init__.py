"""Look at the made files before they are written: a report that not everyone can read is not published.

EN 301 549 chapter 10 asks of documents what WCAG 2.1 AA asks of pages. What a program can see of that is looked at here, on
the finished bytes, so that no mistake in a template, a filter or a converter gets past.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kommunkompassen.publish.inspect.flaw import Flaw

_ALONE = "brief-"
_OF_REPORTS = ("contents-entry", "logo-size")
"""What is wrong with a contents list and a cover: the page that stands alone has neither."""


def flaws(files: Mapping[str, bytes], *, draft: bool = False) -> list[Flaw]:
    """Everything that is wrong with the files, by their format. In a draft, pages may still be nearly empty."""
    # What reads documents takes long to import, and a flaw is told of by commands that read none.
    from kommunkompassen.publish.inspect import docx, html, pages, pdf  # noqa: PLC0415

    inspectors: dict[str, Callable[[bytes], list[Flaw]]] = {"docx": docx.flaws, "pdf": pdf.flaws, "html": html.flaws}
    found = [
        replace(flaw, format=kind)
        for kind, data in files.items()
        for flaw in inspectors[kind.removeprefix(_ALONE)](data)
        if not (kind.startswith(_ALONE) and flaw.what in _OF_REPORTS)
    ]
    alone = files.get(f"{_ALONE}pdf")
    if alone and len(pages.things_on_pages(alone)) > 1:
        found.append(Flaw("more-than-a-page", f"{_ALONE}pdf"))
    return [flaw for flaw in found if flaw.stops or not draft]


__all__ = ["Flaw", "flaws"]
