"""The command line; its commands are in kommunkompassen/commands/."""

from __future__ import annotations

import sys
from pathlib import Path

try:
    import click  # noqa: F401  whether the environment is there is seen by what the commands need first
except ModuleNotFoundError:
    there = Path(__file__).resolve().parent / ".venv"
    if there.is_dir() and there.resolve() != Path(sys.prefix).resolve():
        python = ".venv\\Scripts\\python" if sys.platform == "win32" else ".venv/bin/python"
        sys.exit(
            f"Det här är en Python utan paketen, som ligger i .venv. Skriv {python} i stället för python.\n"
            f"This is a Python without the packages, which lie in .venv. Write {python} instead of python."
        )
    sys.exit(
        "Miljön saknas. Gör den med: make setup  (eller: python -m venv .venv och .venv/bin/pip install -r requirements.lock)\n"
        "The environment is missing. Make it with: make setup  (or as above)"
    )

from kommunkompassen.commands import run

__all__ = ["run"]

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
