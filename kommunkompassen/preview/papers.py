"""The Word file and the PDF, made behind the page in a thread of their own: always those of the newest page."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from kommunkompassen import reporters
from kommunkompassen.base.messages import Language
from kommunkompassen.building import output
from kommunkompassen.preview import panel
from kommunkompassen.preview.kept_pictures import KeptPictures
from kommunkompassen.preview.mishap import mishap
from kommunkompassen.preview.screen import Screen
from kommunkompassen.publish import inspect, typst_memory
from kommunkompassen.publish.make import Report, make_from
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.report.content import Content


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """A page whose other formats are wanted."""

    content: Content
    document: Document[Evaluation]
    page: bytes


class Papers:
    """Makes and writes the files of the newest wish, as long as the context lasts; what was wished for before is dropped."""

    def __init__(self, pictures: KeptPictures, folder: Path, screen: Screen, language: Language) -> None:
        self._pictures, self._folder, self._screen, self._language = pictures, folder, screen, language
        self._changed = threading.Condition()
        self._wish: Wish | None = None
        self._ended = False
        self._thread = threading.Thread(target=self._work, name="preview-papers")

    def wish(self, wish: Wish) -> None:
        """Make these files as soon as may be."""
        with self._changed:
            self._wish = wish
            self._screen.show(files=None, files_problem="", flaws=())
            self._changed.notify_all()

    def __enter__(self) -> Papers:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        self._thread.join()

    def _work(self) -> None:
        done: Wish | None = None
        while wish := self._next(done):
            self._make(wish)
            # What this version has in common with the next stays; what the last ones had of their own need not.
            typst_memory.forget()
            typst_memory.give_back()
            done = wish

    def _next(self, done: Wish | None) -> Wish | None:
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._wish is not done)
            return None if self._ended else self._wish

    def _make(self, wish: Wish) -> None:
        try:
            made = make_from(wish.content, wish.document, panel.PAPERS, self._pictures.studio)
            made = Report(made.name, {**made.files, "html": wish.page})
            if self._is_wanted(wish):
                output.write(made, self._folder)
            self._show(wish, files=made.files)
            if self._is_wanted(wish):
                flaws = inspect.flaws({str(kind): data for kind, data in made.files.items()}, draft=True)
                said = [reporters.flaw(made.name, flaw, self._language, severe=False) for flaw in flaws]
                self._show(wish, flaws=tuple(said))
        except Exception as error:  # noqa: BLE001  the thread's outermost frame: whatever it is, it is said on the page
            self._show(wish, files_problem=mishap(error, self._language))

    def _is_wanted(self, wish: Wish) -> bool:
        return self._wish is wish and not self._ended

    def _show(self, wish: Wish, **changes: object) -> None:
        with self._changed:
            if self._is_wanted(wish):
                self._screen.show(**changes)
