"""Commands whose help and mistakes are told in the user's language: click has no texts but English ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kommunkompassen.base.messages import environment_language, say

LANGUAGE = environment_language()
"""For help texts, which are shown before --lang is read."""


class _Spoken(click.Command):
    """A command whose help is in the user's language."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is typed."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{say('help-usage', LANGUAGE)} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options with their help; what click adds of ranges and defaults stands in the help itself."""
        options = [get_param for get_param in self.get_params(ctx) if isinstance(get_param, click.Option)]
        records = [(record[0], get_param.help or "") for get_param in options if (record := get_param.get_help_record(ctx))]
        with formatter.section(say("help-options", LANGUAGE)):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = say("help-help", LANGUAGE)
        return option


class Command(_Spoken):
    """One that is given by its name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As in click, but what is wrong is told with where, and never in click's words."""
        ctx.allow_extra_args = True
        try:
            extra = super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = error.ctx or ctx
            raise
        if extra:
            raise click.BadArgumentUsage(" ".join(extra), ctx)
        return extra


class Commands(_Spoken, click.Group):
    """A command with commands below it, whose help is in the user's language."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        _Spoken.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each with as much of its help as there is room for."""
        known = [(name, found) for name in self.list_commands(ctx) if (found := self.get_command(ctx, name))]
        room = formatter.width - 6 - max(len(name) for name, _ in known)
        with formatter.section(say("help-commands", LANGUAGE)):
            formatter.write_dl([(name, found.get_short_help_str(room)) for name, found in known])


def command(key: str, name: str | None = None) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with the help text of that key; its name is the function's, where none is given."""
    return click.command(name, cls=Command, help=say(key, LANGUAGE), options_metavar=say("metavar-options", LANGUAGE))


def metavar(name: str, *, several: bool = False) -> str:
    """What stands for a value in the help: name, file, folder, number or text."""
    return say(f"metavar-{name}", LANGUAGE) + ("…" if several else "")


def _path(name: str, **kind: bool) -> click.Path:
    path = click.Path(path_type=Path, **kind)
    path.name = metavar(name)
    return path


FILE = _path("file", dir_okay=False)
FOLDER = _path("folder", file_okay=False)
