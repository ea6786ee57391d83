"""Swedish unless the environment says English, and what was typed is called as it was typed."""

from __future__ import annotations

import pytest

from kommunkompassen.base.language import FROM_MAKE, as_typed, environment_language, typed
from kommunkompassen.base.messages import catalogue, say


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "sv"),
        ({"LANG": ""}, "sv"),
        ({"LANG": "C"}, "sv"),
        ({"LANG": "POSIX"}, "sv"),
        ({"LANG": "C.UTF-8"}, "sv"),
        ({"LC_ALL": "C.utf8", "LANG": "en_US.UTF-8"}, "sv"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv_FI"}, "sv"),
        ({"LANG": "nb_NO.UTF-8"}, "sv"),
        ({"LANG": "enm_GB"}, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "EN_us"}, "en"),
        ({"LANG": "English_United States.1252"}, "en"),
        ({"LC_ALL": "sv_SE", "LANG": "en_US"}, "sv"),
        ({"LC_ALL": "en_US", "LC_MESSAGES": "sv_SE", "LANG": "sv_SE"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "sv_FI", "LANG": "en_US"}, "sv"),
        ({"LC_CTYPE": "en_US.UTF-8"}, "sv"),
        ({"LANGUAGE": "en", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"LANGUAGE": "sv:en", "LANG": "en_US.UTF-8"}, "sv"),
        ({"LANGUAGE": "en_GB:en:sv", "LANG": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "de:en", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANGUAGE": "de", "LANG": "en_US"}, "en"),
        ({"LANGUAGE": ":", "LANG": "C"}, "sv"),
    ],
)
def test_the_environment_says_the_language(environment: dict[str, str], expected: str) -> None:
    assert environment_language(environment) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Visa alla: python build.py list", "Visa alla: make list"),
        ("Visa hjälp: python build.py new --help", "Visa hjälp: make help"),
        ("Visa alla: python build.py --help", "Visa alla: make help"),
        ("Se ett utkast: python build.py report {name}", "Se ett utkast: make report MUNICIPALITY={name}"),
        ("scores: python build.py scores NAMN --sheet FIL.xlsx", "scores: make scores MUNICIPALITY=NAMN SHEET=FIL.xlsx"),
        ("Välj en annan, eller utelämna --port.", "Välj en annan, eller utelämna PORT=."),
        ("--source-url går bara med --draft: bara", "SOURCE_URL= går bara med DRAFT=1: bara"),
        ("Med --drafts kan filerna inte", "Med DRAFTS=1 kan filerna inte"),
        ("Skriv: python build.py fmt --mean nassjo-2019", "Skriv: .venv/bin/python build.py fmt --mean nassjo-2019"),
        ("Raden --- betyder", "Raden --- betyder"),
        ("en flagga --utan-motsvarighet", "en flagga --utan-motsvarighet"),
    ],
)
def test_commands_and_options_are_called_as_they_are_typed_for_make(said: str, expected: str) -> None:
    assert as_typed(said) == expected


def test_only_who_typed_it_for_make_is_told_of_make(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FROM_MAKE, raising=False)
    assert say("known", "sv") == "Visa alla: python build.py list"
    assert "--all" in say("no-names", "sv")
    monkeypatch.setenv(FROM_MAKE, "1")
    assert say("known", "sv") == "Visa alla: make list"
    assert say("no-names", "sv").startswith("Ange en kommun: make report MUNICIPALITY=nassjo.")
    assert typed("--year") == "YEAR="
    assert typed("municipality") == "MUNICIPALITY="


def test_a_text_for_make_has_one_for_others_too() -> None:
    own = [key for key in catalogue("interface") if key.endswith("-make")]
    assert own
    assert all(key.removesuffix("-make") in catalogue("interface") for key in own)
