"""One preview from its start to its end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from kommunkompassen.base.messages import Language
from kommunkompassen.preview.kept_pictures import KeptPictures
from kommunkompassen.preview.lookout import Lookout
from kommunkompassen.preview.papers import Papers
from kommunkompassen.preview.rebuild import Rebuild
from kommunkompassen.preview.screen import Screen
from kommunkompassen.preview.server import Place, Server
from kommunkompassen.preview.wakes import wakes
from kommunkompassen.report.naming import output_name
from kommunkompassen.repository import Repository


def preview(
    path: Path,
    repository: Repository,
    output: Path,
    place: Place,
    language: Language,
    stop: threading.Event,
    started: Callable[[str], None],
) -> None:
    """Serve the evaluation's report as a draft until `stop` is set; `started` is told the address.

    Raises PlaceError, before anything else, when the address or port can't be had. When this returns, no thread of it is left.
    """
    screen = Screen(output_name(repository.evaluation(path), draft=True), language)
    pictures = KeptPictures()
    with Server(screen, place) as server, Papers(pictures, output, screen, language) as papers:
        started(server.address)
        lookout = Lookout(path, repository)
        lookout.changed(stop)
        rebuild = Rebuild(path, repository, pictures, papers, screen, language)
        rebuild.page()
        for _ in wakes(lookout.folders, stop):
            if changes := lookout.changed(stop):
                rebuild.after(changes)
