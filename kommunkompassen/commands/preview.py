"""Show a report in the browser while it is written."""

from __future__ import annotations

from pathlib import Path

import click

from kommunkompassen.base import paths, system
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.commands.shared import RefusedError, common, find, repository_in
from kommunkompassen.commands.spoken import LANGUAGE, command, metavar


@command("help-preview")
@click.argument("name", metavar=metavar("name"))
@click.option("--port", type=click.IntRange(1, 65535), metavar=metavar("number"), help=say("help-port", LANGUAGE))
@common
def preview(name: str, port: int | None, evaluations: Path, lang: Language) -> int:
    """Show a report in the browser while it is written; see help-preview."""
    from kommunkompassen.base.stopping import until_stopped  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    path = find(repository, [name], None, lang)[0]
    with until_stopped() as stop:
        from kommunkompassen.preview import server, session  # noqa: PLC0415

        try:
            session.preview(
                path,
                repository,
                paths.OUTPUT,
                port,
                lang,
                stop,
                lambda address: click.echo(say("preview-started", lang, address=address)),
            )
        except server.PortError as error:
            raise RefusedError(say("preview-port", lang, port=error.port, why=system.reason(error.why, lang))) from error
    click.echo(say("preview-ended", lang))
    return builds.OK
