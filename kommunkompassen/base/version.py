"""The one place where the program's version stands; CHANGELOG.md says what is in it, and a tag as v1.1.0 which commit it is."""

VERSION = "1.1.0"
