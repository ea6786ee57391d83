"""Which language people are spoken to in, and what the things they type are called. Needs nothing but Python itself."""

from __future__ import annotations

import locale
import os
import re
import sys
from collections.abc import Mapping
from typing import Literal

Language = Literal["sv", "en"]
FROM_MAKE = "KOMMUNKOMPASSEN_FROM_MAKE"
"""Set by the Makefile: what is said then speaks of what was typed there."""
_ENGLISH = re.compile(r"en(?![a-z])|english", re.IGNORECASE)
_SWEDISH = re.compile(r"sv(?![a-z])|swedish", re.IGNORECASE)


def environment_language(environment: Mapping[str, str] = os.environ) -> Language:
    """English where the environment says English, else Swedish.

    LANGUAGE lists languages in the order in which they are wanted; of the others, the first that is set counts alone.
    """
    wanted = [word for word in environment.get("LANGUAGE", "").split(":") if _ENGLISH.match(word) or _SWEDISH.match(word)]
    set_ = [value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))]
    # Windows sets none of these; there the language comes from the system's locale.
    system = [locale.getlocale()[0] or ""] if sys.platform == "win32" else []
    return "en" if _ENGLISH.match([*wanted, *set_, *system, ""][0]) else "sv"


_VARIABLES = {
    "--year": "YEAR=",
    "--rubric": "RUBRIC=",
    "--scores": "FILE=",
    "--sheet": "SHEET=",
    "--format": "FORMAT=",
    "--port": "PORT=",
    "--source-url": "SOURCE_URL=",
    "--url": "SITE_URL=",
    "--draft": "DRAFT=1",
    "--drafts": "DRAFTS=1",
    "--compare": "COMPARE=1",
    "--all-findings": "ALL=1",
    "--answers": "ANSWERS=",
    "--agree": "AGREE=",
    "--status": "STATUS=",
    "--missing": "MISSING=1",
    "--branches": "BRANCHES=1",
    "--sort": "SORT=",
    **dict.fromkeys(("name", "names", "municipality"), "MUNICIPALITY="),
    **dict.fromkeys(("file", "files"), "FILE="),
    "base": "BASE=",
    "head": "HEAD=",
}
"""What make calls the options and the arguments. OUTPUT= is left out: make has it for some commands alone."""
_OPTION = re.compile(r"(?<!\S)(--[a-z-]+)(?P<value> (?=[A-Z0-9{]))?")
_COMMAND = re.compile(r"python build\.py (?P<command>\S+)(?P<option> --[a-z-]+)?(?P<name> (?=\{name\}|NAMN|NAME))?")


def from_make() -> bool:
    """Whether the command was given by make, in whose words people are then spoken to."""
    return FROM_MAKE in os.environ


def typed(name: str) -> str:
    """An option, or an argument by its name in the code, as make calls it; as it is where make has no word for it."""
    return _VARIABLES.get(name, name)


def as_typed(text: str) -> str:
    """A text with the commands and options that it speaks of, as they are typed for make."""
    return _OPTION.sub(_variable, _COMMAND.sub(_target, text))


def _variable(match: re.Match[str]) -> str:
    variable = typed(match[1])
    return variable if variable.endswith("=") else variable + (match["value"] or "")


def _target(match: re.Match[str]) -> str:
    option = (match["option"] or "").strip()
    if "--help" in (option, match["command"]):
        return "make help"
    if option and typed(option) == option:
        # What make has no word for is given without it, by the Python that make uses: another lacks the packages.
        return f".venv/bin/{match[0]}"
    return f"make {match['command']}{match['option'] or ''}" + (" MUNICIPALITY=" if match["name"] else "")
