"""The command line; its commands are in kommunkompassen/commands/."""

from __future__ import annotations

import sys

try:
    import click  # noqa: F401  whether the environment is there is seen by what the commands need first
except ModuleNotFoundError:
    sys.exit(
        "Miljön saknas. Gör den med: make setup  (eller: python -m venv .venv och .venv/bin/pip install -r requirements.lock)\n"
        "The environment is missing. Make it with: make setup  (or as above)"
    )

from kommunkompassen.commands import run

__all__ = ["run"]

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
