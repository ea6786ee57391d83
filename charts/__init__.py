"""The report's charts: one module each, one style (the theme's); words.py says the same in sentences.

Comes in: results and comparisons. Goes out: SVG, and what stands beside it in words.
May import: base, points.
"""
