"""The one comment on a proposal, on any forge that answers these questions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from urllib.request import Request, urlopen

from scripts.review_comment import words
from scripts.review_comment.left import Left
from scripts.review_comment.words import Review

SECONDS = 30
FINISHED = ("success", "failure")


class Forge(Protocol):
    """What is asked of a forge. Each may raise URLError."""

    def proposal(self) -> int | None:
        """The number of the open proposal whose newest commit was reviewed; None if it is closed, has moved on or is unclear."""

    def review(self) -> Review:
        """The review that has ended."""

    def left(self) -> Left | None:
        """What it left behind; None where there is nothing. Raises ValueError for what is not a review's."""

    def own_comments(self, proposal: int) -> Iterable[tuple[int, str]]:
        """Id and text of each comment on the proposal that was written in the name that we write in."""

    def write(self, proposal: int, comment: int | None, text: str) -> None:
        """Write a new comment, or write an old one anew."""


def comment(forge: Forge) -> str:
    """Make or update the comment, and say what was done. Raises ValueError where the review left something unusable."""
    number = forge.proposal()
    if number is None:
        return "No comment: no open proposal, or more than one, has this commit as its newest."
    old = next((id_ for id_, text in forge.own_comments(number) if text.startswith(words.MARKER)), None)
    review = forge.review()
    try:
        left = forge.left() if review.conclusion in FINISHED else None
    except ValueError:
        if old is not None:
            forge.write(number, old, words.stopped(review))
        raise
    if left is None and old is None:
        return "No comment: the review stopped before it had described the change."
    forge.write(number, old, words.stopped(review) if left is None else words.body(left, review))
    return f"Commented on proposal {number}." if old is None else f"Updated the comment on proposal {number}."


def ask(address: str, headers: Mapping[str, str], method: str = "GET", data: Mapping[str, str] | None = None) -> Any:
    """What a forge answers, from JSON. Raises URLError."""
    with urlopen(request(address, headers, method, data), timeout=SECONDS) as answer:
        return json.load(answer)


def download(address: str, headers: Mapping[str, str], most: int) -> bytes:
    """A file, or its first bytes where it is larger. Raises URLError."""
    with urlopen(request(address, headers), timeout=SECONDS) as answer:
        return bytes(answer.read(most))


def request(address: str, headers: Mapping[str, str], method: str = "GET", data: Mapping[str, str] | None = None) -> Request:
    """A call. Its headers are not sent on where it is: downloads come from another host, which must not see the token."""
    made = Request(address, json.dumps(data).encode() if data else None, {"Content-Type": "application/json"}, method=method)
    for name, value in headers.items():
        made.add_unredirected_header(name, value)
    return made
