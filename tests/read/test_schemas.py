"""The schemas that editors check the files by: fresh, in the words of evaluators, and of one mind with our own reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from kommunkompassen.base import paths
from kommunkompassen.base.dates import parse_date
from kommunkompassen.base.finding import Finding, Severity
from kommunkompassen.base.messages import Language, say
from kommunkompassen.formatting import skeleton
from kommunkompassen.formatting.known import Known
from kommunkompassen.read import document, schemas
from kommunkompassen.read.parse import parse
from kommunkompassen.read.parts import Part
from kommunkompassen.read.source import Source
from tests.editor import core_value, load
from tests.helpers import MINIMAL, rubric

SCHEMAS = {name: schemas.schema(kind) for name, kind in schemas.KINDS.items()}
VALIDATORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}
FOLDERS = {"evaluation": paths.EVALUATIONS, "rubric": paths.RUBRICS, "reference": paths.REFERENCES}
CASES = paths.PROJECT / "tests" / "cases"
FILES = [
    *((kind, path) for kind, folder in FOLDERS.items() for path in sorted(folder.glob("*.yaml"))),
    ("site", paths.SITE_SETTINGS),
    ("synonyms", paths.SYNONYMS),
    ("mentions", paths.PROJECT / paths.MENTIONS),
]
CASE_FILES = [
    *(("evaluation", path) for path in sorted(CASES.glob("*/*/*.yaml"))),
    *((path.stem, path) for path in sorted(CASES.glob("*/*/site/*.yaml"))),
]


def _draft_07_keywords() -> set[str]:
    return set(Draft7Validator.META_SCHEMA["properties"])


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema in a schema."""
    yield node
    for keyword in ("properties", "patternProperties", "definitions"):
        for inner in node.get(keyword, {}).values():
            yield from _nodes(inner)
    if "items" in node:
        yield from _nodes(node["items"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_those_of_the_models(name: str) -> None:
    written = (paths.SCHEMAS / f"{name}.schema.json").read_bytes().decode()
    assert written == schemas.as_text(schemas.KINDS[name]), "write them anew with: make schemas"


def test_there_is_a_schema_for_each_kind_and_no_other(tmp_path: Path) -> None:
    written = schemas.write(tmp_path)
    assert {path.name for path in written} == {path.name for path in paths.SCHEMAS.iterdir()}
    assert sorted(written) == sorted(tmp_path.iterdir())


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_draft_07_and_nothing_newer(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$id" not in SCHEMAS[name]
    nodes = list(_nodes(SCHEMAS[name]))
    assert len(nodes) > len(schemas.KINDS[name].model_fields), "each key has one"
    assert {keyword for node in nodes for keyword in node} <= _draft_07_keywords()


@pytest.mark.parametrize("name", SCHEMAS)
def test_nothing_stands_beside_a_reference_and_no_part_goes_unused(name: str) -> None:
    references = [node for node in _nodes(SCHEMAS[name]) if "$ref" in node]
    assert all(set(node) == {"$ref"} for node in references)
    assert {node["$ref"] for node in references} == {f"#/definitions/{part}" for part in SCHEMAS[name]["definitions"]}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_mapping_refuses_keys_that_it_does_not_know(name: str) -> None:
    mappings = [node for node in _nodes(SCHEMAS[name]) if "properties" in node or "patternProperties" in node]
    assert mappings
    assert all(node["additionalProperties"] is False for node in mappings)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_has_a_swedish_title_and_description_and_every_part_a_title(name: str) -> None:
    english = re.compile(r"\b(the|and|is|are|of|where|what|its)\b", re.IGNORECASE)
    nodes = list(_nodes(SCHEMAS[name]))
    properties = [(key, node) for one in nodes for key, node in one.get("properties", {}).items()]
    assert properties
    for key, node in properties:
        assert node["title"][0].isupper(), key
        assert node["description"].endswith((".", "?")), key
    for node in nodes:
        assert "properties" not in node or node["title"]
        for keyword in ("title", "description"):
            assert not english.search(node.get(keyword, ""))


def test_no_part_of_the_models_goes_without_a_title_of_its_own() -> None:
    parts = Part.__subclasses__()
    assert len(parts) > 10
    assert all(part.schema_title for part in parts)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_default_is_a_value_that_the_schema_takes(name: str) -> None:
    defaults = [node for node in _nodes(SCHEMAS[name]) if "default" in node]
    assert bool(defaults) == (name not in ("synonyms", "mentions")), "these two have none"
    for node in defaults:
        assert not list(Draft7Validator(node).iter_errors(node["default"]))


# Schema and reader. A schema sees values, not how they are spelled, and each of the two knows some things that the other
# can't. What both can see both must find.


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an editor's schema and our reader find; `sure`: the part of it that the other must find too."""

    schema: list[str]
    schema_sure: list[str]
    reader: list[str]
    reader_sure: list[str]

    @property
    def one_mind(self) -> bool:
        """Whether what must be found by both was."""
        return not (self.schema_sure and not self.reader) and not (self.reader_sure and not self.schema)


def _verdict(kind: str, text: str) -> Verdict | None:
    """None for what is not for a schema to say: a file that is no YAML, or has anchors, tags or the same key twice."""
    try:
        value = load(text)
    except yaml.YAMLError:
        return None
    source = parse(Source(Path("a.yaml")), text)
    if any(finding.rule != "comma-in-braces" for finding in source.findings):
        return None
    findings = document(source, schemas.KINDS[kind]).findings
    errors = list(VALIDATORS[kind].iter_errors(value))
    return Verdict(
        [str(error.message) for error in errors],
        [str(error.message) for error in errors if not _numbered(error)],
        [finding.rule for finding in findings],
        [finding.rule for finding in findings if not _spelling(finding)],
    )


def _numbered(error: Any) -> bool:
    """A key that is no number of an area or a question: the reader leaves it to the check, which knows the edition."""
    return error.validator == "additionalProperties" and "patternProperties" in error.schema


def _spelling(finding: Finding) -> bool:
    """A value that is right but for how it is spelled (0x1F, 2019.0), dates in the wrong order, another area's questions."""
    if finding.key == "unknown-area/questions":
        return True
    given = finding.values.get("given", "")
    value = core_value(given)
    if finding.detail in ("period_expected", "period_backwards") and all(parse_date(part) for part in given.split("/")):
        return True
    numbers = ("points_expected", "year_expected", "period_expected", "period_backwards", "date_expected")
    return finding.detail in numbers and isinstance(value, float | int) and not isinstance(value, bool)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("severity", list(Severity))
def test_the_editor_shows_each_finding_with_its_own_weight(severity: Severity, language: Language) -> None:
    line = f"evaluations/kumla-2027.yaml:9:8: {say(f'severity-{severity}', language)}: Så: här. [rule]"
    matchers = next(task["problemMatcher"] for task in _settings("tasks.json")["tasks"] if task["label"] == "Kontrollera filen")
    found = [(one["severity"], match.groups()) for one in matchers if (match := re.match(one["pattern"]["regexp"], line))]
    assert found == [(severity, ("evaluations/kumla-2027.yaml", "9", "8", "Så: här. [rule]"))]


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda part: getattr(part, "stem", part))
def test_the_projects_files_are_right_by_schema_and_reader(kind: str, path: Path) -> None:
    assert _verdict(kind, path.read_text("utf-8")) == Verdict([], [], [], [])


def test_there_are_files_of_each_kind() -> None:
    assert {kind for kind, _ in FILES} == set(SCHEMAS)


@pytest.mark.parametrize(("kind", "path"), CASE_FILES, ids=[path.parent.name for _, path in CASE_FILES])
def test_schema_and_reader_are_of_one_mind_on_the_cases(kind: str, path: Path) -> None:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    verdict = _verdict(kind, text)
    assert verdict is None or verdict.one_mind, verdict


GOOD = {
    "comma": "areas:\n  1:\n    scores:\n      1.1: 13,5\n      1.2: '13.5'\n      1.10: 7\n",
    "mapping": "areas:\n  1:\n    scores:\n      1.1: {points: 15, note: x, sources: [interview, document]}\n      1.2: {}\n",
    "dates": "conducted: 2003-06-04/2003-06-06\nsource: {title: x, date: 2019}\n",
    "spaces-in-dates": "conducted: ' 2019-03 / 2019-04 '\n",
    "unknown-date": "source: {title: x, date: unknown}\n",
    "interviews-in-figures": "interviews: 35\nfirst_evaluation: true\n",
    "truth-in-capitals": "source: {title: x, retold: TRUE, reconstructed_scores: 'False'}\n",
    "truth-in-a-block": "source:\n  title: x\n  retold: |\n    true\n",
    "interviews-in-words": "interviews: ett 30-tal\nfirst_evaluation: Nej, den andra.\n",
    "texts-like-other-types": (
        "residents: true\nfacts:\n  - {label: 2019, value: 13.5}\nareas: {1: {strengths: [1, no, 2.5, 2019-03-04]}}\n"
    ),
    "empty": (
        "conducted:\nevaluators:\ntexts:\nlabels:\nfacts:\nlogo:\nsource:\nareas:\n  1:\n  2:\n    scores:\n    headings:\n"
        "    narrative:\n    strengths:\n  3:\n    scores:\n      3.1:\n      3.2: {points: , note: , sources: }\n    score:\n"
    ),
    "prose": "areas:\n  1:\n    narrative: |\n      Prosa.\n  2:\n    narrative: [{heading: A, text: B, good_example: true}]\n",
    "strengths": "areas: {1: {strengths: [A, {text: B, good_example: true}, {text: C}]}}\n",
    "comparisons": "compare_with: []\nlogo: {file: a.png, alt: x}\nlabels: {analysis: 1}\n",
}
BAD = {
    "unknown-key": "resident: x\n",
    "unknown-key-inside": "areas: {1: {strenghts: [x]}}\n",
    "list-for-text": "residents: [a, b]\n",
    "text-for-list": "evaluators: Eva Ek\n",
    "text-for-mapping": "areas:\n  1: text\n",
    "list-for-mapping": "areas: [1, 2]\n",
    "missing-key": "facts:\n  - label: x\n",
    "empty-item": "areas:\n  1:\n    strengths:\n      -\n",
    "item-with-colon": "areas:\n  1:\n    strengths:\n      - Bra: mycket\n",
    "strength-without-text": "areas: {1: {strengths: [{good_example: true}]}}\n",
    "strength-with-heading": "areas: {1: {strengths: [{text: A, heading: B}]}}\n",
    "comma-in-braces": "areas: {1: {scores: {1.1: {points: 13,5}}}}\n",
    "words-for-points": "areas: {1: {scores: {1.1: tolv}}}\n",
    "truth-for-points": "areas: {1: {score: true}}\n",
    "words-for-truth": "source: {title: x, retold: ja}\n",
    "yes-for-truth": "source: {title: x, retold: 'yes'}\n",
    "no-truth": "source: {title: x, retold: }\n",
    "status": "status: klar\n",
    "no-status": "status:\n",
    "source-of-points": "areas: {1: {scores: {1.1: {sources: [mail]}}}}\n",
    "date": "conducted: mars 2019\n",
    "month": "conducted: 2019-13\n",
    "day": "source: {title: x, date: 2019-04-31}\n",
    "no-name": "evaluators: [{affiliation: SKL}]\n",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_the_reader_takes_is_not_flagged_in_the_editor(text: str) -> None:
    assert _verdict("evaluation", MINIMAL + text) == Verdict([], [], [], [])


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_what_the_reader_refuses_is_flagged_in_the_editor(text: str) -> None:
    verdict = _verdict("evaluation", MINIMAL + text)
    assert verdict
    assert verdict.schema_sure
    assert verdict.reader_sure


@pytest.mark.parametrize("key", ["municipality", "year", "rubric"])
def test_the_keys_of_every_evaluation_are_asked_for(key: str) -> None:
    left = "".join(line + "\n" for line in MINIMAL.splitlines() if not line.startswith(key))
    for text in (left, f"{left}{key}:\n"):
        verdict = _verdict("evaluation", text)
        assert verdict
        assert len(verdict.schema) == len(verdict.reader) == 1


@pytest.mark.parametrize(("year", "rubric_id"), [("2027", '"2018"'), ("'2027'", "2018"), ("2027", "pilot"), ("2027", "2018-2")])
def test_an_edition_is_a_text_or_looks_like_a_number(year: str, rubric_id: str) -> None:
    assert _verdict("evaluation", f"municipality: Kumla\nyear: {year}\nrubric: {rubric_id}\n") == Verdict([], [], [], [])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("areas: {x: {score: 1}}\n", "x"),
        ("areas: {0: }\n", "0"),
        ("areas: {01: }\n", "01"),
        ("areas: {1: {scores: {1: 3}}}\n", "1"),
        ("areas: {1: {scores: {1.x: 3}}}\n", "1.x"),
    ],
)
def test_keys_that_can_be_no_area_or_question_are_flagged_in_the_editor(text: str, key: str) -> None:
    verdict = _verdict("evaluation", MINIMAL + text)
    assert verdict
    assert len(verdict.schema) == 1
    assert f"'{key}'" in verdict.schema[0]
    assert verdict.reader == []


@pytest.mark.parametrize("id_", ["2003", "2010", "2018"])
def test_a_new_evaluation_is_not_flagged_in_the_editor(id_: str) -> None:
    text = skeleton.skeleton("Kumla", 2027, rubric(id_), Known())
    assert _verdict("evaluation", text) == Verdict([], [], [], [])


VALUES = (
    "xyzzy", "''", "", "12", "2019", "13.5", "13,5", "1234567", "-1", "0x1F", "1e3", "true", "True", "'true'", "unknown", "draft",
    "whole", "interview", "2019-03", "2019-02-30", "2019-04/2019-03", "[]", "[[]]", "[a]", "[1, {a: b}]", "{}", "{a: b}",
    "{name: x}", "{title: x}", "{file: x, alt: x}", "{label: x, value: x}", "{text: x}", "{1: {title: x}}",
    "https://exempel.se/", "redaktion@exempel.se", "company", "CC BY 4.0", "exempt",
    "demokrati", "{from: x, to: x, low: 60, high: 70, source: x}",
    "{evaluation: x, area: x, municipalities: [x]}",
)  # fmt: skip
LEAST = {
    "year": "2027",
    "areas": "{1: {title: x}}",
    "low": "60",
    "high": "70",
    "kind": "company",
    "email": "a@b.se",
    "municipalities": "[x]",
} | {key: value for keys, value in ((("texts", "tables"), "CC BY 4.0"), (("assessed", "published"), "unknown")) for key in keys}
"""What keys hold that must be there; all others a text."""


def _inner(node: dict[str, Any], kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The steps down from a schema, and the schemas they lead to; "-" is an item of a list."""
    yield from node.get("properties", {}).items()
    for pattern, value in node.get("patternProperties", {}).items():
        yield "1.1" if "." in pattern else "1", _resolved(value, kind)
    if "items" in node:
        yield "-", node["items"]


def _resolved(node: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMAS[kind]["definitions"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
    return found


def _ways(node: dict[str, Any], kind: str) -> Iterator[tuple[str, ...]]:
    """The ways to all values that a schema knows."""
    for step, inner in _inner(_resolved(node, kind), kind):
        yield (step,)
        yield from ((step, *rest) for rest in _ways(inner, kind))


def _lines(node: dict[str, Any], kind: str, way: tuple[str, ...], value: str) -> list[str]:
    """YAML that holds the value at the way, and on it what must be there."""
    node = _resolved(node, kind)
    step, *rest = way
    below = _lines(dict(_inner(node, kind))[step], kind, tuple(rest), value) if rest else [value]
    if step == "-":
        return [f"- {below[0]}", *(f"  {line}" for line in below[1:])]
    least = [f"{key}: {LEAST.get(key, 'x')}" for key in node.get("required", ()) if key != step]
    return [*least, f"{step}:", *(f"  {line}" for line in below)] if rest else [*least, f"{step}: {value}"]


WAYS = [(kind, way) for kind, schema in SCHEMAS.items() for way in _ways(schema, kind)]


def test_the_ways_lead_everywhere() -> None:
    assert len(WAYS) > 90
    assert ("evaluation", ("areas", "1", "scores", "1.1", "sources", "-")) in WAYS
    assert _lines(SCHEMAS["rubric"], "rubric", ("areas", "1", "aliases", "-"), "y") == [
        "id: x",
        "name: x",
        "areas:",
        "  1:",
        "    title: x",
        "    aliases:",
        "      - y",
    ]


@pytest.mark.parametrize(("kind", "way"), WAYS, ids=[f"{kind}-{'.'.join(way)}" for kind, way in WAYS])
def test_schema_and_reader_are_of_one_mind_on_every_kind_of_value_everywhere(kind: str, way: tuple[str, ...]) -> None:
    flagged = set()
    for value in VALUES:
        verdict = _verdict(kind, "\n".join(_lines(SCHEMAS[kind], kind, way, value)) + "\n")
        assert verdict
        assert verdict.one_mind, (value, verdict)
        flagged.add(bool(verdict.schema))
    assert flagged == {True, False}


# The editor's settings.


def _settings(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((paths.PROJECT / ".vscode" / name).read_text("utf-8"))
    return loaded


def test_the_editor_binds_each_folder_to_its_schema() -> None:
    bound = _settings("settings.json")["yaml.schemas"]
    expected = {f"./schemas/{kind}.schema.json": f"{folder.name}/*.yaml" for kind, folder in FOLDERS.items()}
    assert bound == {
        **expected,
        "./schemas/site.schema.json": paths.SITE_SETTINGS.name,
        "./schemas/synonyms.schema.json": paths.SYNONYMS.name,
        "./schemas/mentions.schema.json": paths.MENTIONS,
    }
    assert all((paths.PROJECT / schema).is_file() for schema in bound)
    assert _settings("extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda part: getattr(part, "stem", part))
def test_a_file_names_its_schema_for_other_editors(kind: str, path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    up = "" if path.parent == paths.PROJECT else "../"
    assert first == f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json"


def test_the_editor_writes_files_as_the_project_has_them() -> None:
    settings = _settings("settings.json")
    assert (settings["files.encoding"], settings["files.eol"]) == ("utf8", "\n")
    assert settings["files.trimTrailingWhitespace"] is settings["files.insertFinalNewline"] is True
    assert settings["[yaml]"]["editor.tabSize"] == 2
    assert settings["[yaml]"]["editor.insertSpaces"] is True
    assert settings["[yaml]"]["editor.wordWrap"] == "on"
