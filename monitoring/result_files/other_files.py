"""Published files that are recognized and never read, by the columns that give them away."""

from collections.abc import Sequence

from monitoring.errors import Notice
from monitoring.result_files.header import Header
from monitoring.vocabulary.faults import OtherFile

# Headers of published files from which no indicator is read; the first that fits is named.
OTHER_FILES: tuple[tuple[OtherFile, frozenset[str]], ...] = (
    (OtherFile.ACT_OR_SAT, frozenset({"instn_avg_score_val"})),
    (OtherFile.CERTIFIED_PERSONNEL, frozenset({"employee_type", "measure"})),
    (OtherFile.CCRPI_SCORES, frozenset({"single_score"})),
    (OtherFile.CCRPI_SCORES, frozenset({"content_mastery", "readiness"})),
    (OtherFile.CCRPI_SCORES, frozenset({"ccrpi_score"})),
    (OtherFile.CCRPI_FLAGS, frozenset({"indicator_score", "grade_cluster"})),
    (OtherFile.ADVANCED_PLACEMENT, frozenset({"number_of_tests_taken"})),
    (OtherFile.HOPE, frozenset({"hope_eligible"})),
    (OtherFile.ATTENDANCE, frozenset({"over_15_percent_all"})),
    (OtherFile.ATTENDANCE, frozenset({"more_than_15_days_absent_all"})),
    (OtherFile.ENROLLMENT_BY_GRADE, frozenset({"enrollment_count", "grade_level"})),
    (OtherFile.ENROLLMENT_BY_SUBGROUP, frozenset({"enroll_pct_ed"})),
    (OtherFile.ENROLLMENT_BY_SUBGROUP, frozenset({"enroll_percent_ed"})),
    (OtherFile.MEALS, frozenset({"kk-12_%_frl"})),
    (OtherFile.ENROLLMENT_COUNTS, frozenset({"ethnic_hispanic", "gender"})),
    (OtherFile.ENGLISH_PROGRESS, frozenset({"progress_towards_elp_rate"})),
    (OtherFile.CCRPI_DEMOGRAPHICS, frozenset({"grade_cluster", "number_of_schools"})),
    (
        OtherFile.ON_TIME_GRADUATION,
        frozenset({"on-time_graduation_rate"}),
    ),
    (
        OtherFile.OLD_GRADUATION,
        frozenset({"sysschoolid"}),
    ),
    (OtherFile.ALTERNATE_ASSESSMENT, frozenset({"limited_cnt", "adequate_cnt"})),
    (OtherFile.OLD_TESTS, frozenset({"does_not_meet_cnt"})),
    (OtherFile.LEXILE, frozenset({"students_with_lexile"})),
)

# GOSA publishes several reports under the same columns; each names itself in every row.
_REPORTS: tuple[tuple[str, OtherFile], ...] = (
    ("retain", OtherFile.RETAINED),
    ("retention", OtherFile.RETAINED),
    ("drop", OtherFile.DROPOUTS),
    ("attend", OtherFile.ATTENDANCE),
    ("ap count", OtherFile.ADVANCED_PLACEMENT),
    ("complet", OtherFile.COMPLETERS),
    ("hope", OtherFile.HOPE),
    ("enroll", OtherFile.ENROLLMENT_BY_SUBGROUP),
    ("personnel", OtherFile.CERTIFIED_PERSONNEL),
)


def gosa_report(name: str) -> Notice:
    """Return what one of GOSA's reports holds, from the name that its rows bear."""
    for word, subject in _REPORTS:
        if word in name.casefold():
            return Notice(subject)
    return Notice(OtherFile.OTHER_GOSA, name=name[:80]) if name else Notice(OtherFile.UNNAMED_GOSA)


def report_of(header: Header, texts: Sequence[str]) -> str:
    """Return the report that a row of GOSA's says it is of: by name, or before its group."""
    group = header.text("label_lvl_1_desc", texts)
    return header.text("rpt_name", texts) or group.rpartition(" -")[0]
