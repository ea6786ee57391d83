"""What is typed and not understood is told in the user's language, and never in click's words."""

from __future__ import annotations

import pytest

from kommunkompassen.commands import run


@pytest.mark.parametrize(("typed", "given"), [(["väsby"], "väsby"), (["väsby", "kommun"], "väsby kommun")])
def test_words_that_are_too_many_are_all_named(typed: list[str], given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["preview", "upplands", *typed, "--lang", "sv"]) == 2
    assert f"Det här är för mycket: {given}. Namn med mellanslag skrivs inom citattecken." in capsys.readouterr().err
