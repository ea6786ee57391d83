"""What an editor's YAML reader makes of a file: values by the core schema of YAML 1.2, for testing the JSON Schemas against."""

from __future__ import annotations

import re
from typing import Any

import yaml

_NULL = re.compile(r"(?:~|null|Null|NULL|)")
_TRUTH = re.compile(r"true|True|TRUE|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def core_value(text: str) -> Any:
    """The value of a plain scalar: no dates, no yes and no, no minutes and seconds."""
    if _NULL.fullmatch(text):
        return None
    if _TRUTH.fullmatch(text):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


class _Loader(yaml.CSafeLoader):
    """Reads plain scalars as above, the others as texts, and keys as the texts that stand in the file."""

    # The parent's list finds YAML 1.1's types; with none every plain scalar has the one tag that is given to texts.
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


def _scalar(loader: _Loader, node: yaml.ScalarNode) -> Any:
    text = str(loader.construct_scalar(node))
    return text if node.style in ("'", '"', "|", ">") else core_value(text)


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    return {str(key.value): loader.construct_object(value, deep=True) for key, value in node.value}


_Loader.add_constructor("tag:yaml.org,2002:str", _scalar)
_Loader.add_constructor("tag:yaml.org,2002:null", _scalar)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def load(text: str) -> Any:
    """The file's content. Raises yaml.YAMLError where it is not YAML."""
    return yaml.load(text, Loader=_Loader)
