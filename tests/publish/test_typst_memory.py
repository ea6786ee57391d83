"""What Typst and its threads leave behind does not pile up."""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path

import pytest

from kommunkompassen.publish import typst_memory


def _resident_mb() -> int:
    found = re.search(r"^VmRSS:\s+(\d+) kB$", Path("/proc/self/status").read_text("utf-8"), re.MULTILINE)
    assert found
    return int(found[1]) // 1024


@pytest.mark.skipif(sys.platform != "linux", reason="only there it is asked for")
def test_what_is_free_between_things_that_are_kept_is_given_back_to_the_system() -> None:
    if not hasattr(ctypes.CDLL(None), "malloc_trim"):
        pytest.skip("another C library than GNU's")
    # Of 100 kB each, so that each comes from the heap; what is kept between them holds it together.
    freed, kept = zip(*((bytearray(b"x" * 100_000), bytearray(5_000)) for _ in range(1000)), strict=True)
    full = _resident_mb()
    del freed
    typst_memory.give_back()
    assert full - _resident_mb() > 50
    assert len(kept) == 1000
