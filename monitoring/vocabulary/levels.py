"""Codes of the verdict against the plan."""

from enum import StrEnum


class Level(StrEnum):
    """Where a result stands against the plan: its side, and whether luck could have tipped it.

    Before the deadline a result is on or off track; at the deadline the target is met or missed, by
    the result of that year and of no other. ``NARROWLY`` is for both sides alike: the margin of the
    figure reaches across. ``UNDECIDED`` is for a deadline whose year has no result to judge.
    """

    MET = "met"
    NARROWLY_MET = "narrowly_met"
    MET_MARGIN_UNKNOWN = "met_margin_unknown"
    ON_TRACK = "on_track"
    NARROWLY_ON_TRACK = "narrowly_on_track"
    ON_TRACK_MARGIN_UNKNOWN = "on_track_margin_unknown"
    NARROWLY_OFF_TRACK = "narrowly_off_track"
    OFF_TRACK_MARGIN_UNKNOWN = "off_track_margin_unknown"
    OFF_TRACK = "off_track"
    NARROWLY_MISSED = "narrowly_missed"
    MISSED_MARGIN_UNKNOWN = "missed_margin_unknown"
    MISSED = "missed"
    UNDECIDED = "undecided"
    NO_STATUS = "no_status"
    NO_TARGET = "no_target"
    HIDDEN = "hidden"
