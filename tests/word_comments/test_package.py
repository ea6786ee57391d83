"""A file from outside that is no Word file, or means harm, ends in a sentence: nothing is unpacked, included or run."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from kommunkompassen.base.messages import say
from kommunkompassen.word_comments import UnreadableError
from kommunkompassen.word_comments import archive as opening
from kommunkompassen.word_comments.review import read
from tests.word_comments.files import NAMES, block, packed, parts

BODY = block("Text.")
DECLARED = b'<!DOCTYPE w:document [<!ENTITY a "aaaa">]>'


def why(path: Path) -> str:
    with pytest.raises(UnreadableError) as raised:
        read(path)
    for language in ("sv", "en"):
        assert say(raised.value.why, language, path=path)
    return raised.value.why


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    assert [one.before for one in read(packed(tmp_path / "a.docx", parts(BODY))).blocks] == ["Text."]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "word-no-document"),
        (b"%PDF-1.7", "word-pdf"),
        (b"{\\rtf1\\ansi", "word-rtf"),
        (b"Ett brev.", "word-no-document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "word-encrypted"),
        (b"PK\x03\x04" + bytes(50), "word-damaged"),
        (b"PK\x05\x06" + bytes(18), "word-no-document"),
    ],
)
def test_what_is_no_word_file_is_told_by_how_it_begins(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert why(path) == expected


def test_a_file_from_pages_is_told_how_to_become_one_from_word(tmp_path: Path) -> None:
    assert why(packed(tmp_path / "a.pages", {"Index/Document.iwa": b"x", "preview.jpg": b"x"})) == "word-pages"


def test_a_file_that_is_not_there_and_a_folder_are_missing(tmp_path: Path) -> None:
    assert why(tmp_path / "a.docx") == "word-missing"
    assert why(tmp_path) == "word-missing"


def test_a_file_cut_off_anywhere_never_ends_in_anything_but_a_sentence(tmp_path: Path) -> None:
    whole = packed(tmp_path / "a.docx", parts(BODY)).read_bytes()
    for length in range(8, len(whole), 37):
        cut = tmp_path / "cut.docx"
        cut.write_bytes(whole[:length])
        assert why(cut) == "word-damaged"


def test_flipped_bytes_never_end_in_anything_but_a_sentence(tmp_path: Path) -> None:
    whole = packed(tmp_path / "a.docx", parts(BODY)).read_bytes()
    said = set()
    for place in range(0, len(whole), 3):
        path = tmp_path / "b.docx"
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            read(path)
        except UnreadableError as error:
            said.add(error.why)
    assert "word-damaged" in said


@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels"])
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "word-damaged"),
        (b"<w:document", "word-damaged"),
        (b"<a/>", "word-no-document"),
        (DECLARED + b"<a>&a;</a>", "word-entities"),
        ('<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + DECLARED.decode().encode("utf-16-le"), "word-entities"),
        (b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "word-entities"),
        (b"<a>" * 5000 + b"</a>" * 5000, "word-damaged"),
        (b'<?xml version="1.0" encoding="x-none"?><a/>', "word-damaged"),
    ],
)
def test_xml_that_is_damaged_or_declares_entities_is_refused(tmp_path: Path, part: str, data: bytes, expected: str) -> None:
    assert why(packed(tmp_path / "a.docx", {**parts(BODY), part: data})) == expected


def test_entities_in_the_comments_are_refused_too(tmp_path: Path) -> None:
    files = {**parts(BODY, comments=""), "word/comments.xml": DECLARED + b"<a/>"}
    assert why(packed(tmp_path / "a.docx", files)) == "word-entities"


@pytest.mark.parametrize("name", ["xl/workbook.xml", "content.xml"])
def test_another_kind_of_document_in_a_zip_is_no_word_file(tmp_path: Path, name: str) -> None:
    assert why(packed(tmp_path / "a.docx", {name: b"<a/>"})) == "word-no-document"


def test_a_file_in_the_strict_format_is_called_so(tmp_path: Path) -> None:
    strict = NAMES.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/w/main")
    files = {**parts(BODY), "word/document.xml": f"<w:document {strict}><w:body/></w:document>".encode()}
    assert why(packed(tmp_path / "a.docx", files)) == "word-strict"


def test_a_part_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES_OF_TEXT", 100_000)
    path = packed(tmp_path / "a.docx", {**parts(BODY), "word/document.xml": b"<a>" + b" " * 30_000_000})
    assert path.stat().st_size < 50_000
    tracemalloc.start()
    try:
        assert why(path) == "word-too-large"
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_many_parts_that_unpack_to_too_much_together_are_not_all_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES_OF_TEXT", 100_000)
    files = parts(BODY, header1=" " * 60_000, footer1=" " * 60_000)
    assert why(packed(tmp_path / "a.docx", files)) == "word-too-large"


def test_a_part_packed_otherwise_than_word_does_is_damaged(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.docx", parts(BODY))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("_rels/.rels", b"<a/>")
    assert why(path) == "word-damaged"


def test_a_part_that_lies_about_its_size_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_BYTES_OF_TEXT", 100_000)
    path = packed(tmp_path / "a.docx", {"_rels/.rels": b"<a>" + b" " * 10_000_000})
    data = path.read_bytes()
    true, lie = struct.pack("<L", 10_000_003), struct.pack("<L", 50)
    assert data.count(true) == 2
    path.write_bytes(data.replace(true, lie))
    assert why(path) in ("word-too-large", "word-damaged")


def test_a_file_with_too_many_parts_or_bytes_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "a.docx", parts(BODY))
    monkeypatch.setattr(opening, "MOST_PARTS", 2)
    assert why(path) == "word-too-large"
    monkeypatch.setattr(opening, "MOST_BYTES", 100)
    assert why(path) == "word-too-large"


def test_a_part_with_a_password_is_encrypted(tmp_path: Path) -> None:
    buffer = io.BytesIO(packed(tmp_path / "a.docx", parts(BODY)).read_bytes())
    with zipfile.ZipFile(buffer) as archive:
        starts = [info.header_offset for info in archive.infolist()]
    data = bytearray(buffer.getvalue())
    for start in starts:
        data[start + 6] |= 1
    central = data.find(b"PK\x01\x02")
    while central != -1:
        data[central + 8] |= 1
        central = data.find(b"PK\x01\x02", central + 1)
    path = tmp_path / "b.docx"
    path.write_bytes(data)
    assert why(path) == "word-encrypted"


def test_a_relation_that_leads_out_of_the_file_leads_nowhere(tmp_path: Path) -> None:
    outside = tmp_path / "hemligt.xml"
    outside.write_text("<a/>", encoding="utf-8")
    files = parts(BODY, comments="")
    for target in ("../../../hemligt.xml", outside.as_uri(), "/hemligt.xml"):
        relations = files["word/_rels/document.xml.rels"].replace(b"comments.xml", target.encode())
        made = read(packed(tmp_path / "a.docx", {**files, "word/_rels/document.xml.rels": relations}))
        assert made.remarks == []
