"""Tell a proposal in stages, for the comment on it: python -m scripts.stages BASE LAST NEWEST [FOLDER]

BASE: what it is proposed for. LAST: its newest commit before the last push, or nothing. NEWEST: its newest commit now.
With FOLDER the pages that look different are pictured in stages too: since LAST, and since a fact check was sent.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.messages import environment_language
from kommunkompassen.building import builds
from kommunkompassen.diff.revisions import RevisionError
from kommunkompassen.diff.stages import Folders, in_text, sent, stages
from scripts import changed_pages
from scripts.changed_reports import refused

FOLDERS = Folders(paths.EVALUATIONS, paths.RUBRICS, paths.REFERENCES)
SINCE_LAST, SINCE_SENT, WHOLE = "1-sedan-sist", "2-sedan-faktagranskningen", "3-hela-forslaget"


def pages(base: str, last: str, head: str, folder: Path) -> int:
    """Picture the pages of each stage in a folder of its own; where there is but one stage, in the folder itself."""
    shutil.rmtree(folder, ignore_errors=True)
    bases: dict[str, dict[str, tuple[str, ...]]] = {
        SINCE_LAST: {last: ()} if last.strip("0") and last != head else {},
        SINCE_SENT: sent(FOLDERS, head),
    }
    ended = [
        changed_pages.main(one, folder / name / (str(number) if len(found) > 1 else ""), ids)
        for name, found in bases.items()
        for number, (one, ids) in enumerate(found.items(), 1)
    ]
    # A head that was pushed away can't be pictured any more; that is no failure of the proposal's.
    return changed_pages.main(base, folder / WHOLE if ended else folder)


def main(base: str, last: str, head: str) -> int:
    """Print the stages."""
    language = environment_language()
    try:
        print(in_text(stages(FOLDERS, base, last, head), FOLDERS, language))
    except RevisionError as error:
        return refused(error)
    return builds.OK


if __name__ == "__main__":
    base, last, head, *more = sys.argv[1:]
    sys.exit(pages(base, last, head or "HEAD", Path(more[0])) if more else main(base, last, head or "HEAD"))
