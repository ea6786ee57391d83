"""What evaluators write is text on every page: no markup, no script, no link that it does not look like."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from kommunkompassen.repository import Repository
from tests.helpers import data, save
from tests.site.conftest import site_of

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'></title></textarea><svg onload=alert(3)> {{ 7*7 }} {% raw %}"


class _Tags(HTMLParser):
    """All elements with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    literal = HOSTILE.replace("{{", "{{{{").replace("}}", "}}}}").replace("{%", "{{%").replace("%}", "%}}")
    values = data("Kumla", official_name=f"Kumla {HOSTILE[:25]}", evaluators=[{"name": literal[:40]}])
    for area in values["areas"].values():
        area["title"] = "Område </a><script>alert(4)</script>"
        area["strengths"] = [literal, {"text": f"{literal} Arboga", "good_example": "true"}]
        area["improvements"] = [f"{literal} i Eskilstuna"]
        area["narrative"] = [{"heading": literal, "text": f"{literal} Titta på Eskilstuna {literal}.", "good_example": "true"}]
    repository = Repository(tmp_path / "evaluations")
    save(repository.evaluations, values)
    save(repository.evaluations, data("Arboga"))
    site = site_of(repository.paths(), repository, tmp_path)
    shown = 0
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        tags = _Tags()
        tags.feed(text)
        for tag, attributes in tags.found:
            assert not any(name.startswith("on") for name in attributes), path
            assert tag != "script" or "src" in attributes or attributes.get("type") == "application/ld+json", path
            assert tag != "img", path
            link = (attributes.get("href") or "").lower()
            # The report's figures lie in its page, as a file that only a spreadsheet opens.
            assert not link.startswith(("javascript:", "data:")) or link.startswith("data:text/csv"), path
        shown += "alert(1)" in text
        assert "49" not in text or "7*7" not in text.replace("{{ 7*7 }}", ""), path
    assert shown > 5
    for name in ("feed.xml", "sitemap.xml"):
        assert "<script" not in (site / name).read_text("utf-8")
