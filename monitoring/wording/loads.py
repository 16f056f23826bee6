"""What the commands say of loads: those there are, one taken back, and what one would change."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from monitoring.wording import figures, labels, numbers, periods
from monitoring.wording.i18n import _, n_
from monitoring.wording.sample import sample_word

if TYPE_CHECKING:
    from monitoring.db.query_rows import Loads

# Examples that a preview shows before it only counts the rest.
SHOWN = 5


def load_line(row: "Loads") -> str:
    """Write one load of the list."""
    told = {
        "number": str(row.number),
        "file": row.file_name,
        "kind": labels.batch_kind(row.kind),
        "layouts": labels.layouts(row.layout),
        "rows": numbers.whole(row.rows_kept),
        "moment": _moment(row.loaded_at),
        "by": row.loaded_by,
    }
    if numbers.is_missing(row.taken_back_at):
        return _("{number}  {file}  {kind}, {layouts}  rows: {rows}  {moment}  {by}", **told)
    return _(
        "{number}  {file}  {kind}, {layouts}  rows: {rows}  {moment}  {by}  taken back on {day} by "
        "{whom}",
        day=_moment(row.taken_back_at),
        whom=row.taken_back_by,
        **told,
    )


def in_force(taken_back_at: datetime | None) -> str:
    """Say whether a load is in force, or when it was taken back."""
    if numbers.is_missing(taken_back_at):
        return _("yes")
    return _("taken back on {day}", day=numbers.day(taken_back_at))


def _moment(at: datetime) -> str:
    return _("{day} {time}", day=numbers.day(at.date()), time=at.strftime("%H:%M"))


def taken_back(number: int, file: str) -> str:
    """Say that a load was taken back, and how it comes in again."""
    return _(
        "Batch {number} ({file}) is taken back. To have it again, load the file.",
        number=str(number),
        file=file,
    )


def would_be_taken_back(number: int, file: str) -> str:
    """Head what taking a load back would do."""
    return _(
        "Batch {number} ({file}) would be taken back. Nothing was stored.",
        number=str(number),
        file=file,
    )


def would_be_loaded(file: str, number: int, layouts: Iterable[str]) -> str:
    """Head what loading a file would do."""
    return _(
        "{file}: would be batch {number}, {layouts}. Nothing was stored.",
        file=file,
        number=str(number),
        layouts=labels.layouts(",".join(layouts)),
    )


def results_taken_back(n_gone: int, n_back: int, n_not_in_force: int) -> str:
    """Say what became of the rows of a load that is taken back."""
    return _(
        "  Results gone: {gone}. Results as another batch gives them: {back}. Rows that were not "
        "in force: {other}.",
        gone=numbers.whole(n_gone),
        back=numbers.whole(n_back),
        other=numbers.whole(n_not_in_force),
    )


def later_batch(number: int, file: str, n_repeated: int, n_replaced: int) -> str:
    """Say what a later load says of the same as one that is taken back."""
    return _(
        "  Batch {number} ({file}) came later and speaks of the same: rows that were not in force "
        "beside it: {repeated}, rows that had replaced it: {replaced}.",
        number=str(number),
        file=file,
        repeated=numbers.whole(n_repeated),
        replaced=numbers.whole(n_replaced),
    )


def figure_change(row: Any) -> str:  # noqa: ANN401 - a row of a preview, not of a query
    """Write what is shown of a result now, and what would be."""
    parts = (row.organisation, row.subgroup, figures.plain(row.content_area), row.grade_span)
    return _(
        "  {indicator}, {period}, {about}: {before} → {after}",
        indicator=row.short_name,
        period=periods.label(row.period, row.period_style),
        about=", ".join(part for part in parts if part),
        before=figure(row.old_value, row.old_n, row.old_data_state, row.unit, row.old_is_sample),
        after=figure(row.new_value, row.new_n, row.new_data_state, row.unit, row.new_is_sample),
    )


def figure(value: float, n: float, state: str, unit: str, is_sample: object) -> str:
    """Write what is shown of a result, or why nothing is; a missing state is no result."""
    if numbers.is_missing(state):
        return _("no result")
    told = _figure(value, n, state, unit)
    if numbers.is_missing(is_sample) or not is_sample:
        return told
    return _("{sample}: {figure}", sample=sample_word(), figure=told)


def _figure(value: float, n: float, state: str, unit: str) -> str:
    if numbers.is_missing(value):
        return labels.data_state(state)
    if numbers.is_missing(n):
        return figures.value(value, unit)
    return _("{value} of {n}", value=figures.value(value, unit), n=numbers.whole(n))


def more_changes(n: int) -> str:
    """Count the results that would be shown otherwise and are not written out."""
    return n_(
        "  and {n} more result that would be shown otherwise",
        "  and {n} more results that would be shown otherwise",
        n,
    )


def shown_from(code: str, n: int) -> str:
    """Say which quarter is the first to show results, "" for none."""
    if not code:
        return n_(
            "  {n} changed result is known only after the last quarter.",
            "  {n} changed results are known only after the last quarter.",
            n,
        )
    return n_(
        "  {n} changed result is shown from {quarter} on.",
        "  {n} changed results are shown from {quarter} on.",
        n,
        quarter=numbers.quarter(code),
    )


class LevelChange(Protocol):
    """A measure that would stand elsewhere in some quarters, one after the other."""

    @property
    def measure(self) -> str:
        """Its name."""
        ...

    @property
    def from_quarter(self) -> str:
        """The first of them."""
        ...

    @property
    def until_quarter(self) -> str:
        """The last of them."""
        ...

    @property
    def before(self) -> str:
        """Its level as it is, "" where it has none."""
        ...

    @property
    def after(self) -> str:
        """Its level as it would be, "" where it would have none."""
        ...


def level_changes(changes: Sequence[LevelChange]) -> list[str]:
    """Say of each measure how its status would change, or that none would."""
    told = [
        level_change(it.measure, (it.from_quarter, it.until_quarter), it.before, it.after)
        for it in changes
    ]
    return told or [no_status_changes()]


def level_change(measure: str, quarters: tuple[str, str], before: str, after: str) -> str:
    """Say how the status of a measure would change in some quarters."""
    told = {"measure": measure, "before": _level(before), "after": _level(after)}
    first, last = map(numbers.quarter, quarters)
    if first == last:
        return _("  {measure}, {quarter}: {before} → {after}", quarter=first, **told)
    return _("  {measure}, {first} to {last}: {before} → {after}", first=first, last=last, **told)


def _level(code: str) -> str:
    return labels.level(code) if code else _("no status")


def no_status_changes() -> str:
    """Say that no measure would stand elsewhere."""
    return _("  No status of a measure changes.")
