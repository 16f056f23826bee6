"""The command that lists what in the plan itself keeps anybody from telling whether it works."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from monitoring.commands import options
from monitoring.commands.declare import command, option
from monitoring.commands.say import echo, echo_data
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring.health import Finding


@command(command_help.HEALTH)
@options.quarter()
@option("--csv", "as_csv", is_flag=True, message=command_help.HEALTH_CSV)
def health(quarter: str | None, *, as_csv: bool) -> None:
    """Print the plan's own weak points, as far as they were known at a quarter's end."""
    from monitoring import clock, db, export
    from monitoring.due import as_of
    from monitoring.health import findings, gather, listing

    store = db.open_store()
    quarters = store.read(db.sql_text("review_quarters"))
    quarter = options.chosen_quarter(store, quarters, quarter)
    ends_on = quarters.loc[quarters["quarter"] == quarter, "ends_on"].iloc[0].date()
    day = as_of(ends_on, clock.today())
    found = findings(
        gather(lambda name, **asked: store.read(db.sql_text(name), asked), quarter, day)
    )
    if as_csv:
        echo_data(export.csv_text(listing(found)))
        return
    echo("\n".join(_lines(quarter, found)))


def _lines(quarter: str, found: "Sequence[Finding]") -> Iterator[str]:
    from itertools import groupby

    from monitoring.wording import health as wording
    from monitoring.wording import health_page

    yield health_page.command_title(quarter, len(found))
    for rule, own in groupby(found, key=lambda finding: finding.rule):
        of_rule = list(own)
        yield ""
        yield health_page.rule_with_count(rule, len(of_rule))
        for finding in of_rule:
            place = wording.place(finding.place, finding.place_id)
            words = wording.finding(rule, finding.facts)
            yield f"  {health_page.place_before(place)} {words}"
