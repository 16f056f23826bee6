"""Room for attached files: how much may come in, and what is cleared away again."""

import os
from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner

from monitoring import db, saving
from monitoring.access import machine
from monitoring.commands.main import main
from monitoring.saving import room
from monitoring.updates import Document, Entry
from monitoring.vocabulary.saving import AttachmentFault
from monitoring.wording import backups as words

NOW = datetime(2023, 1, 3, 10)
ANN, BO = machine("Ann Bell"), machine("Bo")
PDF = b"%PDF-1.7\n"
QUARTER = "2022-23-Q2"


def attach(content, by=ANN, now=NOW):
    store = db.open_store()
    return saving.attach(store, "a.pdf", PDF + content, step_id="G1.3", by=by, now=now)


def entry(attached):
    document = Document("implementation", "Meeting minutes", "Minutes", "2022-11-30")
    named = Document(**(document.__dict__ | attached.__dict__))
    return Entry(
        "G1.3", QUARTER, "under_way", "1", "2", "Met.", "More.", "no_judgment", "", (named,)
    )


@pytest.mark.usefixtures("own_few")
def test_one_person_may_attach_so_much_a_day_and_all_so_much_together(monkeypatch):
    monkeypatch.setattr(room, "MAX_ATTACHED_A_DAY", 40)
    monkeypatch.setattr(room, "MAX_ATTACHED", 70)

    attach(b"x" * 20)
    with pytest.raises(saving.AttachmentRefusedError) as today:
        attach(b"y" * 20)
    attach(b"y" * 20, BO)
    with pytest.raises(saving.AttachmentRefusedError) as by_all:
        attach(b"z" * 10, now=NOW + timedelta(days=2))

    assert today.value.code == AttachmentFault.TOO_MUCH_TODAY
    assert by_all.value.code == AttachmentFault.TOO_MUCH_BY_ALL


@pytest.mark.usefixtures("own_few")
def test_the_disk_is_never_filled_by_what_people_attach(monkeypatch):
    monkeypatch.setattr(room, "MIN_FREE", 1 << 62)

    with pytest.raises(saving.AttachmentRefusedError) as refused:
        attach(b"x")

    assert refused.value.code == AttachmentFault.NO_ROOM
    assert db.open_store().rows("attachments").empty


def test_files_that_nothing_names_are_cleared_away_and_no_other(own_few):
    store = db.open_store()
    in_update, in_draft, unnamed = attach(b"update"), attach(b"draft"), attach(b"nothing")
    saving.save(store, entry(in_update), by=ANN, base_revision=0, now=NOW)
    saving.keep_draft(store, entry(in_draft), by=BO, base_revision=0, now=NOW)
    young = attach(b"young", now=NOW + timedelta(days=9))
    stray = saving.files.path_of(store, "ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"left by a crash")
    os.utime(stray, (0, 0))

    before = NOW + timedelta(days=5)
    would = saving.tidy(store, before, ANN, is_trial=True)
    gone = saving.tidy(store, before, ANN)
    again = saving.tidy(store, before, ANN)

    assert (would.n_files, gone.n_files, again.n_files) == (1, 2, 0)
    kept = {it.sha256 for it in (in_update, in_draft, young)}
    assert set(store.rows("attachments")["sha256"]) == kept
    files = {it.name for it in saving.folder(store).rglob("*") if it.is_file()}
    # Of the young one's age nothing is known from its file, which is as new as this test.
    assert files - {unnamed.sha256} == kept
    assert saving.attached(store, in_draft.sha256) == PDF + b"draft"
    assert attach(b"nothing").sha256 == unnamed.sha256
    assert saving.attached(store, unnamed.sha256) == PDF + b"nothing"
    told = CliRunner().invoke(main, ["tidy", "--dry-run", "--older-than", "1m"])
    assert told.stdout == words.tidied(2, 24, is_trial=True) + "\n"
