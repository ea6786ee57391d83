"""The program itself as something that reports are made of: its code, templates, fonts and tools."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.contents import digest_of_all, digest_of_file, entries, files_below

_FILES = ("build.py", "requirements.lock", "references/municipalities.csv")
_FOLDERS = ("charts", "kommunkompassen", "templates")
_OF_THE_SITE = ("kommunkompassen/search/", "kommunkompassen/site/", "templates/site/")
"""The folders of the site's program, which no report is made with."""


def program_files(folders: Sequence[str] | None = None) -> dict[str, Path]:
    """The files that reports are made of, or all in some folders, by names that are the same in every checkout."""
    files = [paths.PROJECT / name for name in _FILES]
    files += [path for folder in folders or _FOLDERS for path in files_below(paths.PROJECT / folder)]
    named = {path.relative_to(paths.PROJECT).as_posix(): path for path in files}
    left_out = _OF_THE_SITE if folders is None else ()
    return {name: path for name, path in named.items() if not name.startswith(left_out)}


def program_digest(folders: Sequence[str] | None = None) -> str:
    """The digest of the files as they are now, and of the tools' versions."""
    files = ((name, digest_of_file(path)) for name, path in program_files(folders).items())
    return digest_of_all([*files, ("tools", tools())])


def tools() -> str:
    """The versions of Python and of every installed package, pandoc's among them."""
    packages = Path(sysconfig.get_path("purelib"))
    installed = sorted(path.name for path in entries(packages) if path.suffix == ".dist-info")
    return "\n".join([sys.version, sys.platform, *installed])
