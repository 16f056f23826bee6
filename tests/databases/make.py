"""Make the tiny database of the version at hand, as it is kept in this folder for ever.

Run in the project's folder as: python tests/databases/make.py OUT.tar.xz. ``0001.tar.xz`` was made
by the version before the codes, whose words stood where the codes of an entry stand here.

The product is copied to a scratch folder with about 100 official results, and a district's work is
done there by its commands: two loads, an update with an attached document, a draft, a review with
a decision and a mark, a release, and words written after the release.
"""

import csv
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
QUARTER = "2022-23-Q2"
DOCUMENT = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
GROUPS = {"All Students", "English Learners", "Not English Learners"}
TESTS = {"English Language Arts", "Mathematics", "American Literature and Composition"}
HEADER = "indicator,period,organisation_level,organisation,subgroup,content_area,grade_span,"
COUNTS = HEADER + "numerator,denominator,released_on\n"
FILES = {
    "graduation_of_one_school.csv": (
        "graduation_rate_4yr,2022,school,Pine High,All Students,,9-12,80,100,2022-10-20\n"
        "graduation_rate_4yr,2022,school,Pine High,Black,,9-12,4,8,2022-10-20\n"
    ),
    "absences.csv": (
        "chronic_absenteeism,2021-22-Q2,district,,All Students,,K-12,900,5000,2022-01-20\n"
        "chronic_absenteeism,2022-23-Q2,district,,All Students,,K-12,800,5000,2022-12-30\n"
    ),
}


def main(out):
    """Make the database with the product as it is in this folder, and pack it."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "product"
        for folder in ("monitoring", "queries", "data"):
            shutil.copytree(
                PROJECT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__")
            )
        shutil.copy(PROJECT / "pyproject.toml", copy)
        trim(copy / "data" / "official_results.csv")
        store_folder = Path(scratch) / "monitoring"
        store_folder.mkdir()
        work(copy, store_folder / "monitoring.duckdb", Path(scratch))
        with tarfile.open(out, "w:xz", preset=9) as packed:
            packed.add(store_folder, arcname=".", filter=nobodys)


def trim(path):
    """Keep the state's and the district's own rows of a few groups and tests."""
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    kept = [row for row in rows if is_kept(dict(zip(names, row, strict=True)))]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([names, *kept])


def is_kept(row):
    return (
        row["organisation_level"] != "school"
        and row["subgroup"] in GROUPS
        and row["grade_span"] in {"9-12", "All tested grades"}
        and (not row["content_area"] or row["content_area"] in TESTS)
    )


def work(copy, database, scratch):
    """Do a district's work in ``database`` with the product in ``copy``."""
    # No name of a person or a machine gets into the file.
    told = os.environ | {"MONITORING_DATABASE": str(database), "LOGNAME": "district"}
    told |= {"PYTHONPATH": str(copy)}

    def run(*words):
        subprocess.run([sys.executable, *words], cwd=copy, env=told, check=True)

    command = ("-m", "monitoring")
    run(*command, "build")
    for name, rows in FILES.items():
        (scratch / name).write_text(COUNTS + rows, encoding="utf-8")
        run(*command, "load", "--new-schools", str(scratch / name))
    run(__file__, "--write-updates")
    asked = ("--quarter", QUARTER, "--by", "Ann Bell")
    texts = ("--why", "More students were kept on course.", "--next", "Visit every school.")
    run(*command, "review", *asked, "--goal", "G2", *texts)
    role, day = ("--role", "Principal"), ("--by-when", "2023-01-31")
    run(*command, "decide", *asked, "--about", "G1.4", "--what", "Hold the visits.", *role, *day)
    run(__file__, "--mark")
    run(*command, "grant", "ann@example.org", "coordinator", "--step", "G1.4")
    run(*command, "release", *asked, "--yes", "--with-sample")
    run(*command, "review", *asked, "--goal", "G1", "--why", "Written after the release.")


def write_updates():
    """Save an update with documents, change it, and leave a draft of another."""
    from monitoring import db, saving
    from monitoring.access import machine
    from monitoring.updates import Document, Entry

    ann, bo = machine("Ann Bell"), machine("Bo Carr")
    store = db.open_store()
    now = datetime(2022, 12, 20, 9, 30)
    file = saving.attach(store, "minutes.pdf", DOCUMENT, step_id="G1.1", by=ann, now=now)
    expected = store.read(db.sql_text("expected_evidence"))
    lane, item = expected.loc[expected["step_id"] == "G1.1", ["lane", "item"]].iloc[0]
    paper = Document(lane, item, "Minutes", "2022-11-30", "", file.sha256, file.file_name)
    held, coming = "Three meetings were held.", "The fourth one."
    entry = Entry("G1.1", "2022-23-Q2", "under_way", "3", "4", held, coming)
    saving.save(store, entry, by=ann, base_revision=base(store, "G1.1"), now=now)
    entry = Entry(
        "G1.1",
        "2022-23-Q2",
        "done",
        "4",
        "4",
        "All meetings were held.",
        "The same again.",
        "too_early_to_tell",
        "The tests are in spring.",
        (paper,),
    )
    saving.save(store, entry, by=bo, base_revision=base(store, "G1.1"), now=now)
    draft = Entry("G1.2", "2022-23-Q2", "under_way", happened="Half of this is written")
    saving.keep_draft(store, draft, by=ann, base_revision=0, now=now)


def base(store, step_id):
    from monitoring import saving

    saved = [one for one in saving.versions(store, step_id) if one.entry.quarter == QUARTER]
    return saved[-1].revision if saved else 0


def mark():
    from monitoring import clock, db, saving
    from monitoring.access import machine

    saving.mark_reviewed(db.open_store(), QUARTER, by=machine("Cy Dorn"), now=clock.moment())


def nobodys(member):
    """Leave out whose files they are on this machine, when they were made, and the secret key."""
    if ".keys" in member.name:
        return None
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = 0
    return member


if __name__ == "__main__":
    if sys.argv[1] == "--write-updates":
        write_updates()
    elif sys.argv[1] == "--mark":
        mark()
    else:
        main(sys.argv[1])
