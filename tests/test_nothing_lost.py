"""What is acknowledged is kept: on a full disk, and where another file is put over the database."""

import resource
import shutil
import threading
from contextlib import closing, contextmanager
from datetime import datetime

import pytest

from monitoring import db, saving
from monitoring.access import machine
from monitoring.vocabulary.faults import DatabaseFault

NOW = datetime(2023, 1, 3, 10)
ANN = machine("Ann Bell")
WHY = ("2022-23-Q2", "G1", "why")
PDF = b"%PDF-1.7\n"


def save(store, words):
    base = saving.text_of(store, *WHY).revision
    return saving.save_text(store, WHY, words, by=ANN, base=base, now=NOW)


def kept(path):
    with closing(db.Store(path)) as store:
        return saving.text_of(store, *WHY).words


@contextmanager
def files_no_larger_than(n_bytes):
    """Let this process write no further in any file, as on a disk that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def moved_there(path, other):
    other.replace(path)


def copied_over(path, other):
    shutil.copyfile(other, path)


def moved_away(path, _):
    path.rename(path.with_name("elsewhere"))


def removed(path, _):
    path.unlink()


@pytest.mark.parametrize("put", [moved_there, copied_over, moved_away, removed])
def test_nothing_is_acknowledged_once_another_file_stands_at_the_path(own_few, tmp_path, put):
    store = db.open_store()
    store.copy_to(tmp_path / "yesterday")
    save(store, "Before.")
    store.copy_to(tmp_path / "today")
    # Not folded into the file yet: it would be, into the wrong one, when the process ends.
    save(store, "Then.")

    put(own_few, tmp_path / "yesterday")

    for write in (
        lambda: save(store, "After."),
        lambda: saving.attach(store, "a.pdf", PDF, step_id="G1.1", by=ANN, now=NOW),
        lambda: store.copy_to(tmp_path / "backup"),
    ):
        with pytest.raises(db.DatabaseReplacedError) as refused:
            write()
        assert refused.value.code == DatabaseFault.REPLACED
    assert saving.text_of(store, *WHY).words == "Then."
    # Nothing of the old file's is left beside the new one, which would change it when it is opened.
    db.close_store()
    if put in (moved_there, copied_over):
        assert kept(own_few) == ""


def test_the_engines_own_writing_is_never_taken_for_another_file(own_few):
    store = db.open_store()
    store.read("set checkpoint_threshold = '3KB'")
    is_over = threading.Event()

    def read():
        while not is_over.is_set():
            store.read("select count(*) from results")

    readers = [threading.Thread(target=read) for _ in range(2)]
    [one.start() for one in readers]
    for number in range(20):
        save(store, f"{number} " * 300)
    is_over.set()
    [one.join() for one in readers]

    assert saving.text_of(store, *WHY).revision == 20


def test_a_full_disk_is_said_and_what_was_kept_before_stays(own_few):
    store = db.open_store()
    save(store, "Before.")

    with files_no_larger_than(512):
        with pytest.raises(db.NotKeptError) as refused:
            save(store, "More words than there is room for. " * 40)
        with pytest.raises(db.NotKeptError):
            saving.attach(store, "a.pdf", PDF * 1000, step_id="G1.1", by=ANN, now=NOW)
        assert saving.text_of(store, *WHY).words == "Before."

    assert refused.value.code == DatabaseFault.NOT_KEPT
    assert save(store, "After.").revision == 2
    db.close_store()
    assert kept(own_few) == "After."
    attachments = saving.files.folder(store)
    assert [it for it in attachments.rglob("*") if it.is_file()] == []


def test_whatever_the_engine_makes_of_a_full_disk_what_is_acknowledged_is_kept(own_few):
    store = db.open_store()
    acknowledged, n_refused = "", 0

    # What is noted beside the file soon has no room, and folding it in never has.
    with files_no_larger_than(8_192):
        for number in range(8):
            # It folds what was written into its file, or fails to, at every second save.
            threshold = "'3KB'" if number % 2 else "'16MB'"
            store.read(f"set checkpoint_threshold = {threshold}")
            words = f"{number} " * 300
            try:
                save(store, words)
                acknowledged = words
            except db.NotKeptError:
                n_refused += 1
            assert saving.text_of(store, *WHY).words == acknowledged.strip()

    assert n_refused > 0
    assert acknowledged
    save(store, "After.")
    db.close_store()
    assert kept(own_few) == "After."
