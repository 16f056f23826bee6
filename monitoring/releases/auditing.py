"""Audits a release from its file alone, as somebody would who has nothing else."""

import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from monitoring import db, disclosure
from monitoring.errors import InputError, Notice
from monitoring.releases.digest import digest_of
from monitoring.releases.making import DigestError
from monitoring.releases.older import bring_rows_forward
from monitoring.rows import first
from monitoring.vocabulary.versions import ReleaseFault


class NoReleaseError(InputError):
    """The file is no release."""


@dataclass(frozen=True)
class Audited:
    """What the audit of a release found.

    Args:
        number: of the release.
        quarter: that it freezes.
        n_hidden: results that are hidden in it.
        failures: what can be worked out; none where it holds.
    """

    number: int
    quarter: str
    n_hidden: int
    failures: list[Notice]


def audit_file(path: Path) -> Audited:
    """Audit a release file.

    Raises:
        NoReleaseError: there is no such file, or it is no release.
        DigestError: its rows are not those that were released.
        db.UpgradeError: it does not fit the tables of today.
        db.DatabaseNewerError: a later version of the product made it.
        disclosure.SolverError: the audit came to no end.
    """
    if not path.is_file():
        raise NoReleaseError(ReleaseFault.NO_FILE, file=str(path))
    with closing(db.Store(path, read_only=True)) as store:
        tables = set(store.tables())
        if not {"release_facts", "results"} <= tables or store.rows("release_facts").empty:
            raise NoReleaseError(ReleaseFault.NOT_A_RELEASE, file=str(path))
        db.refuse_newer(store)
        digest = first(store.rows("release_facts")).digest
        found = audit_rows(store) if store.has_schema() else _audit_older(store)
        if not found.failures and digest_of(store) != digest:
            raise DigestError(ReleaseFault.ROWS_CHANGED, file=str(path))
        return found


def _audit_older(store: db.Store) -> Audited:
    """Audit the rows of a release of an older version, brought to the tables of today."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "release.duckdb"
        bring_rows_forward(store, target)
        with closing(db.Store(target)) as copy:
            return audit_rows(copy)


def audit_rows(store: db.Store) -> Audited:
    """Audit the rows of an open release, whatever its digest says."""
    facts = first(store.rows("release_facts"))
    levels = store.rows("organisations").set_index("organisation_id")["organisation_level"]
    rows = store.rows("results")
    rows = rows[rows["superseded_by"].isna()]
    rows = rows.assign(organisation_level=rows["organisation_id"].map(levels))
    told = disclosure.audit(rows, store.read(db.sql_text("subgroups")))
    return Audited(
        number=int(facts.release_number),
        quarter=str(facts.quarter),
        n_hidden=int((rows["data_state"] == disclosure.HIDDEN).sum()),
        failures=list(told.failures),
    )
