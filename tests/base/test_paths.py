"""What files are called."""

from __future__ import annotations

import pytest

from kommunkompassen.base import paths


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kumla-2027.yml", "kumla-2027.yaml"),
        ("kumla-2027.YAML", "kumla-2027.yaml"),
        ("kumla-2027.yaml.txt", "kumla-2027.yaml"),
        ("kumla-2027.txt", "kumla-2027.yaml"),
        ("kumla-2027 (1).yaml", "kumla-2027.yaml"),
        ("kumla-2027(12).yaml", "kumla-2027.yaml"),
        ("kumla-2027 - kopia.yaml", "kumla-2027.yaml"),
        ("kumla-2027 – Kopia (2).yaml", "kumla-2027.yaml"),
        ("kumla-2027-kopia.yaml.txt", "kumla-2027.yaml"),
        ("kumla-2027_copy.yaml", "kumla-2027.yaml"),
        ("Kopia av kumla-2027.yaml", "kumla-2027.yaml"),
        ("kumla-2027.yaml", "kumla-2027.yaml"),
        ("läsmig.txt", "läsmig.txt"),
        ("README.md", "README.md"),
        ("kopia.yaml", "kopia.yaml"),
        ("(1).yaml", "(1).yaml"),
    ],
)
def test_what_a_file_was_meant_to_be_called(name: str, expected: str) -> None:
    assert paths.meant_name(name) == expected
