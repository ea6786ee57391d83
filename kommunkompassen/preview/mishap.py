"""What is said of what went wrong while a page or a file was made."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from kommunkompassen.base import paths
from kommunkompassen.base.messages import Language, say
from kommunkompassen.base.tools import ToolError


def mishap(error: Exception, language: Language) -> str:
    """A sentence about a tool that failed, or about a template, the theme or the code, with its place."""
    if isinstance(error, ToolError):
        return say("preview-tool", language, tool=error.tool, said=error.said)
    if isinstance(error, TemplateSyntaxError):
        where = f"{error.name}:{error.lineno}"
    else:
        frame = _nearest(traceback.extract_tb(error.__traceback__))
        where = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"{where}: {type(error).__name__}: {error}"


def _nearest(frames: traceback.StackSummary) -> traceback.FrameSummary:
    """The innermost place in our own code or templates (Jinja shows the lines of templates as those of code)."""
    own = [paths.PROJECT / name for name in ("kommunkompassen", "charts", "templates")]
    return next(
        (frame for frame in reversed(frames) if any(Path(frame.filename).is_relative_to(path) for path in own)), frames[-1]
    )
