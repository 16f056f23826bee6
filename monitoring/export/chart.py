"""A chart to download: what is said of it stands in the figure, outside what is shown.

Plotly saves a figure as it is laid out. So the title and the facts are in the figure, in strips
above and below the chart; on the page, style.css moves the strips out of sight. The saved picture
is drawn outside the page's element, where that style does not reach.
"""

import textwrap
from collections.abc import Mapping
from html import escape

import plotly.graph_objects as go

from monitoring.vocabulary.files import FileFact
from monitoring.wording import export as wording
from monitoring.wording.sample import sample_word

# The heights of the strips in pixels; style.css takes the same figures off again.
HEAD, FOOT = 104, 168
WIDTH, HEIGHT = 1200, 675
# Plotly's own height and margins, where a chart sets none.
_HEIGHT, _ABOVE, _BELOW = 450, 100, 80
_INK, _SAMPLE_INK, _GROUND = "#1c2127", "#8f4a17", "#ffffff"
# On the page these stand on a light or a dark ground.
_GRID, _BUTTON = "rgba(125, 131, 139, 0.35)", "#7d838b"
# The page's own typeface, then those of the reader's system: a saved picture does not know the
# first. It is the narrowest, so that names which are placed by the widths of Arial leave room.
_FAMILY = "Source Sans, Arial, Helvetica, DejaVu Sans, sans-serif"
_TITLE_LETTERS, _SCOPE_LETTERS, _FACT_LETTERS = 92, 145, 155
# What stands below, and the lines each may take; all else stands under the title.
_BELOW_CHART = {
    FileFact.SOURCES: 3,
    FileFact.RULE_VERSION: 1,
    FileFact.SAMPLE: 1,
    FileFact.HIDDEN: 1,
    FileFact.TOO_FEW: 1,
    FileFact.ADDRESS: 2,
}


def chart_file(figure: go.Figure, title: str, facts: Mapping[str, str]) -> go.Figure:
    """Return a figure that says of itself what it shows, on a white ground.

    Args:
        figure: any figure with one plot.
        title: the sentence that states the finding.
        facts: see ``facts_of``; with a ``FileFact.SAMPLE`` the picture bears the word Sample.

    Returns:
        A copy, higher by ``HEAD`` and ``FOOT``: the title above, the facts below. Its annotations
        begin with the facts and the word Sample, so that style.css can name them.
    """
    file = go.Figure(figure)
    margin = file.layout.margin
    above = _ABOVE if margin.t is None else margin.t
    below = _BELOW if margin.b is None else margin.b
    below_left = {"x": 0, "y": 0, "yshift": -below - 8, "xanchor": "left", "align": "left"}
    above_right = {"x": 1, "y": 1, "yshift": above + HEAD - 12, "xanchor": "right"}
    sample = f"<b>{escape(sample_word())}</b>" if FileFact.SAMPLE in facts else ""
    file.layout.annotations = (
        _note("<br>".join(_facts(facts)), 12, _INK, below_left),
        _note(sample, 20, _SAMPLE_INK, above_right),
        *file.layout.annotations,
    )
    file.update_layout(
        title=_title(title, facts),
        height=(file.layout.height or _HEIGHT) + HEAD + FOOT,
        margin={"t": above + HEAD, "b": below + FOOT},
        paper_bgcolor=_GROUND,
        plot_bgcolor=_GROUND,
        font={"color": _INK, "family": _FAMILY},
        modebar={"bgcolor": "rgba(0, 0, 0, 0)", "color": _BUTTON, "activecolor": _BUTTON},
    )
    axis = {"tickfont": {"color": _INK}, "title": {"font": {"color": _INK}}, "gridcolor": _GRID}
    file.update_xaxes(axis)
    file.update_yaxes(axis)
    return file


def _note(text: str, size: int, color: str, place: Mapping[str, object]) -> go.layout.Annotation:
    fixed = {"xref": "paper", "yref": "paper", "yanchor": "top", "showarrow": False}
    return go.layout.Annotation(
        {"text": text, "font": {"size": size, "color": color}, **fixed, **place}
    )


def _title(title: str, facts: Mapping[str, str]) -> dict[str, object]:
    return {
        "text": _heading(title, facts),
        "font": {"size": 18, "color": _INK, "family": _FAMILY, "weight": "normal"},
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"t": 24},
    }


def _heading(title: str, facts: Mapping[str, str]) -> str:
    """Return the title, and under it what the chart is limited to."""
    scope = [wording.fact(name, text) for name, text in facts.items() if name not in _BELOW_CHART]
    under = "<br>".join(_lines(" · ".join(scope), _SCOPE_LETTERS, 2))
    return (
        f"<b>{'<br>'.join(_lines(title, _TITLE_LETTERS, 2))}</b>"
        f'<br><span style="font-size: 13px; font-weight: 400">{under}</span>'
    )


def _facts(facts: Mapping[str, str]) -> list[str]:
    return [
        line
        for name, most in _BELOW_CHART.items()
        if name in facts
        for line in _lines(wording.fact(name, facts[name]), _FACT_LETTERS, most)
    ]


def _lines(words: str, letters: int, most: int) -> list[str]:
    lines = textwrap.wrap(words, letters, max_lines=most, placeholder=wording.and_more())
    return [escape(line, quote=False) for line in lines]


def chart_height(figure: go.Figure) -> int:
    """Return how high a figure of ``chart_file`` is to be saved, in pixels."""
    return max(HEIGHT, round(figure.layout.height or 0))
