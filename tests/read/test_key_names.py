"""What people who write Swedish call the keys is known."""

from __future__ import annotations

from collections.abc import Iterator

from kommunkompassen.read.fields import FieldType, fields
from kommunkompassen.read.key_names import meant
from kommunkompassen.read.models import Evaluation


def _parts(known: FieldType) -> Iterator[FieldType]:
    """The part and those below it."""
    if known.keys:
        yield known
    for inner in (*known.keys.values(), *((known.each,) if known.each else ())):
        yield from _parts(inner)


def test_the_title_that_editors_show_for_a_key_is_understood_in_its_place() -> None:
    """Who reads "Ordval" in the editor and types ordval: is told to write labels."""
    titles = [
        (part, key, inner.info.title) for part in _parts(fields(Evaluation)) for key, inner in part.keys.items() if inner.info
    ]
    assert len(titles) > 50
    assert [(key, title) for part, key, title in titles if meant(title.casefold(), part.keys) != key] == []
