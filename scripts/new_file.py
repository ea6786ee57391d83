"""Show the evaluations that git does not know yet as Markdown, for somebody to copy from a page: python -m scripts.new_file"""

from __future__ import annotations

import subprocess
import sys

from kommunkompassen.base import paths


def main() -> int:
    """Print each with the name that it must have."""
    command = ["git", "ls-files", "-z", "--others", "--exclude-standard", "evaluations"]
    listed = subprocess.run(command, cwd=paths.PROJECT, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    for name in listed.split("\0"):
        if name.endswith(".yaml"):
            print(f"Skapa filen `{name}` med det här innehållet:\n\n```yaml\n{(paths.PROJECT / name).read_text('utf-8')}```\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
