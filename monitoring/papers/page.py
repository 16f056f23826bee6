"""The one page as HTML: one file that asks for nothing, for a screen, a phone and paper."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from monitoring.brief import Brief
from monitoring.papers import content
from monitoring.papers.content import Cell, GapRow, InterimRow, Lanes, MeasureRow, Strip, TextBox
from monitoring.papers.drawing import squares
from monitoring.papers.findings import (
    SAMPLE_WORDS,
    interim_finding,
    rule_line,
    step_counts,
    step_finding,
)
from monitoring.pictures import LARGE, SMALL, measure_picture

_FOLDER = Path(__file__).parent
BASE_CSS = (_FOLDER / "base.css").read_text(encoding="utf-8")
_CSS = (_FOLDER / "page.css").read_text(encoding="utf-8")
# Letters in headlines, boxes and rows up to which each size of type fits on one side.
_ROOMY = (2300, 4200)
SAMPLE = '<span class="sample">Sample</span>'


def page_html(brief: Brief) -> str:
    """Make a quarter into one page.

    Args:
        brief: the quarter.

    Returns:
        A whole HTML document that asks for no other file. On paper it is one side of letter,
        landscape; texts too long for it are cut and say where they are whole.
    """
    title = content.heading_of(brief.head)
    # Much to say is set smaller on paper, so that it stays one side.
    tier = sum(content.amount_of(brief) > limit for limit in _ROOMY)
    body = "".join(
        (
            _header(brief),
            f'<div class="goals">{"".join(_goal(it) for it in content.strips(brief))}</div>',
            f'<div class="middle">{_interims(brief)}<div>{_gaps(content.gap_rows(brief))}'
            f"{_steps(brief, content.lanes_of(brief))}</div></div>",
            f'<div class="texts">{"".join(_box(it) for it in content.text_boxes(brief))}</div>',
            _footer(brief),
        )
    )
    return document(
        f"{brief.head.district}, {title}",
        BASE_CSS + _CSS,
        f'<main class="amount-{tier}">{body}</main>',
    )


def document(title: str, css: str, body: str) -> str:
    """Write a whole document around its body."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{css}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def figure(cell: Cell) -> str:
    """Write a printed figure so that it can be read back by its label."""
    if not cell.label:
        return escape(cell.text)
    return f'<span data-figure="{escape(cell.label, quote=True)}">{escape(cell.text)}</span>'


def sample_note(brief: Brief) -> str:
    """Write what Sample means where anything rests on it."""
    return f"<p>{SAMPLE} {escape(SAMPLE_WORDS)}</p>" if brief.head.is_sample else ""


def _header(brief: Brief) -> str:
    head = brief.head
    sample = f"{SAMPLE} " if head.is_sample else ""
    return (
        f'<header><p class="district">{escape(head.district)}</p>'
        f"<h1>{escape(content.heading_of(head))}</h1>"
        f"<p>{sample}{escape(content.under_heading(head))}</p></header>"
    )


def _goal(strip: Strip) -> str:
    shown = strip.measures
    body = _one(shown[0]) if len(shown) == 1 else _several(shown, strip.label)
    waiting = f'<p class="small">{escape(strip.waiting)}</p>' if strip.waiting else ""
    more = f'<p class="small">{escape(strip.more)}</p>' if strip.more else ""
    return (
        f'<section><h2>{escape(strip.label)}</h2><p class="finding">{escape(strip.headline)}</p>'
        f"{body}{more}{waiting}</section>"
    )


def _one(row: MeasureRow) -> str:
    facts = (
        ("Result", figure(row.value)),
        ("95% interval", figure(row.interval)),
        ("Path expects", figure(row.expected)),
        ("Distance", f"{figure(row.points)} points, {figure(row.students)}"),
        ("Final target", f"{figure(row.target)} by {escape(row.measure.deadline)}"),
    )
    listed = "".join(f"<div><dt>{name}</dt><dd>{words}</dd></div>" for name, words in facts)
    return (
        f'<div class="one"><div><p class="small">{escape(row.name)}</p>'
        f"{measure_picture(row.measure, LARGE)}</div>"
        f'<div><p class="verdict"><b>{escape(row.level)}</b> <b>{escape(row.change)}</b></p>'
        f"<dl>{listed}</dl></div></div>"
    )


def _several(rows: Sequence[MeasureRow], label: str) -> str:
    if any(row.points.label for row in rows):
        return judged_table(rows, label)
    # Where no measure has a distance yet, its column would be a row of dashes.
    heads = ("Measure", "Years", "Result", "Path", "Target", "Level", "Change")
    body = "".join(
        f'<tr><th scope="row">{escape(row.name)}</th><td>{measure_picture(row.measure, SMALL)}</td>'
        f"<td>{figure(row.value)}{_interval(row, ' ')}</td><td>{figure(row.expected)}</td>"
        f"<td>{figure(row.target)}</td><td>{escape(row.level)}</td><td>{escape(row.change)}</td>"
        "</tr>"
        for row in rows
    )
    return table(f"Measures of {label}", heads, body)


def judged_table(rows: Sequence[MeasureRow], label: str) -> str:
    """Write measures that have a distance, two lines each, so that all figures fit on a row."""
    body = "".join(
        f'<tr><th scope="row">{escape(row.name)}</th><td>{measure_picture(row.measure, SMALL)}</td>'
        f"<td>{figure(row.value)}{_interval(row, '<br>')}</td>"
        f"<td>{figure(row.expected)}<br>aim {figure(row.target)}</td><td>{_distance(row)}</td>"
        f"<td>{escape(row.level)}<br>{escape(row.change)}</td></tr>"
        for row in rows
    )
    heads = ("Measure", "Years", "Result (95%)", "Path", "Distance", "Level, change")
    return table(f"Measures of {label}", heads, body, name="table judged")


def _interval(row: MeasureRow, before: str) -> str:
    return f"{before}({figure(row.interval)})" if row.interval.label else ""


def _distance(row: MeasureRow) -> str:
    if not row.points.label:
        return "–"
    return f"{figure(row.points)} points,<br>{figure(row.students)}"


def table(caption: str, heads: Iterable[str], body: str, *, name: str = "table") -> str:
    """Write a table that scrolls by itself where the screen is narrow."""
    cells = "".join(f'<th scope="col">{escape(it)}</th>' for it in heads)
    said = escape(caption, quote=True)
    return (
        f'<div class="{name}" tabindex="0" role="region" aria-label="{said}">'
        f'<table><caption class="unseen">{escape(caption)}</caption>'
        f"<thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _interims(brief: Brief) -> str:
    rows = content.interim_rows(brief)
    head = f"<section><h2>Early signs</h2><p>{escape(interim_finding(brief.interims))}.</p>"
    if not rows:
        return f"{head}</section>"
    return f"{head}{interim_table(rows, content.interim_head(brief.interims))}</section>"


def interim_table(rows: Sequence[InterimRow], heads: Sequence[str]) -> str:
    """Write quarterly figures beside the same quarter a year before."""
    body = "".join(
        f'<tr><th scope="row">{escape(row.name)}{f" {SAMPLE}" if row.has_mark else ""}</th>'
        f"<td>{figure(row.earlier)}</td><td>{figure(row.value)}</td><td>{figure(row.target)}</td>"
        f"<td>{escape(row.change)}</td></tr>"
        for row in rows
    )
    return table("Quarterly figures", heads, body)


def _gaps(rows: Sequence[GapRow]) -> str:
    lines = "".join(f"<li>{gap_line(row)}</li>" for row in rows)
    body = f"<ul>{lines}</ul>" if rows else "<p>No gap between groups is known.</p>"
    return f"<section><h2>Largest gaps</h2>{body}</section>"


def gap_line(row: GapRow) -> str:
    """Write a gap with its figures."""
    return (
        f"<b>{escape(row.goal)}.</b> {escape(row.sentence)} {figure(row.value)} beside "
        f"{figure(row.complement)}: {figure(row.points)} points "
        f"(95%: {figure(row.interval)})."
    )


def _steps(brief: Brief, lanes: Sequence[Lanes]) -> str:
    tables = "".join(squares(it.steps, f"Steps of {it.label}") for it in lanes)
    finding = escape(step_finding(brief.steps)) if brief.steps else "No action step is known"
    counts = f'<p class="small">{escape(step_counts(brief.steps))}</p>' if brief.steps else ""
    return (
        f"<section><h2>Action steps</h2><p><b>{finding}.</b></p>"
        f'<div class="lanes">{tables}</div>{counts}</section>'
    )


def _box(box: TextBox) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in box.lines)
    return f'<section class="box"><h2>{escape(box.heading)}</h2>{lines}</section>'


def _footer(brief: Brief) -> str:
    return (
        f"<footer><p><b>Not known or not measured:</b> {escape(content.unknown_line(brief))}</p>"
        f"<p>{escape(rule_line(brief.head))}</p>{sample_note(brief)}</footer>"
    )
