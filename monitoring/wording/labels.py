"""What a reader sees for each code of the vocabulary."""

from enum import StrEnum

from monitoring.vocabulary import (
    BOTH_WAYS,
    NO_UPDATE,
    BatchKind,
    Change,
    DataState,
    Frequency,
    FunnelZone,
    Gap,
    GapChange,
    Implementation,
    IndicatorKind,
    Judgment,
    Level,
    Movement,
    OutcomeType,
    Unit,
)
from monitoring.vocabulary.verdicts import ChangeObstacle
from monitoring.wording.i18n import _, marked
from monitoring.wording.level_labels import LEVEL_MARKS as LEVEL_MARKS
from monitoring.wording.level_labels import LEVEL_TONES as LEVEL_TONES
from monitoring.wording.level_labels import LEVELS
from monitoring.wording.numbers import and_list

CHANGE_MARKS: dict[str, str] = {
    Change.CLEAR_IMPROVEMENT: "▲",
    Change.CLEAR_DECLINE: "▼",
    Change.NO_CLEAR_CHANGE: "≈",
    Change.NOT_COMPARABLE: "–",
}
CHANGE_TONES: dict[str, str] = {Change.CLEAR_IMPROVEMENT: "good", Change.CLEAR_DECLINE: "off"}

_CHANGES: dict[str, str] = {
    Change.CLEAR_IMPROVEMENT: marked("Clear improvement"),
    Change.CLEAR_DECLINE: marked("Clear decline"),
    Change.NO_CLEAR_CHANGE: marked("No clear change"),
    Change.NOT_COMPARABLE: marked("Not comparable"),
}
_GAPS: dict[str, str] = {
    Gap.CLEARLY_BEHIND: marked("Clearly behind"),
    Gap.NO_CLEAR_DIFFERENCE: marked("No clear difference"),
    Gap.CLEARLY_AHEAD: marked("Clearly ahead"),
    Gap.CANNOT_BE_SHOWN: marked("Cannot be shown"),
}
_GAP_CHANGES: dict[str, str] = {
    GapChange.CLEARLY_NARROWER: marked("Clearly narrower"),
    GapChange.NO_CLEAR_CHANGE: marked("No clear change"),
    GapChange.CLEARLY_WIDER: marked("Clearly wider"),
    GapChange.NOT_COMPARABLE: marked("Not comparable"),
}
_ZONES: dict[str, str] = {
    FunnelZone.ABOVE_OUTER_LIMITS: marked("Above the outer limits"),
    FunnelZone.ABOVE_INNER_LIMITS: marked("Above the inner limits"),
    FunnelZone.WITHIN_LIMITS: marked("Within the limits"),
    FunnelZone.BELOW_INNER_LIMITS: marked("Below the inner limits"),
    FunnelZone.BELOW_OUTER_LIMITS: marked("Below the outer limits"),
}
_MOVEMENTS: dict[str, str] = {
    Movement.IMPROVING: marked("Improving"),
    Movement.NO_CLEAR_CHANGE: marked("No clear change"),
    Movement.WORSENING: marked("Worsening"),
    Movement.NOT_MEASURABLE_YET: marked("Not measurable yet"),
}
_DATA_STATES: dict[str, str] = {
    DataState.MEASURED: marked("measured"),
    DataState.NOT_DUE_YET: marked("not due yet"),
    DataState.OVERDUE: marked("overdue"),
    DataState.CANCELLED: marked("canceled"),
    DataState.NOT_PUBLISHED: marked("not published"),
    DataState.NOT_COMPARABLE: marked("not comparable"),
    DataState.HIDDEN: marked("hidden to protect students"),
    DataState.TOO_FEW: marked("too few for a status"),
    # The end itself stands with the figure: it goes by the size of the group.
    DataState.CODED_AT_MOST: marked("shown as a low range to protect students"),
    DataState.CODED_AT_LEAST: marked("shown as a high range to protect students"),
}
_IMPLEMENTATIONS: dict[str, str] = {
    Implementation.PLANNED: marked("planned"),
    Implementation.UNDER_WAY: marked("under way"),
    Implementation.DONE: marked("done"),
    Implementation.BLOCKED: marked("blocked"),
}
_LANE_STATES: dict[str, str] = {
    Implementation.PLANNED: marked("Planned"),
    Implementation.UNDER_WAY: marked("Under way"),
    Implementation.DONE: marked("Done"),
    Implementation.BLOCKED: marked("Blocked"),
    NO_UPDATE: marked("No update"),
    BOTH_WAYS: marked("Some improved, some worsened"),
    **_MOVEMENTS,
}
_JUDGMENTS: dict[str, str] = {
    Judgment.WORKING: marked("working"),
    Judgment.TOO_EARLY_TO_TELL: marked("too early to tell"),
    Judgment.NOT_WORKING: marked("not working"),
    Judgment.NO_JUDGMENT: marked("no judgment"),
}
_OUTCOME_TYPES: dict[str, str] = {
    OutcomeType.STUDENT_OUTCOME: marked("student outcome"),
    OutcomeType.CONDITION_FOR_LEARNING: marked("condition for learning"),
    OutcomeType.STAFF_OR_FAMILY_PRACTICE: marked("staff or family practice"),
    OutcomeType.OUTPUT: marked("output"),
}
_BATCH_KINDS: dict[str, str] = {
    BatchKind.OFFICIAL: marked("Official"),
    BatchKind.DISTRICT: marked("The district's own"),
    BatchKind.SAMPLE: marked("Sample"),
}
_FREQUENCIES: dict[str, str] = {
    Frequency.YEARLY: marked("Once a year"),
    Frequency.SEMESTER: marked("Each semester"),
    Frequency.QUARTERLY: marked("Every quarter"),
    Frequency.MONTHLY: marked("Every month"),
    Frequency.PER_EVENT: marked("At each event"),
}
_INDICATOR_KINDS: dict[str, str] = {
    IndicatorKind.OFFICIAL: marked("official result"),
    IndicatorKind.INTERIM: marked("early sign"),
}
_UNITS: dict[str, str] = {
    Unit.PERCENT: marked("Percent"),
    Unit.COUNT: marked("Count"),
    Unit.RATE: marked("Rate"),
    Unit.SCORE: marked("Score"),
}

# Each file of `monitoring/result_files/layouts/` has its name for readers here.
_LAYOUTS: dict[str, str] = {
    "gosa_graduation": marked("GOSA four-year graduation rate"),
    "gosa_milestones": marked("GOSA Georgia Milestones by subgroup"),
    "gosa_attendance": marked("GOSA chronic absenteeism"),
    "gosa_dropouts": marked("GOSA dropout rate"),
    "gosa_ap": marked("GOSA Advanced Placement exams"),
    "gadoe_graduation": marked("GaDOE graduation rate"),
    "gadoe_climate_stars": marked("GaDOE School Climate Star Ratings"),
    "gadoe_english_progress": marked("GaDOE progress of English learners"),
    "tidy": marked("the tidy layout that data/README.md describes"),
    "students": marked("counts of an export with a row for each student"),
    "sample": marked("made up by the product"),
}


def level(code: str) -> str:
    """Return the verdict against the plan as a reader sees it: "Narrowly off track"."""
    return _(LEVELS[code])


def level_with_mark(code: str) -> str:
    """Return the verdict against the plan as a table has it: "◇ Off track"."""
    return _("{mark} {verdict}", mark=LEVEL_MARKS[code], verdict=level(code))


def change(code: str, obstacle: str = "") -> str:
    """Return the verdict on movement as a reader sees it: "Clear improvement".

    Args:
        code: the verdict.
        obstacle: what keeps it from another. A known change that has no margin compares well
            enough: nobody can tell whether it is luck.
    """
    if obstacle == ChangeObstacle.N_UNKNOWN:
        return _("Not judged, margin not published")
    if obstacle == ChangeObstacle.UNIT_WITHOUT_MARGIN:
        return _("Not judged, no margin")
    return _(_CHANGES[code])


def change_with_mark(code: str) -> str:
    """Return the verdict on movement as a table has it: "▲ Clear improvement"."""
    return _("{mark} {verdict}", mark=CHANGE_MARKS[code], verdict=change(code))


def gap(code: str) -> str:
    """Return the verdict on a gap as a reader sees it: "Clearly behind"."""
    return _(_GAPS[code])


def gap_change(code: str, *, is_turned: bool = False) -> str:
    """Return the verdict on a gap's movement as a reader sees it: "Clearly narrower".

    A clear move after which the group lies on the other side of all others is neither narrower nor
    wider (``is_turned``).
    """
    if is_turned and code in (GapChange.CLEARLY_NARROWER, GapChange.CLEARLY_WIDER):
        return _("Clearly changed sides")
    return _(_GAP_CHANGES[code])


def funnel_zone(code: str) -> str:
    """Return a school's place in the funnel as a reader sees it."""
    return _(_ZONES[code])


def movement(code: str) -> str:
    """Return how a lane's measures moved as a reader sees it: "Improving"."""
    return _(_MOVEMENTS[code])


def data_state(code: str) -> str:
    """Return a data state as it stands in a sentence: "not due yet"."""
    return _(_DATA_STATES[code])


def lane_state(code: str) -> str:
    """Return the state of either lane of a step as it stands alone: "Under way", "No update"."""
    return _(_LANE_STATES[code])


def implementation(code: str) -> str:
    """Return a state of implementation as it stands in a sentence: "under way"."""
    return _(_IMPLEMENTATIONS[code])


def judgment(code: str) -> str:
    """Return an owner's judgment as it stands in a sentence: "too early to tell"."""
    return _(_JUDGMENTS[code])


def outcome_type(code: str) -> str:
    """Return what an indicator's move can tell, as it stands in a sentence: "output"."""
    return _(_OUTCOME_TYPES[code])


def layout(code: str) -> str:
    """Return the layout of a loaded file as a reader sees it; one that is gone stays a code."""
    return _(_LAYOUTS[code]) if code in _LAYOUTS else code


def layouts(codes: str) -> str:
    """Return the layouts of a load, which stores several with commas between."""
    return and_list(layout(code) for code in codes.split(","))


def batch_kind(code: str) -> str:
    """Return whose results a load brought, in a table: "Official"."""
    return _(_BATCH_KINDS[code])


def frequency(code: str) -> str:
    """Return how often an indicator is counted, in a table: "Every quarter"."""
    return _(_FREQUENCIES[code])


def indicator_kind(code: str) -> str:
    """Return whether an indicator is the official result or an early sign."""
    return _(_INDICATOR_KINDS[code])


def unit(code: str) -> str:
    """Return what an indicator is counted in, in a heading: "Percent"."""
    return _(_UNITS[code])


def labeled(codes: type[StrEnum]) -> dict[str, str]:
    """Return code -> label of one list of the vocabulary, for fields that choose among it.

    Raises:
        KeyError: no reader ever sees that list.
    """
    lists: dict[type[StrEnum], dict[str, str]] = {
        Level: LEVELS,
        Change: _CHANGES,
        Gap: _GAPS,
        GapChange: _GAP_CHANGES,
        FunnelZone: _ZONES,
        Movement: _MOVEMENTS,
        DataState: _DATA_STATES,
        Implementation: _IMPLEMENTATIONS,
        Judgment: _JUDGMENTS,
    }
    return {code: _(message) for code, message in lists[codes].items()}
