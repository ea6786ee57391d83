"""The pictures that go with shared links: small, and not a point other than they were drawn."""

from __future__ import annotations

import io

from PIL import Image

from charts import card
from kommunkompassen.base.theme import read_theme
from kommunkompassen.publish import pictures
from kommunkompassen.report.draw import drawn
from kommunkompassen.site import shared_pictures
from kommunkompassen.site.drawings import Drawings


def test_a_picture_is_smaller_and_the_same() -> None:
    made = shared_pictures.of_site("Kommunkompassen", "Alla utvärderingar.", Drawings())
    plain = pictures.png(drawn("card", card.draw_site("Kommunkompassen", "Alla utvärderingar.", read_theme())), 203.2)
    small, whole = Image.open(io.BytesIO(made)), Image.open(io.BytesIO(plain))
    assert small.mode == "P"
    assert small.size == (shared_pictures.WIDTH, shared_pictures.HEIGHT)
    assert small.convert("RGB").tobytes() == whole.convert("RGB").resize(small.size).tobytes()
    assert len(made) < 0.6 * len(plain)


def test_a_picture_of_more_colours_than_a_table_holds_stays_as_it_is() -> None:
    many = Image.new("RGB", (64, 64))
    many.putdata([(one % 256, one // 256, 7) for one in range(64 * 64)])
    made = io.BytesIO()
    many.save(made, "PNG")
    assert shared_pictures._smaller(made.getvalue()) == made.getvalue()
