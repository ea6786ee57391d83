"""Say which commits made main red, each error as an annotation: python -m scripts.red_main

For the workflow on main, after a check that failed. Ends with 0: the check has failed already.
"""

from __future__ import annotations

import sys

from kommunkompassen.base import paths
from kommunkompassen.base.messages import environment_language
from kommunkompassen.base.streams import without_commands
from kommunkompassen.diff.collision import collisions, told
from kommunkompassen.diff.revisions import RevisionError
from scripts.changed_reports import refused


def main() -> int:
    """Print them."""
    try:
        found = collisions(paths.EVALUATIONS, paths.RUBRICS, paths.REFERENCES)
    except RevisionError as error:
        refused(error)
        return 0
    for line in told(found, environment_language()):
        print(f"::error::{without_commands(line.replace('%', '%25'))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
