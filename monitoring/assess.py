"""Judges every result in force and writes the verdicts, inside the transaction of a load."""

import pandas as pd

from monitoring import db, standing, status

_DROP = (
    "delete from projections where rule_version = $rule_version",
    """
    delete from assessments
    where rule_version = $rule_version
        and result_id in (select result_id from results where superseded_by is null)
    """,
)


def assess_all(writer: db.Writer) -> None:
    """Write the verdicts of the rule in force on every result in force.

    Verdicts of earlier rule versions, and on results since superseded, stay as they were.
    """
    rules = _rules(writer)
    results = writer.read(db.sql_text("current_results"))
    measures = writer.read(db.sql_text("measures"))
    assessed = status.assess(results, _years_as_numbers(measures), rules)
    assessments = _as_stored(assessed.assessments, results)
    projections = assessed.projections.assign(
        rule_version=rules.rule_version,
        period=assessed.projections["period"].astype("Int64").astype("string"),
        first_period=assessed.projections["first_period"].astype("Int64").astype("string"),
    )
    for statement in _DROP:
        writer.run(statement, {"rule_version": rules.rule_version})
    writer.insert("assessments", assessments)
    writer.insert("projections", projections)
    _write_standings(writer)


def _rules(writer: db.Writer) -> status.RuleParameters:
    row = writer.read(db.sql_text("rule_in_force")).iloc[0]
    return status.RuleParameters(
        rule_version=str(row["rule_version"]),
        confidence=float(row["confidence"]),
        min_n_for_status=int(row["min_n_for_status"]),
        min_points_for_projection=int(row["min_points_for_projection"]),
        band_narrow=float(row["band_narrow"]),
        band_wide=float(row["band_wide"]),
        projection_decimals=int(row["projection_decimals"]),
    )


def _years_as_numbers(measures: pd.DataFrame) -> pd.DataFrame:
    return measures.assign(
        baseline_period=pd.to_numeric(measures["baseline_period"]),
        deadline_period=pd.to_numeric(measures["deadline_period"]),
    )


def _as_stored(assessments: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Write periods as the calendar does; the first result of a new series is not comparable."""
    by_id = results.set_index("result_id")
    quarter = assessments["result_id"].map(by_id["organisation_id"].str.extract(r"\|(Q\d)$")[0])
    shown = assessments["result_id"].map(by_id["shown_state"])
    before = assessments["change_from_period"].astype("Int64")
    named = before.astype("string")
    of_quarter = (before - 1).astype("string") + "-" + named.str[-2:] + "-" + quarter
    return assessments.assign(
        data_state=shown.fillna(assessments["data_state"]),
        change_from_period=named.where(quarter.isna(), of_quarter),
        baseline_period=assessments["baseline_period"].astype("Int64").astype("string"),
    )


def _write_standings(writer: db.Writer) -> None:
    measures = writer.read(db.sql_text("measures"))
    verdicts = writer.read(db.sql_text("district_verdicts"))
    due = writer.read(db.sql_text("due_results"))
    quarters = writer.read(db.sql_text("review_quarters"))
    goals = writer.read(db.sql_text("goals"))
    standings = standing.of_measures(quarters, measures, verdicts, due)
    goal_standings = standing.of_goals(standings, goals, measures, verdicts)
    writer.run("delete from standings")
    writer.run("delete from goal_standings")
    writer.insert("standings", standings)
    writer.insert("goal_standings", goal_standings)
