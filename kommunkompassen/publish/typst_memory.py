"""Let Typst forget the reports that it has set.

Typst keeps what it worked out in its last ten compilations, since an editor's next one is much the same. The next municipality's
report is not, and what is kept of ten reports of thirty-five pages fills hundreds of megabytes.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

_COMPILATIONS = 4
"""So many empty ones, at a millisecond each, leave room for what the last two or three reports have in common."""


@cache
def _compiler() -> typst.Compiler:
    import typst  # noqa: PLC0415  the compiler's library is large

    return typst.Compiler(ignore_system_fonts=True)


def forget() -> None:
    """Make what is kept older by some compilations."""
    for _ in range(_COMPILATIONS):
        _compiler().compile(b"")


def give_back() -> None:
    """Give the system what is free, where the C library can (GNU's): each of the threads that Typst and we have had leaves its
    own behind, in the preview a quarter of all that it holds. Takes some ten milliseconds.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
