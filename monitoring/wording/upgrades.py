"""What is said when a database or a published review is of another version of the program."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from monitoring.vocabulary.versions import VersionFault
from monitoring.wording import plan
from monitoring.wording.i18n import _, marked, n_

TABLES: Mapping[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    VersionFault: {
        VersionFault.OUTDATED: marked(
            "{database} was made by another version of this program. Bring it up to date with: "
            "python -m monitoring upgrade"
        ),
        VersionFault.NEWER: marked(
            "{database} was made by a newer version of this program: its tables are version "
            "{version}, and this program knows version {known}. Update the program. The file was "
            "not changed."
        ),
        VersionFault.NEWER_ENGINE: marked(
            "{database} was written by a newer database engine than this program has ({reason}). "
            "Update the program. The file was not changed."
        ),
        VersionFault.FOREIGN: marked(
            "{database} is not a database of this program. Name another file in "
            "MONITORING_DATABASE, or put a backup in its place with: python -m monitoring restore "
            "FOLDER. This file is kept beside it under another name."
        ),
        VersionFault.STOPPED: marked(
            "{database} cannot be brought up to date ({reason}). Nothing was changed."
        ),
        VersionFault.NO_PLACE: marked(
            "{database} cannot be brought up to date: the table {table} has text in {columns}, and "
            "this version has no place for it. Nothing was changed."
        ),
    }
}


def current(database: Path) -> str:
    """Say that there is nothing to upgrade."""
    return _("{database} is up to date.", database=database)


def forward(version: int, newest: int) -> str:
    """Say from which version of the tables to which a database was brought."""
    return _(
        "Its tables were version {version} and are version {newest} now.",
        version=version,
        newest=newest,
    )


def done(database: Path, district: str, n_results: int) -> str:
    """Say what a database holds now."""
    return n_(
        "{database}: {district}, {n} result in force",
        "{database}: {district}, {n} results in force",
        n_results,
        database=database,
        district=plan.district(district),
    )


def files_carried(n_files: int) -> str:
    """Say how many loads were carried over."""
    return n_(
        "{n} file loaded earlier was carried over.",
        "{n} files loaded earlier were carried over.",
        n_files,
    )


def updates_carried(n_updates: int) -> str:
    """Say how many saved updates were carried over."""
    return n_(
        "{n} saved update of action steps was carried over.",
        "{n} saved updates of action steps were carried over.",
        n_updates,
    )


def reviews_carried(n_rows: int) -> str:
    """Say how much of the reviews was carried over: texts, decisions and marks."""
    return n_(
        "{n} text, decision or mark of a review was carried over.",
        "{n} texts, decisions and marks of reviews were carried over.",
        n_rows,
    )


def drafts_carried(n_drafts: int) -> str:
    """Say how many drafts were carried over."""
    return n_("{n} draft was carried over.", "{n} drafts were carried over.", n_drafts)


def plan_carried(document: str) -> str:
    """Say that the plan was taken from the database, because its document is not at hand."""
    return _(
        "The plan was taken over as it stood, because its document, {document}, is not in "
        "data/plans as it was read.",
        document=document,
    )


def kept_aside(path: Path) -> str:
    """Say where a database went that could not be carried over."""
    return _("The database that stood there cannot be carried over. It is kept: {path}", path=path)


def sample_stays_out() -> str:
    """Say that a build does not bring the sample back."""
    return _("The sample was taken out before and stays out. Bring it back with: sample --add")


def measures_proposed(n_measures: int) -> str:
    """Say that measures were read from the words of the goals, and where to check them."""
    if not n_measures:
        return _(
            "This plan has no measures file, and no measure could be read from the words of its "
            "goals, so no goal gets a status. data/README.md, 'measures', says how to write one."
        )
    return n_(
        "This plan has no measures file; {n} measure was read from the words of its goals. Check "
        "it on the Methods page. data/README.md, 'measures', says how to write your own.",
        "This plan has no measures file; {n} measures were read from the words of its goals. Check "
        "them on the Methods page. data/README.md, 'measures', says how to write your own.",
        n_measures,
    )
