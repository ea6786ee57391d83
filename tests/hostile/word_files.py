"""Word files that nobody wrote: nested, repeated, looped, lying, and with what turns a terminal about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kommunkompassen.publish.ooxml import RELATIONSHIPS, R
from tests.word_comments.files import added, block, comment, mark, on, packed, parts, run

N = 30_000
_P = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
_MARKED = block("Ett ord.", "k0123abcd_areas")
_PICTURE = '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"/></w:drawing>'


_LINE = '<w:rStyle w:val="SourceLine"/>'
_TO_CONTENTS = '<w:hyperlink w:anchor="_Toc1">'
_TURNED = "\u202ehej\u2066 \u200b##[error]x ::error::x"


def _table(inner: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"


def _nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + _P + "</w:tc></w:tr></w:tbl>" * depth


def _ranges(number: int) -> str:
    return "".join(f'<w:commentRangeStart w:id="{one}"/>' for one in range(number))


def _comments(number: int, text: str = "c") -> str:
    return "".join(comment(one, text) for one in range(number))


def _extended(*pairs: tuple[int, int]) -> str:
    return "".join(f'<w15:commentEx w15:paraId="{own:08X}" w15:paraIdParent="{parent:08X}"/>' for own, parent in pairs)


def _answers(number: int) -> str:
    return "".join(comment(one, "c", f"{one:08X}") for one in range(number))


def _related(to: str, times: int = 1) -> dict[str, bytes]:
    """With other parts than there are."""
    inner = f'<Relationship Id="a" Type="{R}/comments" {to}/>' * times
    made = f'<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'
    return {**parts(_P), "word/_rels/document.xml.rels": made.encode()}


FILES: Mapping[str, dict[str, bytes]] = {
    "sound": parts(_MARKED + f"<w:p>{on(1, run('ord'))}</w:p>", comments=comment(1, "c")),
    "nested": parts("<w:sdt>" * N + _P + "</w:sdt>" * N),
    "nested-changes": parts("<w:p>" + '<w:ins w:id="1" w:author="a">' * 240 + run("x") + "</w:ins>" * 240 + "</w:p>"),
    "nested-boxes": parts(
        "<w:p>" + "<w:r><w:pict><w:txbxContent><w:p>" * 60 + run("x") + "</w:p></w:txbxContent></w:pict></w:r>" * 60 + "</w:p>"
    ),
    "paragraphs": parts(_P * 3 * N),
    "paragraphs-allowed": parts(_P * 19_000),
    "runs": parts("<w:p>" + "<w:r><w:t>ab</w:t></w:r>" * 3 * N + "</w:p>"),
    "runs-inserted": parts(f"<w:p>{added(run('ab') * N)}</w:p>"),
    "changes": parts("".join(f"<w:p>{added(run(f'x{one}'))}</w:p>" for one in range(N))),
    "changes-allowed": parts("".join(f"<w:p>{run('ord')}{added(run(f'x{one}'))}</w:p>" for one in range(9_000))),
    "changes-one-paragraph": parts("<w:p>" + (added(run("a")) + added(run("b"), "del")) * 8_000 + "</w:p>"),
    "comments-many": parts("".join(f"<w:p>{on(one, run('x'))}</w:p>" for one in range(15_000)), comments=_comments(15_000)),
    "comments-open": parts(f"<w:p>{_ranges(8_000)}</w:p>" + f"<w:p>{run('hej hej')}</w:p>" * 8_000, comments=_comments(8_000)),
    "comments-one-place": parts(f"<w:p>{''.join(on(one, run('x')) for one in range(5_000))}</w:p>", comments=_comments(5_000)),
    "comments-long": parts(f"<w:p>{on(1, run('x'))}</w:p>", comments=comment(1, "ord " * 1_000_000)),
    "comments-lines": parts(f"<w:p>{on(1, run('x'))}</w:p>", comments=comment(1, "ord\n" * 20_000)),
    "answers-loop": parts(_P, _extended((1, 2), (2, 1)), comments=_answers(3)),
    "answers-itself": parts(_P, _extended((1, 1)), comments=_answers(3)),
    "answers-chain": parts(_P, _extended(*((one + 1, one) for one in range(5_000))), comments=_answers(5_000)),
    "marks-many": parts("<w:p>" + mark("k0123abcd_areas") * N + run("x") + "</w:p>"),
    "marks-alike": parts(block("Ett ord.", "k0123abcd_areas") * 8_000),
    "marks-others": parts("".join(block(f"Ett ord {one}.", f"k{one:08x}_areas_{one}_narrative", one) for one in range(8_000))),
    "marks-long": parts(block("Ett ord.", "k0123abcd_" + "areas_" * 100_000)),
    "words-many": parts(f"<w:p>{run('ord ' * 2_000_000)}</w:p>"),
    "words-allowed": parts(block("ord " * 45_000, "k0123abcd_areas")),
    "words-changed": parts(
        f"<w:p>{run('ord ' * 20_000)}{added(run('nytt ' * 20_000))}{added(run('gammalt ' * 20_000), 'del')}</w:p>"
    ),
    "blanks": parts(block(" " * 500_000, "k0123abcd_areas")),
    "line-numbers": parts("<w:p>" + run(" rad 1" * 100_000, _LINE) + "</w:p>"),
    "tables-nested": parts(_nested_tables(80)),
    "tables-many": parts(_table(_P) * 10_000),
    "cells-many": parts("<w:tbl><w:tr>" + f"<w:tc>{_P}</w:tc>" * 15_000 + "</w:tr></w:tbl>"),
    "cells-span": parts('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + _P + "</w:tc></w:tr></w:tbl>"),
    "fields": parts(
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>' * N + "</w:p>"
    ),
    "links": parts("<w:p>" + _TO_CONTENTS * 200 + run("x") + "</w:hyperlink>" * 200 + "</w:p>"),
    "links-many": parts("<w:p>" + (_TO_CONTENTS + run("x") + "</w:hyperlink>") * 20_000 + "</w:p>"),
    "chunk": parts(_MARKED + '<w:altChunk r:id="r9"/>'),
    "pictures": parts("<w:p>" + f"<w:r>{_PICTURE}</w:r>" * 20_000 + "</w:p>"),
    "formulas": parts(
        '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        + "<m:e>" * 200
        + "</m:e>" * 200
        + "</m:oMath></w:p>"
    ),
    "alternatives": parts(
        "<w:p><w:r>"
        + "<mc:AlternateContent><mc:Choice>" * 100
        + "<w:t>x</w:t>"
        + "</mc:Choice></mc:AlternateContent>" * 100
        + "</w:r></w:p>"
    ),
    "moves": parts(
        "".join(
            f'<w:p><w:moveFromRangeStart w:id="{one}" w:name="m{one}"/>{added(run("x"), "moveFrom")}</w:p>'
            for one in range(5_000)
        )
    ),
    "notes-many": parts(
        "<w:p>" + "".join(f'<w:r><w:footnoteReference w:id="{one}"/></w:r>' for one in range(5_000)) + "</w:p>",
        footnotes="".join(f'<w:footnote w:id="{one}">{_P}</w:footnote>' for one in range(5_000)),
    ),
    "notes-loop": parts(
        '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        footnotes='<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>',
    ),
    "turned": parts("<w:p>" + added(run(_TURNED), by=f'w:author="{_TURNED}"') + "</w:p>"),
    "no-ids": parts(f"<w:p><w:commentRangeStart/>{run('x')}<w:commentRangeEnd/></w:p>", comments="<w:comment><w:p/></w:comment>"),
    "ids-strange": parts(f'<w:p><w:commentRangeStart w:id="{"9" * 100_000}"/>{run("x")}</w:p>', comments=comment(1, "c")),
    "dates-strange": parts("<w:p>" + added(run("x"), by='w:author="a" w:date="99999-99-99T99:99:99Z"') + "</w:p>"),
    "author-long": parts("<w:p>" + added(run("x"), by='w:author="' + "a" * 1_000_000 + '"') + "</w:p>"),
    "entities": {**parts(_P), "word/document.xml": b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'},
    "entity-outside": {**parts(_P), "word/comments.xml": b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'},
    "relations-many": _related('Target="document.xml"', 50_000),
    "relations-outside": _related('Target="file:///etc/passwd" TargetMode="External"'),
    "blanks-unpacked": {**parts(_P), "word/document.xml": b" " * 400_000_000},
}


def write(folder: Path) -> list[Path]:
    """All of them."""
    folder.mkdir(parents=True)
    return [packed(folder / f"{name}.docx", made) for name, made in FILES.items()]
