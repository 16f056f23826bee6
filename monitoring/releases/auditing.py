"""Audits releases from their files alone, as somebody would who has nothing else."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from monitoring import db, disclosure
from monitoring.errors import InputError, Notice
from monitoring.releases.catalogue import folder, listed
from monitoring.releases.digest import digest_of
from monitoring.releases.make import DigestError
from monitoring.releases.published_rows import rows_in_force, with_tables_of_today
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


@dataclass(frozen=True)
class AuditedTogether:
    """What the audit of several releases found: in each, and in all of them together."""

    each: tuple[Audited, ...]
    together: list[Notice]

    @property
    def failures(self) -> list[Notice]:
        """Everything that can be worked out."""
        return [*(failure for one in self.each for failure in one.failures), *self.together]


def audit_file(path: Path) -> Audited:
    """Audit a release file by itself: see ``audit_files``."""
    (found,) = audit_files([path]).each
    return found


def audit_files(paths: Sequence[Path]) -> AuditedTogether:
    """Audit release files, each by itself, and what they tell together.

    Args:
        paths: the files, those published first first.

    Raises:
        NoReleaseError: there is no such file, or it is no release.
        DigestError: its rows are not those that were released.
        db.UpgradeError: it does not fit the tables of today.
        db.DatabaseNewerError: a later version of the product made it.
        disclosure.SolverError: the audit came to no end.
    """
    found: list[Audited] = []
    views: list[pd.DataFrame] = []
    subgroups = pd.DataFrame()
    for path in paths:
        with _opened(path) as store, with_tables_of_today(store) as rows:
            audited = audit_rows(rows)
            if not audited.failures and digest_of(store) != _digest(store):
                raise DigestError(ReleaseFault.ROWS_CHANGED, file=str(path))
            found.append(audited)
            views.append(rows_in_force(rows))
            subgroups = rows.read(db.sql_text("subgroups"))
    together = disclosure.audit_together(views, subgroups) if len(views) > 1 else ()
    return AuditedTogether(tuple(found), list(together))


def public_beside(path: Path) -> list[Path]:
    """Return the files of all published reviews on the list beside a file, itself among them.

    A file that lies beside no list, or is not on it, stands alone.
    """
    database = Path(str(path.parent).removesuffix(".releases"))
    if folder(database) != path.parent:
        return [path]
    files = [path.parent / one.file for one in listed(database)]
    return files if path in files else [path]


@contextmanager
def _opened(path: Path) -> Iterator[db.Store]:
    if not path.is_file():
        raise NoReleaseError(ReleaseFault.NO_FILE, file=str(path))
    with closing(db.Store(path, read_only=True)) as store:
        tables = set(store.tables())
        if not {"release_facts", "results"} <= tables or store.rows("release_facts").empty:
            raise NoReleaseError(ReleaseFault.NOT_A_RELEASE, file=str(path))
        yield store


def _digest(store: db.Store) -> str:
    return str(first(store.rows("release_facts")).digest)


def audit_rows(store: db.Store) -> Audited:
    """Audit the rows of an open release, whatever its digest says."""
    facts = first(store.rows("release_facts"))
    rows = rows_in_force(store)
    told = disclosure.audit(rows, store.read(db.sql_text("subgroups")))
    return Audited(
        number=int(facts.release_number),
        quarter=str(facts.quarter),
        n_hidden=int((rows["data_state"] == disclosure.HIDDEN).sum()),
        failures=list(told.failures),
    )
