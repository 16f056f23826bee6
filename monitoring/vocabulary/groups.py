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


class SchoolsShown(StrEnum):
    """Which schools a reader lets a table show."""

    ALL = "all"
    DECLINED = "declined"
    IMPROVED = "improved"
    OUTSIDE = "outside"
