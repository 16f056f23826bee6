"""What a reader sees for each verdict against the plan: words and shapes come before color."""

from monitoring.vocabulary import Level
from monitoring.wording.i18n import marked

# Each verdict has a mark of its own.
LEVEL_MARKS: dict[str, str] = {
    Level.MET: "✔",
    Level.NARROWLY_MET: "✓",
    Level.MET_MARGIN_UNKNOWN: "☑",
    Level.ON_TRACK: "●",
    Level.NARROWLY_ON_TRACK: "◕",
    Level.ON_TRACK_MARGIN_UNKNOWN: "◉",
    Level.NARROWLY_OFF_TRACK: "◐",
    Level.OFF_TRACK_MARGIN_UNKNOWN: "◔",
    Level.OFF_TRACK: "◇",
    Level.NARROWLY_MISSED: "✗",
    Level.MISSED_MARGIN_UNKNOWN: "☒",
    Level.MISSED: "✖",
    Level.UNDECIDED: "?",
    Level.NO_STATUS: "–",
    Level.NO_TARGET: "–",
    Level.HIDDEN: "–",
}
LEVEL_TONES: dict[str, str] = {
    Level.MET: "good",
    Level.NARROWLY_MET: "near",
    Level.MET_MARGIN_UNKNOWN: "near",
    Level.ON_TRACK: "good",
    Level.NARROWLY_ON_TRACK: "near",
    Level.ON_TRACK_MARGIN_UNKNOWN: "near",
    Level.NARROWLY_OFF_TRACK: "near",
    Level.OFF_TRACK_MARGIN_UNKNOWN: "near",
    Level.OFF_TRACK: "off",
    Level.NARROWLY_MISSED: "near",
    Level.MISSED_MARGIN_UNKNOWN: "near",
    Level.MISSED: "off",
}
LEVELS: dict[str, str] = {
    Level.MET: marked("Target met"),
    Level.NARROWLY_MET: marked("Target narrowly met"),
    Level.MET_MARGIN_UNKNOWN: marked("Target met, margin not published"),
    Level.ON_TRACK: marked("On track"),
    Level.NARROWLY_ON_TRACK: marked("Narrowly on track"),
    Level.ON_TRACK_MARGIN_UNKNOWN: marked("On track, margin not published"),
    Level.NARROWLY_OFF_TRACK: marked("Narrowly off track"),
    Level.OFF_TRACK_MARGIN_UNKNOWN: marked("Off track, margin not published"),
    Level.OFF_TRACK: marked("Off track"),
    Level.NARROWLY_MISSED: marked("Target narrowly missed"),
    Level.MISSED_MARGIN_UNKNOWN: marked("Target missed, margin not published"),
    Level.MISSED: marked("Target missed"),
    Level.UNDECIDED: marked("Not decided"),
    Level.NO_STATUS: marked("No status yet"),
    Level.NO_TARGET: marked("No target"),
    Level.HIDDEN: marked("Hidden to protect students"),
}
