"""The measures of a goal, a row of 22 pixels each: figure, target, verdict and how it moved."""

from collections.abc import Sequence

from markupsafe import Markup

from monitoring.brief import Measure
from monitoring.panels.html import join
from monitoring.pictures import svg
from monitoring.pictures.svg import QUIET, RESULT
from monitoring.vocabulary import Change
from monitoring.wording import figures, labels, since
from monitoring.wording import goal_tiles as wording
from monitoring.wording.goal_headlines import goal_headline
from monitoring.wording.goal_moves import moved_apart
from monitoring.wording.joined import paragraph
from monitoring.wording.verdict_facts import is_known

_WIDTH, _HEIGHT = 110, 14


def table_of_measures(rows: Sequence[Measure]) -> Markup:
    """Write the measures of a goal as a table; what all have in common stands once below it."""
    has_newest = any(row.is_of_other_year and row.period for row in rows)
    is_judged = not wording.without_status(rows)
    name, value, target, verdict = wording.heads(rows)
    heads = [name, value, "", target]
    if is_judged:
        heads.append(verdict)
    if has_newest:
        heads.append(wording.newest_head(rows))
    elif any(row.change != Change.NOT_COMPARABLE for row in rows):
        heads.append(since.head(rows))
    figures_drawn = [it for row in rows for it in (wording.verdict_value(row), row.final_target)]
    most = max((it for it in figures_drawn if it is not None and is_known(it)), default=0.0)
    body = join(_row(row, most, heads, is_judged=is_judged, rows=rows) for row in rows)
    foot = paragraph(
        "" if is_judged else goal_headline(rows),
        moved_apart(rows),
        wording.awaited(rows),
        wording.marks_line(rows),
    )
    return Markup(
        '<table class="measures"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        '<p class="foot">{}</p>'
    ).format(join(map(_head, heads)), body, foot)


def _head(words_of_column: str) -> Markup:
    if not words_of_column:
        return Markup("<td></td>")
    return Markup('<th scope="col">{}</th>').format(words_of_column)


def _row(
    row: Measure, most: float, heads: Sequence[str], *, is_judged: bool, rows: Sequence[Measure]
) -> Markup:
    value = wording.verdict_value(row)
    shown = _shown(row, value, rows)
    target = figures.value(row.final_target, row.unit) if is_known(row.final_target) else "–"
    cells = [
        Markup("<b>{}</b>").format(shown),
        _bar(value, row.final_target, most),
        Markup("{}").format(target),
    ]
    if is_judged:
        cells.append(
            Markup('<span class="mark {}" aria-hidden="true">{}</span> {}').format(
                labels.LEVEL_TONES.get(row.level, "quiet"),
                labels.LEVEL_MARKS[row.level],
                wording.verdict(row.level),
            )
        )
    if len(heads) > len(cells) + 1:
        cells.append(_moved(row, rows))
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(
        row.measure_name, join(map(Markup("<td>{}</td>").format, cells))
    )


def _shown(row: Measure, value: float | None, rows: Sequence[Measure]) -> str:
    if value is None:
        return "–"
    is_own = wording.value_period(row) == row.period
    code = figures.code_of(row) if is_own else ""
    return wording.dated(row, figures.value(value, row.unit, code), rows)


def _moved(row: Measure, rows: Sequence[Measure]) -> Markup:
    """Write the newest result where it is another than the verdict's, and how it moved."""
    mark = Markup(
        '<span class="mark {}" aria-hidden="true">{}</span><span class="unseen">{}</span>'
    ).format(
        "quiet" if since.is_alone(row) else labels.CHANGE_TONES.get(row.change, "quiet"),
        wording.move_mark(row),
        since.shown(row),
    )
    years = {it.period for it in rows if it.is_of_other_year and it.period}
    if not years or not row.period:
        return mark
    if not row.is_of_other_year:
        return Markup("{} {}").format(wording.of_period(row), mark)
    return Markup("{} {}").format(wording.newest(row, has_one_year=len(years) == 1), mark)


def _bar(value: float | None, target: float, most: float) -> Markup:
    """Draw a result as a bar with a tick at its target; the figures stand beside it."""
    if not most:
        return Markup("")
    parts = [svg.element("rect", x=0, y=5, width=_WIDTH, height=4, fill=QUIET, fill_opacity=0.25)]
    if value is not None and is_known(value):
        width = round(_WIDTH * value / most / 1.06, 1)
        parts.append(svg.element("rect", x=0, y=4, width=width, height=6, fill=RESULT))
    if is_known(target):
        x = round(_WIDTH * target / most / 1.06, 1)
        parts.append(svg.line(x, 0, x, _HEIGHT, stroke="currentColor", stroke_width=2))
    return svg.element(
        "svg",
        *parts,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        aria_hidden="true",
        class_="bar",
    )
