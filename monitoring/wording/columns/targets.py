"""What the columns about changed targets hold."""

from collections.abc import Mapping

from monitoring.wording.columns.units import (
    CODE,
    COUNT,
    DAY,
    OWN_UNIT,
    PERIOD,
    POINTS_A_YEAR,
    TEXT,
    YES_NO,
    Meaning,
)
from monitoring.wording.i18n import marked

COLUMNS: Mapping[str, Meaning] = {
    "target_version": (marked("version of the target that judges, 1 is the plan's own"), COUNT),
    "version": (marked("version of the target, 1 is the plan's own"), COUNT),
    "is_in_force": (marked("the target that judges is in force then"), YES_NO),
    "adopted_on": (marked("date on which the target was decided"), DAY),
    "in_force_until": (marked("last day on which the target is in force"), DAY),
    "is_ever_in_force": (marked("no later version replaced it from its first day on"), YES_NO),
    "state_until": (marked("last day of the state of knowledge that it was judged from"), DAY),
    "baseline_source": (marked("where the changed baseline is written"), TEXT),
    "is_aim_changed": (marked("the target differs from the one before"), YES_NO),
    "is_start_changed": (marked("the baseline differs from the one before"), YES_NO),
    "is_plan_again": (marked("the plan's own target is in force again"), YES_NO),
    "plan_level": (marked("verdict by the plan's own target, where another is in force"), CODE),
    "plan_level_obstacle": (marked("what keeps that from a status"), CODE),
    "plan_expected": (marked("the plan's own path then, where another is in force"), OWN_UNIT),
    "former_baseline_value": (marked("baseline before the change"), OWN_UNIT),
    "former_baseline_period": (marked("year of the baseline before the change"), PERIOD),
    "former_target_kind": (marked("kind of target before the change"), CODE),
    "former_target_value": (marked("target before the change"), OWN_UNIT),
    "former_points_per_year": (marked("points asked for before the change"), POINTS_A_YEAR),
    "former_deadline_period": (marked("year of the deadline before the change"), PERIOD),
    "former_start": (marked("where the path before the change starts"), OWN_UNIT),
    "former_end": (marked("where the path before the change ends"), OWN_UNIT),
    "adopted_at": (marked("place of the decision among school years"), PERIOD),
    "plan_baseline_value": (marked("the plan's own baseline"), OWN_UNIT),
    "plan_baseline_period": (marked("year of the plan's own baseline"), PERIOD),
    "plan_target_kind": (marked("kind of the plan's own target"), CODE),
    "plan_target_value": (marked("the plan's own target"), OWN_UNIT),
    "plan_points_per_year": (marked("points that the plan's own target asks for"), POINTS_A_YEAR),
    "plan_deadline_period": (marked("year of the plan's own deadline"), PERIOD),
}
_REASON: Meaning = (marked("why the target was changed"), TEXT)
ELSEWHERE: Mapping[tuple[str, str], Meaning] = {
    ("target_versions", "reason"): _REASON,
    ("amended_targets", "reason"): _REASON,
}
