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
_NOT_MERGED = {"$ref", "allOf", "anyOf", "enum"}


def schema(kind: type[Part]) -> dict[str, Any]:
    """The schema of one kind of file, as an editor's YAML reader sees its values."""
    made = kind.model_json_schema(by_alias=True, mode="validation")
    definitions = {name: _part(part) for name, part in made.pop("$defs", {}).items()}
    return {"$schema": DRAFT_07, **_part(made), "definitions": definitions}


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


def _part(part: Mapping[str, Any]) -> dict[str, Any]:
    """A model's schema. Its description is the class's docstring, which is for those who read the code."""
    converted = _draft_07({keyword: value for keyword, value in part.items() if keyword not in ("description", "properties")})
    properties = {name: _draft_07(field) for name, field in part["properties"].items()}
    return {**converted, "properties": properties}


def _draft_07(node: Mapping[str, Any]) -> dict[str, Any]:
    """A schema in draft-07's keywords."""
    made = dict(node)
    if made.get("default", ...) is None:
        del made["default"]
    if reference := made.pop("$ref", None):
        target = {"$ref": str(reference).replace("#/$defs/", "#/definitions/")}
        # In draft-07 whatever stands beside $ref is passed over, so a reference with a title of its own is wrapped.
        made = {"allOf": [target], **made} if made else target
    if "items" in made:
        made["items"] = _draft_07(made["items"])
    if "patternProperties" in made:
        made["patternProperties"] = {pattern: _draft_07(value) for pattern, value in made["patternProperties"].items()}
        made["additionalProperties"] = False
    if "anyOf" in made:
        made.update(_choice([_draft_07(branch) for branch in made.pop("anyOf")]))
    return made


def _choice(branches: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Branches of different types as one schema with several types, which editors explain better than anyOf.

    A keyword of one type says nothing about values of another, so merging changes nothing but the message.
    """
    merged: dict[str, Any] = {}
    types: list[str] = []
    kept = []
    for branch in branches:
        if _NOT_MERGED & branch.keys():
            kept.append(branch)
            continue
        own = branch["type"]
        types += [own] if isinstance(own, str) else own
        rest = {keyword: value for keyword, value in branch.items() if keyword != "type"}
        assert not rest.keys() & merged.keys()
        merged.update(rest)
    assert len(types) == len(set(types))
    merged["type"] = types[0] if len(types) == 1 else types
    return {"anyOf": [*kept, merged]} if kept else merged


def main() -> None:
    """Write the schemas and say which."""
    for path in write(paths.SCHEMAS):
        click.echo(say("written", environment_language(), path=shown(path)))


if __name__ == "__main__":
    main()
