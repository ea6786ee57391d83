"""What can't be seen goes out of a line, and nothing that can be seen goes with it."""

from __future__ import annotations

import pytest

from kommunkompassen.read import unseen


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("    Kommunen\x0bhar en plan.", ["    Kommunen", "    har en plan."]),
        ("    Kommunen \x0b har en plan.", ["    Kommunen", "    har en plan."]),
        ("      - Kommunen\x0bhar en plan", ["      - Kommunen har en plan"]),
        ("closing: Kommunen\u2028har en plan", ["closing: Kommunen har en plan"]),
        ("    Sista raden.\x0b", ["    Sista raden."]),
        ("    verksam\u00adhets\u200bplan\u200e", ["    verksamhetsplan"]),
        ("    Åren 2018\x962019, \x93så\x94", ["    Åren 2018–2019, “så”"]),
        ("    👨\u200d👩\u200d👧 och år\u200ds", ["    👨\u200d👩\u200d👧 och års"]),
        ("    15\u00a0000 kronor", ["    15\u00a0000 kronor"]),
    ],
)
def test_a_line_without_what_can_not_be_seen(given: str, expected: list[str]) -> None:
    assert unseen.mended(given) == expected
    assert [line for one in expected for line in unseen.mended(one)] == expected
