"""What is left of a template or of the writing is found in whatever is printed, and what only looks like it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.check.template_leftover import check
from tests.helpers import context_of, data

LEFT = (
    *("???", "??", "....", "……", "_____", "[text saknas]", "[Namn]", "[antal ???]", "[källa saknas]", "[kommunens namn]", "[xx]"),
    *("kolla detta", "Kolla upp siffran", "dubbelkolla uppgiften", "Stämmer detta?", "fylls i senare", "kompletteras senare"),
    *("TODO", "todo", "XXX", "xx", "TBD", "Fixme", "Lorem ipsum", "bla bla", "NN", "ÅÅÅÅ", "skriv mer här"),
    *("Klicka eller tryck här för att ange", "Klistra in", "Hämtas direkt ur", "Skriv text här", "fyll i detta"),
)
NONE = (
    *(
        "Vad gör kommunen?",
        "Va?!",
        "och så vidare …",
        "och så vidare...",
        "[Kolada](https://www.kolada.se)",
        "[text](https://a.se)",
    ),
    *("[sic]", "[…]", "[1]", "Texten saknas på webbplatsen", "Medborgarna skriver här om dagen", "uppgift saknas", "Todos"),
    *(
        "Invånare kan kolla på fullmäktige",
        "Chefer fyller i en mall",
        "SKRIV",
        "snabbla",
        "Maxx",
        "kommunens [nya] vision",
        "ANN",
    ),
    *("beslut fattas senare", "blablabla-fritt", "a_b__c", "det finns mer att göra: mycket"),
)


def _found(folder: Path, status: str = "draft", **more: Any) -> list[Finding]:
    return list(check(context_of(folder, data("Kumla", edition="2010", status=status, **more))))


@pytest.mark.parametrize("text", LEFT)
def test_a_leftover_is_found_and_marked_whole(text: str, tmp_path: Path) -> None:
    for said in (text, f"Kommunen har en plan ({text}) för detta."):
        (finding,) = _found(tmp_path, texts={"closing": said})
        assert (finding.values["text"], finding.severity) == (text, Severity.WARNING)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_one_is_left_alone(text: str, tmp_path: Path) -> None:
    assert _found(tmp_path, texts={"closing": f"Så är det: {text} är skrivet."}) == []


@pytest.mark.parametrize(
    "text", ["Kolla med Anna innan vi skickar.", "Bra. Kolla årtalet!", "Text saknas.", "Att göra: siffror."]
)
def test_a_note_to_oneself_is_found(text: str, tmp_path: Path) -> None:
    assert len(_found(tmp_path, texts={"closing": text})) == 1


def test_it_is_found_in_whatever_is_printed_and_only_there(tmp_path: Path) -> None:
    printed: dict[str, Any] = {
        "evaluators": [{"name": "NN", "affiliation": "???"}],
        "interviews": "XX personer",
        "facts": [{"label": "Invånare", "value": "...."}],
        "source": {"title": "[titel]"},
    }
    assert len(_found(tmp_path, **printed)) == 5
    values = data("Kumla", edition="2018", status="draft")
    values["areas"]["1"]["scores"]["1.1"] = {"points": "5", "note": "TODO kolla detta"}
    assert list(check(context_of(tmp_path, values))) == []


def test_in_a_published_report_it_is_an_error(tmp_path: Path) -> None:
    assert [one.severity for one in _found(tmp_path, "published", texts={"closing": "TODO"})] == [Severity.ERROR]
