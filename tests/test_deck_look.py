"""The look of the deck: an administrator sets it, and decks made from then on have it."""

import io

import pytest
from click.testing import CliRunner
from pptx import Presentation

from monitoring import access, db, releases
from monitoring.access import NotAllowedError
from monitoring.commands.main import main
from monitoring.errors import InputError
from monitoring.pipeline import build
from monitoring.releases import make
from monitoring.releases.deck_template import Look, deck_look, set_deck_look
from monitoring.releases.papers import finished, paper
from monitoring.vocabulary.access import Role
from monitoring.vocabulary.versions import Paper
from monitoring.wording import templates as words
from tests.support.databases import SMALL_PLAN, copied, in_use
from tests.support.decks import of_district
from tests.support.pages import opened, text_of
from tests.support.people import ANN, at, signed_in

QUARTER = "2022-23-Q2"
NOW = at("2026-11-30T09:00:00")
OURS = of_district()


@pytest.fixture
def store(few_database, tmp_path):
    with in_use(copied(few_database, tmp_path)):
        yield db.open_store()


def layouts(deck):
    return [layout.name for layout in Presentation(io.BytesIO(deck)).slide_layouts]


def trail(store):
    rows = access.audit_rows(store, ANN)
    return rows.loc[rows["event"] == "deck_template", ["name", "before", "after"]].values.tolist()


def test_nobody_has_set_a_look_at_first(store):
    assert deck_look(store) == Look()


def test_a_look_is_kept_with_who_set_it_and_every_change_is_in_the_trail(store):
    set_deck_look(store, "Board 2026.pptx", OURS, by=ANN, now=NOW)
    look = deck_look(store)
    set_deck_look(store, "", None, by=ANN, now=NOW)

    assert (look.file_name, look.content, look.set_by) == ("Board 2026.pptx", OURS, "Ann Bell")
    assert (deck_look(store).file_name, deck_look(store).content) == ("", None)
    assert len(store.rows("deck_templates")) == 2
    assert [(name, bool(before)) for name, before, _ in trail(store)] == [
        ("Ann Bell", False),
        ("Ann Bell", True),
    ]
    assert "Board 2026.pptx" in trail(store)[1][1]


def test_going_back_to_what_is_in_force_already_changes_nothing(store):
    set_deck_look(store, "", None, by=ANN, now=NOW)

    assert store.rows("deck_templates").empty
    assert trail(store) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"no deck at all", of_district(has_titles=False)],
    ids=["empty", "text", "bare"],
)
def test_what_decks_cannot_be_written_into_is_refused_and_the_look_stays(store, content):
    set_deck_look(store, "first.pptx", OURS, by=ANN, now=NOW)

    with pytest.raises(InputError):
        set_deck_look(store, "second.pptx", content, by=ANN, now=NOW)

    assert deck_look(store).file_name == "first.pptx"


def test_who_publishes_may_not_change_the_look(store):
    publisher = signed_in("Pat Publisher", Role.PUBLISHER, store=store)

    with pytest.raises(NotAllowedError):
        set_deck_look(store, "ours.pptx", OURS, by=publisher, now=NOW)


def test_the_path_and_the_length_of_a_name_stay_outside(store):
    set_deck_look(store, f"../../{'n' * 300}.pptx", OURS, by=ANN, now=NOW)

    assert deck_look(store).file_name == "n" * 145 + ".pptx"


def test_a_build_keeps_the_look_and_also_that_of_another_plan_does(store):
    set_deck_look(store, "ours.pptx", OURS, by=ANN, now=NOW)
    db.close_store()

    build.build(SMALL_PLAN, lambda _: None, ANN)

    assert deck_look(db.open_store()).content == OURS


@pytest.mark.slow
def test_a_published_deck_has_the_look_of_its_day_and_keeps_it(store):
    set_deck_look(store, "ours.pptx", OURS, by=ANN, now=NOW)
    request = make.ReleaseRequest(QUARTER, ANN, NOW.replace(tzinfo=None))

    def decks_alone(frozen, quarter, look):
        return {Paper.DECK: finished(frozen, quarter, look)[Paper.DECK]}

    made = make.release(store, request, lambda _: None, finish=decks_alone)
    set_deck_look(store, "", None, by=ANN, now=NOW)

    (one,) = releases.listed(store.path)
    assert layouts(paper(store.path, one, Paper.DECK))[:2] == ["Folie 0", "Folie 1"]
    assert made.number == 1


def test_the_command_says_sets_and_removes_the_look(store, tmp_path):
    file = tmp_path / "board.pptx"
    file.write_bytes(OURS)

    def said(*arguments):
        return CliRunner().invoke(main, ["deck-template", *arguments])

    assert said().output.strip() == words.in_force("", None, "")
    assert "board.pptx" in said(str(file)).output
    assert deck_look(store).content == OURS
    assert said("--remove").exit_code == 0
    assert deck_look(store).content is None
    assert said(str(file), "--remove").exit_code == 2


def test_an_administrator_sets_the_look_on_the_page(store):
    app = opened("data", quarter=QUARTER)
    app.session_state["deck-look-section"] = True
    app.run()
    assert words.in_force("", None, "") in text_of(app)

    uploader = next(it for it in app.get("file_uploader") if it.label == words.choose())
    uploader.upload("ours.pptx", b"no deck at all", "application/octet-stream")
    app.run()
    next(it for it in app.button if it.label == words.take()).click()
    app.run()
    assert words.not_an_office_file() in app.error[0].value.replace("\\", "")
    assert deck_look(store) == Look()

    uploader = next(it for it in app.get("file_uploader") if it.label == words.choose())
    uploader.upload("ours.pptx", OURS, "application/octet-stream")
    app.run()
    next(it for it in app.button if it.label == words.take()).click()
    app.run()

    assert "ours.pptx" in text_of(app).replace("\\", "")
    assert deck_look(store).content == OURS
