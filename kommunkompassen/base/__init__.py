"""What every room may use: paths, messages, findings, the theme, Swedish for print.

Comes in: the project's own files (messages, the theme, typefaces). Goes out: values and functions that
know of no evaluation.
May import: nothing.
"""
