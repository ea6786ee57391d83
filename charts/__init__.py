"""The report's four charts: one module each, one style (the theme's), plain values in, SVG out; words.py says the same."""
