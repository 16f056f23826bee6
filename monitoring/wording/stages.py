"""What is said while something is being done that takes long."""

from collections.abc import Mapping

from monitoring.vocabulary.versions import Stage
from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked, n_

_SAID: Mapping[str, str] = {
    Stage.READING_PLAN: marked("Reading the plan"),
    Stage.UPGRADING: marked("Bringing the database up to date"),
    Stage.READING_RESULTS: marked("Reading the official results"),
    Stage.JUDGING: marked("Judging the results"),
    Stage.COPYING: marked("Copying what was known"),
    Stage.PROVING: marked("Protecting, and proving that nothing hidden can be worked out"),
    Stage.JUDGING_SHOWN: marked("Judging what may be shown"),
    Stage.MAKING_PAPERS: marked("Making the page, the deck and the table"),
}


def said(stage: str) -> str:
    """Return what is being done, in words."""
    return _(_SAID[stage])


def tables_so_far(n_done: int, n_all: int) -> str:
    """Say how many of the tables of a review are protected: "Protecting 39 of 120 tables"."""
    return n_(
        "Protecting {done} of {n} table",
        "Protecting {done} of {n} tables",
        n_all,
        done=numbers.whole(n_done),
    )


def rows_so_far(n: int) -> str:
    """Say how many rows of a file are read."""
    return n_("{n} row", "{n} rows", n)


def waiting_for_another() -> str:
    """Say why a command does not begin yet."""
    return _("Waiting for another command to finish.")


def no_channel(reason: str) -> str:
    """Say that commands cannot be run while the dashboard runs."""
    return _("Commands cannot be run beside this dashboard: {reason}", reason=reason)
