"""Files that are out for the machine's time, memory or disk, of every kind that is read, and what each command makes of them.

`python -m tests.hostile [texts] [workbooks] [word_files] [logos]` runs them all through the commands and prints what cost the
most.
"""
