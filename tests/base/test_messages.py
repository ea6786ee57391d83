"""What users are told is there in both languages, and said for everything that can be found."""

from __future__ import annotations

import ast
import re
import string
from functools import cache
from typing import Any, get_args

import pytest

from kommunkompassen.base import messages, paths
from kommunkompassen.base.finding import Severity
from kommunkompassen.base.messages import catalogue, say, text
from kommunkompassen.read.models import Status

FINDINGS = catalogue("findings")
INTERFACE = catalogue("interface")
CODE = [paths.PROJECT / "build.py", *sorted((paths.PROJECT / "kommunkompassen").rglob("*.py"))]


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@cache
def _nodes() -> list[ast.AST]:
    return [node for path in CODE for node in ast.walk(ast.parse(path.read_text("utf-8")))]


@cache
def _used() -> set[str]:
    """Every text in the code."""
    return {node.value for node in _nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _rules_in_code() -> set[str]:
    """The texts in the code that stand where a finding's rule does, or are called RULE."""
    found = set()
    for node in _nodes():
        if isinstance(node, ast.Assign) and "RULE" in [getattr(target, "id", "") for target in node.targets]:
            found |= {str(value.value) for value in ast.walk(node.value) if isinstance(value, ast.Constant)}
        if isinstance(node, ast.Call) and node.args and isinstance(first := node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            markdown = name == "at" and isinstance(node.func, ast.Attribute) and getattr(node.func.value, "attr", "") == "ruler"
            if (
                name in ("Finding", "fault", "_fault", "at", "at_value", "at_key")
                and isinstance(first.value, str)
                and not markdown
            ):
                found.add(first.value)
    return found


def _said_in_code() -> set[str]:
    found = set()
    for node in _nodes():
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
            compared = {id(part) for one in ast.walk(node.args[0]) if isinstance(one, ast.Compare) for part in ast.walk(one)}
            parts = [part for part in ast.walk(node.args[0]) if id(part) not in compared]
            found |= {part.value for part in parts if isinstance(part, ast.Constant)}
    # "severity-" and "status-" are beginnings of names; see test_names_made_in_the_code_have_their_texts.
    return {key for key in found if isinstance(key, str) and not key.endswith("-")}


@pytest.mark.parametrize("key", FINDINGS)
def test_a_finding_has_a_message_and_a_hint_in_both_languages_with_the_same_placeholders(key: str) -> None:
    entry: dict[str, Any] = FINDINGS[key]
    assert set(entry) == {"sv", "en"}
    for language in entry.values():
        assert set(language) == {"message", "hint"}
        assert all(part.strip() == part and part for part in language.values())
    for part in ("message", "hint"):
        assert _fields(entry["sv"][part]) == _fields(entry["en"][part])


@pytest.mark.parametrize("key", INTERFACE)
def test_what_the_commands_say_is_there_in_both_languages_with_the_same_placeholders(key: str) -> None:
    entry = INTERFACE[key]
    assert set(entry) == {"sv", "en"}
    assert all(entry.values())
    assert _fields(entry["sv"]) == _fields(entry["en"])


def test_every_rule_in_the_code_has_its_texts() -> None:
    rules = _rules_in_code()
    assert len(rules) > 15
    assert rules <= {key.partition("/")[0] for key in FINDINGS}


@pytest.mark.parametrize("key", FINDINGS)
def test_no_text_is_kept_for_what_is_never_found(key: str) -> None:
    rule, _, detail = key.partition("/")
    assert rule in _used()
    assert not detail or detail in _used()


def test_no_text_is_kept_for_a_value_that_must_always_be_there() -> None:
    assert "_always" in {node.id for node in _nodes() if isinstance(node, ast.Name)} or "wrong-type/missing" not in FINDINGS


def test_everything_the_commands_say_has_its_text() -> None:
    said = _said_in_code()
    assert len(said) > 30
    assert said <= set(INTERFACE)


@pytest.mark.parametrize(
    "key", [key for key in INTERFACE if not key.startswith(("severity-", "status-", "help-force", "metavar-"))]
)
def test_no_text_is_kept_that_is_never_said(key: str) -> None:
    assert key.removesuffix("-make") in _used()


@pytest.mark.parametrize(
    "name", [*(f"severity-{one}" for one in Severity), *(f"status-{one}" for one in get_args(get_args(Status)[0]))]
)
def test_names_made_in_the_code_have_their_texts(name: str) -> None:
    assert say(name, "sv") != say(name, "en")


def test_swedish_texts_are_swedish_and_english_ones_english() -> None:
    english = re.compile(r"\b(the|and|is|are|of)\b")
    swedish = re.compile(r"\b(och|är|inte|filen|som)\b")
    for entry in FINDINGS.values():
        assert not english.search(entry["sv"]["message"])
        assert not swedish.search(entry["en"]["message"])


def test_an_unknown_text_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        text("interface", "xyzzy", "sv")


@pytest.mark.parametrize("name", ["findings", "flaws", "interface", "sheets"])
def test_an_entry_read_alone_is_as_in_the_whole(name: str) -> None:
    assert {key: messages._entry(name, key) for key in catalogue(name)} == catalogue(name)
    with pytest.raises(KeyError, match="no-such-text"):
        messages._entry(name, "no-such-text")
