"""The scoring sheet ("poängsättningsfil"): an evaluation's points as a spreadsheet, and back into the file without moving a line.

Out: `write.workbook` makes an Excel file. In: `bring_in` reads one, or a CSV, and says what the evaluation's file should become;
what is wrong with the sheet becomes findings, all at once, and then there is nothing to write.
Of formatting it takes how a text is quoted in YAML.
May import: base, read, repository, points, formatting, reporters.
"""
