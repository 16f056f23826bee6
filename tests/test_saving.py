"""Updates on their way into the database: whole or not at all, nothing overwritten or lost."""

import stat
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest

from monitoring import db, saving
from monitoring.access import machine
from monitoring.pipeline import build
from monitoring.plan.file import default_plan
from monitoring.updates import Document, Entry
from monitoring.vocabulary.saving import AttachmentFault, SavingFault, UpdateFault
from tests.support.people import ANN
from tests.support.pine_plan import made

NOW = datetime(2022, 12, 20, 9, 30)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(40)
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + bytes(40) + b"\xff\xd9"
ENTRY = Entry("G1.1", "2022-23-Q1", "under_way", "3", "4", "We met.", "We go on.")
PLACE = ("implementation", "Meeting minutes")
TESTS = Path(__file__).parent


@pytest.fixture
def store(tmp_path):
    opened = made(tmp_path / "pine.duckdb")
    yield opened
    opened.close()


def office(kind, *, macros=False):
    """A document or workbook as far as its list of contents tells."""
    made_in = BytesIO()
    main = {
        "docx": "wordprocessingml.document",
        "xlsx": "spreadsheetml.sheet",
        "pptx": "presentationml.presentation",
    }[kind]
    with zipfile.ZipFile(made_in, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{main}'
            '.main+xml"/></Types>',
        )
        if macros:
            package.writestr("word/vbaProject.bin", b"macro")
    return made_in.getvalue()


def save(store, entry=ENTRY, by="Ann Bell", base=0, now=NOW):
    return saving.save(store, entry, by=machine(by), base_revision=base, now=now)


def of_quarter(store, entry=ENTRY):
    return [
        one for one in saving.versions(store, entry.step_id) if one.entry.quarter == entry.quarter
    ]


def everything(store):
    """All rows of the tables that people write, and all files beside the database."""
    tables = ("step_updates", "update_evidence", "attachments", "update_drafts", "data_version")
    rows = {name: store.rows(name).to_csv() for name in tables}
    return rows, sorted(path.name for path in saving.folder(store).rglob("*"))


def test_a_saved_update_is_read_back_word_for_word(store):
    document = Document(*PLACE, "Minutes", "2022-11-30", "https://example.org/m")
    entry = replace(ENTRY, happened="Größe: “9”", documents=(document,))
    save(store, entry)

    (saved,) = of_quarter(store)
    assert saved.entry == entry
    assert (saved.revision, saved.origin, saved.saved_by) == (1, "district", "Ann Bell")
    assert saved.saved_at == NOW


def test_a_change_is_a_further_version_and_the_first_stays(store):
    save(store)
    save(store, replace(ENTRY, happened="We met twice."), by="Bo Carr", base=1)

    told = [(one.revision, one.saved_by, one.entry.happened) for one in of_quarter(store)]
    assert told == [(1, "Ann Bell", "We met."), (2, "Bo Carr", "We met twice.")]


def test_the_same_words_again_make_no_version(store):
    save(store)
    again = save(store, replace(ENTRY, happened=" We met. ", activities_held="003"), base=1)

    assert again.revision == 1
    assert len(of_quarter(store)) == 1


def test_who_comes_second_is_shown_what_the_first_saved_and_nothing_is_written(store):
    save(store, by="Ann Bell")
    before = everything(store)

    with pytest.raises(saving.OvertakenError) as told:
        save(store, replace(ENTRY, happened="Mine."), by="Bo Carr", base=0)

    assert told.value.theirs.entry.happened == "We met."
    assert told.value.code == SavingFault.OVERTAKEN
    assert told.value.facts == {"author": "Ann Bell", "revision": 1}
    assert everything(store) == before


def test_a_faulty_update_tells_all_faults_and_changes_nothing(store):
    before = everything(store)

    with pytest.raises(saving.FaultyEntryError) as told:
        save(store, replace(ENTRY, happened="", activities_held="many"), by="")

    assert [fault.code for fault in told.value.faults] == [
        SavingFault.NO_AUTHOR,
        UpdateFault.NOTHING_HAPPENED,
        UpdateFault.NOT_A_COUNT,
    ]
    assert everything(store) == before


def test_sixteen_threads_that_update_one_step_lose_nothing(store):
    def insist(number):
        entry = replace(ENTRY, happened=f"Thread {number}.")
        while True:
            saved = of_quarter(store)
            try:
                return save(store, entry, by=f"Nr {number}", base=len(saved)).revision
            except saving.OvertakenError:
                continue

    with ThreadPoolExecutor(16) as pool:
        revisions = list(pool.map(insist, range(16)))

    saved = of_quarter(store)
    assert sorted(revisions) == [one.revision for one in saved] == list(range(1, 17))
    assert {one.entry.happened for one in saved} == {f"Thread {n}." for n in range(16)}


def test_sixteen_threads_that_update_four_steps_with_drafts_and_files_lose_nothing(store):
    def insist(number):
        step = ("G1.1", "G1.2", "G1.10", "G2.1")[number % 4]
        quarter = ("2022-23-Q1", "2022-23-Q2")[number // 4 % 2]
        entry = replace(ENTRY, step_id=step, quarter=quarter, happened=f"Thread {number}.")
        by = f"Nr {number}"
        saving.keep_draft(store, entry, by=machine(by), base_revision=0, now=NOW)
        saving.attach(
            store, f"{number}.pdf", PDF + bytes([number]), step_id="G1.1", by=machine(by), now=NOW
        )
        while True:
            base = of_quarter(store, entry)
            try:
                save(store, entry, by=by, base=base[-1].revision if base else 0)
            except saving.OvertakenError:
                continue
            return

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(insist, range(16)))

    told = set(store.rows("step_updates")["happened"])
    assert {f"Thread {n}." for n in range(16)} <= told
    assert len(store.rows("attachments")) == 16
    assert store.rows("update_drafts").empty


def test_a_draft_is_its_authors_alone_and_goes_with_the_saving(store):
    saving.keep_draft(store, ENTRY, by=ANN, base_revision=0, now=NOW)
    saving.keep_draft(store, replace(ENTRY, happened="More."), by=ANN, base_revision=0, now=NOW)

    draft = saving.draft_of(store, "G1.1", "2022-23-Q1", ANN)
    assert (draft.entry.happened, draft.base_revision, draft.saved_at) == ("More.", 0, NOW)
    assert saving.draft_of(store, "G1.1", "2022-23-Q1", machine("Bo Carr")) is None

    save(store, by="Ann Bell")
    assert saving.draft_of(store, "G1.1", "2022-23-Q1", ANN) is None


def test_a_draft_puts_no_page_out_of_date_and_an_update_does(store):
    before = store.version
    saving.keep_draft(store, ENTRY, by=ANN, base_revision=0, now=NOW)
    assert store.version == before

    save(store)
    assert store.version == before + 1


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("minutes.pdf", PDF, "application/pdf"),
        ("Photo 1.PNG", PNG, "image/png"),
        ("photo.jpg", JPEG, "image/jpeg"),
        ("photo.jpeg", JPEG, "image/jpeg"),
        (
            "plan.docx",
            office("docx"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "log.xlsx",
            office("xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            "coaching.pptx",
            office("pptx"),
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
        ("sign-in.csv", "Name,School\r\nJosé,Adams\r\n".encode("cp1252"), "text/csv"),
        ("sign-in.CSV", "Name;School\nJosé;Adams\n".encode("utf-16"), "text/csv"),
        ("sheet.heic", b"\x00\x00\x00\x18ftypheic" + bytes(60), "image/heic"),
        ("the largest.pdf", PDF + bytes(20 * 1024 * 1024 - len(PDF)), "application/pdf"),
    ],
)
def test_a_file_is_kept_under_its_hash_and_given_back_as_it_was(store, name, content, media_type):
    file = saving.attach(store, name, content, step_id="G1.1", by=ANN, now=NOW)

    path = saving.folder(store) / file.sha256[:2] / file.sha256
    assert saving.attached(store, file.sha256) == path.read_bytes() == content
    assert store.rows("attachments")["media_type"].tolist() == [media_type]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "content", "code", "facts"),
    [
        (
            "minutes.pdf",
            b"MZ\x90\x00" + bytes(200),
            AttachmentFault.WRONG_CONTENT,
            {"file": "minutes.pdf", "ending": ".pdf", "found": "Windows Executable"},
        ),
        (
            "minutes.pdf",
            b"\x7fELF" + bytes(200),
            AttachmentFault.WRONG_CONTENT,
            {"file": "minutes.pdf", "ending": ".pdf"},
        ),
        ("run.exe", b"MZ\x90\x00", AttachmentFault.UNKNOWN_ENDING, {"file": "run.exe"}),
        (
            "minutes.pdf",
            PDF + bytes(21 * 1024 * 1024),
            AttachmentFault.TOO_LARGE,
            {"file": "minutes.pdf", "size": 21.0, "megabytes": 20},
        ),
        ("minutes.pdf", b"", AttachmentFault.EMPTY, {"file": "minutes.pdf"}),
        ("../../x", PDF, AttachmentFault.NOT_A_NAME, {"file": ".._.._x"}),
        ("../../x.pdf", PDF, AttachmentFault.NOT_A_NAME, {"file": ".._.._x.pdf"}),
        ("..\\x.pdf", PDF, AttachmentFault.NOT_A_NAME, {"file": ".._x.pdf"}),
        ("C:x.pdf", PDF, AttachmentFault.NOT_A_NAME, {"file": "C_x.pdf"}),
        ("a\x00.pdf", PDF, AttachmentFault.NOT_A_NAME, {"file": "a_.pdf"}),
        ("a\n.pdf", PDF, AttachmentFault.NOT_A_NAME, {"file": "a_.pdf"}),
        ("\u202efdp.exe.pdf", PDF, AttachmentFault.NOT_A_NAME, {"file": "_fdp.exe.pdf"}),
        (".pdf", PDF, AttachmentFault.NOT_A_NAME, {"file": ".pdf"}),
        (
            "x" * 200 + ".pdf",
            PDF,
            AttachmentFault.NAME_TOO_LONG,
            {"file": "x" * 80, "n": 204, "longest": 150},
        ),
        ("photo.png", JPEG, AttachmentFault.WRONG_CONTENT, {"found": "image/jpeg"}),
        (
            "plan.docx",
            office("docx", macros=True),
            AttachmentFault.MACROS,
            {"file": "plan.docx", "ending": ".docx"},
        ),
        ("plan.docx", b"PK\x03\x04", AttachmentFault.MACROS, {"file": "plan.docx"}),
        ("log.xlsx", office("docx"), AttachmentFault.WRONG_CONTENT, {"file": "log.xlsx"}),
        (
            "page.pdf",
            b"<html><script>alert(1)</script>",
            AttachmentFault.WRONG_CONTENT,
            {"file": "page.pdf"},
        ),
        ("list.csv", b" <html>", AttachmentFault.UNKNOWN_CONTENT, {"file": "list.csv"}),
        ("list.csv", PDF, AttachmentFault.WRONG_CONTENT, {"found": "application/pdf"}),
        ("list.csv", b"MZ\x90\x00" + bytes(200), AttachmentFault.WRONG_CONTENT, {}),
        ("list.csv", b"Name\x00,School", AttachmentFault.UNKNOWN_CONTENT, {}),
        ("log.pdf", b"Name,School", AttachmentFault.WRONG_CONTENT, {"found": "text/csv"}),
        (
            "coaching.pptx",
            office("pptx", macros=True),
            AttachmentFault.MACROS,
            {"file": "coaching.pptx"},
        ),
        (
            "film.heic",
            b"\x00\x00\x00\x18ftypisom" + bytes(60),
            AttachmentFault.WRONG_CONTENT,
            {"file": "film.heic"},
        ),
    ],
    ids=range(26),
)
def test_a_file_that_is_not_allowed_is_refused_with_what_it_is_and_nothing_changes(
    store, name, content, code, facts
):
    before = everything(store)

    with pytest.raises(saving.AttachmentRefusedError) as refused:
        saving.attach(store, name, content, step_id="G1.1", by=ANN, now=NOW)

    assert refused.value.code == code
    assert refused.value.facts.items() >= facts.items()
    assert everything(store) == before
    assert not list(store.path.parent.glob("**/x*"))


def test_the_same_file_twice_is_kept_once(store):
    first = saving.attach(store, "a.pdf", PDF, step_id="G1.1", by=ANN, now=NOW)
    second = saving.attach(store, "b.pdf", PDF, step_id="G1.1", by=machine("Bo Carr"), now=NOW)

    assert (first.sha256, second.file_name) == (second.sha256, "b.pdf")
    assert len([path for path in saving.folder(store).rglob("*") if path.is_file()]) == 1


def test_a_file_that_was_changed_or_lost_is_told_and_not_given_out(store):
    file = saving.attach(store, "a.pdf", PDF, step_id="G1.1", by=ANN, now=NOW)
    path = saving.folder(store) / file.sha256[:2] / file.sha256

    path.write_bytes(PDF + b"!")
    assert lost(store, file.sha256) == (AttachmentFault.CHANGED, {"path": str(path)})
    path.unlink()
    assert lost(store, file.sha256) == (AttachmentFault.LOST, {"path": str(path)})
    assert lost(store, "0" * 64) == (AttachmentFault.NOT_ON_RECORD, {})


def lost(store, sha256):
    with pytest.raises(saving.AttachmentLostError) as error:
        saving.attached(store, sha256)
    return error.value.code, error.value.facts


def test_a_form_that_was_opened_on_the_sample_is_saved_after_the_sample_was_taken_out(store):
    entry = replace(ENTRY, step_id="G1.2", quarter="2022-23-Q2")
    with store.write() as writer:
        writer.run("delete from step_updates where origin = 'sample'")

    assert save(store, entry, base=1).revision == 1


def decision(**fields):
    given = {"about": "G1", "what": "Hold the visits.", "role": "Coach", "due_on": "1/31/2023"}
    return saving.DecisionInput("2022-23-Q2", **(given | fields))


def decide(store, by="Ann Bell", **fields):
    return saving.save_decision(store, decision(**fields), by=machine(by), now=NOW)


def test_a_text_and_a_decision_are_overtaken_in_the_same_way_as_an_update(store):
    place = ("2022-23-Q2", "G1", "why")
    saving.save_text(store, place, "Coaches.", by=ANN, base=0, now=NOW)
    number = decide(store)

    with pytest.raises(saving.OvertakenError) as text:
        saving.save_text(store, place, "Mine.", by=machine("Bo Carr"), base=0, now=NOW)
    decide(store, decision_id=number, revision=1, state="done", outcome="Held.")
    with pytest.raises(saving.OvertakenError) as decided:
        decide(store, by="Bo Carr", decision_id=number, revision=1, outcome="Not held.")

    assert text.value.theirs.words == "Coaches."
    assert text.value.facts == {"author": "Ann Bell", "revision": 1}
    assert decided.value.theirs.words == "Held."
    assert decided.value.facts == {"author": "Ann Bell", "revision": 2}


def test_a_decision_that_says_the_same_makes_no_further_version(store):
    number = decide(store)
    decide(store, decision_id=number, revision=1, due_on="2023-01-31")

    assert store.rows("review_decisions")["revision"].tolist() == [1]


def test_a_faulty_decision_tells_all_its_faults(store):
    with pytest.raises(saving.FaultyEntryError) as told:
        decide(store, by="", about="G9", what=" ", due_on="soon", state="gone")

    assert [fault.code for fault in told.value.faults] == [
        SavingFault.NO_AUTHOR,
        SavingFault.UNKNOWN_SUBJECT,
        SavingFault.EMPTY,
        SavingFault.NOT_A_DAY,
        SavingFault.UNKNOWN_DECISION_STATE,
    ]


def test_a_faulty_text_tells_all_its_faults(store):
    place = ("2022-Q2", "G9", "next")
    with pytest.raises(saving.FaultyEntryError) as told:
        saving.save_text(store, place, "x" * 2001, by=ANN, base=0, now=NOW)

    assert [fault.code for fault in told.value.faults] == [
        SavingFault.UNKNOWN_QUARTER,
        SavingFault.UNKNOWN_GOAL,
        SavingFault.TOO_LONG,
    ]


def test_a_build_carries_over_updates_files_and_drafts_and_the_sample_keeps_out(own_few):
    store = db.open_store()
    entry = replace(ENTRY, step_id="G1.1", quarter="2022-23-Q2")
    file = saving.attach(store, "minutes.pdf", PDF, step_id="G1.1", by=ANN, now=NOW)
    item = store.read(db.sql_text("expected_evidence"))
    item = item[item["step_id"] == "G1.1"].iloc[0]
    document = Document(
        item["lane"], item["item"], "Minutes", "2022-11-30", "", file.sha256, "m.pdf"
    )
    save(store, replace(entry, documents=(document,)), base=1, now=datetime(2026, 1, 5))
    saving.keep_draft(store, entry, by=machine("Bo Carr"), base_revision=2, now=NOW)

    made_anew = build.build(default_plan(), lambda _: None, ANN)

    store = db.open_store()
    (saved,) = of_quarter(store, entry)
    assert made_anew.before.n_updates == 1
    assert (saved.revision, saved.origin, saved.entry.documents) == (2, "district", (document,))
    assert saving.attached(store, file.sha256) == PDF
    assert saving.draft_of(store, "G1.1", "2022-23-Q2", machine("Bo Carr")).entry == entry
    assert (store.rows("step_updates")["origin"] == "sample").sum() == 76


def test_a_database_that_holds_only_updates_is_moved_aside_for_another_district(own_few, tmp_path):
    save(db.open_store(), replace(ENTRY, quarter="2022-23-Q2"), base=1, now=datetime(2026, 1, 5))
    other = tmp_path / "other.txt"
    text = default_plan().read_text(encoding="utf-8")
    other.write_text(text.replace("Clayton County", "Pine County"), encoding="utf-8")

    made_anew = build.build(other, lambda _: None, ANN)

    assert made_anew.moved_aside is not None
    aside = db.Store(made_anew.moved_aside)
    assert of_quarter(aside, replace(ENTRY, quarter="2022-23-Q2"))[-1].saved_by == "Ann Bell"
    aside.close()
