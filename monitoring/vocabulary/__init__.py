"""Every word the product decides with, once: the codes that the database stores.

What a reader sees for a code stands in `monitoring/wording/labels.py`. A test holds each list to
the checks of `queries/schema.sql`, so that a code cannot be added in one place only.
"""

from enum import StrEnum

from monitoring.vocabulary.levels import Level as Level


class Change(StrEnum):
    """How a result moved since the year before."""

    CLEAR_IMPROVEMENT = "clear_improvement"
    NO_CLEAR_CHANGE = "no_clear_change"
    CLEAR_DECLINE = "clear_decline"
    NOT_COMPARABLE = "not_comparable"


class Gap(StrEnum):
    """Where a group stands beside all other students."""

    CLEARLY_BEHIND = "clearly_behind"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    CLEARLY_AHEAD = "clearly_ahead"
    CANNOT_BE_SHOWN = "cannot_be_shown"


class GapChange(StrEnum):
    """How the gap between a group and all other students moved."""

    CLEARLY_NARROWER = "clearly_narrower"
    NO_CLEAR_CHANGE = "no_clear_change"
    CLEARLY_WIDER = "clearly_wider"
    NOT_COMPARABLE = "not_comparable"


class ComplementBasis(StrEnum):
    """What the figures of all other students rest on."""

    PUBLISHED = "published"
    FROM_COUNTS = "from_counts"
    NONE = "none"


class FunnelZone(StrEnum):
    """Where a school lies in the funnel around its district's rate."""

    ABOVE_OUTER_LIMITS = "above_outer_limits"
    ABOVE_INNER_LIMITS = "above_inner_limits"
    WITHIN_LIMITS = "within_limits"
    BELOW_INNER_LIMITS = "below_inner_limits"
    BELOW_OUTER_LIMITS = "below_outer_limits"


class Movement(StrEnum):
    """How the measures behind one lane of an action step moved."""

    IMPROVING = "improving"
    NO_CLEAR_CHANGE = "no_clear_change"
    WORSENING = "worsening"
    NOT_MEASURABLE_YET = "not_measurable_yet"


class DataState(StrEnum):
    """Why a result has a value, or has none."""

    MEASURED = "measured"
    NOT_DUE_YET = "not_due_yet"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"
    NOT_PUBLISHED = "not_published"
    NOT_COMPARABLE = "not_comparable"
    HIDDEN = "hidden"
    TOO_FEW = "too_few"
    CODED_AT_MOST = "coded_at_most"
    CODED_AT_LEAST = "coded_at_least"


class ValueCode(StrEnum):
    """An end of the scale that a published review prints instead of the value."""

    NONE = ""
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


class Lane(StrEnum):
    """The two questions about a step: was it done, did it work?"""

    IMPLEMENTATION = "implementation"
    EFFECTIVENESS = "effectiveness"


class Implementation(StrEnum):
    """What people say of a step's implementation in a quarter."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    BLOCKED = "blocked"


class Judgment(StrEnum):
    """What people say of a step's effectiveness, apart from what is measured."""

    WORKING = "working"
    TOO_EARLY_TO_TELL = "too_early_to_tell"
    NOT_WORKING = "not_working"
    NO_JUDGMENT = "no_judgment"


class DecisionState(StrEnum):
    """How a decision of a review stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class ReviewPart(StrEnum):
    """The two texts people add to a goal's review."""

    WHY = "why"
    NEXT = "next"


class ItemKind(StrEnum):
    """What an item of a monitoring method is."""

    MEASURE = "measure"
    EVIDENCE = "evidence"
    ACTIVITY = "activity"


class Naming(StrEnum):
    """Whether a measure stands for what the plan names; not mapped is not the same as not named."""

    MAPPED = "mapped"
    NOT_MAPPED = "not_mapped"
    NO_MEASURE = "no_measure"
    NOT_NAMED = "not_named"


class Unit(StrEnum):
    """What an indicator is counted in."""

    PERCENT = "percent"
    COUNT = "count"
    RATE = "rate"
    SCORE = "score"


class Direction(StrEnum):
    """Which way an indicator is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Frequency(StrEnum):
    """How often an indicator is counted."""

    YEARLY = "yearly"
    SEMESTER = "semester"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    PER_EVENT = "per_event"


class IndicatorKind(StrEnum):
    """Whether an indicator is the state's annual result or an early sign."""

    OFFICIAL = "official"
    INTERIM = "interim"


class OutcomeType(StrEnum):
    """What a move of an indicator can tell."""

    STUDENT_OUTCOME = "student_outcome"
    CONDITION_FOR_LEARNING = "condition_for_learning"
    STAFF_OR_FAMILY_PRACTICE = "staff_or_family_practice"
    OUTPUT = "output"


class PeriodStyle(StrEnum):
    """How a year of an indicator is named: by the school year, or by the class that graduates."""

    SCHOOL_YEAR = "school_year"
    CLASS = "class"


class PeriodKind(StrEnum):
    """What a row of the calendar is."""

    YEAR = "year"
    QUARTER = "quarter"


class Basis(StrEnum):
    """Whether a date was published or is assumed."""

    PUBLISHED = "published"
    ASSUMED = "assumed"


class TargetKind(StrEnum):
    """What a goal asks of its measure."""

    REACH_VALUE = "reach_value"
    POINTS_PER_YEAR = "points_per_year"


class Origin(StrEnum):
    """Where a baseline's value or period comes from."""

    STATED = "stated"
    INFERRED = "inferred"
    MISSING = "missing"


class BatchKind(StrEnum):
    """Whose results a load brought."""

    OFFICIAL = "official"
    DISTRICT = "district"
    SAMPLE = "sample"


class Protection(StrEnum):
    """How far figures that somebody else has published are protected here."""

    AS_PRINTED = "as_printed"
    STRICT = "strict"


class TargetOrigin(StrEnum):
    """Who set an interim target."""

    PLAN = "plan"
    DISTRICT = "district"
    SAMPLE = "sample"


class AddedBy(StrEnum):
    """Who links an indicator to a measure: the plan, or the district beside it."""

    PLAN = "plan"
    DISTRICT = "district"


class UpdateOrigin(StrEnum):
    """Whether an update of a step is a person's or the sample's."""

    DISTRICT = "district"
    SAMPLE = "sample"


class OrganisationLevel(StrEnum):
    """Whose result it is."""

    STATE = "state"
    DISTRICT = "district"
    SCHOOL = "school"


class PlanKind(StrEnum):
    """Whose plan it is."""

    DISTRICT = "district"
    SCHOOL = "school"


class GapScope(StrEnum):
    """What a line of an equity gap narrows it to."""

    CONTENT_AREA = "content_area"
    GRADE_SPAN = "grade_span"
    SUBGROUP = "subgroup"


class StepList(StrEnum):
    """The lists that the plan gives for an action step."""

    FUNDING_SOURCE = "funding_source"
    SUBGROUP = "subgroup"
    SYSTEM = "system"


ALL_STUDENTS = "All Students"
# No figure about fewer students is shown (GOSA, Downloadable Data: "TFS", too few students).
MIN_SHOWN = 10
# What stands for a step of which nobody said anything in a quarter; no update stores it.
NO_UPDATE = "no_update"
# How a lane without a clear change is told whose measures moved, some up and some down.
BOTH_WAYS = "both_ways"
