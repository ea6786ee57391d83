"""Break the program in one small place at a time, at random, and see whether a test notices.

Run it with: python -m scripts.mutate_code [COUNT] [SEED] [--whole]

Works on a clone of what is committed. Of each mutant first the tests that mirror its module run, then those of its room with the
cases; with --whole, the whole suite too before it is said to have survived. Prints every mutant with what came of it. The same
seed on the same commit picks the same places: a line first, so that all lines are alike, then a spot in it.
Exit code 1 where less than nine tenths were killed.

What only tells a reader something is left alone: docstrings, annotations, assertions, names of types.
"""

from __future__ import annotations

import argparse
import ast
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base import paths

_PROGRAM = ("build.py", "charts", "kommunkompassen")
_ALSO = ("tests/test_cases.py", "tests/test_repository.py", "tests/test_startup.py")
_COMMANDS = "tests/test_build_command.py"
"""They go through many rooms."""
_LEAST = 0.9
_SECONDS = 1800
"""A mutant that takes longer goes round in circles, which somebody would notice."""
_OTHER: dict[type[ast.AST], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.And: "or",
    ast.Or: "and",
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.FloorDiv: "*",
    ast.Mod: "*",
}
_NAMES_OF_TYPES = {"Literal", "TypeVar", "cast", "NewType"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One file with one place changed."""

    path: Path
    line: int
    old: str
    new: str
    content: str

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}: {' '.join(self.old.split())[:60]!r} -> {' '.join(self.new.split())[:60]!r}"


def mutants(path: Path, text: str) -> Iterator[Mutant]:
    """Every mutant of one file. `path` is relative to the project."""
    starts = [0]
    for line in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    data = text.encode()

    def at(node: ast.AST) -> tuple[int, int]:
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset

    for node in _of_the_program(ast.parse(text)):
        for start, end, new in _changes(node, at, data):
            old = data[start:end].decode()
            if old != new:
                content = (data[:start] + new.encode() + data[end:]).decode()
                yield Mutant(path, data.count(b"\n", 0, start) + 1, old, new, content)


def _of_the_program(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below, without what only tells a reader something."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_for_readers(child):
                yield child
                yield from _of_the_program(child)


def _is_for_readers(node: ast.AST) -> bool:
    if isinstance(node, (ast.Assert, ast.Import, ast.ImportFrom, ast.JoinedStr)):
        return True
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    named = node.func if isinstance(node, ast.Call) else node.value if isinstance(node, ast.Subscript) else None
    return isinstance(named, ast.Name) and named.id in _NAMES_OF_TYPES


def _changes(node: ast.AST, at: Callable[[ast.AST], tuple[int, int]], data: bytes) -> Iterator[tuple[int, int, str]]:
    """The bytes that are replaced, and by what; `at` tells where a node stands."""

    def source(part: ast.expr) -> str:
        start, end = at(part)
        return data[start:end].decode()

    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            yield *at(node), f"({source(left)}) {_OTHER[type(op)]} ({source(right)})"
        case ast.BoolOp(op=op, values=values):
            yield *at(node), f" {_OTHER[type(op)]} ".join(f"({source(value)})" for value in values)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OTHER:
            yield *at(node), f"({source(left)}) {_OTHER[type(op)]} ({source(right)})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield *at(node), f"({source(operand)})"
        case ast.Constant(value=bool() as value):
            yield *at(node), str(not value)
        case ast.Constant(value=int() | float() as value):
            yield *at(node), str(value + 1)
        case ast.Constant(value=str() as value):
            yield *at(node), repr("mutant" if value else "x")
        case ast.Constant(value=bytes() as value):
            yield *at(node), repr(b"mutant" if value else b"x")
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield *at(test), f"(not ({source(test)}))"
        case ast.comprehension(ifs=[*conditions]):
            for condition in conditions:
                yield *at(condition), "True"
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield *at(value), "None"
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield *at(node), "pass"
        case ast.Call(keywords=[*keywords]):
            for keyword in keywords:
                start, end = at(keyword.value)
                if keyword.arg:
                    start = data.rindex(keyword.arg.encode(), 0, start)
                    yield *_with_comma(start, end, data), ""
        case ast.Tuple(elts=[*parts], ctx=ast.Load()) | ast.List(elts=[*parts], ctx=ast.Load()) | ast.Set(elts=[*parts]):
            for part in parts if len(parts) > 1 else ():
                yield *_with_comma(*at(part), data), ""


def _with_comma(start: int, end: int, data: bytes) -> tuple[int, int]:
    """A part with the comma that follows it, or else with the one before, so that what is left can be read."""
    rest = data[end:]
    if rest.lstrip().startswith(b","):
        return start, end + rest.index(b",") + 1
    before = data[:start].rstrip()
    return (len(before) - 1 if before.endswith(b",") else start), end


def _compiles(mutant: Mutant) -> bool:
    try:
        compile(mutant.content, str(mutant.path), "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def pick(project: Path, count: int, seed: int) -> list[Mutant]:
    """So many mutants of the program, in the order of their places."""
    files = [path for name in _PROGRAM for path in sorted([project / name, *(project / name).rglob("*.py")]) if path.is_file()]
    by_line: dict[tuple[Path, int], list[Mutant]] = {}
    for path in files:
        for mutant in mutants(path.relative_to(project), path.read_text("utf-8")):
            by_line.setdefault((mutant.path, mutant.line), []).append(mutant)
    chance = random.Random(seed)
    lines = sorted(by_line)
    chance.shuffle(lines)
    picked: list[Mutant] = []
    for line in lines:
        if len(picked) < count and (possible := [one for one in by_line[line] if _compiles(one)]):
            picked.append(chance.choice(possible))
    return sorted(picked, key=lambda one: (one.path, one.line))


def _stages(project: Path, module: Path, *, whole: bool) -> Iterator[list[str]]:
    """The tests that may notice a change of the module, the likeliest first."""
    room = module.relative_to("kommunkompassen").parent if module.parts[0] == "kommunkompassen" else module.parent
    mirror = [Path("tests", room, f"test_{module.stem}.py"), Path("tests", f"test_{module.stem}.py")]
    if found := [path.as_posix() for path in mirror if (project / path).is_file()]:
        yield found
    rooms = [folder for folder in (Path("tests", room), Path("tests", room).parent) if (project / folder).is_dir()]
    yield [rooms[0].as_posix() if rooms[0] != Path("tests") else _COMMANDS, *_ALSO]
    if whole:
        yield ["tests"]


def _killed_by(mutant: Mutant, project: Path, *, whole: bool) -> str:
    """The test that noticed, or nothing."""
    path = project / mutant.path
    before = path.read_bytes()
    path.write_text(mutant.content, encoding="utf-8")
    try:
        for tests in _stages(project, mutant.path, whole=whole):
            if killer := _failing(tests, project):
                return killer
        return ""
    finally:
        path.write_bytes(before)


def _failing(tests: Sequence[str], project: Path) -> str:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"more than {_SECONDS} seconds"
    if done.returncode == 0:
        return ""
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return (failed or [f"pytest's exit code {done.returncode}"])[0][:150]


def main() -> int:
    """Run the mutants one by one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=60)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--whole", action="store_true")
    asked = parser.parse_args()
    killed = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "clone", "--quiet", "--shared", str(paths.PROJECT), folder], check=True)
        chosen = pick(Path(folder), asked.count, asked.seed)
        for number, mutant in enumerate(chosen, 1):
            killer = _killed_by(mutant, Path(folder), whole=asked.whole)
            killed += bool(killer)
            print(f"{number:>3} {'killed  ' if killer else 'SURVIVED'} {mutant}   {killer}", flush=True)
    print(f"{killed} of {len(chosen)} killed")
    return int(killed < _LEAST * len(chosen))


if __name__ == "__main__":
    sys.exit(main())
