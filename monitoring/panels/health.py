"""What is weak in the plan itself, rule by rule."""

from html import escape
from typing import Any

import pandas as pd

from monitoring.health import THEMES
from monitoring.panels.html import opened
from monitoring.rows import each, first
from monitoring.wording import figures as wording

Row = Any  # a row of findings
_FEW = 7  # so many findings of a rule stand open; more open on request
_SHORT = 80  # characters that name the places of what opens


def plan_health(found: pd.DataFrame, review: pd.DataFrame) -> str:
    """Write the findings under their rules, each with a link to where it shows.

    Args:
        found: rows of ``health.findings``.
        review: the row of ``review_quarter``.
    """
    quarter = first(review)
    rules = [rule.name for of_theme in THEMES.values() for rule in of_theme]
    silent = [name for name in rules if name not in set(found["rule"])]
    themes = "".join(
        f"<h2>{escape(str(theme))}</h2>"
        + "".join(_rule(rows, quarter.quarter) for _, rows in of_theme.groupby("rule", sort=False))
        for theme, of_theme in found.groupby("theme", sort=False)
    )
    return (
        f'<p class="masthead">As known on <b>{wording.day(quarter.ends_on)}</b>, the end of '
        f"{quarter.quarter}{' (assumed date)' if quarter.basis == 'assumed' else ''}.</p>"
        f'<p class="finding">{_headline(len(found), len(rules), len(silent))}</p>'
        '<p class="adopted">None of it says that a step works or fails: it is what in the plan, '
        "or in what was said about it since, keeps anybody from telling.</p>"
        f"{themes}{_silence(silent)}"
    )


def _headline(n_found: int, n_rules: int, n_silent: int) -> str:
    if not n_found:
        return f"None of {n_rules} rules finds anything weak in this plan."
    places = "1 place" if n_found == 1 else f"{n_found} places"
    return f"{n_rules - n_silent} of {n_rules} rules find something weak in this plan, in {places}."


def _rule(rows: pd.DataFrame, quarter: str) -> str:
    rule = first(rows)
    items = "".join(f"<li>{_link(row, quarter)} {escape(row.finding)}</li>" for row in each(rows))
    listed = f'<ul class="found">{items}</ul>'
    return (
        f'<section class="weak"><h3>{escape(rule.rule)} '
        f'<span class="quiet">({len(rows)})</span></h3>'
        f'<p class="adopted"><span class="quiet">{escape(rule.why)}</span></p>'
        f"{listed if len(rows) <= _FEW else opened(_summary(rows), listed)}</section>"
    )


def _summary(rows: pd.DataFrame) -> str:
    """Say where, so that a reader need not open what is of no concern."""
    places = ", ".join(dict.fromkeys(rows["where"]))
    return places if len(places) <= _SHORT else f"Show all {len(rows)}"


def _link(row: Row, quarter: str) -> str:
    address = escape(f"{row.address}&quarter={quarter}", quote=True)
    return f'<a href="{address}" target="_self">{escape(row.where)}</a>:'


def _silence(rules: list[str]) -> str:
    if not rules:
        return ""
    return f'<p class="waiting"><b>Looked for and not found:</b> {escape("; ".join(rules))}.</p>'
