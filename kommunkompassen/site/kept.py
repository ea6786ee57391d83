"""What was made for the site before, beside the reports: taken only for the very content and program that it was made of."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kommunkompassen.base import whole_file
from kommunkompassen.base.contents import seal, unseal
from kommunkompassen.base.program import program_digest

Held = TypeVar("Held")
_ROOMS = ("kommunkompassen/data", "kommunkompassen/search", "kommunkompassen/site")


class _Kept(msgspec.Struct, frozen=True):
    made_of: str
    held: msgspec.Raw


@cache
def _program() -> str:
    """A digest of what makes it, beside what the reports are made by."""
    return program_digest(_ROOMS)


def read(file: Path, made_of: str, kind: type[Held]) -> Held | None:
    """What a file holds, where it was made of the same by the same program; None where not, or where it was damaged."""
    try:
        kept = msgspec.msgpack.decode(unseal(file.read_bytes()), type=_Kept)
        return msgspec.msgpack.decode(kept.held, type=kind) if kept.made_of == f"{made_of} {_program()}" else None
    except (OSError, ValueError):
        return None


def keep(file: Path, made_of: str, held: Any) -> None:
    """Write the file. Where that can't be done it is made anew next time."""
    encoded = msgspec.msgpack.encode(_Kept(f"{made_of} {_program()}", msgspec.Raw(msgspec.msgpack.encode(held))))
    with suppress(OSError):
        whole_file.write_all(file.parent, {file.name: seal(encoded)})
