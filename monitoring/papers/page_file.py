"""The one page as a tagged PDF that meets PDF/UA-1: the compiler refuses one that does not."""

import functools
import json
import re
from pathlib import Path
from typing import Any

import typst

from monitoring.brief import Brief, Lane
from monitoring.papers import content
from monitoring.papers.content import Cell, GapRow, InterimRow, Lanes, MeasureRow, Strip
from monitoring.papers.findings import (
    SAMPLE_WORDS,
    interim_finding,
    lane_mark,
    rule_line,
    step_counts,
    step_finding,
)
from monitoring.pictures import LARGE, SMALL, Size, measure_picture, measure_words
from monitoring.wording import labels
from monitoring.wording.lanes import DONE, WORKED, Mark

_TEMPLATE = (Path(__file__).parent / "page.typ").read_bytes()
_FACE = "Libertinus Serif"
# From the largest down: the first in which everything stands on one side is taken.
_SIZES = tuple(size / 4 for size in range(40, 21, -1))
# What stands for a letter that none of the typefaces within the compiler has.
_LACKING = "▯"
_PROBE = b'#set document(title: "a")\n#set text(font: ("Libertinus Serif", "New Computer Modern", '
_PROBE += b'"DejaVu Sans Mono"))\n#sys.inputs.letter'


def page_pdf(brief: Brief) -> bytes:
    """Make a quarter into one side of letter, landscape, as a tagged PDF.

    Args:
        brief: the quarter.

    Returns:
        A PDF of one page that meets PDF/UA-1, the same bytes for the same brief: its typefaces
        come with the compiler. Texts too long for it are cut and say where they are whole; a
        letter that the typefaces lack is shown as an empty frame, and the foot says so.
    """
    told = json.dumps(_told(brief), ensure_ascii=False)
    shown = "".join(letter if _is_printable(letter) else _LACKING for letter in told)
    if shown != told:
        filled = json.loads(shown)
        filled["notes"].append(f"{_LACKING} stands for a letter that this file cannot print.")
        shown = json.dumps(filled, ensure_ascii=False)
    return _compiled(_TEMPLATE, {"content": shown})


def _compiled(source: bytes, inputs: dict[str, str]) -> bytes:
    made = typst.compile(
        source,
        sys_inputs=inputs,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    if not isinstance(made, bytes):
        raise TypeError(f"one PDF was expected of the compiler, not {type(made).__name__}")
    return made


def _is_printable(letter: str) -> bool:
    return letter <= "~" or _has_shape(letter)


@functools.lru_cache(maxsize=4096)
def _has_shape(letter: str) -> bool:
    """Tell whether the compiler's own typefaces have a letter: it refuses what it cannot show."""
    try:
        _compiled(_PROBE, {"letter": letter})
    except typst.TypstError:
        return False
    return True


def _told(brief: Brief) -> dict[str, Any]:
    """Return all that the template sets, as plain values."""
    head = brief.head
    day = head.released_on or head.ends_on
    return {
        "title": f"{head.district}, {content.heading_of(head)}",
        "district": head.district,
        "date": [day.year, day.month, day.day],
        "heading": content.heading_of(head),
        "under": content.under_heading(head),
        "is_sample": head.is_sample,
        "goals": [_strip(it) for it in content.strips(brief)],
        "interim_finding": f"{interim_finding(brief.interims)}.",
        "interim_head": content.interim_head(brief.interims),
        "interims": [_interim(it) for it in content.interim_rows(brief)],
        "gaps": [_gap(it) for it in content.gap_rows(brief)],
        "step_finding": f"{step_finding(brief.steps)}.",
        "step_counts": step_counts(brief.steps) if brief.steps else "",
        "lanes": [_lanes(it) for it in content.lanes_of(brief)],
        "boxes": [{"heading": it.heading, "lines": it.lines} for it in content.text_boxes(brief)],
        "unknown": content.unknown_line(brief),
        "rule": rule_line(head),
        "notes": [SAMPLE_WORDS] if head.is_sample else [],
        "sizes": _SIZES,
    }


def _strip(strip: Strip) -> dict[str, Any]:
    is_alone = len(strip.measures) == 1
    has_distance = any(row.points.label for row in strip.measures)
    head: tuple[str, ...] = (
        ("Measure", "Years", "Result (95%)", "Path", "Distance", "Level, change")
        if has_distance
        else ("Measure", "Years", "Result", "Path", "Target", "Level", "Change")
    )
    return {
        "label": strip.label,
        "headline": strip.headline,
        "waiting": strip.waiting,
        "more": strip.more,
        "head": head,
        # 0 is as wide as what stands in it.
        "widths": (1, 0, 0, 0, 1.1, 0) if has_distance else (1, 0, 0, 0, 0, 0, 0),
        "measures": [
            _one(row) if is_alone else _row(row, has_distance=has_distance)
            for row in strip.measures
        ],
    }


def _picture(row: MeasureRow, size: Size) -> dict[str, str]:
    svg = measure_picture(row.measure, size).replace(
        "<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{_FACE}" ', 1
    )
    return {"svg": _plain(svg), "alt": measure_words(row.measure)}


def _plain(svg: str) -> str:
    """Drop what XML cannot hold."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", svg)


def _one(row: MeasureRow) -> dict[str, Any]:
    facts = (
        ("Result", row.value.text),
        ("95% interval", row.interval.text),
        ("Path expects", row.expected.text),
        ("Distance", _distance(row)),
        ("Final target", f"{row.target.text} by {row.measure.deadline}"),
    )
    return {
        "name": row.name,
        "picture": _picture(row, LARGE),
        "level": row.level,
        "change": row.change,
        "facts": facts,
    }


def _row(row: MeasureRow, *, has_distance: bool) -> dict[str, Any]:
    between = "\n" if has_distance else " "
    value = f"{row.value.text}{between}({row.interval.text})" if row.interval.label else ""
    cells: tuple[str, ...] = (row.name, value or row.value.text, row.expected.text)
    if has_distance:
        cells = (
            *cells[:2],
            f"{row.expected.text}\naim {row.target.text}",
            _distance(row),
            f"{row.level}\n{row.change}",
        )
    else:
        cells = (*cells, row.target.text, row.level, row.change)
    return {"picture": _picture(row, SMALL), "cells": cells}


def _distance(row: MeasureRow) -> str:
    return f"{row.points.text} points, {row.students.text}" if row.points.label else "–"


def _interim(row: InterimRow) -> tuple[str, ...]:
    name = f"{row.name}, Sample" if row.has_mark else row.name
    return name, *(_text(it) for it in (row.earlier, row.value, row.target)), row.change


def _text(cell: Cell) -> str:
    return cell.text


def _gap(row: GapRow) -> str:
    return (
        f"{row.goal}. {row.sentence} {row.value.text} beside {row.complement.text}: "
        f"{row.points.text} points (95%: {row.interval.text})."
    )


def _lanes(lanes: Lanes) -> dict[str, Any]:
    return {
        "label": f"Steps of {lanes.label}",
        "ids": [it.step_id for it in lanes.steps],
        "done": [_square(it.done, DONE) for it in lanes.steps],
        "worked": [_square(it.worked, WORKED) for it in lanes.steps],
        "is_sample": any(it.done.is_sample or it.worked.is_sample for it in lanes.steps),
    }


def _square(lane: Lane, marks: dict[str, Mark]) -> dict[str, str]:
    tone = marks.get(lane.state, ("", "", ""))[2] or "plain"
    return {"mark": lane_mark(lane, marks), "tone": tone, "state": labels.lane_state(lane.state)}
