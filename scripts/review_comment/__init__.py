"""Put the change that a review found in one comment on its proposal: python -m scripts.review_comment

Runs with the right to write comments, after a review of what may be a stranger's proposal. So it needs nothing but Python's own
library, asks the forge which proposal the review was of, and takes what the review left behind as text of unknown origin. All of
that stands in blocks of code, the one place where a forge looks for no markup, name, number, address or picture.

left.py reads what the review left, words.py writes the comment, forge.py puts it on whatever forge answers the few questions that
it asks; github.py and gitlab.py are two.
"""
