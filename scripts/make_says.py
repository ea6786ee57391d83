"""What make itself says, in the user's language: python -m scripts.make_says help|old-python|setup|setup-dev|no-target [NAME]

Needs nothing but Python, also an old one: it speaks before there is an environment.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from kommunkompassen.base.language import Language, environment_language

_MAKEFILE = Path(__file__).parents[1] / "Makefile"
_TARGET = re.compile(r"^(?P<name>[a-z-]+):[^#\n]*## (?P<sv>[^|\n]+) \| (?P<en>[^|\n]+?)(?: \| (?P<typed>.+))?$", re.MULTILINE)
_SAID = {
    "old-python": {
        "sv": "Python 3.11 eller senare behövs: make PYTHON=python3.12 …",
        "en": "Python 3.11 or later is needed: make PYTHON=python3.12 ...",
    },
    "setup": {
        "sv": "Gör miljön .venv efter requirements.lock; det tar en minut.",
        "en": "Making the environment .venv from requirements.lock; this takes a minute.",
    },
    "setup-dev": {
        "sv": "Lägger till testernas paket i .venv efter requirements-dev.lock.",
        "en": "Adding the tests' packages to .venv from requirements-dev.lock.",
    },
    "no-target": {
        "sv": "make gör inget som heter {name}; make help visar vad som finns. "
        'Namn med mellanslag skrivs inom citattecken: MUNICIPALITY="Vaggeryds kommun".',
        "en": "Nothing that make does is called {name}; make help shows what there is. "
        'Names with spaces are written in quotation marks: MUNICIPALITY="Vaggeryds kommun".',
    },
}


def help_text(makefile: str, language: Language) -> str:
    """The Makefile's targets, each with what it does and what is typed behind it."""
    lines = []
    for found in _TARGET.finditer(makefile):
        lines.append(f"{found['name']:<15} {found[language]}")
        lines += [f"{'':<15}   {found['typed']}"] if found["typed"] else []
    return "\n".join(lines)


def said(what: str, language: Language, name: str = "") -> str:
    """One of the texts, which may speak of a name. Raises KeyError for one that there is not."""
    return help_text(_MAKEFILE.read_text("utf-8"), language) if what == "help" else _SAID[what][language].format(name=name)


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        # In a C locale, an old Python writes no Swedish letters.
        sys.stdout.reconfigure(encoding="utf-8")
    print(said(sys.argv[1], environment_language(), *sys.argv[2:]))
