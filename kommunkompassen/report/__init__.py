"""A checked evaluation to one HTML body: content, charts and their words, templates. May import base, read, points and check."""
