"""Texts within Markdown of ours are no markup, and hold nothing that GitHub would make a link of."""

from __future__ import annotations

import re
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from lxml import html

from kommunkompassen.base.in_markdown import in_markdown
from tests.workflows.test_inert import PATTERNS

_LINKED = re.compile(r"@\w|#\d|\bGH-\d|://|www\.|:[\w+-]+:|\b[0-9a-f]{7,40}\b", re.IGNORECASE)
"""What GitHub makes links and pictures of, after the Markdown."""


@pytest.mark.parametrize("text", [one for one in PATTERNS if one.isprintable()])
@pytest.mark.parametrize("around", ["- x {}", "| a |\n|---|\n| {} |", "**a**: {}"])
def test_nothing_in_the_text_is_markup_or_a_link(text: str, around: str) -> None:
    """The text is of one line; more than spaces and printable signs are written out before."""
    made = cmarkgfm.github_flavored_markdown_to_html(around.format(in_markdown(text)), options=Options.CMARK_OPT_UNSAFE)
    plain = cmarkgfm.github_flavored_markdown_to_html(around.format("ord"), options=Options.CMARK_OPT_UNSAFE)
    page: Any = html.fromstring(f"<div>{made}</div>")
    assert [one.tag for one in page.iter()] == [one.tag for one in html.fromstring(f"<div>{plain}</div>").iter()]
    shown = page.text_content()
    assert not _LINKED.search(shown)
    assert " ".join(text.split()) in " ".join(shown.replace("\N{ZERO WIDTH SPACE}", "").split())
