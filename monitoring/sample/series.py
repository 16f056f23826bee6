"""What the sample is made of: which indicators, how they move, and what went wrong on the way.

Every figure here is invented. Levels and shifts between years and seasons are in log odds, so
that a group near 0 or 100 percent never leaves what a percentage can be.
"""

from dataclasses import dataclass

from monitoring.vocabulary import DataState

QUARTERS = tuple(
    f"{year}-Q{quarter}" for year in ("2020-21", "2021-22", "2022-23") for quarter in (1, 2, 3, 4)
)[:10]
ANCHOR_YEARS = ("2022", "2021")
EOG = "milestones_eog_proficient"
EOC = "milestones_eoc_proficient"
GRADUATION = "graduation_rate_4yr"
BENCHMARK = "benchmark_on_pace"
EVERY_GRADE = "All tested grades"
ELA = (EOG, "English Language Arts")
MADE_UP = "Sample: made up by the product"

# Students enrolled at the end of each quarter, as a share of those at the beginning of the year.
STAYING = (1.0, 0.997, 0.992, 0.986)
_SIZES = "group sizes based on the published numbers of students tested in {year}"


@dataclass(frozen=True)
class Part:
    """One grade span of a series.

    Args:
        grade_span: as in results.
        share: its students, as a multiple of the published number.
        shift: how its level differs from the series' own, in log odds.
    """

    grade_span: str
    share: float
    shift: float = 0.0


@dataclass(frozen=True)
class Series:
    """One indicator and content area, by group, grade span and quarter.

    Args:
        indicator_id: the indicator.
        content_area: as in results.
        parts: its grade spans; their counts add up to the total.
        total: the grade span of the total; None where there is one part only.
        sizes: official indicator and content area whose groups give the number of students.
        levels: official indicator and content area whose groups give the level.
        level: percent for all students; None: the published one.
        tilt: how far groups differ from all students, as a multiple of how they differ in
            ``levels``; negative where lower is better.
        years: shift of 2020-21, 2021-22 and 2022-23, in log odds.
        seasons: shift of the four quarters, in log odds; steep where counts add up over the year.
        coverage: share of the students counted at the beginning of each year.
        wobble: standard deviation of chance, in log odds.
        days: released so many days after the quarter's last day.
        anchor: what the figures are based on, in words; {year} stands for the year of it.
    """

    indicator_id: str
    content_area: str
    parts: tuple[Part, ...]
    total: str | None
    sizes: tuple[str, str]
    levels: tuple[str, str]
    level: float | None
    tilt: float
    years: tuple[float, float, float]
    seasons: tuple[float, float, float, float]
    coverage: tuple[float, float, float]
    wobble: float
    days: int
    anchor: str


# Benchmarks are taken in the middle of a quarter and read by machine, so they are known before
# it ends. What is counted to the last day of a quarter is known only in the next one: a reader
# at the end of December sees the fall benchmark, and attendance as not due yet.
_MID_QUARTER = -15
_ELEMENTARY_AND_MIDDLE = (Part("3-5", 0.49, 0.06), Part("6-8", 0.51, -0.06))


def _benchmark(
    scope: tuple[str, str],
    years: tuple[float, float, float],
    parts: tuple[Part, ...] = (Part(EVERY_GRADE, 1.0),),
) -> Series:
    return Series(
        BENCHMARK,
        scope[1],
        parts,
        total=EVERY_GRADE if len(parts) > 1 else None,
        sizes=scope,
        levels=scope,
        level=None,
        tilt=1.0,
        years=years,
        seasons=(-0.25, -0.12, 0.0, 0.04),
        coverage=(0.80, 0.93, 0.95),
        wobble=0.03,
        days=_MID_QUARTER,
        anchor="based on the published Georgia Milestones results of {year}",
    )


def _on_track(indicator_id: str, part: Part, level: float) -> Series:
    return Series(
        indicator_id,
        "",
        (part,),
        total=None,
        sizes=ELA,
        levels=(GRADUATION, ""),
        level=level,
        tilt=0.8,
        years=(-0.22, 0.0, 0.10),
        seasons=(0.16, 0.04, 0.0, -0.04),
        coverage=(0.97, 0.98, 0.98),
        wobble=0.03,
        # Grades are final about three weeks after a term.
        days=20,
        anchor=f"based on the published graduation rates of {{year}}, {_SIZES}",
    )


# Grades 3 to 8 are six grades: as many students a grade are taken for kindergarten to grade 12.
def _enrolled(
    indicator_id: str,
    level: float,
    years: tuple[float, float, float],
    seasons: tuple[float, float, float, float],
) -> Series:
    return Series(
        indicator_id,
        "",
        (Part("K-5", 1.0, -0.15), Part("6-8", 0.5, 0.1), Part("9-12", 0.67, 0.3)),
        total="K-12",
        sizes=ELA,
        levels=ELA,
        level=level,
        tilt=-0.25,
        years=years,
        seasons=seasons,
        coverage=(0.99, 1.0, 0.985),
        wobble=0.0,
        days=12,
        anchor=f"{_SIZES}, levels invented",
    )


# 2021-22 is the year of the published results and stays unmoved; some of the others are better
# beyond doubt, some show no clear change, some are worse.
SERIES = (
    _benchmark(ELA, (-0.12, 0.0, 0.14), _ELEMENTARY_AND_MIDDLE),
    _benchmark((EOG, "Mathematics"), (-0.15, 0.0, 0.02), _ELEMENTARY_AND_MIDDLE),
    _benchmark((EOG, "Science"), (-0.05, 0.0, 0.08), _ELEMENTARY_AND_MIDDLE),
    _benchmark((EOG, "Social Studies"), (-0.04, 0.0, -0.22)),
    _benchmark((EOC, "American Literature and Composition"), (-0.10, 0.0, 0.20)),
    _benchmark((EOC, "Algebra I"), (0.04, 0.0, -0.20)),
    _benchmark((EOC, "Biology"), (-0.08, 0.0, 0.03)),
    _benchmark((EOC, "US History"), (0.02, 0.0, -0.02)),
    _on_track("ninth_grade_on_track", Part("9", 1 / 6), 76.0),
    _on_track("grades_10_12_on_track", Part("10-12", 0.47), 80.0),
    _enrolled("chronic_absenteeism", 24.0, (-0.10, 0.0, -0.14), (-0.30, -0.12, 0.0, 0.10)),
    # Counted once a student, from the first day of school: the share can only rise in a year.
    _enrolled("suspension", 9.0, (-0.90, 0.0, 0.05), (-1.5, -0.65, -0.25, 0.0)),
)

# Groups that went their own way: shift of each year, in log odds, toward better.
GROUP_YEARS = {
    "English Learners": (-0.05, 0.0, 0.28),
    "Students with Disabilities": (0.02, 0.0, -0.02),
}


@dataclass(frozen=True)
class Tally:
    """A share of staff, families, positions or referrals, for the district and not by group.

    Args:
        indicator_id: the indicator.
        size: denominator, as a multiple of the published number of students tested.
        percents: one for each of QUARTERS.
        days: released so many days after the quarter's last day.
    """

    indicator_id: str
    size: float
    percents: tuple[float, ...]
    days: int


TALLIES = (
    Tally("walkthrough_fidelity", 0.21, (51, 53, 54, 56, 57, 60, 61, 63, 62, 66), -10),
    Tally("pd_completion", 0.16, (58, 66, 71, 80, 62, 71, 77, 86, 70, 79), 5),
    Tally("family_participation", 1.30, (9, 15, 19, 22, 12, 20, 26, 31, 14, 23.6), 21),
    Tally("wraparound_referrals", 0.018, (61, 63, 60, 64, 66, 64, 67, 69, 64, 66), 7),
    # Positions are counted on a day in the middle of the quarter.
    Tally("high_need_vacancy", 0.027, (6.1, 6.4, 7.0, 7.3, 8.2, 8.9, 9.4, 9.6, 9.9, 9.3), -45),
)

REFERRALS = "office_referrals"
REFERRAL_DAYS = 9
SCHOOL_DAYS = (40, 43, 47, 45)
# Referrals per 100 students and school day, by grade span, in 2021-22.
REFERRAL_RATES = {"K-5": (1.0, 0.16), "6-8": (0.5, 0.58), "9-12": (0.67, 0.47)}
REFERRAL_YEARS = (0.35, 1.0, 0.93)
REFERRAL_SEASONS = (0.85, 1.05, 1.0, 1.1)


@dataclass(frozen=True)
class Event:
    """What kept results from being measured, or from being compared.

    Args:
        indicator_id: the indicator.
        content_areas: those concerned; none: all of them.
        quarters: those concerned.
        data_state: as in results.
        note: why, as a reader sees it.
    """

    indicator_id: str
    content_areas: tuple[str, ...]
    quarters: tuple[str, ...]
    data_state: DataState
    note: str


_AT_HOME = "Sample: treated as a time when few students were in school buildings"
EVENTS = (
    Event(
        BENCHMARK,
        ("English Language Arts", "Mathematics", "Science", "Social Studies"),
        ("2020-21-Q4",),
        DataState.CANCELLED,
        "Sample: this test window is treated as canceled to make room for Georgia's tests",
    ),
    Event(
        BENCHMARK,
        ("Science",),
        ("2021-22-Q2",),
        DataState.NOT_COMPARABLE,
        "Sample: treated as given in a shorter form than in other years",
    ),
    Event(
        BENCHMARK,
        ("US History",),
        ("2022-23-Q2",),
        DataState.OVERDUE,
        "Sample: treated as not yet returned by all schools",
    ),
    Event(
        "family_participation",
        (),
        ("2022-23-Q1",),
        DataState.OVERDUE,
        "Sample: sign-in sheets are treated as not yet counted",
    ),
    Event("suspension", (), QUARTERS[:4], DataState.NOT_COMPARABLE, _AT_HOME),
    Event(REFERRALS, (), QUARTERS[:4], DataState.NOT_COMPARABLE, _AT_HOME),
)

# Points (for referrals: the rate itself) wanted above the same quarter a year before.
STEPS = {
    BENCHMARK: 3.0,
    "ninth_grade_on_track": 2.0,
    "grades_10_12_on_track": 2.0,
    "chronic_absenteeism": -1.5,
    "suspension": -0.5,
    REFERRALS: -0.02,
    "walkthrough_fidelity": 5.0,
    "pd_completion": 5.0,
    "family_participation": 4.0,
    "wraparound_referrals": 4.0,
    "high_need_vacancy": -1.0,
}
