"""What users are told, in Swedish and English: texts kept as data in messages/*.yaml, keyed on the rule or the event."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kommunkompassen.base.language import Language, as_typed, environment_language, from_make

__all__ = ["Language", "catalogue", "environment_language", "say", "text"]
_FOLDER = Path(__file__).parent / "messages"
_NEXT = re.compile(r"\n(?=[^\s#])")
"""Where the next key of a file begins: at a line that is neither indented nor a comment."""


@cache
def catalogue(name: str) -> dict[str, Any]:
    """All texts of one kind: "findings" (key: language: message, hint) or "interface" (key: language: text)."""
    return _read(_written(name))


@cache
def _written(name: str) -> str:
    """All texts of one kind as they are written down, each key beginning a line."""
    return f"\n{(_FOLDER / f'{name}.yaml').read_text('utf-8')}"


@cache
def _entry(name: str, key: str) -> dict[str, Any]:
    """What stands under one key. Every command begins with a few of them, and to read all hundreds takes long."""
    written = _written(name)
    begin = written.find(f"\n{key}:")
    if begin < 0:
        raise KeyError(key)
    end = _NEXT.search(written, begin + 1)
    entry: dict[str, Any] = _read(written[begin : end.start() if end else None])[key]
    return entry


def _read(written: str) -> dict[str, Any]:
    # All of it is texts, so no types need to be found, which takes most of the time.
    read: dict[str, Any] = _plain(yaml.compose(written, Loader=yaml.CBaseLoader))
    return read


def _plain(node: Any) -> Any:
    return {key.value: _plain(value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else node.value


def text(name: str, key: str, language: Language, part: str | None = None) -> str:
    """One text with its placeholders unfilled. Raises KeyError for a key or language that is not there."""
    entry = _entry(name, key)[language]
    return str(entry if part is None else entry[part])


def say(key: str, language: Language, **values: object) -> str:
    """A line for the terminal, filled in; to who typed it for make in make's words (some keys have a text of their own)."""
    if from_make():
        own = f"{key}-make"
        return as_typed(text("interface", own if f"\n{own}:" in _written("interface") else key, language)).format_map(values)
    return text("interface", key, language).format_map(values)
