"""Scoring sheets that say less than they hold, hold more than anybody can read, or lead out of themselves."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "xl/worksheets/sheet1.xml"
_TYPES = "".join(
    f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
    for part, kind in (("xl/workbook.xml", "sheet.main"), (_SHEET, "worksheet"), ("xl/sharedStrings.xml", "sharedStrings"))
)
_OWN_SHEET = '<sheet name="Blad1" sheetId="1" r:id="r1"/>'


def _relations(*targets: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{id_}" Type="{_R}/{kind}" Target="{to}"/>' for id_, kind, to in targets)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _parts(rows: str = "", before: str = "", behind: str = "", **more: str) -> dict[str, bytes]:
    """A workbook of one sheet; `more`: other parts, with _ for / and . in their names' last place, or instead of the usual."""
    made = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{_TYPES}</Types>',
        "_rels/.rels": _relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_NS}" xmlns:r="{_R}"><sheets>{more.get("sheets", _OWN_SHEET)}</sheets>'
        f"{more.get('names', '')}</workbook>",
        "xl/_rels/workbook.xml.rels": more.get("relations")
        or _relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml"),
            ("r3", "styles", "styles.xml"),
        ),
        _SHEET: more.get("sheet") or f'<worksheet xmlns="{_NS}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_NS}">{more.get("strings", "")}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_NS}">{more.get("styles", "")}</styleSheet>',
    }
    return {name: text.encode("utf-8", "surrogatepass") for name, text in made.items()}


def _row(*cells: str, number: int = 1) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _said(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


_ONE = _row("<c><v>1</v></c>")
_LAUGHS = "".join(f'<!ENTITY e{one} "{f"&e{one - 1};" * 10 if one else "ha" * 10}">' for one in range(9))
_QUESTIONS = "".join(
    _row(_said(f"{area}.{one}"), "<c><v>10</v></c>", number=6 * area + one) for area in range(1, 9) for one in range(1, 7)
)
WORKBOOKS: Mapping[str, dict[str, bytes]] = {
    "sound": _parts(_QUESTIONS),
    "nested": _parts(sheet="<a>" * 100_000 + "</a>" * 100_000),
    "rows-empty": _parts("<row/>" * 240_000),
    "row-numbers": _parts(
        "".join(_row(f'<c r="XFD{4_000 * one + 1}"><v>1</v></c>', number=4_000 * one + 1) for one in range(250))
    ),
    "cells-one-row": _parts(_row("<c><v>1</v></c>" * 100_000)),
    "dimension": _parts(_ONE, '<dimension ref="A1:XFD1048576"/>'),
    "merged": _parts(_ONE, behind='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "merged-many": _parts(_ONE, behind="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 100_000 + "</mergeCells>"),
    "columns": _parts(_ONE, "<cols>" + '<col min="1" max="16384" width="9"/>' * 50_000 + "</cols>"),
    "validations": _parts(
        _ONE, behind="<dataValidations>" + '<dataValidation sqref="A1:XFD1048576"/>' * 50_000 + "</dataValidations>"
    ),
    "links": _parts(_ONE, behind="<hyperlinks>" + '<hyperlink ref="A1:XFD1048576" location="a"/>' * 50_000 + "</hyperlinks>"),
    "digits": _parts(_row(f"<c><v>{'9' * 2_000_000}</v></c>")),
    "decimals": _parts(_row(f"<c><v>0.{'9' * 2_000_000}</v></c>")),
    "exponents": _parts(_row(*(f"<c><v>{one}</v></c>" for one in ("1e308", "1e400", "-1e999999999", "NaN", "inf", "0x1", "١٢")))),
    "points-huge": _parts(_row(_said("1.1"), "<c><v>1e300</v></c>")),
    "dates": _parts(
        _row('<c t="d"><v>9999-99-99</v></c>', '<c s="1"><v>1e300</v></c>'), styles='<cellXfs><xf/><xf numFmtId="14"/></cellXfs>'
    ),
    "formulas": _parts("".join(_row(f"<c><f>{'SUM(' * 60}A1{')' * 60}</f><v>1</v></c>", number=one) for one in range(1, 3_000))),
    "formula-shared": _parts(_row('<c r="A1"><f t="shared" ref="A1:XFD1048576" si="0">A2</f><v>1</v></c>')),
    "formula-array": _parts(_row('<c r="A1"><f t="array" ref="A1:XFD1048576">A2</f><v>1</v></c>')),
    "formula-outside": _parts(_row("<c><f>[1]X!A1+WEBSERVICE(&quot;http://a.se&quot;)</f><v>1</v></c>")),
    "strings-long": _parts(_row('<c t="s"><v>0</v></c>' * 5_000), strings=f"<si><t>{'ord ' * 1_000_000}</t></si>"),
    "strings-many": _parts(_row('<c t="s"><v>99999</v></c>'), strings="<si><t>a</t></si>" * 100_000),
    "strings-runs": _parts(_row('<c t="s"><v>0</v></c>'), strings="<si>" + "<r><t>a</t></r>" * 100_000 + "</si>"),
    "strings-outside": _parts(_row('<c t="s"><v>99999</v></c>', '<c t="s"><v>-1</v></c>', '<c t="s"><v>x</v></c>')),
    "styles-outside": _parts(_row('<c s="99999"><v>1</v></c>', '<c s="-5"><v>1</v></c>')),
    "styles-many": _parts(_ONE, styles="<cellXfs>" + '<xf numFmtId="14"/>' * 100_000 + "</cellXfs>"),
    "formats": _parts(_ONE, styles=f'<numFmts><numFmt numFmtId="200" formatCode="{"[a" * 500_000}"/></numFmts>'),
    "sheets-many": _parts(_ONE, sheets="".join(f'<sheet name="B{one}" sheetId="{one}" r:id="r1"/>' for one in range(1, 20_000))),
    "sheet-name": _parts(_ONE, sheets=f'<sheet name="{"a" * 1_000_000}" sheetId="1" r:id="r1"/>'),
    "names-many": _parts(
        _ONE, names="<definedNames>" + '<definedName name="a">Blad1!A1</definedName>' * 50_000 + "</definedNames>"
    ),
    "attributes": _parts(
        sheet=f'<worksheet xmlns="{_NS}"><sheetData><row '
        + " ".join(f'a{one}="1"' for one in range(300_000))
        + "/></sheetData></worksheet>"
    ),
    "namespaces": _parts(sheet="<a " + " ".join(f'xmlns:a{one}="b"' for one in range(20_000)) + "/>"),
    "instructions": _parts(sheet="<?a b?>" * 100_000 + "<a/>"),
    "entities": _parts(sheet=f"<!DOCTYPE a [{_LAUGHS}]><a>&e8;</a>"),
    "entity-outside": _parts(sheet='<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
    "references-many": _parts(_row(_said("&#65;" * 2_000_000))),
    "target-outside": _parts(relations=_relations(("r1", "worksheet", "../../../../etc/passwd"))),
    "target-absolute": _parts(relations=_relations(("r1", "worksheet", "/etc/passwd"))),
    "target-itself": _parts(relations=_relations(("r1", "worksheet", "workbook.xml"))),
    "relations-many": _parts(
        _ONE, relations=_relations(*((f"r{one}", "worksheet", "worksheets/sheet1.xml") for one in range(50_000)))
    ),
    "words-long": _parts(_QUESTIONS + _row(_said("1.1"), "<c><v>1</v></c>", _said("a" * 1_000_000), number=99)),
    "words-turned": _parts(_row(_said("\u202e1.1 ::error::a \u2066"), _said("\u202e10"))),
    "questions-twice": _parts("".join(_row(_said("1.1"), "<c><v>1</v></c>", number=one) for one in range(1, 20_000))),
    "questions-unknown": _parts("".join(_row(_said(f"9.{one}"), "<c><v>1</v></c>", number=one) for one in range(1, 20_000))),
    "words-as-points": _parts("".join(_row(_said("1.1"), _said("många"), number=one) for one in range(1, 5_000))),
}
CSV: Mapping[str, bytes] = {
    "semicolons": b";" * 5_000_000,
    "quotes": b'"' * 1_000_000,
    "quote-open": b'1.1;"' + b"ord\n" * 500_000,
    "lines": b"1.1;1\n" * 200_000,
    "returns": b"1.1;1\r" * 200_000,
    "noughts": b"\0" * 1_000_000,
    "wide": "1.1;1\n".encode("utf-16") * 10_000,
    "halves": b"1.1;1;\xff\xfe\xc3\n" * 10_000,
    "digits": b"1.1;" + b"9" * 1_000_000 + b"\n",
    "notes": ("1.1;1;" + "a b " * 250_000 + "\n").encode(),
    "formulas": b"=cmd|' /C calc'!A0;=1+1\n" * 10_000,
    "commands": b"1.1;##[error]a ::error::b\n" * 5_000,
}


def _packed(path: Path, parts: Mapping[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", kind) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def _lying(path: Path) -> Path:
    """A part of half a gigabyte that says that it has a hundred bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open(_SHEET, "w") as file:
            for _ in range(500):
                file.write(b" " * 1_000_000)
    data = bytearray(path.read_bytes())
    for mark, size_at, name_at in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        at = data.find(mark)
        while at >= 0:
            if data[at + name_at :].startswith(_SHEET.encode()):
                struct.pack_into("<I", data, at + size_at, 100)
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    return path


def write(folder: Path) -> list[Path]:
    """All of them."""
    folder.mkdir(parents=True)
    written = [_packed(folder / f"{name}.xlsx", parts) for name, parts in WORKBOOKS.items()]
    for name, data in CSV.items():
        (folder / f"{name}.csv").write_bytes(data)
        written.append(folder / f"{name}.csv")
    sound = WORKBOOKS["sound"]
    written += [_packed(folder / "bzip.xlsx", sound, zipfile.ZIP_BZIP2), _packed(folder / "lzma.xlsx", sound, zipfile.ZIP_LZMA)]
    written.append(_packed(folder / "entries.xlsx", sound | {f"xl/{one}": b"" for one in range(20_000)}))
    written.append(_packed(folder / "outside.xlsx", {f"../../../tmp/{name}": data for name, data in sound.items()}))
    whole = (folder / "sound.xlsx").read_bytes()
    for share in (1, 30, 60, 90, 99):
        cut = folder / f"cut-{share}.xlsx"
        cut.write_bytes(whole[: len(whole) * share // 100])
        written.append(cut)
    return [*written, _lying(folder / "lying.xlsx")]
