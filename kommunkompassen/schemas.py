"""The JSON Schemas that editors check and complete the files by, made from the models: draft-07, which is what they read.

Write them anew with: python -m kommunkompassen.schemas
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from kommunkompassen import paths
from kommunkompassen.messages import environment_language, say
from kommunkompassen.models import Evaluation, Part, Reference, Rubric
from kommunkompassen.reporters import shown

DRAFT_07 = "http://json-schema.org/draft-07/schema#"
KINDS: Mapping[str, type[Part]] = {"evaluation": Evaluation, "rubric": Rubric, "reference": Reference}
_Node = dict[str, Any]


def schema(kind: type[Part]) -> _Node:
    """The schema of one kind of file, as an editor's YAML reader sees its values."""
    made = kind.model_json_schema(by_alias=True, mode="validation")
    parts = made.pop("$defs", {})
    whole = _part(made, parts)
    used: _Node = {}
    waiting = _references(whole)
    while waiting:
        name = waiting.pop()
        if name not in used:
            used[name] = _part(parts[name], parts)
            waiting |= _references(used[name])
    return {"$schema": DRAFT_07, **whole, "definitions": used}


def _references(node: Any) -> set[str]:
    """The names of the definitions that a schema refers to."""
    if isinstance(node, dict):
        own = {_name(node["$ref"])} if "$ref" in node else set()
        return own.union(*map(_references, node.values()))
    return set().union(*map(_references, node)) if isinstance(node, list) else set()


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]


def as_text(kind: type[Part]) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write(folder: Path) -> list[Path]:
    """Write all schemas; returns their files."""
    written = []
    for name, kind in KINDS.items():
        path = folder / f"{name}.schema.json"
        path.write_text(as_text(kind), encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _part(part: Mapping[str, Any], parts: Mapping[str, _Node]) -> _Node:
    """A model's schema. Its description is the class's docstring, which is for those who read the code."""
    properties = {name: _draft_07(field, parts) for name, field in part["properties"].items()}
    return {**{keyword: value for keyword, value in part.items() if keyword != "description"}, "properties": properties}


def _draft_07(node: Mapping[str, Any], parts: Mapping[str, _Node]) -> _Node:
    """A schema in draft-07's keywords."""
    made = dict(node)
    if made.get("default", ...) is None:
        del made["default"]
    if "$ref" in made:
        name = _name(made.pop("$ref"))
        # In draft-07 whatever stands beside $ref is passed over, so a part with words of its own is written out.
        made = {**_part(parts[name], parts), **made} if made else {"$ref": f"#/definitions/{name}"}
    if "items" in made:
        made["items"] = _draft_07(made["items"], parts)
    if "patternProperties" in made:
        made["patternProperties"] = {pattern: _draft_07(value, parts) for pattern, value in made["patternProperties"].items()}
        made["additionalProperties"] = False
    if "anyOf" in made:
        made = {**_choice(made.pop("anyOf"), parts), **made}
    return made


def _choice(branches: Sequence[_Node], parts: Mapping[str, _Node]) -> _Node:
    """Branches of different types as one schema of several types: editors say of anyOf only that nothing fits.

    A keyword of one type says nothing about values of another, so that nothing but the message changes.
    """
    merged: _Node = {}
    types: list[str] = []
    for branch in branches:
        converted = _part(parts[_name(branch["$ref"])], parts) if "$ref" in branch else _draft_07(branch, parts)
        own = converted.pop("type")
        types += [own] if isinstance(own, str) else own
        assert not converted.keys() & merged.keys()
        merged.update(converted)
    assert len(types) == len(set(types))
    return {**merged, "type": types}


def main() -> None:
    """Write the schemas and say which."""
    for path in write(paths.SCHEMAS):
        click.echo(say("written", environment_language(), path=shown(path)))


if __name__ == "__main__":
    main()
