"""Random sequences of loads and takings back, each held against loads of what is in force.

Run as: python -m tests.support.sequences [SEQUENCES], of which the gate tries a few. The verdicts
of every tenth are compared as well; 100 take two minutes.
"""

import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd

from monitoring import db
from monitoring.pipeline import build, load_file
from monitoring.pipeline.batches import write_batch
from monitoring.pipeline.undo import take_out
from monitoring.pipeline.verdicts import assess_touched
from monitoring.plan.file import default_plan
from monitoring.result_files import read_results
from tests.support.databases import NAME, in_use
from tests.support.old_databases import few_results
from tests.support.people import ANN

HEADER = (
    "indicator,period,organisation_level,organisation,subgroup,grade_span,numerator,denominator,"
    "released_on\n"
)
STATE = (
    "LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,"
    "LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT,TOTAL_COUNT\n"
)
QUARTER = "2022-23-Q2"
IN_FORCE = """
select
    results.* exclude (result_id, batch_id, superseded_by), batches.file_name
from results
inner join batches on results.batch_id = batches.batch_id
where results.superseded_by is null
order by all
"""
JUDGED = """
select * exclude (result_id, source) from findings order by all
"""
STANDS = """
select quarter, measure_id, level, level_obstacle, n_overdue from latest_known_results order by all
"""


def file(folder, name, *rows, header=HEADER):
    path = folder / name
    path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def absent(n, day="", whose="district,"):
    return f"chronic_absenteeism,{QUARTER},{whose},All Students,K-12,{n},5000,{day}"


def state(reader, *, is_judged=True):
    return [reader.read(sql) for sql in (IN_FORCE, *((JUDGED, STANDS) if is_judged else ()))]


def assert_same(found, expected):
    for one, other in zip(found, expected, strict=True):
        pd.testing.assert_frame_equal(one, other)


def random_file(folder, number, chance):
    """Write a file of few results: now dated, now not, now a rate alone, now a file of Georgia."""
    if chance.random() < 0.2:
        n = int(chance.integers(1, 3)) * 1000
        row = f"2022-23,District,631,Clayton County,ALL,ALL,Grad Rate -ALL Students,{n},"
        name = f"{number}_Graduation_Rate_2022-23_2023-12-{int(chance.integers(10, 30))}.csv"
        return file(folder, name, f"{row}{n / 40:.0f},4000", header=STATE)
    rows = []
    for period in ("2021-22-Q2", QUARTER):
        for whose in ("district,", "school,Pine High", "school,Oak Middle"):
            if chance.random() < 0.4:
                continue
            n = int(chance.integers(1, 4)) * 100
            counts = f"{n},1000," if chance.random() < 0.7 else f",,{n / 10}"
            day = f"2022-{int(chance.integers(10, 13))}-15" if chance.random() < 0.5 else ""
            rows.append(f"chronic_absenteeism,{period},{whose},All Students,K-12,{counts},{day}")
    header = HEADER.replace("denominator,", "denominator,value,")
    return file(
        folder, f"{number}.csv", *rows or [absent(800).replace("5000,", "5000,,")], header=header
    )


class Sequence:
    """Loads and takes back at random, and knows which files are in force, in their order."""

    def __init__(self, seed, folder):
        folder.mkdir()
        self.chance = np.random.default_rng(seed)
        self.files = [random_file(folder, number, self.chance) for number in range(4)]
        self.in_force = {}

    def go(self, writer, n_steps, *, is_judged=True):
        touched = set()
        for _ in range(n_steps):
            touched |= self.step(writer)
        if is_judged:
            assess_touched(writer, touched)

    def step(self, writer):
        if self.in_force and self.chance.random() < 0.4:
            number = int(self.chance.choice(list(self.in_force)))
            del self.in_force[number]
            return take_out(writer, number, "Ann Bell", datetime(2026, 6, 1))[1]
        path = self.files[int(self.chance.integers(len(self.files)))]
        loaded = taken_in(writer, path)
        if not loaded.is_repeat:
            self.in_force[loaded.batch_id] = path
        return loaded.touched


def taken_in(writer, path):
    context = replace(load_file.context_of(writer), may_add_schools=True)
    parsed = read_results(path, context, lambda _: None)
    kind = "official" if "Graduation" in path.name else "district"
    return write_batch(writer, parsed, load_file.file_facts(path, kind))


def fresh(store, paths, *, is_judged=True):
    """Return the state after loads of some files in their order, and nothing else."""
    with store.trial() as writer:
        touched = [taken_in(writer, path).touched for path in paths]
        if is_judged:
            assess_touched(writer, frozenset().union(*touched))
        return state(writer, is_judged=is_judged)


def compare(store, folder, seeds):
    """Compare what each sequence ends in with loads of what is then in force; nothing is kept."""
    for seed in seeds:
        done = Sequence(seed, folder / str(seed))
        is_judged = seed % 10 == 0
        with store.trial() as writer:
            done.go(writer, 6, is_judged=is_judged)
            found = state(writer, is_judged=is_judged)

        assert_same(found, fresh(store, done.in_force.values(), is_judged=is_judged))


def main(n):
    """Compare ``n`` sequences on a small database of their own."""
    with tempfile.TemporaryDirectory() as folder, in_use(Path(folder) / NAME):
        build.OFFICIAL_RESULTS = few_results(Path(folder))
        build.build(default_plan(), lambda _: None, ANN)
        compare(db.open_store(), Path(folder), range(n))
    print(f"{n} sequences end as loads of what is in force")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100)
