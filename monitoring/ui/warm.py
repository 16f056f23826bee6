"""Makes what the opening quarter's pages show before anybody asks for it, in the worker."""

import ast
import re
from contextlib import suppress
from importlib import import_module
from threading import Event

from monitoring import clock, db, jobs
from monitoring.db.query_rows import ReviewQuarters
from monitoring.due import as_of
from monitoring.ui.filters import Filters
from monitoring.ui.kept import make_again, read, rows_of
from monitoring.ui.options import opening
from monitoring.ui.review import board, figures_of

_PARAMETER = re.compile(r"\$(\w+)")


def warm_up() -> Event:
    """Have the worker make again what is out of date, and what the opening quarter needs.

    A page that is asked for meanwhile makes what it needs itself.

    Returns:
        What is set when it has ended.
    """
    return jobs.quietly(_warm)


def _import_what_pages_import() -> None:
    """Read in the code of all pages: a chart's library takes half a second."""
    for path in sorted((db.PROJECT / "pages").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for name in (node.module, *(f"{node.module}.{it.name}" for it in node.names)):
                    # Not all that is imported from a module is one.
                    with suppress(ImportError):
                        import_module(name)


def _warm() -> None:
    _import_what_pages_import()
    quarter = opening().quarter
    ends_on = next(it.ends_on for it in rows_of(ReviewQuarters) if it.quarter == quarter)
    until = as_of(ends_on, clock.today())
    known: dict[str, db.Param] = {"quarter": quarter, "as_of": until}
    for path in sorted((db.QUERIES / "pages").glob("*.sql")):
        needs = dict.fromkeys(_PARAMETER.findall(path.read_text(encoding="utf-8")))
        jobs.go_on()
        if set(needs) <= set(known):
            read(path.stem, **{name: known[name] for name in known if name in needs})
    chosen = Filters(page="", quarter=quarter, as_of=until)
    board(chosen)
    figures_of(chosen)
    make_again()
