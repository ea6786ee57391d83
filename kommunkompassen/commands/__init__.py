"""The command line: each command parses, calls and prints, in a module of its own; what it calls is elsewhere.

Comes in: what was typed. Goes out: text on the terminal and an exit code. Comes last, and may use every room.
Only the module of the command that is asked for is imported, and it imports in its function what it alone needs: the check is
to answer while its file is still being looked at, and that a report has not changed is seen without reading an evaluation.
May import: all.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Sequence
from importlib import import_module

import click

from kommunkompassen.base import paths, streams, system
from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.stopping import ending_alike
from kommunkompassen.base.version import VERSION
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError
from kommunkompassen.commands.spoken import LANGUAGE, Commands

_COMMANDS = {
    name: name for name in ("check", "comments", "data", "diff", "fmt", "new", "plan", "preview", "report", "scores", "site")
} | {"list": "list_"}
"""The module of each command, and the function in it."""


class _Commands(Commands):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  as click has it
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
        return command


@click.group(
    cls=_Commands,
    help=say("help-main", LANGUAGE),
    options_metavar=say("metavar-options", LANGUAGE),
    subcommand_metavar=say("metavar-command", LANGUAGE),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION, message="%(version)s", help=say("help-version", LANGUAGE))
def main() -> None:
    """See help-main."""


def language(arguments: Sequence[str]) -> Language:
    """The language asked for, for what is said before the options are read or after all else has failed."""
    for first, second in itertools.pairwise([*arguments, ""]):
        asked = second if first == "--lang" else first.removeprefix("--lang=") if first.startswith("--lang=") else ""
        if asked in ("sv", "en"):
            return "sv" if asked == "sv" else "en"
    return LANGUAGE


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; whatever goes wrong ends in a sentence, never in a traceback."""
    with streams.printing(), ending_alike():
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        return int(main.main(list(arguments), prog_name="build.py", standalone_mode=False) or 0)
    except RefusedError as refused:
        click.echo(str(refused), err=True)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("interrupted", language(arguments)), err=True)
    except Exception as error:  # noqa: BLE001  the outermost frame: a bug of ours is said as such
        return failed(error, arguments)
    return builds.BAD_COMMAND


def failed(error: Exception, arguments: Sequence[str]) -> int:
    """Say why nothing came of a command, and return its exit code."""
    from kommunkompassen.reporters import usage  # noqa: PLC0415  as for the commands

    asked = language(arguments)
    if isinstance(error, click.UsageError):
        click.echo(usage.usage(error, arguments, asked), err=True)
        return builds.BAD_COMMAND
    if isinstance(error, OSError) and error.filename == streams.UNPRINTED:
        # Where that can't be said either, the exit code alone says it.
        with contextlib.suppress(OSError):
            click.echo(say("not-printed", asked, why=system.reason(error.strerror or "", asked)), err=True)
        return builds.BAD_TOOL
    if isinstance(error, OSError) and usage.is_of_the_files(error):
        path, why = paths.shown(usage.shown_file(error)), system.reason(error.strerror or "", asked)
        click.echo(say("not-writable", asked, path=path, why=why), err=True)
        return builds.BAD_TOOL
    bug = builds.bug(error)
    click.echo(say("bug", asked, what=bug.what, where=bug.where), err=True)
    return builds.BUG
