"""Every code stands once: in the vocabulary, in the schema's checks, and in the labels."""

from enum import StrEnum

import pytest

from monitoring import db, vocabulary
from monitoring.vocabulary import access, exports, jobs, verdicts
from monitoring.wording import labels

LISTS = {
    value
    for module in (vocabulary, verdicts, exports, access, jobs)
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
}
CHECKED = [
    (table.name, column)
    for table in db.schema_tables().values()
    for column in table.columns
    if column.allowed
]


@pytest.mark.parametrize(
    ("table", "column"), CHECKED, ids=lambda it: it if isinstance(it, str) else it.name
)
def test_what_the_schema_allows_is_a_list_of_the_vocabulary_or_part_of_one(table, column):
    assert any(set(column.allowed) <= {str(code) for code in codes} for codes in LISTS), table


@pytest.mark.parametrize(
    "codes",
    [
        vocabulary.Level,
        vocabulary.Change,
        vocabulary.Gap,
        vocabulary.GapChange,
        vocabulary.FunnelZone,
        vocabulary.Movement,
        vocabulary.DataState,
        vocabulary.Implementation,
        vocabulary.Judgment,
    ],
)
def test_every_code_that_a_reader_may_see_has_a_label(codes):
    assert set(labels.labeled(codes)) == set(codes)
    assert all(labels.labeled(codes).values())
