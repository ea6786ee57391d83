"""The web page under as strict a policy as a server may send: no scripts, no styles but its own, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from playwright.sync_api import Browser, Route

from tests.external.samples import SAMPLES, Samples

pytestmark = pytest.mark.external

ADDRESS = "https://rapporter.exempel.se/rapport.html"


def policy(html: str) -> str:
    """The policy that lets in the page's one stylesheet, its typeface and its logo."""
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )


def said_under_policy(browser: Browser, html: str) -> list[str]:
    """What the browser says on its console of a page that is sent with its policy."""
    said: list[str] = []

    def answer(route: Route) -> None:
        headers = {"content-security-policy": policy(html), "content-type": "text/html; charset=utf-8"}
        route.fulfill(body=html, headers=headers)

    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.route(ADDRESS, answer)
    page.goto(ADDRESS, wait_until="networkidle")
    looks = "[getComputedStyle(document.body).fontFamily, [...document.fonts].some(font => font.status === 'loaded')]"
    family, loaded = page.evaluate(looks)
    assert family.startswith('"Source Sans 3"')
    assert loaded, "its own stylesheet and its typeface are let in"
    page.close()
    return said


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_page_does_nothing_that_a_strict_policy_forbids(samples: Samples, browser: Browser, sample: str) -> None:
    assert said_under_policy(browser, samples.path(sample, "html").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("mistake", "named"),
    [
        ('<p style="color: red">Rött</p>', "style-src"),
        ("<script>document.title = 'x'</script>", "script-src"),
        ('<img src="https://annan.exempel.se/bild.png" alt="">', "img-src"),
    ],
)
def test_what_the_policy_forbids_is_seen(samples: Samples, browser: Browser, mistake: str, named: str) -> None:
    html = samples.path("nassjo-2019", "html").read_text("utf-8")
    said = said_under_policy(browser, html.replace("</main>", mistake + "</main>"))
    assert len(said) == 1
    assert named in said[0]
