"""Write the files of a site that is made aside: those that are as they were are the old site's own, under a second name.

Most are, of a site with one evaluation changed, and to read and compare a file takes half as long as to write it. The old site is
read alone: a link to a file outlives the folder that the file lay in.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from kommunkompassen.base.contents import entries

_FOR_ALL = 0o666


class Files:
    """Writes files below a folder and counts them. `before`: where the old site lies, if there is one."""

    def __init__(self, folder: Path, before: Path) -> None:
        self.count, self.size = 0, 0
        # Names, not paths: there are thousands, and a Path for each takes as long as what is done with it.
        self._folder, self._before = os.fspath(folder), os.fspath(before)
        self._mode = folder.stat().st_mode & _FOR_ALL
        self._folders: dict[str, str] = {}
        """Of those that files were written to: where they lay in the old site."""

    def write(self, name: str, content: bytes) -> None:
        """A file by where it lies in the site."""
        path = self._place(name)
        self.size += len(content)
        if not self._as_before(name, content, path):
            with open(path, "wb") as file:
                file.write(content)

    def _place(self, name: str) -> str:
        folder, _, file = name.rpartition("/")
        if folder not in self._folders:
            Path(self._folder, folder).mkdir(parents=True, exist_ok=True)
            self._folders[folder] = self._lay(folder)
        self.count += 1
        return os.path.join(self._folder, folder, file)  # noqa: PTH118  see above

    def _lay(self, folder: str) -> str:
        """Where in the old site; one that is named by what it holds has another name there, and is the only one beside it."""
        old = Path(self._before, folder)
        beside = [path for path in entries(old.parent) if path.is_dir()] if not old.exists() else [old]
        return os.fspath(beside[0] if len(beside) == 1 else old)

    def _as_before(self, name: str, content: bytes, path: str) -> bool:
        """Whether the old site has the very file, a plain one that all may read who may read new ones; then it is linked to."""
        folder, _, file_name = name.rpartition("/")
        old = os.path.join(self._folders[folder], file_name)  # noqa: PTH118  see above
        with suppress(OSError):
            found = os.lstat(old)
            if stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) == self._mode and found.st_size == len(content):
                with open(old, "rb") as file:
                    alike = file.read() == content
                if alike:
                    os.link(old, path)
                    return True
        return False
