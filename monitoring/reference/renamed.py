"""Names of columns of `data/` in version 0.1.0, so that an old header is told the new ones."""

from collections.abc import Mapping

# Table -> former name -> name of today.
RENAMED: Mapping[str, Mapping[str, str]] = {
    "comparability": {"words": "description"},
    "indicators": {
        "better": "better_direction",
        "counted": "counted_unit",
        "denominator_words": "denominator_description",
        "numerator_words": "numerator_description",
        "shows": "outcome_type",
        "source_words": "source_description",
    },
    "measures": {"position": "sort_order", "reading": "interpretation"},
    "role_names": {"written": "name_in_plan"},
    "rules": {"words": "description"},
    "subgroups": {"position": "sort_order"},
}
