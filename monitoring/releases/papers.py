"""The papers of a release: made once, when it is released, and handed out from then on."""

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from monitoring import db, export
from monitoring.brief import Brief
from monitoring.brief.make import brief, told_on
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html
from monitoring.releases.catalogue import Release, kept_paper
from monitoring.releases.deck_template import Look
from monitoring.releases.opening import open_release
from monitoring.vocabulary.versions import Paper

# The deck is made apart: it alone has a look that a district sets.
_OF_BRIEF: Mapping[Paper, Callable[[Brief], bytes]] = {
    Paper.PAGE_PDF: page_pdf,
    Paper.PAGE_HTML: lambda quarter: page_html(quarter).encode(),
    Paper.WALL: lambda quarter: wall_html(quarter).encode(),
}


def finished(store: db.Store, quarter: str, look: Look) -> dict[Paper, bytes]:
    """Make all papers of a release.

    Args:
        store: the release, open.
        quarter: that it freezes.
        look: of the deck.
    """
    told = brief(store, quarter)
    made = {kind: of_brief(told, kind, look) for kind in (Paper.DECK, *_OF_BRIEF)}
    return made | {Paper.RESULTS: _results(store, quarter)}


def of_brief(told: Brief, kind: Paper, look: Look) -> bytes:
    """Make a paper of a quarter as it stands now.

    Args:
        told: the quarter.
        kind: a paper that is made from a brief alone: not the table of results.
        look: of the deck.
    """
    return deck(told, look.content) if kind == Paper.DECK else _OF_BRIEF[kind](told)


def paper(database: Path, one: Release, kind: Paper) -> bytes:
    """Return a paper of a release as it was made then; make it where none was kept.

    Args:
        database: the working database.
        one: the release.
        kind: which paper.

    Raises:
        ReleaseMissingError, ReleaseTooOldError: see ``open_release`` and ``kept_paper``.
    """
    kept = kept_paper(database, one, kind)
    if kept is not None:
        return kept
    with closing(open_release(database, one.number)) as store:
        if kind == Paper.RESULTS:
            return _results(store, one.quarter)
        return of_brief(brief(store, one.quarter), kind, Look())


def _results(store: db.Store, quarter: str) -> bytes:
    """Return all results known by the quarter's end, as ``status --csv`` prints them."""
    told: dict[str, db.Param] = {"quarter": quarter, "as_of": told_on(store, quarter)}
    return export.csv_text(store.read(db.sql_text("status"), told)).encode()
