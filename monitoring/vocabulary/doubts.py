"""Codes of what somebody has to confirm before it is published."""

from enum import StrEnum


class Doubt(StrEnum):
    """What in a review should be looked at once more before everybody reads it."""

    SAMPLE = "sample"
    SMALL_COUNT = "small_count"
    SMALL_GROUP = "small_group"
