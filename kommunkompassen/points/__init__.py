"""Arithmetic: an evaluation's points, what it is compared with, and what its texts say with figures filled in.

Comes in: models. Goes out: exact points (Decimal, or Fraction for a mean), comparisons, HTML of evaluators' Markdown.
May import: base, read, repository.
"""
