"""Comments, their answers, and whether they are resolved."""

from __future__ import annotations

from pathlib import Path

from tests.word_comments.files import BY, WHEN, block, comment, on, reviewed

BODY = on(1, block("Ett.")) + on(2, block("Två."))


def extended(paragraph: str, parent: str = "", done: str = "0") -> str:
    parents = f'w15:paraIdParent="{parent}"' if parent else ""
    return f'<w15:commentEx w15:paraId="{paragraph}" {parents} w15:done="{done}"/>'


def test_a_comment_has_author_date_and_all_its_paragraphs(tmp_path: Path) -> None:
    (found,) = reviewed(tmp_path, on(1, block("Ett.")), comments=comment(1, "Först.\nSedan.")).remarks
    assert (found.kind, found.author, found.date, found.text) == ("comment", "Anna Åkesson", WHEN, "Först.\nSedan.")


def test_answers_stand_with_what_they_answer_and_resolved_is_said(tmp_path: Path) -> None:
    said = comment(1, "Stämmer det?", "A1") + comment(2, "Nej.", "A2") + comment(3, "Jo.", "A3") + comment(4, "Klart.", "A4")
    more = extended("A1", done="1") + extended("A2", "A1") + extended("A3", "A1") + extended("A4")
    first, second = reviewed(tmp_path, BODY, more, comments=said).remarks
    assert (first.text, first.resolved, [one.text for one in first.replies]) == ("Stämmer det?", True, ["Nej.", "Jo."])
    assert (second.text, second.resolved, second.replies) == ("Klart.", False, [])


def test_answers_that_lead_round_in_a_ring_or_nowhere_are_not_dropped(tmp_path: Path) -> None:
    said = comment(1, "Ett", "A1") + comment(2, "Två", "A2") + comment(3, "Tre", "A3")
    more = extended("A1", "A2") + extended("A2", "A1") + extended("A3", "A9")
    found = reviewed(tmp_path, BODY, more, comments=said).remarks
    texts = {one.text for one in found} | {answer.text for one in found for answer in one.replies}
    assert texts == {"Ett", "Två", "Tre"}


def test_an_answer_to_an_answer_is_not_dropped(tmp_path: Path) -> None:
    said = comment(1, "Ett", "A1") + comment(2, "Två", "A2") + comment(3, "Tre", "A3")
    for more in (
        extended("A2", "A1") + extended("A3", "A2"),
        extended("A3", "A2") + extended("A2", "A1"),
    ):
        (found,) = reviewed(tmp_path, BODY, more, comments=said).remarks
        assert sorted(answer.text for answer in found.replies) == ["Tre", "Två"]


def test_a_comment_whose_place_is_gone_is_still_there(tmp_path: Path) -> None:
    (found,) = reviewed(tmp_path, block("Ett."), comments=comment(7, "Var?")).remarks
    assert (found.text, found.blocks) == ("Var?", [])


def test_comments_without_paragraph_ids_are_not_taken_for_each_other(tmp_path: Path) -> None:
    said = f"<w:comment w:id='1' {BY}><w:p/></w:comment><w:comment w:id='2' {BY}><w:p/></w:comment>"
    assert len(reviewed(tmp_path, BODY, extended("", "") + extended("A1", ""), comments=said).remarks) == 2
