"""Makes a file as large as the whole state's in GOSA's graduation rate layout; always the same."""

import csv
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

N_ROWS = 250_000
_N_DISTRICTS, _N_SCHOOLS = 180, 1_208
_SCHOOL_YEARS = [f"{year - 1}-{year % 100:02}" for year in range(2015, 2025)]
_OWN_CODE, _OWN_NAME = "631", "Clayton County"
_GRADES = "PK,KK,01,02,03,04,05,06,07,08,09,10,11,12"
_MIN_SHOWN = 10
_HEADER = (
    "#RPT_NAME,LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,"
    "INSTN_NAME,GRADES_SERVED_DESC,LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT,TOTAL_COUNT"
)
# Each group with its rough share of a class.
_GROUPS = {
    "ALL Students": 1.0,
    "Active Duty": 0.02,
    "American Indian/Alaskan": 0.002,
    "Asian/Pacific Islander": 0.05,
    "Black": 0.37,
    "Economically Disadvantaged": 0.6,
    "Female": 0.49,
    "Foster": 0.003,
    "Hispanic": 0.18,
    "Homeless": 0.04,
    "Limited English Proficient": 0.07,
    "Male": 0.51,
    "Migrant": 0.002,
    "Multi-Racial": 0.04,
    "Not Economically Disadvantaged": 0.4,
    "Students With Disability": 0.13,
    "Students Without Disability": 0.87,
    "White": 0.36,
}
Place = tuple[str, str, str, str, str, str, int]


def write(path: Path) -> None:
    """Write the header and N_ROWS rows: the state, its districts, their schools, year by year."""
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write(f"{_HEADER}\n")
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerows(islice(_rows(), N_ROWS))


def _rows() -> Iterator[tuple[str, ...]]:
    chance = random.Random(631)  # noqa: S311 - figures, not secrets
    places = list(_places())
    for school_year in _SCHOOL_YEARS:
        for *place, class_size in places:
            for group, share in _GROUPS.items():
                figures = _figures(chance, round(class_size * share))
                yield ("Graduation Rate", school_year, *place, f"Grad Rate -{group}", *figures)


def _places() -> Iterator[Place]:
    every = "All Column Values"
    yield "State", "ALL", every, "ALL", every, _GRADES, 130_000
    codes = [str(601 + number) for number in range(_N_DISTRICTS)]
    names = {code: f"District {code} County" for code in codes} | {_OWN_CODE: _OWN_NAME}
    for code in codes:
        yield "District", code, names[code], "ALL", every, _GRADES, 720
    for number in range(_N_SCHOOLS):
        code = codes[number % len(codes)]
        school = f"{100 + number:04}", f"High School {100 + number:04}", "09,10,11,12"
        yield "School", code, names[code], *school, 30 + number % 400


def _figures(chance: random.Random, n_students: int) -> tuple[str, str, str]:
    if n_students < _MIN_SHOWN:
        return "TFS", "TFS", "TFS"
    n_graduates = min(n_students, round(n_students * chance.uniform(0.7, 1.0)))
    percent = f"{n_graduates / n_students * 100:.2f}".rstrip("0").rstrip(".")
    return str(n_graduates), percent, str(n_students)
