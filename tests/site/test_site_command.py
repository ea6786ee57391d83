"""The command: what it writes, what it says and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kommunkompassen.site import make
from tests.helpers import data, save
from tests.test_build_command import Shop


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    """See Shop."""
    return Shop(tmp_path, capsys)


def _site(shop: Shop, *more: object) -> int:
    return shop.run("site", "--output", shop.output / "site", *more)


def test_a_broken_evaluation_is_left_out_and_said(shop: Shop) -> None:
    save(shop.evaluations, data())
    broken = data("Torsby")
    del broken["residents"]
    save(shop.evaluations, broken)
    save(shop.evaluations, data("Habo") | {"status": "draft"})
    assert _site(shop) == 1
    site = shop.output / "site"
    files = {"kumla-2027.html", "kumla-2027.pdf", "kumla-2027.docx", "kumla-2027-siffror.csv"}
    assert {path.name for path in (site / "rapporter").iterdir()} == files
    assert "torsby-2027: finns inte med på webbplatsen." in shop.err
    assert "1 utvärderingar" not in shop.out
    first = (site / "index.html").read_bytes()
    assert _site(shop) == 1
    assert "Skrev" not in shop.out, "the report had not changed"
    assert (site / "index.html").read_bytes() == first


def test_what_the_settings_lack_and_what_follows_is_said(shop: Shop) -> None:
    save(shop.evaluations, data())
    (shop.evaluations.parent / "site.yaml").write_text("name: Prov\nlicences: {texts: CC BY 4.0, tables: CC BY 4.0}\n", "utf-8")
    assert _site(shop) == 0
    assert "Detta saknas i site.yaml: publisher, contact. Därför gjordes ingen katalogpost (DCAT-AP-SE)" in shop.err
    assert "inte vem som står bakom" in shop.err
    assert "inte vart man vänder sig" in shop.err
    assert "Utan licences" not in shop.err


def test_a_folder_with_other_things_is_refused(shop: Shop) -> None:
    (shop.output / "site").mkdir(parents=True)
    (shop.output / "site" / "mine.txt").write_text("", encoding="utf-8")
    assert _site(shop) == 2
    assert "innehåller annat" in shop.err
    assert [path.name for path in (shop.output / "site").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("url", ["exempel.se", "ftp://exempel.se", "https://jag@exempel.se", "https://exempel.se/?a"])
def test_an_address_that_is_none_is_refused(shop: Shop, url: str) -> None:
    assert _site(shop, "--url", url) == 2
    assert "--url" in shop.err


def test_it_is_said_how_near_a_host_s_limit_the_site_is(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    save(shop.evaluations, data())
    assert _site(shop) == 0
    assert "MB" not in shop.err
    size = sum(path.stat().st_size for path in (shop.output / "site").rglob("*") if path.is_file())
    monkeypatch.setattr(make, "HOST_LIMIT", int(size / 0.9))
    assert _site(shop) == 0
    assert f"{size // 1_000_000} MB" in shop.err
    monkeypatch.setattr(make, "HOST_LIMIT", int(size / 0.7))
    assert _site(shop) == 0
    assert "MB" not in shop.err
