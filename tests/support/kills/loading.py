"""Previews, loads, previews the taking back of a file of the district, or takes one back."""

import os
import time
from contextlib import closing

from monitoring import db
from monitoring.pipeline import build, load_file, preview
from monitoring.pipeline.sample import remove_sample
from monitoring.pipeline.undo import undo
from monitoring.plan.file import default_plan
from tests.support.old_databases import few_results
from tests.support.people import ANN

HEADER = "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator\n"
LOADS = """
select batch_id, rows_kept, taken_back_at is null as is_in_force
from batches
where kind = 'district'
order by batch_id
"""
IN_FORCE = """
select batch_id, numerator
from results
where
    indicator_id = 'chronic_absenteeism' and period = '2022-23-Q2' and superseded_by is null
    and batch_id in (select batch_id from batches where kind = 'district')
"""
JUDGED = """
select numerator
from findings
where
    indicator_id = 'chronic_absenteeism' and period = '2022-23-Q2' and is_own
    and organisation_level = 'district'
"""
SAID = "select batch_id, count(*) as n from batch_rows group by batch_id"


def prepare(path):
    """Make a small database with a load to take back; return the seconds that each task takes.

    One that is there already, of few official results, is taken as it is.
    """
    os.environ["MONITORING_DATABASE"] = str(path)
    build.OFFICIAL_RESULTS = few_results(path.parent)
    if not path.exists():
        build.build(default_plan(), lambda _: None, ANN)
    remove_sample(db.open_store(), ANN)
    _load(path)
    seconds = [_seconds_of(task, path) for task in TASKS]
    _load(path)
    db.close_store()
    # A worker begins cold, on a machine that may be busier by then.
    return [2 * took for took in seconds]


def work(path, begun, task):
    """Do one of the tasks."""
    os.environ["MONITORING_DATABASE"] = str(path)
    db.open_store()
    begun.send("begun")
    TASKS[task](path)


def _seconds_of(task, path):
    started = time.monotonic()
    task(path)
    return time.monotonic() - started


def _file(path):
    """Write the file of the next load."""
    number = int(db.open_store().read(db.sql_text("next_batch_id"))["next_id"].iloc[0])
    file = path.with_name(f"{number}.csv")
    row = f"chronic_absenteeism,2022-23-Q2,district,All Students,K-12,{1000 + number},5000\n"
    file.write_text(HEADER + row, encoding="utf-8")
    return file


def _preview(path):
    file = _file(path)
    with preview.trial() as writer:
        preview.preview_load(writer, file, load_file.read_file(writer, file))


def _load(path):
    load_file.load(_file(path), by=ANN)


def _newest():
    loads = db.open_store().read(LOADS)
    return int(loads.loc[loads["is_in_force"], "batch_id"].iloc[-1])


def _preview_undo(_path):
    with preview.trial() as writer:
        preview.preview_undo(writer, _newest())


def _undo(_path):
    undo(_newest(), ANN)


# In this order, so that there is always something to take back.
TASKS = (_preview, _load, _preview_undo, _undo)


def left_in(path):
    """Return which loads the database holds, and what of the newest in force is not whole."""
    with closing(db.Store(path)) as store:
        loads, result, judged, said = map(store.read, (LOADS, IN_FORCE, JUDGED, SAID))
    known = loads["batch_id"].tolist()
    in_force = loads.loc[loads["is_in_force"], "batch_id"].tolist()
    newest = in_force[-1:]
    rows = dict(zip(said["batch_id"], said["n"], strict=True))
    figures = [1000.0 + number for number in newest]
    is_whole = (
        result["batch_id"].tolist() == newest
        and result["numerator"].tolist() == figures
        and judged["numerator"].tolist() == figures
        and [rows.get(number) for number in known] == loads["rows_kept"].tolist()
    )
    return known, [] if is_whole else known[-1:]
