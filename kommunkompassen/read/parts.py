"""Parts of a file: mappings with known keys, each with a title and a description, and how they are read.

A model is a subclass of Part, its keys are annotations with a Field. The check starts for every file that is saved, and a
general library for models takes longer to start than the check itself takes; what these files need of one is little: texts
that a function reads, one of a few words, parts, lists, and mappings by numbers. Nor does any of them give what the check is
built on: a model of all that is right in a file that is partly wrong, together with all that is wrong. Names are those that such
libraries have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Self,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

Way = tuple[str | int, ...]
"""Keys, and positions in lists."""


class Unfit(NamedTuple):
    """What does not fit where it stands: the way to it, a key of what was expected, and what is there instead."""

    way: Way
    expected: str
    """text_expected and the like, missing or unknown; see structure/."""
    given: Any
    choices: tuple[str, ...] = ()


class UnfitError(Exception):
    """Raised by a function that reads a text: what was expected."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


class Reads:
    """In an annotation: the function that reads the value, and the JSON Schema of what an editor sees there."""

    def __init__(self, function: Callable[[Any], Any], schema: Mapping[str, Any]) -> None:
        self.function, self.schema = function, schema


class Shorthand:
    """In an annotation of a part, a list or a mapping: what may be written in short for it, as a type.

    Nothing is short for an empty one. `alone`: the key path, within it, at which a text is read that stands there alone; so
    ("points",) makes `13.5` short for {points: 13.5}, and ("0", "text") a text short for [{text: ...}].
    `is_sentence`: the text that stands alone is a sentence of the evaluators'. A mapping with none of the part's keys is then
    one with a colon in it, and nothing is no empty part but a text that is missing.
    """

    def __init__(self, written: Any, alone: tuple[str, ...] = (), *, is_sentence: bool = False) -> None:
        self.written, self.alone, self.is_sentence = written, alone, is_sentence

    def in_full(self, given: Any, *, is_list: bool) -> Any:
        """The value as if it had been written in full."""
        if given is None:
            return [] if is_list else {}
        if isinstance(given, dict | list):
            return given
        for step in reversed(self.alone):
            given = [given] if step.isdecimal() else {step: given}
        return given


class Matches:
    """In an annotation of a mapping's keys: their form in the JSON Schema. Which there are is the check's business."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern


class _Missing:
    def __repr__(self) -> str:
        return "MISSING"


MISSING: Any = _Missing()
"""No default: the key must be there."""
_FAILED: Any = _Missing()
"""A value that was not read; the part without it."""
Reader = Callable[[Any, Way, list[Unfit]], Any]


class FieldInfo:
    """A key: what may stand there, how editors show it, and what it is where it is not written."""

    annotation: Any
    """The type without the outermost Annotated."""
    whole: Any
    """The type with it."""

    def __init__(
        self, title: str, description: str, default: Any, default_factory: Callable[[], Any] | None, alias: str | None
    ) -> None:
        self.title, self.description, self.alias = title, description, alias
        self.default, self.default_factory = default, default_factory
        self.name = ""

    @property
    def key(self) -> str:
        """The key in the file."""
        return self.alias or self.name

    def is_required(self) -> bool:
        """Whether a part can't be without it."""
        return self.default is MISSING and self.default_factory is None

    def get_default(self) -> Any:
        """The value of a field that is not written in the file."""
        return self.default_factory() if self.default_factory else self.default


def Field(  # noqa: N802  as models have it everywhere
    *,
    title: str,
    description: str,
    default: Any = MISSING,
    default_factory: Callable[[], Any] | None = None,
    key: str | None = None,
) -> Any:
    """A key of a part. `key`: as it stands in the file, where Python has the word for itself."""
    return FieldInfo(title, description, default, default_factory, key)


class _Model(type):
    @property
    def model_fields(cls) -> dict[str, FieldInfo]:
        """The fields by their names in Python, in the file's order."""
        fields: dict[str, FieldInfo] = cls.__dict__.get("_fields", {})
        if fields and "_typed" not in cls.__dict__:
            for name, annotation in get_type_hints(cls, include_extras=True).items():
                if name in fields:
                    fields[name].whole = annotation
                    fields[name].annotation = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
            cls._typed = True
        return fields


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Part(metaclass=_Model):
    """A mapping in a file: no keys but its own, no changes after reading."""

    _fields: ClassVar[dict[str, FieldInfo]] = {}
    _readers: ClassVar[Mapping[str, tuple[FieldInfo, Reader]]]
    schema_title: ClassVar[str]

    def __init_subclass__(cls, *, title: str) -> None:
        cls.schema_title = title
        cls._fields = {name: value for name, value in vars(cls).items() if isinstance(value, FieldInfo)}
        for name, field in cls._fields.items():
            field.name = name
            delattr(cls, name)

    def __init__(self, **values: Any) -> None:
        own = self.__dict__
        for name, field in self._fields.items():
            own[name] = values[name] if name in values else field.get_default()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} can't be changed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """The part in a plain value. Raises UnfitError where that is unfit."""
        model, unfit = read(cls, data)
        if model is None or unfit:
            raise UnfitError(", ".join(f"{'.'.join(map(str, one.way))}: {one.expected}" for one in unfit))
        return model

    def model_copy(self, update: Mapping[str, Any]) -> Self:
        """The same with other values."""
        return type(self)(**{**self.__dict__, **update})

    def model_dump(self) -> dict[str, Any]:
        """Its values, the parts among them as dicts."""
        return {name: _dumped(value) for name, value in self.__dict__.items()}


def _dumped(value: Any) -> Any:
    if isinstance(value, Part):
        return value.model_dump()
    if isinstance(value, dict):
        return {key: _dumped(inner) for key, inner in value.items()}
    return [_dumped(inner) for inner in value] if isinstance(value, list) else value


P = TypeVar("P", bound=Part)


def read(kind: type[P], data: Any) -> tuple[P | None, list[Unfit]]:
    """The part in a plain value (dicts, lists, texts, None), and what is unfit in it.

    What is unfit is left out, with as much around it as can't be without it; None where nothing is left.
    """
    unfit: list[Unfit] = []
    model = _read_part(kind, data, (), unfit)
    return (None if model is _FAILED else model), unfit


def _read_part(kind: type[P], data: Any, way: Way, unfit: list[Unfit]) -> Any:
    if not isinstance(data, dict):
        unfit.append(Unfit(way, "mapping_expected", data))
        return _FAILED
    if "_readers" not in kind.__dict__:
        kind._readers = {field.key: (field, _reader(field.whole)) for field in kind.model_fields.values()}
    values: dict[str, Any] = {}
    without = False
    for key, given in data.items():
        if key not in kind._readers:
            unfit.append(Unfit((*way, key), "unknown", given))
            continue
        field, reader = kind._readers[key]
        value = reader(given, (*way, key), unfit)
        if value is not _FAILED:
            values[field.name] = value
        elif field.is_required():
            without = True
    for key, (field, _) in kind._readers.items():
        if key not in data and field.is_required():
            unfit.append(Unfit((*way, key), "missing", data))
            without = True
    return _FAILED if without else kind(**values)


def _reader(annotation: Any) -> Reader:
    """What reads a value of a type."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _written_in_short(*inner) if isinstance(inner[1], Shorthand) else _read_with(inner[1].function)
    if origin is Literal:
        return _choice(inner)
    if origin in (Union, UnionType):
        reader = _reader(next(part for part in inner if part is not NoneType))
        return lambda given, way, unfit: None if given is None else reader(given, way, unfit)
    if origin is list:
        return _list(_reader(inner[0]))
    if origin is dict:
        return _mapping(_reader(inner[1]))
    return lambda given, way, unfit: _read_part(annotation, given, way, unfit)


def _read_with(function: Callable[[Any], Any]) -> Reader:
    def read_text(given: Any, way: Way, unfit: list[Unfit]) -> Any:
        try:
            return function(given)
        except UnfitError as error:
            unfit.append(Unfit(way, error.expected, given))
            return _FAILED

    return read_text


def _written_in_short(annotation: Any, short: Shorthand) -> Reader:
    reader, is_list = _reader(annotation), get_origin(annotation) is list
    if not short.is_sentence:
        return lambda given, way, unfit: reader(short.in_full(given, is_list=is_list), way, unfit)
    keys = {field.key for field in annotation.model_fields.values()}

    def read_sentence(given: Any, way: Way, unfit: list[Unfit]) -> Any:
        if isinstance(given, str) or (isinstance(given, dict) and given.keys() & keys):
            return reader(short.in_full(given, is_list=False), way, unfit)
        unfit.append(Unfit(way, "text_expected", given))
        return _FAILED

    return read_sentence


def _choice(choices: tuple[str, ...]) -> Reader:
    def read_choice(given: Any, way: Way, unfit: list[Unfit]) -> Any:
        word = given.strip() if isinstance(given, str) else None
        if word in choices:
            return word
        unfit.append(Unfit(way, "choice_expected", given, choices))
        return _FAILED

    return read_choice


def _list(reader: Reader) -> Reader:
    def read_list(given: Any, way: Way, unfit: list[Unfit]) -> Any:
        if not isinstance(given, list):
            unfit.append(Unfit(way, "list_expected", given))
            return _FAILED
        read_items = [reader(item, (*way, number), unfit) for number, item in enumerate(given)]
        return [item for item in read_items if item is not _FAILED]

    return read_list


def _mapping(reader: Reader) -> Reader:
    def read_mapping(given: Any, way: Way, unfit: list[Unfit]) -> Any:
        if not isinstance(given, dict):
            unfit.append(Unfit(way, "numbers_expected", given))
            return _FAILED
        read_values = {key: reader(value, (*way, key), unfit) for key, value in given.items()}
        return {key: value for key, value in read_values.items() if value is not _FAILED}

    return read_mapping
