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
@click.option("--host", metavar=metavar("address"), help=say("help-host", LANGUAGE))
@click.option(
    "--allow-host", "allowed", multiple=True, metavar=metavar("address", several=True), help=say("help-allow-host", LANGUAGE)
)
@common
def preview(name: str, port: int | None, host: str | None, allowed: tuple[str, ...], evaluations: Path, lang: Language) -> int:
    """Show a report in the browser while it is written; see help-preview."""
    from kommunkompassen.base.stopping import until_stopped  # noqa: PLC0415

    repository = repository_in(evaluations, lang)
    path = find(repository, [name], None, lang)[0]
    with until_stopped() as stop:
        from kommunkompassen.preview import server, session  # noqa: PLC0415

        place = server.Place(host or server.HOST, port, tuple(name.lower() for name in allowed))

        def started(address: str) -> None:
            click.echo(say("preview-started", lang, address=address))
            if host and host not in (server.HOST, "localhost", "::1"):
                click.echo(say("preview-open", lang, host=host))

        try:
            session.preview(path, repository, paths.OUTPUT, place, lang, stop, started)
        except server.PlaceError as error:
            why = system.reason(error.why, lang)
            if host:
                raise RefusedError(say("preview-host", lang, host=host, port=port or server.USUAL_PORT, why=why)) from error
            raise RefusedError(say("preview-port", lang, port=port or server.USUAL_PORT, why=why)) from error
    click.echo(say("preview-ended", lang))
    return builds.OK
