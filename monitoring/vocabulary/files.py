"""Codes of what a file that leaves the product says of itself."""

from enum import StrEnum


class FileFact(StrEnum):
    """What a file that leaves the product says of itself, in reading order."""

    WHAT = "what"
    PLAN = "plan"
    QUARTER = "quarter"
    SOURCES = "sources"
    RULE_VERSION = "rule_version"
    SAMPLE = "sample"
    HIDDEN = "hidden"
    TOO_FEW = "too_few"
    ADDRESS = "address"
