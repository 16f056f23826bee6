"""What is said of a published review that cannot be made or used."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.versions import ReleaseFault
from monitoring.wording.i18n import marked, marked_n

TABLES: Mapping[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    ReleaseFault: {
        ReleaseFault.UNKNOWN: marked(
            "There is not a published review No. {number}. There are: {numbers}."
        ),
        ReleaseFault.UNCONFIRMED: marked_n(
            "One thing is to be confirmed before everybody reads this review: {words}.",
            "{n} things are to be confirmed before everybody reads this review: {words}.",
        ),
        ReleaseFault.NONE_YET: marked(
            "There is not a published review No. {number}. Nothing is published yet."
        ),
        ReleaseFault.NOT_A_NUMBER: marked("“{text}” is not the number of a published review."),
        ReleaseFault.NOT_A_LIST: marked(
            "{file} is not a list of published reviews ({reason}). Restore it from a backup."
        ),
        ReleaseFault.FILE_GONE: marked(
            "{file} of published review No. {number} is gone. Restore it from a backup."
        ),
        ReleaseFault.FILE_CHANGED: marked(
            "{file} is not what was published as review No. {number}. Restore it from a backup."
        ),
        ReleaseFault.TOO_OLD: marked(
            "Published review No. {number} was made by version {version} of this program's tables, "
            "and this version cannot judge it again. Its file is kept: {file}"
        ),
        ReleaseFault.NO_NAME: marked("Enter your name. A published review says who published it."),
        ReleaseFault.HALF_A_CORRECTION: marked(
            "A correction names the published review that it corrects and says what was wrong. "
            "Give both, or neither."
        ),
        ReleaseFault.OTHER_QUARTER: marked(
            "Published review No. {number} is of {other}, not of {quarter}. A correction is of the "
            "same quarter."
        ),
        ReleaseFault.NOT_A_QUARTER: marked(
            "{quarter} is not a review quarter. Choose one of {quarters}."
        ),
        ReleaseFault.NO_FILE: marked("There is not a file {file}."),
        ReleaseFault.NOT_A_RELEASE: marked("{file} is not a published review."),
        ReleaseFault.CORRECTION_GIVES_AWAY: marked(
            "The correction was not published, because together with what was published before it "
            "would give away what is hidden to protect students: {cells}."
        ),
        ReleaseFault.GIVES_AWAY: marked(
            "Nothing was published, because together with what was published before it would give "
            "away what is hidden to protect students: {cells}."
        ),
        ReleaseFault.CELL: marked("{whose} ({what}, {test_period})"),
        ReleaseFault.ROWS_CHANGED: marked("The rows of {file} are not those that were published."),
    }
}
