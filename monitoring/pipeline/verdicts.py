"""Judges every result in force and writes the verdicts, inside the transaction of a load."""

import pandas as pd

from monitoring import db, disclosure, status
from monitoring.status.latest_known import latest_known_results, overdue_results

_DROP = ("drop_projections", "drop_verdicts")
_CLEAR = (
    *("clear_secondary_suppression", "clear_gaps", "clear_comparisons"),
    *(
        "clear_funnel_zones",
        "clear_looks",
        "clear_findings",
        "clear_school_lists",
        "clear_latest_known_results",
        "clear_overdue_results",
    ),
    *("clear_step_measures", "clear_step_lanes"),
)
_YEARS = ["baseline_period", "deadline_period", "first_period"]


def assess_all(writer: db.Writer) -> None:
    """Protect and judge every result in force, and write all that pages read.

    Verdicts of earlier rule versions, and on results since superseded, stay as they were.
    """
    rules = _rules(writer)
    subgroups = writer.read(db.sql_text("subgroups"))
    for name in _CLEAR:
        writer.run(db.sql_text(name))
    _withhold(writer, subgroups)
    results = writer.read(db.sql_text("current_results"))
    results["lowest"], results["highest"] = disclosure.coarse_limits(results)
    verdicts = _write_verdicts(writer, results, rules)
    gaps = status.gaps(results, subgroups, rules)
    from_period = _earlier(gaps, "gap_from_period", results)
    writer.insert("gaps", gaps.assign(gap_from_period=from_period))
    writer.insert("funnel_zones", status.places(results, rules))
    writer.insert("looks", status.looks(results, verdicts, gaps, subgroups, rules))
    writer.fill("findings", db.sql_text("findings"))
    writer.fill("school_lists", db.sql_text("school_lists"))
    _write_latest_known_results(writer)
    _write_steps(writer)


def _withhold(writer: db.Writer, subgroups: pd.DataFrame) -> None:
    """Mark what must be hidden beside the small groups; the view shown_results hides it."""
    loaded = writer.read(db.sql_text("results_to_protect"))
    hidden = disclosure.secondary_suppression(loaded, subgroups)
    writer.insert("secondary_suppression", loaded.loc[hidden, ["result_id"]])


def _rules(writer: db.Writer) -> status.RuleParameters:
    row = writer.read(db.sql_text("rule_in_force")).iloc[0]
    return status.RuleParameters(
        rule_version=str(row["rule_version"]),
        confidence=float(row["confidence"]),
        confidence_outer=float(row["confidence_outer"]),
        min_n_for_status=int(row["min_n_for_status"]),
        min_points_for_projection=int(row["min_points_for_projection"]),
        band_narrow=float(row["band_narrow"]),
        band_wide=float(row["band_wide"]),
        projection_decimals=int(row["projection_decimals"]),
        false_discovery_rate=float(row["false_discovery_rate"]),
        min_share_of_others=float(row["min_share_of_others"]),
    )


def _years_as_numbers(measures: pd.DataFrame) -> pd.DataFrame:
    return measures.assign(
        baseline_period=pd.to_numeric(measures["baseline_period"]),
        deadline_period=pd.to_numeric(measures["deadline_period"]),
    )


def _write_verdicts(
    writer: db.Writer, results: pd.DataFrame, rules: status.RuleParameters
) -> pd.DataFrame:
    """Write the verdicts and projections, and return the verdicts with periods as numbers."""
    measures = writer.read(db.sql_text("measures"))
    assessed = status.assess(results, _years_as_numbers(measures), rules)
    targets = writer.read(db.sql_text("interim_targets"))
    targets = targets.assign(period=targets["school_year"])
    writer.insert("comparisons", status.compare_changes(results, assessed.assessments, rules))
    verdicts = status.judge_interim(assessed.assessments, results, targets)
    projections = assessed.projections.assign(
        rule_version=rules.rule_version,
        period=assessed.projections["period"].astype("Int64").astype("string"),
        first_period=assessed.projections["first_period"].astype("Int64").astype("string"),
    )
    for name in _DROP:
        writer.run(db.sql_text(name), {"rule_version": rules.rule_version})
    writer.insert("assessments", _as_stored(verdicts, results))
    writer.insert("projections", projections)
    return verdicts


def _as_stored(assessments: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Write periods as the calendar does; the first result of a new series is not comparable."""
    by_id = results.set_index("result_id")
    shown = assessments["result_id"].map(by_id["shown_state"])
    return assessments.assign(
        data_state=shown.fillna(assessments["data_state"]),
        earlier_period=_earlier(assessments, "earlier_period", results),
        change_from_period=_earlier(assessments, "change_from_period", results),
        **{name: assessments[name].astype("string") for name in _YEARS},
    )


def _earlier(rows: pd.DataFrame, column: str, results: pd.DataFrame) -> pd.Series:
    """Write the school years in ``column`` as periods: a quarter's is the same quarter of it."""
    by_id = results.set_index("result_id")
    quarter = rows["result_id"].map(by_id["quarter"]).astype("string")
    years = rows[column].astype("Int64")
    named = years.astype("string")
    of_quarter = (years - 1).astype("string") + "-" + named.str[-2:] + "-" + quarter
    return named.where(quarter == "", of_quarter)


def _write_latest_known_results(writer: db.Writer) -> None:
    deadlines = writer.read(db.sql_text("deadlines"))
    verdicts = writer.read(db.sql_text("district_verdicts"))
    due = writer.read(db.sql_text("due_results"))
    quarters = writer.read(db.sql_text("review_quarters"))
    writer.insert("latest_known_results", latest_known_results(quarters, deadlines, verdicts, due))
    writer.insert("overdue_results", overdue_results(quarters, due))


def _write_steps(writer: db.Writer) -> None:
    """Tell how the measures of each action step moved, as known at each quarter's end."""
    links = writer.read(db.sql_text("step_links"))
    measures = status.step_measures(
        links,
        writer.read(db.sql_text("step_results")),
        writer.read(db.sql_text("review_quarters")),
        writer.read(db.sql_text("unpublished_years")),
    )
    writer.insert("step_measures", measures)
    writer.insert("step_lanes", status.step_lanes(measures, links))
