"""What to say of a mistake on the command line, and of a folder or a file that can't be written: where, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from kommunkompassen.base import system
from kommunkompassen.base.language import from_make, typed
from kommunkompassen.base.messages import Language, say


def is_of_the_files(error: OSError) -> bool:
    """Whether it is the files or folders of the user that stand in the way, and not a mistake of ours."""
    return system.is_usual(error.errno) and bool(error.filename or error.filename2)


def shown_file(error: OSError) -> Path:
    """The file or folder that stands in the way; the folder, where it is a file that is only written aside."""
    path = Path(error.filename2 or error.filename)
    return next((inner.parent for inner in (path, path.parent) if inner.name.startswith(".")), path)


def usage(error: click.UsageError, arguments: Sequence[str], language: Language) -> str:
    """A mistake on the command line, in the user's language."""
    return " ".join(_usage(error, arguments, language).split())


def _usage(error: click.UsageError, arguments: Sequence[str], language: Language) -> str:
    command = error.ctx.info_name if error.ctx and error.ctx.parent else ""
    values = {"command": command or ""}
    if isinstance(error, click.BadArgumentUsage):
        return say("usage-extra", language, given=error.message, **values)
    if isinstance(error, click.NoSuchOption):
        key = "usage-option" if command or error.option_name not in ("--lang", "--evaluations") else "usage-option-first"
        return say(key, language, name=_option(error), **values)
    if isinstance(error, click.BadOptionUsage):
        return say("usage-no-value" if _is_flag(error) else "usage-needs-value", language, name=_option(error), **values)
    if isinstance(error, click.MissingParameter) and error.param:
        return say("usage-missing", language, name=_parameter(error.param), **values)
    if isinstance(error, click.BadParameter) and error.param:
        return say("usage-value", language, name=_parameter(error.param), said=_expected(error.param.type, language), **values)
    if not command:
        return _no_command(error, arguments, language)
    return say("usage-other", language, **values)


def _parameter(parameter: click.Parameter) -> str:
    """As the user would type it: --year, NAMN; for make YEAR=, MUNICIPALITY=."""
    if from_make():
        return typed(parameter.opts[0] if isinstance(parameter, click.Option) else parameter.name or "")
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(click.Context(click.Command("")))


def _option(error: click.NoSuchOption | click.BadOptionUsage) -> str:
    return typed(error.option_name) if from_make() else error.option_name


def _is_flag(error: click.BadOptionUsage) -> bool:
    options = error.ctx.command.params if error.ctx else []
    return any(isinstance(option, click.Option) and option.is_flag and error.option_name in option.opts for option in options)


def _expected(kind: click.ParamType[Any], language: Language) -> str:
    match kind:
        case click.Choice():
            return say("usage-choices", language, choices=", ".join(kind.choices))
        case click.IntRange():
            return say("usage-range", language, least=kind.min, most=kind.max)
        case click.Path():
            return say("usage-file" if kind.file_okay else "usage-folder", language)
        case _ if kind is click.INT:
            return say("usage-number", language)
    return ""


def _no_command(error: click.UsageError, arguments: Sequence[str], language: Language) -> str:
    """What was typed, and the nearest command."""
    name = next((argument for argument in arguments if not argument.startswith("-")), "")
    if not name:
        return say("usage-no-command", language)
    group = error.ctx.command if error.ctx else None
    known = group.list_commands(error.ctx) if error.ctx and isinstance(group, click.Group) else []
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = say("near", language, near=near[0]) if near else ""
    return say("usage-command", language, name=name, near=hint)
