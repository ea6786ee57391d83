"""What has changed between two revisions, said in the words of an evaluation: scores, sections, strengths, facts, notes.

Comes in: two revisions of the files. Goes out: a Difference, told as text, Markdown or JSON.
revisions (git) -> things (a file as what it says) -> match, text_changes and word_marks (what became of what) -> changes,
point_sums, effects (what it means) -> difference (all files) -> first_line, order -> as_text, as_markdown, as_json.
Of formatting it takes the form that `fmt` gives a text, so that what only lies differently in the file is no change.
May import: base, read, repository, points, check, formatting.
"""
