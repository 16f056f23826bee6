"""Reads a district improvement plan and official results, and judges the one by the other."""

# The one place where the version stands; CHANGELOG.md says what each brought.
__version__ = "0.2.0"
