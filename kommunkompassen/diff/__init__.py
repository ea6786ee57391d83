"""What has changed between two revisions, said in the words of an evaluation: scores, sections, strengths, facts, notes.

revisions (git) -> things (a file as what it says) -> match, sentences and words (what became of what) -> changes, points, effects
(what it means) -> difference (all files) -> as_text, as_markdown, as_json.
"""
