"""What users are told, in Swedish and English: texts kept as data in messages/*.yaml, keyed on the rule or the event."""

from __future__ import annotations

import locale
import os
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Language = Literal["sv", "en"]
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
    """A line for the terminal, filled in."""
    return text("interface", key, language).format_map(values)


def environment_language() -> Language:
    """Swedish where the environment says sv, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "sv" if value.lower().startswith("sv") else "en"
    # Windows sets none of these; there the language comes from the system's locale.
    system = locale.getlocale()[0] or ""
    return "sv" if system.lower().startswith(("sv", "swedish")) else "en"
