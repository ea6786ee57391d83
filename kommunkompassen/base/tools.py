"""What goes wrong in a tool that makes the files, in the tool's own words."""

from __future__ import annotations


class ToolError(Exception):
    """A converter failed or warned. `tool` is its name, `said` its own message."""

    def __init__(self, tool: str, said: str) -> None:
        # Both are kept as they were given, so that it can be sent from one process to another.
        super().__init__(tool, said)
        self.tool = tool
        self.said = said.strip()

    def __str__(self) -> str:
        return f"{self.tool}: {self.said}"


class OutputError(ToolError):
    """What was made can't be put in place. `tool` is the folder or the file that can't be written."""
