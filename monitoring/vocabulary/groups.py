"""The codes of student groups."""

from enum import StrEnum


class Family(StrEnum):
    """What a group of students is told apart by."""

    ALL = "all"
    RACE = "race/ethnicity"
    ECONOMIC = "economic"
    DISABILITY = "disability"
    LANGUAGE = "language"
    GENDER = "gender"
    OTHER = "other"
