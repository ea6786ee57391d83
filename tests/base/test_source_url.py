"""The address on the forge that a draft's lines lead to."""

from __future__ import annotations

import pytest

from kommunkompassen.base.source_url import address, is_source_url


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/agare/projekt/blob/main",
        "http://git.exempel.se:3000/a/b/src/commit/0123abc/",
        "https://exempel.se/-/blob/v1.0%20beta",
        "https://[::1]/a",
    ],
)
def test_an_address_of_a_revision_is_taken(url: str) -> None:
    assert is_source_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "exempel.se/a", "/a/b", "https://", "https:///a", "ftp://exempel.se/a", "file:///etc/passwd",
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "https://namn:ord@exempel.se/a", "https://exempel.se/a?b",
        "https://exempel.se/a#b", "https://exempel.se/a b", 'https://exempel.se/"onclick="x', "https://exempel.se/<b>",
        "https://exempel.se/\n", "https://exempel.se/a\x1b[31m", "https://exempel.se:x/a", "https://[x/a", "https://exempel.se\\@ond.se",
        "https://exempel.se/å",
    ],
)  # fmt: skip
def test_anything_else_is_not(url: str) -> None:
    assert not is_source_url(url)


def test_a_line_has_its_own_address() -> None:
    base = "https://exempel.se/a/b/blob/main"
    assert address(base, "evaluations/nassjo-2019.yaml", 12) == f"{base}/evaluations/nassjo-2019.yaml#L12"
    assert address(f"{base}/", "evaluations/nassjo-2019.yaml", 12) == f"{base}/evaluations/nassjo-2019.yaml#L12"
    assert address(base, "templates/texts/2016/about.md", 3) == f"{base}/templates/texts/2016/about.md?plain=1#L3"
    assert address(base, 'evaluations/a"b c.yaml', 1) == f"{base}/evaluations/a%22b%20c.yaml#L1"


@pytest.mark.parametrize(
    ("base", "yaml", "markdown"),
    [
        ("https://exempel.se/a/b/-/blob/main", "/e/k.yaml#L12", "/t/about.md?plain=1#L12"),
        ("https://exempel.se/a/b/src/branch/main", "/e/k.yaml#L12", "/t/about.md?display=source#L12"),
        ("https://exempel.se/a/b/src/commit/0123abc", "/e/k.yaml#L12", "/t/about.md?display=source#L12"),
    ],
    ids=["GitLab", "Forgejo", "Forgejo, a commit"],
)
def test_a_line_has_the_address_that_its_forge_has_for_it(base: str, yaml: str, markdown: str) -> None:
    assert address(base, "e/k.yaml", 12) == f"{base}{yaml}"
    assert address(base, "t/about.md", 12) == f"{base}{markdown}"


def test_azure_devops_names_file_and_line_in_a_query() -> None:
    base = "https://dev.azure.com/agare/projekt/_git/rapporter"
    assert address(f"{base}/GBmain", "evaluations/a&b.yaml", 12) == (
        f"{base}?path=/evaluations/a%26b.yaml&version=GBmain&line=12&lineEnd=13&lineStartColumn=1&lineEndColumn=1"
    )
