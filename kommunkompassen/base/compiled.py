"""Where Jinja keeps its compiled templates: in the environment, as Python keeps its compiled modules."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache


@cache
def compiled_templates() -> BytecodeCache | None:
    """The folder's cache, keyed on each template's content; None where the environment can't be written to."""
    folder = Path(sys.prefix) / "jinja"
    try:
        folder.mkdir(exist_ok=True)
        (folder / "writable").touch()
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))
