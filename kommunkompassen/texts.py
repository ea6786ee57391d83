"""Default texts per edition: Markdown in templates/texts, in which a report's names and words are filled in.

An edition names the folders that are searched, in order. The files are the project's own templates; what is filled in is
data and is escaped, so that a name with an asterisk in it stays a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.sandbox import SandboxedEnvironment

from kommunkompassen import paths
from kommunkompassen.compiled import compiled_templates
from kommunkompassen.swedish import genitive

COMMON = "common"
"""The folder for texts that are the same in all editions; searched last."""

_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def escape_markdown(value: object) -> object:
    """A filled-in value as Markdown that prints as it stands."""
    if not isinstance(value, str):
        return value
    return _MARKUP.sub(lambda sign: sign[0] * 2 if sign[0] in "{}" else f"\\{sign[0]}", value)


def default_text(
    name: str, folders: Sequence[str], values: Mapping[str, Any], root: Path = paths.TEMPLATES / "texts"
) -> str | None:
    """The edition's text of that name ("about", "area-3") with the values filled in; None where it has none."""
    environment = _environment((*folders, COMMON), root)
    try:
        template = environment.get_template(f"{name}.md")
    except TemplateNotFound:
        return None
    return template.render(values)


@cache
def _environment(folders: tuple[str, ...], root: Path) -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader([root / folder for folder in folders]),
        bytecode_cache=compiled_templates(),
        undefined=StrictUndefined,
        finalize=escape_markdown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["genitive"] = genitive
    return environment
