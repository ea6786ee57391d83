"""What users are told, in Swedish and English: texts kept as data in messages/*.yaml, keyed on the rule or the event."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kommunkompassen.base.language import Language, as_typed, environment_language, from_make

__all__ = ["Language", "catalogue", "environment_language", "say", "text"]
_FOLDER = Path(__file__).parent / "messages"


@cache
def catalogue(name: str) -> dict[str, Any]:
    """All texts of one kind: "findings" (key: language: message, hint) or "interface" (key: language: text)."""
    # Every command begins with this. All of it is texts, so no types need to be found, which takes most of the time.
    root = yaml.compose((_FOLDER / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    loaded: dict[str, Any] = _plain(root)
    return loaded


def _plain(node: Any) -> Any:
    return {key.value: _plain(value) for key, value in node.value} if isinstance(node, yaml.MappingNode) else node.value


def text(name: str, key: str, language: Language, part: str | None = None) -> str:
    """One text with its placeholders unfilled. Raises KeyError for a key or language that is not there."""
    entry = catalogue(name)[key][language]
    return str(entry if part is None else entry[part])


def say(key: str, language: Language, **values: object) -> str:
    """A line for the terminal, filled in; to who typed it for make in make's words (some keys have a text of their own)."""
    if from_make():
        own = f"{key}-make"
        return as_typed(text("interface", own if own in catalogue("interface") else key, language)).format_map(values)
    return text("interface", key, language).format_map(values)
