"""Backups: all that a district has at one moment, looked at, and put back."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner

from monitoring import channel, db, releases, saving
from monitoring.access import machine
from monitoring.commands.main import main
from monitoring.commands.serve import AlreadyServedError
from monitoring.pipeline import backup as backups
from monitoring.pipeline import backup_schedule as schedule
from monitoring.pipeline import leftovers
from monitoring.pipeline import restore as restores
from monitoring.updates import Document, Entry
from monitoring.vocabulary.backups import BackupFault, FileChange
from monitoring.vocabulary.web import WebFault
from monitoring.wording import backups as words
from monitoring.wording.faults import said
from tests.support.people import ANN

NOW = datetime(2023, 1, 3, 10)
PDF = b"%PDF-1.7\n"
QUARTER = "2022-23-Q2"
MINUTES = Document("implementation", "Meeting minutes", "Minutes", "2022-11-30")


@pytest.fixture
def path(own_database):
    """A database with a document attached to an update, a text, a plan and a published review."""
    store = db.open_store()
    file = saving.attach(store, "minutes.pdf", PDF, step_id="G1.1", by=ANN, now=NOW)
    save_update("First.", MINUTES, file)
    saving.save_text(store, (QUARTER, "G1", "why"), "Coaches.", by=machine("Ann"), base=0, now=NOW)
    for name in ("releases", "plans"):
        folder = own_database.with_name(f"{own_database.name}.{name}")
        (folder / "1").mkdir(parents=True)
        (folder / "1" / "paper.html").write_text(name, encoding="utf-8")
    (own_database.with_name(f"{own_database.name}.releases") / ".half.new").touch()
    return own_database


def save_update(happened, document=None, file=None):
    documents = ()
    if document is not None:
        documents = (Document(**(document.__dict__ | file.__dict__)),)
    entry = Entry(
        "G1.3", QUARTER, "under_way", "1", "2", happened, "More.", "no_judgment", "", documents
    )
    base = len(of_quarter())
    return saving.save(db.open_store(), entry, by=ANN, base_revision=base, now=NOW)


def of_quarter():
    versions = saving.versions(db.open_store(), "G1.3")
    return [one for one in versions if one.entry.quarter == QUARTER]


def test_a_backup_holds_everything_of_its_moment_and_nothing_half_written(path, tmp_path):
    made = backups.backup(db.open_store(), tmp_path / "monday", NOW)

    names = [one.path for one in made.files]
    (attached,) = [name for name in names if name.startswith("attachments/")]
    assert names == [attached, "database.duckdb", "plans/1/paper.html", "releases/1/paper.html"]
    assert (tmp_path / "monday" / attached).read_bytes() == PDF
    assert made.schema_version == db.newest_version()
    assert backups.verify(tmp_path / "monday") == []
    assert backups.manifest_of(tmp_path / "monday") == made


def test_a_backup_is_read_by_its_owner_alone(path, tmp_path):
    backups.backup(db.open_store(), tmp_path / "monday", NOW)

    assert (tmp_path / "monday").stat().st_mode & 0o777 == 0o700


def test_what_was_backed_up_comes_back_and_what_came_after_lies_aside(path, tmp_path):
    backups.backup(db.open_store(), tmp_path / "monday", NOW)
    save_update("Second.")
    paper = path.with_name(f"{path.name}.releases") / "1" / "paper.html"
    paper.write_text("changed", encoding="utf-8")

    restored = restores.restore(tmp_path / "monday", path, NOW)

    (update,) = of_quarter()
    assert update.entry.happened == "First."
    (document,) = update.entry.documents
    assert saving.attached(db.open_store(), document.sha256) == PDF
    assert saving.text_of(db.open_store(), QUARTER, "G1", "why").words == "Coaches."
    assert paper.read_text(encoding="utf-8") == "releases"
    aside = {one.name.split(".before-")[0]: one for one in restored.aside}
    assert set(aside) >= {path.name, f"{path.name}.releases", f"{path.name}.attachments"}
    with closing(db.Store(aside[path.name])) as later:
        told = [one.entry.happened for one in saving.versions(later, "G1.3")]
    assert told[-1] == "Second."
    assert (aside[f"{path.name}.releases"] / "1" / "paper.html").read_text() == "changed"


def test_a_command_goes_on_where_the_process_ended_that_put_a_backup_back(path, tmp_path):
    backups.backup(db.open_store(), tmp_path / "monday", NOW)
    save_update("Later.")
    db.close_store()
    with pytest.MonkeyPatch.context() as patch:
        # It ends when the old database has its other name, and the new one none.
        patch.setattr(restores, "finish", lambda _: False)
        restores.restore(tmp_path / "monday", path, NOW)
    (database, aside), *_ = json.loads(restores.journal(path).read_text(encoding="utf-8"))
    path.with_name(database).rename(path.with_name(aside))

    done = CliRunner().invoke(main, ["build", "--if-missing"])

    assert (done.exit_code, done.output) == (0, "")
    assert [one.entry.happened for one in of_quarter()] == ["First."]
    assert not restores.journal(path).exists()
    assert path.with_name(aside).is_file()
    assert list(path.parent.glob(".*.new")) == []


def test_a_backup_is_put_where_there_was_nothing(path, tmp_path):
    backups.backup(db.open_store(), tmp_path / "monday", NOW)

    restored = restores.restore(tmp_path / "monday", tmp_path / "new" / "own.duckdb", NOW)

    assert restored.aside == ()
    with closing(db.Store(tmp_path / "new" / "own.duckdb")) as store:
        assert [one.entry.happened for one in saving.versions(store, "G1.3")][-1] == "First."
        assert releases.catalogue.folder(store.path).is_dir()


def test_files_that_differ_are_named_and_nothing_is_put_back(path, tmp_path):
    folder = tmp_path / "monday"
    backups.backup(db.open_store(), folder, NOW)
    (folder / "plans/1/paper.html").write_text("Plans", encoding="utf-8")
    (folder / "releases/1/paper.html").unlink()
    (folder / "releases/2.duckdb").touch()

    assert [(one.file, one.change) for one in backups.verify(folder)] == [
        ("plans/1/paper.html", FileChange.ALTERED),
        ("releases/1/paper.html", FileChange.MISSING),
        ("releases/2.duckdb", FileChange.UNLISTED),
    ]
    save_update("Second.")
    with pytest.raises(backups.BackupError) as refused:
        restores.restore(folder, path, NOW)
    assert (refused.value.code, refused.value.facts["n"]) == (BackupFault.NOT_WHOLE, 3)
    assert of_quarter()[-1].entry.happened == "Second."
    assert not list(path.parent.glob("*before-*"))


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "releases/../../evil", "other/file", "releases", "plans/a:b"]
)
def test_a_list_that_leads_elsewhere_is_refused(path, tmp_path, name):
    folder = tmp_path / "monday"
    backups.backup(db.open_store(), folder, NOW)
    told = json.loads((folder / backups.LIST).read_text(encoding="utf-8"))
    told["files"][0]["path"] = name
    (folder / backups.LIST).write_text(json.dumps(told), encoding="utf-8")

    with pytest.raises(backups.BackupError) as refused:
        restores.restore(folder, path, NOW)

    assert refused.value.code == BackupFault.NOT_A_LIST


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"files": 1}', '{"files": [{}]}', "\x00"])
def test_a_list_that_is_none_is_refused(tmp_path, text):
    (tmp_path / backups.LIST).write_text(text, encoding="utf-8")

    with pytest.raises(backups.BackupError) as refused:
        backups.verify(tmp_path)

    assert refused.value.code == BackupFault.NOT_A_LIST


def test_a_backup_of_a_newer_program_is_refused(path, tmp_path):
    folder = tmp_path / "monday"
    backups.backup(db.open_store(), folder, NOW)
    told = json.loads((folder / backups.LIST).read_text(encoding="utf-8"))
    told["schema_version"] = 999
    (folder / backups.LIST).write_text(json.dumps(told), encoding="utf-8")

    with pytest.raises(backups.BackupError) as refused:
        restores.restore(folder, path, NOW)

    assert refused.value.code == BackupFault.NEWER


@pytest.mark.usefixtures("path")
def test_no_backup_is_written_over_what_is_there_and_a_failed_one_leaves_nothing(tmp_path):
    place = tmp_path / "backups"
    place.mkdir()
    (place / "there").mkdir()
    (place / "file").touch()

    with pytest.raises(backups.BackupError) as refused:
        backups.backup(db.open_store(), place / "there", NOW)
    with pytest.raises(OSError, match="file"):
        backups.backup(db.open_store(), place / "file" / "monday", NOW)

    assert refused.value.code == BackupFault.NOT_EMPTY
    assert sorted(one.name for one in place.iterdir()) == ["file", "there"]


@pytest.mark.parametrize("name", ["attachments", "releases", "plans", "keys"])
def test_no_backup_is_made_within_what_is_backed_up(path, tmp_path, name):
    beside = path.with_name(f"{path.name}.{name}")
    beside.mkdir(exist_ok=True)
    (tmp_path / "link").symlink_to(beside, target_is_directory=True)
    before = sorted(beside.rglob("*"))

    for folder in (beside / "monday", beside / "deep" / "monday", tmp_path / "link" / "monday"):
        with pytest.raises(backups.BackupError) as refused:
            backups.backup(db.open_store(), folder, NOW)
        assert refused.value.code == BackupFault.INSIDE

    assert sorted(beside.rglob("*")) == before


@pytest.mark.usefixtures("path")
def test_every_word_acknowledged_before_a_backup_is_in_it_while_others_write(tmp_path):
    store = db.open_store()

    def write(number):
        place = (QUARTER, "G2", "why" if number % 2 else "next")
        content = PDF + bytes([number])
        saving.attach(
            store, f"{number}.pdf", content, step_id="G1.1", by=machine(f"Writer {number}"), now=NOW
        )
        base = saving.text_of(store, *place).revision
        with suppress(saving.OvertakenError):
            saving.save_text(store, place, f"Words {number}.", by=machine("Bo"), base=base, now=NOW)

    with ThreadPoolExecutor(16) as writers:
        done = [writers.submit(write, number) for number in range(16)]
        done[3].result()
        known, texts = store.rows("attachments"), store.rows("review_texts")
        backups.backup(store, tmp_path / "busy", NOW)
    [one.result() for one in done]

    assert backups.verify(tmp_path / "busy") == []
    restored = tmp_path / "restored" / "monitoring.duckdb"
    restores.restore(tmp_path / "busy", restored, NOW)
    with closing(db.Store(restored)) as copy:
        rows, kept = copy.rows("attachments"), copy.rows("review_texts")
        assert set(rows["sha256"]) >= set(known["sha256"])
        assert set(kept["text"]) >= set(texts["text"])
        for sha256 in rows["sha256"]:
            assert saving.attached(copy, sha256).startswith(PDF)


@pytest.mark.usefixtures("path")
def test_the_commands_make_look_at_and_put_back_a_backup(tmp_path):
    folder = tmp_path / "monday"

    def run(*arguments):
        return CliRunner().invoke(main, [str(one) for one in arguments])

    made = run("backup", folder)
    again = run("backup", folder)
    looked = run("verify", folder)
    restored = run("restore", folder)
    (folder / "plans/1/paper.html").unlink()
    broken = run("verify", folder)
    refused = run("restore", folder)

    assert (made.exit_code, again.exit_code) == (0, 1)
    assert made.stdout.startswith(f"{folder}: 4 files, ")
    refusal = backups.BackupError(BackupFault.NOT_EMPTY, folder=str(folder))
    assert again.stderr == f"Error: {said(refusal)}\n"
    taken_at = backups.manifest_of(folder).taken_at
    assert (looked.exit_code, looked.stdout) == (0, words.whole(folder, 4, taken_at) + "\n")
    assert restored.exit_code == 0
    assert words.restored(db.database_path(), taken_at) in restored.stdout
    assert (broken.exit_code, broken.stderr) == (
        1,
        words.changed(FileChange.MISSING, "plans/1/paper.html") + "\n",
    )
    assert refused.exit_code == 1
    assert of_quarter()[-1].entry.happened == "First."


def test_a_schedule_keeps_the_newest_and_removes_only_what_it_made(path, tmp_path):
    place = tmp_path / "backups"
    for other in ("by hand", "2023-01-01_000000", ".2023-01-01_000000.x.new"):
        (place / other).mkdir(parents=True)
    half = place / f".2023-01-02_000000.{'0' * 32}.new"
    half.mkdir()
    daily = schedule.Schedule(place, timedelta(hours=24), 2)
    nights = [NOW + timedelta(days=day) for day in range(4)]

    left = [schedule.time_left(daily, NOW)]
    for night in nights:
        folder, _ = schedule.run(daily, db.open_store, night)
        assert backups.verify(folder) == []
    left += [schedule.time_left(daily, nights[-1] + timedelta(hours=one)) for one in (1, 30, -99)]

    assert [one.name for one in schedule.made(place)] == ["2023-01-05_100000", "2023-01-06_100000"]
    assert [one.total_seconds() / 3600 for one in left] == [0, 23, 0, 24]
    assert (place / "by hand").is_dir()
    # It has no list: nobody knows whether it is a backup.
    assert (place / "2023-01-01_000000").is_dir()
    assert not half.exists()


def test_what_killed_processes_left_is_cleared_and_nothing_else(path):
    folder = path.parent
    kept = {one for one in folder.rglob("*") if ".half.new" not in one.name}
    left = [
        *(folder / f"{path.name}.123.new", folder / f"{path.name}.123.copy.new"),
        *(folder / f"{path.name}.123.new.wal", folder / f".{path.name}.0a.new"),
        *(folder / f"{path.name}.attachments" / "ab" / ".0a.new",),
        *(folder / f"{path.name}.plans" / ".2.123.new",),
        folder / f"{path.name}.releases" / ".half.new",
    ]
    for one in left[:-3]:
        one.touch()
    left[-3].parent.mkdir(exist_ok=True)
    kept.add(left[-3].parent)
    left[-3].touch()
    left[-2].mkdir()

    assert set(leftovers.clear(path)) == set(left)

    assert set(folder.rglob("*")) == kept
    assert leftovers.clear(path) == ()


@pytest.mark.parametrize("span", ["0h", "24", "h", "1.5h", "-1h", "24w", ""])
def test_a_time_between_backups_that_is_none_is_refused(span):
    told = CliRunner().invoke(main, ["serve", "--every", span])

    assert told.exit_code == 2
    assert words.not_a_span(span) in told.stderr


def test_one_server_at_a_time_serves_a_database_also_before_it_is_made(tmp_path, monkeypatch):
    database = tmp_path / "later" / "monitoring.duckdb"
    monkeypatch.setenv("MONITORING_DATABASE", str(database))

    with channel.serving(database) as is_first:
        told = CliRunner().invoke(main, ["serve", "--port", "0"])
        with channel.serving(tmp_path / "other.duckdb") as is_other:
            pass

    assert (is_first, is_other, told.exit_code) == (True, True, 1)
    refusal = AlreadyServedError(WebFault.ALREADY_SERVED, database=str(database))
    assert told.stderr == f"Error: {said(refusal)}\n"
    with channel.serving(database) as is_free:
        assert is_free
