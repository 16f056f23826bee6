"""What is said of databases and published reviews of another version, sentence by sentence."""

from pathlib import Path

import pytest

from monitoring.errors import InputError
from monitoring.vocabulary.versions import ReleaseFault, VersionFault
from monitoring.wording import upgrades
from monitoring.wording.faults import said


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            InputError(VersionFault.NEWER, database="m.duckdb", version=99, known=2),
            "m.duckdb was made by a newer version of this program: its tables are version 99, and "
            "this program knows version 2. Update the program. The file was not changed.",
        ),
        (
            InputError(VersionFault.STOPPED, database="m.duckdb", reason="Constraint Error"),
            "m.duckdb cannot be brought up to date (Constraint Error). Nothing was changed.",
        ),
        (
            InputError(ReleaseFault.TOO_OLD, number=1, version=1, file="a.duckdb"),
            "Published review No. 1 was made by version 1 of this program's tables, and this "
            "version cannot judge it again. Its file is kept: a.duckdb",
        ),
        (
            InputError(ReleaseFault.ROWS_CHANGED, file="a.duckdb"),
            "The rows of a.duckdb are not those that were published.",
        ),
        (
            InputError(ReleaseFault.FILE_CHANGED, number=1, file="a.html"),
            "a.html is not what was published as review No. 1. Restore it from a backup.",
        ),
        (
            InputError(ReleaseFault.UNKNOWN, number=9, numbers=(1,)),
            "There is not a published review No. 9. There are: 1.",
        ),
        (InputError(ReleaseFault.NO_FILE, file="a.duckdb"), "There is not a file a.duckdb."),
    ],
    ids=lambda it: it.code if isinstance(it, InputError) else "",
)
def test_a_fault_of_versions_is_told_with_what_to_do(error, sentence):
    assert said(error) == sentence


def test_an_upgrade_says_what_it_brought_along():
    path = Path("m.duckdb")

    assert upgrades.current(path) == "m.duckdb is up to date."
    assert upgrades.done(path, "Clayton County", 704) == (
        "m.duckdb: Clayton County, 704 results in force"
    )
    assert upgrades.forward(1, 2) == "Its tables were version 1 and are version 2 now."
    assert upgrades.files_carried(2) == "2 files loaded earlier were carried over."
    assert upgrades.updates_carried(2) == "2 saved updates of action steps were carried over."
    assert upgrades.drafts_carried(1) == "1 draft was carried over."
    assert upgrades.reviews_carried(5) == (
        "5 texts, decisions and marks of reviews were carried over."
    )
