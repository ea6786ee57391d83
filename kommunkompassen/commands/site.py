"""Make the public site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kommunkompassen.base import paths
from kommunkompassen.base.finding import has_errors
from kommunkompassen.base.messages import Language, say
from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.commands.report import show_build
from kommunkompassen.commands.shared import RefusedError, common, repository_in, show
from kommunkompassen.commands.spoken import FOLDER, LANGUAGE, command
from kommunkompassen.report.naming import FORMATS

_FOLDER = paths.OUTPUT / "site"
_NEAR = 0.8
"""A site that is larger than this share of what a host takes is told of."""
_CONSEQUENCES = {
    "publisher": "site-without-publisher",
    "contact": "site-without-contact",
    "licences": "site-without-licences",
}
"""What is said of the pages, by what the settings lack."""


@command("help-site")
@click.option("--output", type=FOLDER, default=_FOLDER, help=say("help-site-output", LANGUAGE))
@click.option("--url", metavar="URL", default="", help=say("help-site-url", LANGUAGE))
@common
def site(output: Path, url: str, evaluations: Path, lang: Language) -> int:
    """Make the site of all published evaluations; see help-site."""
    from kommunkompassen.base.progress import Progress  # noqa: PLC0415
    from kommunkompassen.base.source_url import is_source_url  # noqa: PLC0415
    from kommunkompassen.building import batch  # noqa: PLC0415
    from kommunkompassen.site import make, placing, published  # noqa: PLC0415

    if url and not is_source_url(url):
        raise RefusedError(say("bad-site-url", lang))
    if not placing.is_replaceable(output):
        raise RefusedError(say("no-site-there", lang, folder=paths.shown(output)))
    repository = repository_in(evaluations, lang)
    chosen = published.meant_as_published(repository)
    options, codes, made = Options(FORMATS, _reports(output)), [builds.OK], []
    with Progress(say("building", lang), sys.stderr) as progress:
        for build in batch.build_all(chosen, repository, options, progress):
            codes.append(build.exit_code)
            progress.clear()
            if build.exit_code or build.written:
                show_build(build, repository, lang)
            if build.written or build.unchanged:
                made.append(build.path)
            else:
                click.echo(say("site-without", lang, id=build.path.stem), err=True)
    address = f"{url.rstrip('/')}/" if url else ""
    site_made = make.make(made, repository, options.folder, output, address)
    if settings := repository.site_settings():
        show(settings.findings, repository, lang)
        codes.append(builds.BAD_INPUT if has_errors(settings.findings) else builds.OK)
        if settings.model and settings.model.lacking:
            click.echo(say("site-without-catalogue", lang, missing=", ".join(settings.model.lacking)), err=True)
            for key in settings.model.lacking:
                click.echo(say(_CONSEQUENCES[key], lang), err=True)
    if not address:
        click.echo(say("site-without-url", lang), err=True)
    if site_made.size > _NEAR * make.HOST_LIMIT:
        size, limit = (value // 1_000_000 for value in (site_made.size, make.HOST_LIMIT))
        click.echo(say("site-near-limit", lang, size=size, limit=limit), err=True)
    click.echo(say("site-made", lang, folder=paths.shown(output / "index.html"), count=len(made), files=site_made.files))
    return max(codes)


def _reports(folder: Path) -> Path:
    """Where the site's reports are made and kept: among all others, or beside a site that lies elsewhere, in a hidden folder."""
    return paths.OUTPUT if folder.resolve() == _FOLDER else folder.parent / f".{folder.name}-reports"
