"""The command that loads result files."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from monitoring.commands.declare import command, option
from monitoring.commands.options import FILE
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring.pipeline.batches import Loaded
    from monitoring.result_files import ParsedFile

_BYTES_PER_ROW = 120


@command(command_help.LOAD)
@click.argument("files", type=FILE, nargs=-1, required=True)
@option("--year", type=int, message=command_help.LOAD_YEAR)
@option("--fractions/--percent", "is_fraction", default=None, message=command_help.LOAD_FRACTIONS)
@option("--new-schools", "may_add_schools", is_flag=True, message=command_help.LOAD_NEW_SCHOOLS)
def load(files: tuple[Path, ...], year: int | None, **answers: Any) -> None:  # noqa: ANN401
    """Load result files of Georgia or of the district; each is wholly loaded, or not at all."""
    from monitoring.errors import InputError
    from monitoring.pipeline import load_file
    from monitoring.wording import commands as words
    from monitoring.wording.faults import said

    refused = 0
    for file in files:
        try:
            with _Progress(file) as advance:
                parsed, loaded = load_file.load(file, year, advance, **answers)
        except (InputError, OSError) as error:
            click.echo(words.not_loaded(file.name or str(file), said(error)), err=True)
            refused += 1
            continue
        click.echo("\n".join(_lines(file, parsed, loaded)))
    if refused:
        sys.exit(1)


class _Progress:
    """A progress bar over the rows of a file; nothing where standard error is not a terminal."""

    def __init__(self, file: Path) -> None:
        from monitoring.wording import commands as words

        # The reader counts rows, not bytes; a row of the state's files is about 120 bytes.
        n_rows = (file.stat().st_size if file.is_file() else 0) // _BYTES_PER_ROW + 1
        self._bar: Any = click.progressbar(
            length=n_rows,
            label=words.reading_file(file.name),
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        )

    def __enter__(self) -> Callable[[int], None]:
        self._bar.__enter__()
        self._n_shown = 0
        return self._advance

    def _advance(self, n_rows: int) -> None:
        self._bar.update(n_rows - self._n_shown)
        self._n_shown = n_rows

    def __exit__(self, *error: object) -> None:
        self._bar.__exit__(None, None, None)


def _lines(file: Path, parsed: "ParsedFile", loaded: "Loaded") -> list[str]:
    from monitoring.wording import commands as words
    from monitoring.wording.faults import said

    if loaded.is_repeat:
        return [words.loaded_before(file.name, loaded.batch_id)]
    return [
        words.loaded(file.name, loaded.batch_id, parsed.layouts),
        words.rows_read(
            parsed.rows_read, parsed.rows_other_districts, len(parsed.rows), parsed.rows_hidden
        ),
        words.rows_new(loaded.n_new, loaded.n_superseding, loaded.n_unchanged, loaded.n_older),
        *(f"  {said(note)}" for note in (*parsed.notes, *loaded.notes)),
    ]
