"""The page on which another plan comes in: looked at, confirmed, built, taken back."""

from pathlib import Path

import pytest

from monitoring import db
from monitoring.pipeline import build, sources
from monitoring.pipeline.kept_plans import kept_plans
from monitoring.pipeline.plan_preview import preview_plan
from monitoring.wording import plan_changes, plan_document, screen
from monitoring.wording import plan_page as words
from monitoring.wording.figures import plain
from tests.support.databases import copied, in_use
from tests.support.pages import opened, text_of

DOCUMENTS = Path(__file__).parent / "plan_documents"
SMALL = (DOCUMENTS / "small_plan.txt").read_text(encoding="utf-8")


@pytest.fixture
def small(small_database, few_database, tmp_path, monkeypatch):
    """A database of its own of a small plan; what is built of it takes few official results."""
    monkeypatch.setattr(build, "OFFICIAL_RESULTS", few_database.parent / "official_results.csv")
    with in_use(copied(small_database, tmp_path)) as path:
        yield path


def field(app, kind, label):
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def choose(app, files):
    given = [(name, content, "application/octet-stream") for name, content in files.items()]
    field(app, "file_uploader", words.choose()).set_value(given)


def given(files, by="Ann Bell"):
    app = opened("data")
    if by:
        field(app, "text_input", screen.your_name()).input(by)
        app.run()
    choose(app, files)
    app.run()
    assert not app.exception
    return app


def taken(files):
    app = given(files)
    choose(app, files)
    (name,) = [name for name in files if not name.endswith(".csv")]
    field(app, "button", words.take(plain(name))).click()
    app.run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("own_few")
def test_a_plan_is_shown_with_what_is_doubtful_and_what_would_change():
    told = text_of(given({"clayton.pdf": (DOCUMENTS / "clayton.pdf").read_bytes()}))

    assert words.found("Clayton County", "District Improvement Plan 2021 - 2022", "2021-22") in told
    assert plan_document.fields_counted(181, 6) in told
    assert "page 1, table 1, row 4" in told
    # The files beside the plan in force go along.
    assert words.measures(9, is_proposed=False) in told
    assert words.targets_caption(9) in told
    assert plan_changes.no_changes() in told
    assert kept_plans(db.database_path()) == []


def test_a_document_is_read_once_though_files_in_force_are_laid_beside_it(
    own_few, tmp_path, monkeypatch
):
    read, seen = sources.read_district_plan, []

    def noted(path):
        seen.append(path)
        return read(path)

    monkeypatch.setattr(sources, "read_district_plan", noted)
    document = tmp_path / "plan.pdf"
    document.write_bytes((DOCUMENTS / "clayton.pdf").read_bytes())

    preview = preview_plan(document)

    assert len(preview.beside) == 5
    assert not preview.is_proposed
    assert len(preview.measures) == 9
    assert seen == [document]


def test_what_differs_is_named_with_the_updates_under_it(small, tmp_path):
    changed = SMALL.replace("Open the library", "Open the gym").replace("Better reading", "More")
    changed += "Action Step # 2\nAction Step\tCall families\n"
    path = tmp_path / "new.txt"
    path.write_text(changed, encoding="utf-8")

    preview = preview_plan(path)

    assert [(it.part_id, it.change, it.fields) for it in preview.changes] == [
        ("G1.1", "changed", ("wording",)),
        ("G1.2", "new", ()),
    ]
    assert not preview.is_other_district


def test_a_plan_that_is_confirmed_is_built_and_can_be_taken_back(small):
    new = SMALL.replace("Open the library", "Open the gym")
    before = db.open_store().rows("action_steps")["wording"].tolist()
    app = taken({"small_plan.txt": SMALL.encode()})
    app = taken({"new.txt": new.encode()})

    said = " ".join(str(one.value) for one in app.success)
    assert words.taken(plain("new.txt"), plain("Pine County")) in said
    assert db.open_store().rows("action_steps")["wording"].tolist() == ["Open the gym"]
    assert db.open_store().rows("plan")["document"].tolist() == ["new.txt"]

    app = opened("data")
    field(app, "text_input", screen.your_name()).input("Ann Bell")
    field(app, "selectbox", words.kept_choice()).select_index(0)
    app.run()
    field(app, "button", words.take(plain("small_plan.txt"))).click()
    app.run()

    assert db.open_store().rows("action_steps")["wording"].tolist() == before
    assert [plan.kept_by for plan in kept_plans(small)] == ["Ann Bell"] * 3


def test_another_districts_plan_says_what_becomes_of_this_one(small):
    other = SMALL.replace("Pine County", "Oak County")

    assert plan_changes.other_district("Pine County", "Oak County") in text_of(
        given({"oak.txt": other.encode()})
    )


def test_a_document_that_is_no_plan_is_refused_and_nothing_changes(small):
    app = given({"letter.pdf": b"Dear board, our plan is good."})

    (error,) = app.error
    assert words.refused("letter.pdf") in error.value.replace("\\", "")
    assert kept_plans(small) == []


def test_a_csv_file_has_a_place_beside_a_plan_or_is_refused(small):
    app = given({"small.txt": SMALL.encode(), "notes.csv": b"a,b\n"})

    (error,) = app.error
    assert "measures" in error.value


def test_who_says_no_name_can_look_and_not_build(small):
    app = given({"small.txt": SMALL.encode()}, by="")

    assert field(app, "button", words.take(plain("small.txt"))).disabled


def test_the_first_plan_is_taken_in_the_browser(monkeypatch, tmp_path):
    monkeypatch.setenv("MONITORING_DATABASE", str(tmp_path / "none" / "new.duckdb"))
    try:
        app = opened("overview")
        assert words.no_plan() in text_of(app)
        field(app, "text_input", screen.your_name()).input("Ann Bell")
        app.run()
        choose(app, {"small.txt": SMALL.encode()})
        app.run()
        choose(app, {"small.txt": SMALL.encode()})
        field(app, "button", words.take(plain("small.txt"))).click()
        app.run()

        assert not app.exception
        assert db.open_store().rows("plan")["district"].tolist() == ["Pine County"]
    finally:
        db.close_store()


def test_what_stays_is_counted_where_there_is_some():
    assert plan_changes.stays(0, 0) == (
        "Everything that people wrote stays, and every file that was loaded."
    )
    assert plan_changes.stays(2, 1) == (
        "Everything that people wrote stays, and every file that was loaded: 2 saved updates and "
        "1 file of results."
    )
