"""Brings the database up to date, by hand or before the dashboard is served."""

from typing import TYPE_CHECKING

from monitoring.commands import progress
from monitoring.commands.declare import command
from monitoring.commands.options import who
from monitoring.commands.plan import doubtful_lines
from monitoring.commands.say import echo
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring.pipeline.build import Built


@command(command_help.UPGRADE)
def upgrade() -> None:
    """Bring a database of an older version up to date; nothing in it is lost."""
    from monitoring import db
    from monitoring.wording import upgrades

    if not bring_up_to_date():
        echo(upgrades.current(db.database_path()))


def bring_up_to_date() -> bool:
    """Upgrade the database where it needs it, and say what was done; tell whether it did."""
    from monitoring.pipeline.upgrade import upgrade as upgrade_database
    from monitoring.wording import stages

    with progress.steps() as steps:
        built = upgrade_database(lambda stage: steps.begin(stages.said(stage)), who())
    if built is not None:
        echo("\n".join(built_lines(built)))
    return built is not None


def built_lines(built: "Built") -> list[str]:
    """Return what a new database holds and what was carried over into it."""
    from monitoring import db
    from monitoring.wording import upgrades

    version, newest = built.before.version, db.newest_version()
    written = built.before.written
    n_drafts = len(written.get("update_drafts", ()))
    reviews = ("review_texts", "review_decisions", "review_marks")
    n_reviews = sum(len(written.get(name, ())) for name in reviews)
    lines = [upgrades.done(built.path, built.district, built.n_results)]
    if version is not None and version < newest:
        lines.append(upgrades.forward(version, newest))
    for count, sentence in (
        (len(built.before.batches), upgrades.files_carried),
        (built.before.n_updates, upgrades.updates_carried),
        (n_drafts, upgrades.drafts_carried),
        (n_reviews, upgrades.reviews_carried),
    ):
        if count:
            lines.append(sentence(count))
    if built.moved_aside:
        lines.append(upgrades.kept_aside(built.moved_aside))
    if built.source.is_carried:
        lines.append(upgrades.plan_carried(str(built.before.plan["plan"]["document"].iloc[0])))
    if built.before.is_without_sample:
        lines.append(upgrades.sample_stays_out())
    lines += doubtful_lines(built.source.plan)
    if not built.source.has_measures_file:
        lines.append(upgrades.measures_proposed(built.source.n_proposed))
    return lines
