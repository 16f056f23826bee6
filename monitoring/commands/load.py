"""The command that loads result files."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from monitoring.commands import long_work, progress
from monitoring.commands.declare import command, option
from monitoring.commands.options import FILE, as_given, told, who
from monitoring.commands.say import echo
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring.pipeline.batches import Loaded
    from monitoring.result_files import ParsedFile
    from monitoring.result_files.model import Answers

_BYTES_PER_ROW = 120
_Group: TypeAlias = tuple[Path, Sequence[Path]]
# What is called with the number of rows read so far, and with each stage that begins.
_Watch = tuple[Callable[[int], None], Callable[[str], None]]


def _matches(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """Take NAME=MEANING apart; nothing after the sign leaves the rows of the name out."""
    from monitoring.wording import commands as words

    pairs = [
        (name.strip(), sign, meant.strip())
        for name, sign, meant in (it.partition("=") for it in given)
    ]
    if not all(name and sign for name, sign, _ in pairs):
        raise click.BadParameter(words.not_a_match())
    return {name: meant for name, _, meant in pairs}


@command(command_help.LOAD)
@click.argument("files", type=FILE, nargs=-1)
@option("--roster", type=FILE, message=command_help.LOAD_ROSTER)
@option("--year", type=int, message=command_help.LOAD_YEAR)
@option("--fractions/--percent", "is_fraction", default=None, message=command_help.LOAD_FRACTIONS)
@option("--new-schools", "may_add_schools", is_flag=True, message=command_help.LOAD_NEW_SCHOOLS)
@option("--match", "matches", multiple=True, callback=_matches, message=command_help.LOAD_MATCH)
@option("--dry-run", "is_trial", is_flag=True, message=command_help.LOAD_DRY_RUN)
@option("--undo", "number", type=int, message=command_help.LOAD_UNDO)
def load(
    files: tuple[Path, ...],
    roster: Path | None,
    number: int | None,
    *,
    is_trial: bool,
    **answers: Any,  # noqa: ANN401
) -> None:
    """Load result files of Georgia or of the district; each is wholly loaded, or not at all."""
    from monitoring.commands.batches import take_back
    from monitoring.result_files.model import Answers
    from monitoring.wording import commands as words

    if number is not None and files:
        raise click.UsageError(words.exclude_each_other("FILES", "--undo"))
    if number is not None:
        take_back(number, is_trial=is_trial)
        return
    if not files:
        raise click.UsageError(words.no_files_named())
    groups = _grouped_or_refused(files, roster)
    said = Answers(**answers)
    refused = _tried(groups, said) if is_trial else _loaded(groups, said)
    if refused:
        sys.exit(1)


def _grouped(files: Sequence[Path], roster: Path | None) -> list[_Group]:
    """Return the files one by one, each with those that go with it, such as a roster."""
    from monitoring.pipeline import load_file

    return load_file.grouped(files, [] if roster is None else [roster])  # type: ignore[return-value]


def _grouped_or_refused(files: Sequence[Path], roster: Path | None) -> list[_Group]:
    """Return the groups; a file that is no roster is told before anything is loaded."""
    from monitoring.errors import InputError
    from monitoring.wording import commands as words

    try:
        return _grouped(files, roster)
    except InputError as error:
        name = files[0].name if roster is None else roster.name
        echo(words.not_loaded(name, told(error)), err=True)
        sys.exit(1)


def _loaded(groups: Iterable[_Group], answers: "Answers") -> int:
    """Load files, and return how many were refused."""
    from monitoring.errors import Notice
    from monitoring.pipeline import load_file
    from monitoring.vocabulary.jobs import JobKind, JobResult

    by = who()

    def lines(file: Path, beside: Sequence[Path]) -> list[str]:
        def load(tell: Callable[[object], None]) -> tuple[Notice, list[str]]:
            parsed, loaded = load_file.load(file, answers, tell, beside=beside, by=by, stage=tell)
            result = Notice(JobResult.LOADED, file=file.name, batch=loaded.batch_id)
            return result, _lines(file, parsed, loaded)

        # A file that is not there is no work, and needs no place on record.
        file.stat()
        with _shown(file) as (advance, stage):
            return long_work.done(
                JobKind.LOAD,
                file.name,
                by,
                load,
                lambda told: advance(told) if isinstance(told, int) else stage(str(told)),
            )

    return sum(not _said_of(group, lines) for group in groups)


def _tried(groups: Iterable[_Group], answers: "Answers") -> int:
    """Say what loading files one after the other would do; return how many would be refused."""
    from monitoring.commands.batches import effect_lines
    from monitoring.pipeline import load_file, preview
    from monitoring.vocabulary.versions import Stage
    from monitoring.wording import loads as words

    def lines(file: Path, beside: Sequence[Path]) -> list[str]:
        with _shown(file) as (advance, stage):
            parsed = load_file.read_file(writer, file, answers, advance, beside=beside)
            stage(Stage.JUDGING)
            loaded, effect = preview.preview_load(writer, file, parsed)
        if loaded.is_repeat:
            return _lines(file, parsed, loaded)
        head = words.would_be_loaded(file.name, loaded.batch_id, parsed.layouts)
        return [head, *_lines(file, parsed, loaded)[1:], *effect_lines(effect)]

    with preview.trial() as writer:
        return sum(not _said_of(group, lines) for group in groups)


def _said_of(group: _Group, lines: Callable[[Path, Sequence[Path]], list[str]]) -> bool:
    """Print what became of a file; return whether it could be read."""
    from monitoring.errors import InputError
    from monitoring.wording import commands as words

    file, beside = group
    try:
        found = lines(file, beside)
    except (InputError, OSError) as error:
        name = as_given(file).name or str(as_given(file))
        echo(words.not_loaded(name, told(error)), err=True)
        return False
    echo("\n".join(found))
    return True


@contextmanager
def _shown(file: Path) -> Iterator[_Watch]:
    """Show what is being done with a file, and how many of its rows are read."""
    from monitoring.wording import commands as words
    from monitoring.wording import stages

    # The reader counts rows, not bytes; a row of the state's files is about 120 bytes.
    n_rows = (file.stat().st_size if file.is_file() else 0) // _BYTES_PER_ROW + 1
    with progress.steps() as steps:
        steps.begin(words.reading_file(file.name), n_rows)
        yield (
            lambda n_read: steps.count(n_read, stages.rows_so_far),
            lambda stage: steps.begin(stages.said(stage)),
        )


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
