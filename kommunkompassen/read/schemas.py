"""The JSON Schemas that editors check and complete the files by, made from the models: draft-07, which is what they read.

Write them anew with: python -m kommunkompassen.read.schemas
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import click

from kommunkompassen.base import paths
from kommunkompassen.base.messages import environment_language, say
from kommunkompassen.base.paths import shown
from kommunkompassen.read.mentions import Mentions
from kommunkompassen.read.models import Evaluation, Reference, Rubric
from kommunkompassen.read.parts import MISSING, FieldInfo, Part, Shorthand
from kommunkompassen.read.site_settings import SiteSettings
from kommunkompassen.read.synonyms import Synonyms

DRAFT_07 = "http://json-schema.org/draft-07/schema#"
KINDS: Mapping[str, type[Part]] = {
    "evaluation": Evaluation,
    "rubric": Rubric,
    "reference": Reference,
    "site": SiteSettings,
    "synonyms": Synonyms,
    "mentions": Mentions,
}
_Node = dict[str, Any]


def schema(kind: type[Part]) -> _Node:
    """The schema of one kind of file, as an editor's YAML reader sees its values."""
    used: dict[str, _Node] = {}
    whole = _part(kind, used)
    return {"$schema": DRAFT_07, **whole, "definitions": used}


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


def _part(kind: type[Part], used: dict[str, _Node]) -> _Node:
    """A model's schema. `used`: the definitions that schemas refer to, to which it adds those that are new."""
    required = [field.key for field in kind.model_fields.values() if field.is_required()]
    return {
        "title": kind.schema_title,
        "type": "object",
        "additionalProperties": False,
        "properties": {field.key: _field(field, used) for field in kind.model_fields.values()},
        **({"required": required} if required else {}),
    }


def _field(field: FieldInfo, used: dict[str, _Node]) -> _Node:
    # In draft-07 whatever stands beside $ref is passed over, so a part with words of its own is written out.
    made = {**_type(field.whole, used, apart=False), "title": field.title, "description": field.description}
    if field.default is not MISSING and field.default is not None:
        made["default"] = int(field.default) if isinstance(field.default, Decimal) else field.default
    return made


def _type(annotation: Any, used: dict[str, _Node], *, apart: bool = True) -> _Node:
    """The schema of a type. `apart`: that of a part may stand among the definitions."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        own = inner[1]
        return _type(own.written, used, apart=apart) if isinstance(own, Shorthand) else dict(own.schema)
    if origin is Literal:
        return {"type": "string", "enum": list(inner)}
    if origin in (Union, UnionType):
        return _choice([{"type": "null"} if kind is NoneType else _type(kind, used, apart=False) for kind in inner])
    if origin is list:
        return {"type": "array", "items": _type(inner[0], used)}
    if origin is dict:
        (pattern,) = get_args(inner[0])[1:]
        return {"type": "object", "patternProperties": {pattern.pattern: _type(inner[1], used)}, "additionalProperties": False}
    if not apart:
        return _part(annotation, used)
    name = annotation.__name__
    if name not in used:
        used[name] = {}
        used[name] = _part(annotation, used)
    return {"$ref": f"#/definitions/{name}"}


def _choice(branches: Sequence[_Node]) -> _Node:
    """Branches of different types as one schema of several types: editors say of anyOf only that nothing fits.

    A keyword of one type says nothing about values of another, so that nothing but the message changes.
    """
    merged: _Node = {}
    types: list[str] = []
    for branch in branches:
        own = branch.pop("type")
        types += [own] if isinstance(own, str) else own
        assert not branch.keys() & merged.keys()
        merged.update(branch)
    assert len(types) == len(set(types))
    if "enum" in merged and "null" in types:
        # An enumeration speaks of values of every type.
        merged["enum"] = [*merged["enum"], None]
    return {**merged, "type": types}


def main() -> None:
    """Write the schemas and say which."""
    for path in write(paths.SCHEMAS):
        click.echo(say("written", environment_language(), path=shown(path)))


if __name__ == "__main__":
    main()
