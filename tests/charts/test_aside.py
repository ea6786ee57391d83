"""The process aside gives what this process would give, and never outlives the build."""

from __future__ import annotations

import pytest

from charts import areas, render
from charts.aside import Aside
from charts.shapes import Drawing
from kommunkompassen.base.tools import ToolError
from tests.charts.pictures import THEME
from tests.helpers import result


def test_what_is_rendered_aside_is_the_same_to_the_byte() -> None:
    drawings = [areas.draw(result([points] * 8), THEME) for points in ("40", "62.5")]
    with Aside() as aside:
        assert aside.render(drawings) == [render.svg(drawing) for drawing in drawings]


def test_a_process_that_fails_is_a_tool_that_fails() -> None:
    with Aside() as aside, pytest.raises(ToolError) as raised:
        aside.render([Drawing(10, 10, ("no shape",))])  # type: ignore[arg-type]
    assert raised.value.tool == "matplotlib"
    assert "AttributeError" in raised.value.said


def test_a_process_without_a_job_ends_with_the_build() -> None:
    with Aside() as aside:
        process = aside._process
        assert process.poll() is None
    assert process.returncode is not None
