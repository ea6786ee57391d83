"""The rooms of the program in their order: no room imports a later one, and no circle of modules holds two together.

What a room may import stands in its own docstring, after "May import:"; this test reads it there.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from kommunkompassen.base import paths

PACKAGE = paths.PROJECT / "kommunkompassen"
Imports = Mapping[str, frozenset[str]]
"""The project's own modules, and those that each imports, wherever in it."""


def _modules(project: Path) -> dict[str, Path]:
    files = [project / "build.py", *(project / "kommunkompassen").rglob("*.py"), *(project / "charts").rglob("*.py")]
    return {".".join(path.relative_to(project).with_suffix("").parts).removesuffix(".__init__"): path for path in files}


def imports(project: Path) -> Imports:
    """Read from the files, imports inside functions and those for types alone included."""
    modules = _modules(project)

    def named(tree: ast.AST) -> Iterator[str]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, "imports are absolute"
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    yield whole if whole in modules else node.module or ""

    found = {name: {*named(ast.parse(path.read_text("utf-8")))} for name, path in modules.items()}
    return {name: frozenset(one for one in names if one in modules and one != name) for name, names in found.items()}


def room(module: str) -> str:
    """read, for kommunkompassen.read.tree; charts and build are rooms of their own."""
    parts = module.split(".")
    return parts[1] if parts[0] == "kommunkompassen" and len(parts) > 1 else parts[0]


@cache
def _own_imports() -> Imports:
    return imports(paths.PROJECT)


@cache
def permitted() -> dict[str, frozenset[str]]:
    """What each room's docstring says that it may import."""
    found = {}
    for name, path in _modules(paths.PROJECT).items():
        if name in ("build", "kommunkompassen") or name.count(".") > 1 or (name.startswith("charts.")):
            continue
        said = re.search(r"May import: ([^.]+)\.", ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "")
        assert said, f"{path} does not say which rooms it may import"
        found[room(name)] = frozenset(re.split(r",\s+", said[1])) - {"nothing"}
    return {name: rooms if rooms != {"all"} else frozenset(found) - {name} for name, rooms in found.items()}


def uphill(found: Imports, allowed: Mapping[str, frozenset[str]]) -> list[str]:
    """Imports of a room that the importing one may not use."""
    return sorted(
        f"{name} imports {one}"
        for name, names in found.items()
        if room(name) in allowed
        for one in names
        if room(one) != room(name) and room(one) not in allowed[room(name)]
    )


def test_each_room_says_what_comes_in_and_what_goes_out() -> None:
    for name in permitted():
        path = paths.PROJECT / name if name == "charts" else PACKAGE / name
        text = (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text("utf-8")
        assert re.search(r"\b(Comes in|In): ", text), name
        assert re.search(r"\b(Goes out|Out): ", text), name


def test_no_module_lies_loose_but_the_repository() -> None:
    assert {path.stem for path in PACKAGE.glob("*.py")} == {"__init__", "repository"}


def test_no_room_imports_one_that_its_docstring_does_not_name() -> None:
    assert uphill(_own_imports(), permitted()) == []


def test_no_room_names_one_that_it_does_not_import() -> None:
    used = {
        name: {room(one) for module, names in _own_imports().items() if room(module) == name for one in names}
        for name in permitted()
        if name != "commands"
    }
    assert {name: permitted()[name] - rooms for name, rooms in used.items() if permitted()[name] - rooms} == {}


def test_the_rooms_have_an_order() -> None:
    order = list(TopologicalSorter(permitted()).static_order())
    in_design = ["base", "read", "repository", "points", "check", "report", "publish", "building"]
    assert [one for one in order if one in in_design] == in_design
    assert order[-1] == "commands"


def test_the_drawing_names_every_room() -> None:
    drawing = (paths.PROJECT / "docs" / "architecture.md").read_text("utf-8").partition("## One report")[0]
    assert {name for name in permitted() if not re.search(rf"\b{name}\b", drawing.partition("    ┌")[2])} == set()


def test_what_the_architecture_names_is_there() -> None:
    text = (paths.PROJECT / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", text))
    assert len(named) > 10
    assert [name for name in named if not any((folder / name).is_file() for folder in (PACKAGE, paths.PROJECT))] == []


def test_no_circle_of_modules() -> None:
    """Raises CycleError, which names them."""
    TopologicalSorter(_own_imports()).prepare()


@pytest.mark.parametrize(
    "wrong", ["from kommunkompassen.report import fill", "def f():\n    import kommunkompassen.report.fill\n"]
)
def test_an_import_of_a_later_room_is_found_wherever_it_stands(tmp_path: Path, wrong: str) -> None:
    for name in ("report/fill.py", "points/score.py"):
        (tmp_path / "kommunkompassen" / name).parent.mkdir(parents=True)
        (tmp_path / "kommunkompassen" / name).write_text(wrong if name.startswith("points") else "", encoding="utf-8")
    (tmp_path / "charts").mkdir()
    (tmp_path / "build.py").write_text("", encoding="utf-8")
    found = uphill(imports(tmp_path), permitted())
    assert found == ["kommunkompassen.points.score imports kommunkompassen.report.fill"]
