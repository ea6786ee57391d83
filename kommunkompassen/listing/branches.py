"""The evaluations on all branches, read from git without checking any out: those of the main one, and what each other changes.

A branch is told of for what it has changed since it parted from the main one and that is not so there by now; what it merely
lacks of the main one's progress is none of its doing. A local branch and the same on a server are told of once where one has all
of the other's commits.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.contents import digest_of_all
from kommunkompassen.base.git import Blob, RevisionError, contents, git, listed, merge_base, tree_name
from kommunkompassen.base.work_folder import work_folder
from kommunkompassen.listing.changes import Change, Place, checked_out, last_changes, place_of
from kommunkompassen.read import logo, parse
from kommunkompassen.repository import Repository

_LOCAL, _REMOTE = "refs/heads/", "refs/remotes/"
_USUAL = ("main", "master")
_CHUNK = 50_000_000
"""Bytes that are asked of git at a time."""
_LOGO = re.compile(rb"\bfile:\s*[\"']?([^\s\"',}]+)")


@dataclass(frozen=True, slots=True)
class OnBranch:
    """A branch's evaluations: all on the main one, else those that it changes."""

    name: str
    repository: Repository
    chosen: Sequence[Path]
    changes: Mapping[str, Change]


@dataclass(frozen=True, slots=True)
class _Ref:
    full: str
    commit: str

    @property
    def local(self) -> bool:
        return self.full.startswith(_LOCAL)

    @property
    def name(self) -> str:
        """As git says it in short: kumla, origin/kumla."""
        return self.full.removeprefix(_LOCAL).removeprefix(_REMOTE)

    @property
    def own(self) -> str:
        """As `name`, without the server's name: kumla for origin/kumla."""
        return self.name if self.local else self.name.partition("/")[2]


@contextmanager
def on_branches(evaluations: Path, rubrics: Path, references: Path) -> Iterator[list[OnBranch]]:
    """The branches, the main one first, the others by name, for as long as the context lasts. Raises RevisionError."""
    place = place_of(evaluations)
    main, others = _branches(place.top)
    with work_folder() as name:
        taken = _TakenOut(place, (evaluations, rubrics, references), Path(name).resolve())
        trees = _trees(place, [main, *others])
        other = [branch for branch in others if trees[branch.commit] not in (None, trees[main.commit])]
        changed = [(branch, taken.changed(branch, main)) for branch in other]
        found = [(main, taken.files(main.commit)), *((branch, files) for branch, files in changed if files)]
        taken.fetch(found)
        yield [taken.on_branch(branch, files, main) for branch, files in found]


def _branches(top: Path) -> tuple[_Ref, list[_Ref]]:
    """The main branch and the others."""
    said = git(top, "for-each-ref", "--format=%(refname)%00%(objectname)%00%(objecttype)%00%(symref)", _LOCAL, _REMOTE)
    lines = [line.split("\0") for line in os.fsdecode(said.stdout).splitlines()]
    refs = [_Ref(full, commit) for full, commit, kind, symbol in lines if kind == "commit" and not symbol]
    named = next(
        (symbol.removeprefix(f"{_REMOTE}origin/") for full, _, _, symbol in lines if full == f"{_REMOTE}origin/HEAD"), ""
    )
    known = {ref.own for ref in refs}
    name = next((one for one in (named, *_USUAL, checked_out(top) or "") if one in known), None)
    if name is None:
        head = git(top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        if head.returncode:
            raise RevisionError("list-no-branches")
        return _Ref("HEAD", head.stdout.decode("ascii").strip()), refs
    newest = _newest(top, [ref for ref in refs if ref.own == name and (ref.local or ref.name == f"origin/{name}")])
    # What is agreed is on the server.
    main = newest[-1]
    groups: dict[str, list[_Ref]] = {}
    for ref in refs:
        groups.setdefault(ref.own, []).append(ref)
    others = [ref for group in groups.values() for ref in _newest(top, group) if ref != main and ref.commit != main.commit]
    return main, sorted(others, key=lambda ref: (ref.own, ref.name))


def _newest(top: Path, refs: Sequence[_Ref]) -> list[_Ref]:
    """Of branches with one name those that no other has all commits of; of two that are the same the local one."""
    left: list[_Ref] = []
    for ref in refs:
        if any(merge_base(top, ref.commit, other.commit) == ref.commit for other in left):
            continue
        left = [other for other in left if merge_base(top, other.commit, ref.commit) != other.commit]
        left.append(ref)
    return left


def _trees(place: Place, refs: Iterable[_Ref]) -> dict[str, str | None]:
    """Which tree the evaluations' folder is in each commit; by one question, since most branches change none of them."""
    commits = list(dict.fromkeys(ref.commit for ref in refs))
    asked = "".join(f"{tree_name(commit, place.folder)}\n" for commit in commits)
    said = git(place.top, "cat-file", "--batch-check=%(objectname) %(objecttype)", data=os.fsencode(asked)).stdout
    answers = said.decode("utf-8", "replace").splitlines()
    trees = [line.split(" ")[0] if line.endswith(" tree") else None for line in answers]
    return dict(zip(commits, trees, strict=True))


class _TakenOut:
    """Files of commits, each content once in a folder, and repositories of them."""

    def __init__(self, place: Place, folders: tuple[Path, Path, Path], aside: Path) -> None:
        self._place, self._aside = place, aside
        self._compared = folders[1:]
        self._first = Repository(*folders)
        self._listed: dict[str, dict[str, Blob]] = {}
        self._logos: dict[str, list[str]] = {}

    def files(self, commit: str) -> dict[str, Blob]:
        """The evaluations in a commit, by their files' names."""
        return self._list(tree_name(commit, self._place.folder), ".yaml")

    def _list(self, tree: str, ending: str) -> dict[str, Blob]:
        if tree not in self._listed:
            self._listed[tree] = {blob.name: blob for blob in listed(self._place.top, tree, ending, sizes=True)}
        return self._listed[tree]

    def changed(self, branch: _Ref, main: _Ref) -> dict[str, Blob]:
        """The evaluations that the branch has changed since it parted from the main one, and that are not so there."""
        parted = merge_base(self._place.top, main.commit, branch.commit)
        known = [self.files(commit) for commit in (parted, main.commit) if commit]
        return {
            name: blob
            for name, blob in self.files(branch.commit).items()
            if not any(name in files and files[name].id == blob.id for files in known)
        }

    def fetch(self, branches: Sequence[tuple[_Ref, Mapping[str, Blob]]]) -> None:
        """Put the contents of all evaluations of these branches in the folder."""
        blobs = {(blob.id, blob.name): blob for ref, _ in branches for blob in self.files(ref.commit).values()}
        for blob, content in self._contents(list(blobs.values()), parse.MAXIMUM_BYTES):
            self._logos[blob.id] = [os.fsdecode(name) for name in _LOGO.findall(content)]
            self._put(Path(blob.id, blob.name), content)

    def _contents(self, blobs: Sequence[Blob], most: int) -> Iterator[tuple[Blob, bytes]]:
        """Each blob with its content; in the place of one that is too large to be read, one that is too large too."""
        chunk: list[Blob] = []
        bytes_ = 0
        for blob in blobs:
            if blob.size is not None and blob.size > most:
                yield blob, b" " * (most + 1)
                continue
            chunk.append(blob)
            bytes_ += blob.size or 0
            if bytes_ > _CHUNK:
                yield from zip(chunk, contents(self._place.top, [one.id for one in chunk]), strict=True)
                chunk, bytes_ = [], 0
        yield from zip(chunk, contents(self._place.top, [one.id for one in chunk]), strict=True)

    def _put(self, name: Path, content: bytes) -> Path:
        path = self._aside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def on_branch(self, branch: _Ref, files: Mapping[str, Blob], main: _Ref) -> OnBranch:
        """The branch with a repository that holds all its evaluations, editions and references."""
        chosen = {Path(name).stem: self._with_logo(blob, branch.commit) for name, blob in files.items()}
        others = {Path(name).stem: self._aside / blob.id / name for name, blob in self.files(branch.commit).items()}
        all_ = dict(sorted({**others, **chosen}.items()))
        wanted = {id_: path for id_, path in all_.items() if paths.meant_name(path.name) == path.name}
        repository = self._first.beside(wanted, *(self._folder(folder, branch.commit) for folder in self._compared))
        since = None if branch == main else main.commit
        changes = last_changes(self._place, branch.commit, since=since, branch=branch.name)
        return OnBranch(branch.name, repository, [wanted[id_] for id_ in sorted(chosen) if id_ in wanted], changes)

    def _with_logo(self, blob: Blob, commit: str) -> Path:
        """Where the evaluation lies, beside it the logo that it names, as it is in this commit."""
        plain = self._aside / blob.id / blob.name
        named = self._logos.get(blob.id)
        pictures = self._list(tree_name(commit, self._place.folder / paths.ASSETS), "") if named else {}
        own = [pictures[name] for name in named or () if name in pictures]
        if not own:
            return plain
        folder = Path("-".join([blob.id, *(one.id for one in own)]))
        for picture, content in self._contents(own, logo.MAXIMUM_BYTES):
            self._put(folder / paths.ASSETS / picture.name, content)
        return self._put(folder / blob.name, plain.read_bytes())

    def _folder(self, folder: Path, commit: str) -> Path:
        """Editions or references as they are in the commit; as they lie, where that is not in the evaluations' repository."""
        whole = folder.resolve()
        if not whole.is_relative_to(self._place.top):
            return folder
        inside = whole.relative_to(self._place.top)
        blobs = sorted(self._list(tree_name(commit, inside), ".yaml").values(), key=lambda blob: blob.name)
        aside = Path(digest_of_all((blob.name, blob.id) for blob in blobs))
        if not (self._aside / aside).is_dir():
            (self._aside / aside).mkdir()
            for blob, content in self._contents(blobs, parse.MAXIMUM_BYTES):
                self._put(aside / blob.name, content)
        return self._aside / aside
