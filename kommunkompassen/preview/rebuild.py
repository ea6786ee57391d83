"""Make the page anew after a change: read what changed, check, and show the page or what stands in its way."""

from __future__ import annotations

import sys
from pathlib import Path

from kommunkompassen.base.messages import Language
from kommunkompassen.check.standing import standing
from kommunkompassen.preview.kept_pictures import KeptPictures
from kommunkompassen.preview.lookout import Changes
from kommunkompassen.preview.mishap import mishap
from kommunkompassen.preview.papers import Papers, Wish
from kommunkompassen.preview.screen import Screen
from kommunkompassen.publish.make import make_from
from kommunkompassen.report.checked import checked_content
from kommunkompassen.repository import Repository


class Rebuild:
    """Makes the page of one evaluation, always as a draft."""

    def __init__(
        self, path: Path, repository: Repository, pictures: KeptPictures, papers: Papers, screen: Screen, language: Language
    ) -> None:
        self._path, self._repository, self._pictures = path, repository, pictures
        self._papers, self._screen, self._language = papers, screen, language

    def after(self, changes: Changes) -> None:
        """Read again what changed and make the page. What changed in the code comes with the next start."""
        self._repository.forget(changes.data)
        if changes.look:
            _forget_what_was_read()
            self._pictures.forget()
        if changes.code:
            self._screen.show(restart=True)
        if changes.data or changes.look:
            self.page()

    def page(self) -> None:
        """Check, and show the page; with errors the page before stays, below the findings."""
        try:
            self._page()
        except Exception as error:  # noqa: BLE001  a half-written template must not end the preview; it is said on the page
            self._screen.show(built=True, problem=mishap(error, self._language))

    def _page(self) -> None:
        document = self._repository.evaluation(self._path)
        findings, whole = checked_content(document, self._repository, draft=True)
        lines = {path: self._repository.lines(path) for path in {finding.path for finding in findings}}
        said = {"findings": findings, "standing": standing(document, self._repository, findings), "lines": lines}
        if whole is None:
            self._screen.show(built=True, **said, problem="")
            return
        page = make_from(whole, document, ("html",), self._pictures.studio).files["html"]
        self._screen.show(built=True, **said, problem="", page=page)
        self._papers.wish(Wish(whole, document, page))


def _forget_what_was_read() -> None:
    """Templates, texts, theme and fonts are read once and kept, each by the function that reads it."""
    ours = [module for name, module in sys.modules.items() if name.partition(".")[0] in ("kommunkompassen", "charts")]
    for module in ours:
        for kept in list(vars(module).values()):
            if callable(clear := getattr(kept, "cache_clear", None)):
                clear()
