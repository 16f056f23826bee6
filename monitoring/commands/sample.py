"""The command that takes the sample out of the database or puts it in."""

import click

from monitoring.commands.declare import command, option
from monitoring.commands.options import who
from monitoring.commands.say import echo
from monitoring.wording import command_help


@command(command_help.SAMPLE)
@option("--remove", "is_removal", is_flag=True, message=command_help.SAMPLE_REMOVE)
@option("--add", "is_addition", is_flag=True, message=command_help.SAMPLE_ADD)
def sample(*, is_removal: bool, is_addition: bool) -> None:
    """Say whether the database holds what is made up as a sample; take it out or put it in."""
    from monitoring import db
    from monitoring.pipeline import sample as sample_batch
    from monitoring.wording import commands as words

    if is_removal and is_addition:
        raise click.UsageError(words.exclude_each_other("--remove", "--add"))
    store = db.open_store()
    if is_removal:
        echo(words.sample_removed(was_there=sample_batch.remove_sample(store, who())))
    elif is_addition:
        sampled = sample_batch.add_sample(store, who())
        echo(words.sample_added(sampled.n_results, sampled.n_updates))
    else:
        echo(words.sample_is_there(is_there=sample_batch.has_sample(store)))
