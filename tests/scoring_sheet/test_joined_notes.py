"""Several evaluators' notes become one, and nothing of what anybody wrote is lost."""

from __future__ import annotations

import pytest

from kommunkompassen.scoring_sheet.basis import digest_of_note
from kommunkompassen.scoring_sheet.joined_notes import joined


@pytest.mark.parametrize(
    ("notes", "why", "earlier", "expected"),
    [
        ({"EE": "Sett", "BB": "Hört"}, "", "", "EE: Sett\nBB: Hört"),
        ({"EE": "Sett", "BB": ""}, "Protokollet visar det", "", "EE: Sett\nAvstämt: Protokollet visar det"),
        ({"EE": "", "BB": ""}, "Så", "", "Avstämt: Så"),
        ({"EE": " ", "BB": ""}, " ", "", ""),
        ({"EE": "Sett", "BB": "Sett"}, "", "", "Sett"),
        ({"EE": "Sett", "BB": "Sett", "ÅÖ": "Hört"}, "", "", "EE, BB: Sett\nÅÖ: Hört"),
        ({"EE": "Förr", "BB": "Förr"}, "", "Förr", "Förr"),
        ({"EE": "Förr", "BB": "Förr"}, "Så", "Förr", "Förr\nAvstämt: Så"),
        ({"EE": "Förr  i\nfilen", "BB": "Hört"}, "", "Förr i filen", "Förr  i\nfilen\nBB: Hört"),
        ({"EE": "Förr, och mer", "BB": "Förr"}, "", "Förr", "EE: Förr, och mer"),
        ({"EE": "", "BB": "Förr"}, "", "Förr", "Förr"),
        ({"EE": "", "BB": ""}, "", "Förr", ""),
        ({"EE": "EE: Sett", "BB": "Hört"}, "", "", "EE: Sett\nBB: Hört"),
        ({"EE": "=1+1", "BB": "- x: y"}, "", "", "EE: =1+1\nBB: - x: y"),
    ],
)
def test_notes_are_joined_behind_initials(notes: dict[str, str], why: str, earlier: str, expected: str) -> None:
    assert joined(notes, why, digest_of_note(earlier)) == expected
