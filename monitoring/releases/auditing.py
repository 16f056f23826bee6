"""Audits a release from its file alone, as somebody would who has nothing else."""

from dataclasses import dataclass
from pathlib import Path

from monitoring import db, disclosure
from monitoring.errors import InputError, Notice
from monitoring.releases.making import DigestError, digest_of
from monitoring.rows import first


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
        disclosure.SolverError: the audit came to no end.
    """
    if not path.is_file():
        raise NoReleaseError(f"there is no file {path}")
    store = db.Store(path, read_only=True)
    try:
        if not store.has_schema() or store.rows("release_facts").empty:
            raise NoReleaseError(f"{path} is no release of this version")
        facts = first(store.rows("release_facts"))
        found = audit_rows(store)
        if not found.failures and digest_of(store) != facts.digest:
            raise DigestError(f"the rows of {path} are not those that were released")
        return found
    finally:
        store.close()


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
