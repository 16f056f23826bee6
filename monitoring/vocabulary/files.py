"""Codes of what a file that leaves the product says of itself."""

from enum import StrEnum

# Folders beside a database, by the ending of their names: what was attached to updates, published
# reviews, plans, and keys.
BESIDE = ("attachments", "releases", "plans", "keys")
# Beside it while a backup is being put back: what is to be renamed.
RESTORING = "restoring"


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


# The first cell of a template's hidden sheet of lists, by which a load knows it again.
TEMPLATE_LISTS = "template_lists"


class TemplateColumn(StrEnum):
    """Columns of a template that a load does not read: the unit, and what was a year before."""

    UNIT = "unit"
    NUMERATOR = "last_year_numerator"
    DENOMINATOR = "last_year_denominator"
    VALUE = "last_year_value"
