"""The command that lists what was loaded, and what taking a load back prints."""

from typing import TYPE_CHECKING

from monitoring.commands.declare import command, option
from monitoring.commands.options import who
from monitoring.commands.say import echo, echo_data
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring.pipeline.preview import Effect
    from monitoring.pipeline.undo import Undone


@command(command_help.BATCHES)
@option("--csv", "as_csv", is_flag=True, message=command_help.BATCHES_CSV)
def batches(*, as_csv: bool) -> None:
    """List what was loaded, and what was taken back."""
    from monitoring import db, export
    from monitoring.db.query_rows import Loads
    from monitoring.rows import each
    from monitoring.wording import loads as words

    rows = db.open_store().read(db.sql_text("loads"))
    if as_csv:
        echo_data(export.csv_text(rows))
        return
    for row in each(rows, Loads):
        echo(words.load_line(row))


def take_back(number: int, *, is_trial: bool) -> None:
    """Take a load back, or say what that would do."""
    from monitoring.pipeline import preview, undo
    from monitoring.wording import loads as words

    if not is_trial:
        undone = undo.undo(number, who())
        lines = [words.taken_back(number, undone.file_name), *_lines(undone)]
    else:
        with preview.trial() as writer:
            undone, effect = preview.preview_undo(writer, number)
        head = words.would_be_taken_back(number, undone.file_name)
        lines = [head, *_lines(undone), *effect_lines(effect)]
    echo("\n".join(lines))


def _lines(undone: "Undone") -> list[str]:
    from monitoring.wording import loads as words

    counts = words.results_taken_back(undone.n_gone, undone.n_back, undone.n_not_in_force)
    later = [
        words.later_batch(it.batch_id, it.file_name, it.n_repeated, it.n_replaced)
        for it in undone.later
    ]
    return [counts, *later]


def effect_lines(effect: "Effect") -> list[str]:
    """Say what would be different: some results before and after, and every status."""
    from monitoring.rows import each
    from monitoring.wording import loads as words

    figures = effect.figures
    # What is replaced says more of a file than what is new.
    is_replaced = figures.index.isin(effect.replaced.index)
    examples = figures.assign(is_replaced=is_replaced)
    examples = examples.sort_values("is_replaced", ascending=False, kind="stable")
    lines = [words.figure_change(row) for row in each(examples.head(words.SHOWN))]
    if len(figures) > words.SHOWN:
        lines.append(words.more_changes(len(figures) - words.SHOWN))
    lines += [words.shown_from(quarter, n) for quarter, n in effect.shown_from.items()]
    return [*lines, *words.level_changes(effect.levels)]
