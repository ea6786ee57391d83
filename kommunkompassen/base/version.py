"""The one place where the program's version stands; CHANGELOG.md says what is in it, and a tag v1.0.0 which commit it is."""

VERSION = "1.0.0"
