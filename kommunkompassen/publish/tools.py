"""What goes wrong in a tool that makes the files, in the tool's own words."""

from __future__ import annotations


class ToolError(Exception):
    """A converter failed or warned. `tool` is its name, `said` its own message."""

    def __init__(self, tool: str, said: str) -> None:
        super().__init__(f"{tool}: {said}")
        self.tool = tool
        self.said = said.strip()
