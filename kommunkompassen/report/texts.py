"""Default texts per edition: Markdown in templates/texts, in which a report's names and words are filled in.

An edition names the folders that are searched, in order. The files are the project's own templates; what is filled in is
data and is escaped, so that a name with an asterisk in it stays a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateNotFound
from jinja2.sandbox import SandboxedEnvironment

from kommunkompassen.base import paths
from kommunkompassen.base.compiled import compiled_templates
from kommunkompassen.base.swedish import genitive
from kommunkompassen.points.markdown import LITERAL

_NUMBER = re.compile("\0(\\d+)\0")
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


def escape_markdown(value: object) -> object:
    """A filled-in value as Markdown that prints as it stands."""
    if not isinstance(value, str):
        return value
    return _MARKUP.sub(lambda sign: sign[0] * 2 if sign[0] in "{}" else LITERAL + sign[0], value)


ROOT = paths.DEFAULT_TEXTS


def default_text(name: str, folders: Sequence[str], values: Mapping[str, Any], root: Path = ROOT) -> str | None:
    """The edition's text of that name ("about", "area-3") with the values filled in; None where it has none."""
    template = _template(name, folders, root, numbered=False)
    return template.render(values) if template else None


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A default text with values filled in, its file, and for each of its lines the line of the file that it comes from."""

    text: str
    path: Path
    lines: list[int]


def numbered_text(name: str, folders: Sequence[str], values: Mapping[str, Any], root: Path = ROOT) -> NumberedText | None:
    """As default_text, for drafts, which say where their texts stand."""
    template = _template(name, folders, root, numbered=True)
    if template is None:
        return None
    lines, kept, number = [], [], 1
    for line in template.render(values).split("\n"):
        marked = _NUMBER.match(line)
        number = int(marked[1]) if marked else number
        lines.append(number)
        kept.append(_NUMBER.sub("", line))
    return NumberedText("\n".join(kept), Path(template.filename or ""), lines)


def _template(name: str, folders: Sequence[str], root: Path, *, numbered: bool) -> Template | None:
    """The text of that name in the first folder that has one, or else among those that all editions share."""
    try:
        return _environment((*folders, paths.COMMON_TEXTS), root, numbered=numbered).get_template(f"{name}.md")
    except TemplateNotFound:
        return None


class _Numbering(FileSystemLoader):
    """Puts its number in front of every line that prints something; a NUL, which no text can hold, tells it from digits."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, filename, current = super().get_source(environment, template)
        lines = (
            line if not line.strip() or line.lstrip().startswith("{%") else f"\0{number}\0{line}"
            for number, line in enumerate(source.split("\n"), 1)
        )
        return "\n".join(lines), filename, current


@cache
def _environment(folders: tuple[str, ...], root: Path, *, numbered: bool) -> SandboxedEnvironment:
    loader = _Numbering if numbered else FileSystemLoader
    environment = SandboxedEnvironment(
        loader=loader([root / folder for folder in folders]),
        # Both loaders' templates have one name, so only one of them may be kept under it.
        bytecode_cache=None if numbered else compiled_templates(),
        undefined=StrictUndefined,
        finalize=escape_markdown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["genitive"] = genitive
    return environment
