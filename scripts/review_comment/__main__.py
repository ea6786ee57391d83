"""Comment as the environment says: on GitLab where that runs the job, otherwise on GitHub."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.error import URLError

from scripts.review_comment.forge import Forge, comment
from scripts.review_comment.github import GitHub
from scripts.review_comment.gitlab import GitLab


def main() -> int:
    """Comment, and say what was done."""
    forge: Forge = GitLab(os.environ, Path.cwd()) if "GITLAB_CI" in os.environ else GitHub.of(os.environ)
    try:
        print(comment(forge))
    except URLError as error:
        print(f"The forge did not answer as it should: {error}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
