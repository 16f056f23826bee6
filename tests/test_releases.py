"""Releases: a quarter that is frozen, numbered, protected, and the same for ever."""

import io
import re
import shutil
import stat
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from monitoring import clock, db, export, releases
from monitoring.access import machine
from monitoring.brief.make import brief
from monitoring.commands.main import main
from monitoring.disclosure import HIDDEN, MIN_SHOWN
from monitoring.errors import InputError
from monitoring.papers.figures import figures_of
from monitoring.papers.page import page_html
from monitoring.papers.page_file import page_pdf
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html
from monitoring.pipeline import load_file
from monitoring.releases import make
from monitoring.releases.auditing import audit_file
from monitoring.vocabulary.versions import ReleaseFault
from monitoring.wording import commands as command_words
from monitoring.wording import screen
from monitoring.wording.faults import said
from tests.support.attacker import TEST, recovered
from tests.support.databases import copied, in_use
from tests.support.documents import plain, words_of_deck, words_of_html
from tests.support.kills.releasing import JUDGED
from tests.support.pages import PAGES, opened, text_of
from tests.support.people import ANN
from tests.support.pine_plan import made
from tests.support.quarters import ended

QUARTER = "2022-23-Q2"
NOTICE = screen.published_review(1, QUARTER, datetime(2023, 1, 20, 9, 30), "Ann Bell")
NOW = datetime(2023, 1, 20, 9, 30)
TESTS = Path(__file__).parent
TIDY = "indicator,period,organisation_level,subgroup,grade_span,numerator,denominator,released_on\n"


@pytest.fixture(scope="module")
def released(released_database, tmp_path_factory):
    """A database of its own with a review and release 1 of the quarter."""
    return copied(released_database, tmp_path_factory.mktemp("released"))


@pytest.fixture(scope="module")
def at_release(released):
    """The released database as the one that pages and commands use."""
    with in_use(released) as path:
        yield path


@pytest.fixture
def changeable(released, tmp_path):
    """A copy of it that may be changed."""
    with in_use(copied(released, tmp_path)) as path:
        yield path


def brief_of(path, number=1):
    with closing(releases.open_release(path, number)) as store:
        return brief(store, QUARTER)


def run(*arguments, **given):
    return CliRunner().invoke(main, [str(one) for one in arguments], **given)


def release_file(path, number=1):
    return releases.folder(path) / releases.find(path, number).file


def test_a_release_is_on_the_list_with_who_when_and_its_hash(released):
    (one,) = releases.listed(released)

    assert (one.number, one.quarter, one.file) == (1, QUARTER, "0001_2022-23-Q2.duckdb")
    assert (one.released_at, one.released_by) == ("2023-01-20T09:30:00", "Ann Bell")
    assert re.fullmatch(r"[0-9a-f]{64}", one.digest)
    assert stat.S_IMODE(release_file(released).stat().st_mode) == 0o444


def test_it_says_what_it_is_in_its_one_row(released):
    with closing(releases.open_release(released, 1)) as store:
        (row,) = store.rows("release_facts").to_dict("records")

    assert (row["release_number"], row["quarter"], row["rule_version"]) == (1, QUARTER, "2")
    assert (row["released_by"], row["correction"]) == ("Ann Bell", "")


def test_it_holds_what_was_known_by_then_and_nothing_later(released):
    with closing(releases.open_release(released, 1)) as store:
        results = store.rows("results")
        calendar = store.rows("calendar")
        updates = store.rows("step_updates")

    assert str(results["released_on"].max())[:10] <= "2022-12-31"
    assert calendar.loc[calendar["is_review"], "period"].max() == QUARTER
    assert updates["quarter"].max() == QUARTER


def test_what_is_not_in_at_the_quarters_end_is_the_same_in_it_and_on_the_pages(
    released, built_database
):
    asked = {"quarter": QUARTER, "as_of": date(2022, 12, 31)}
    with closing(releases.open_release(released, 1)) as store:
        in_review = store.read(db.sql_text("due_items"), asked)
    with in_use(built_database):
        on_pages = db.open_store().read(db.sql_text("due_items"), asked)

    # The sample's 14 figures of the quarter that came on January 5 were not in on December 31.
    assert len(on_pages) == 54
    assert in_review.to_dict("records") == on_pages.to_dict("records")


def test_it_holds_no_figure_of_what_is_hidden_and_no_draft(released):
    with closing(releases.open_release(released, 1)) as store:
        results = store.rows("results")
        hidden = results[results["data_state"] == "hidden"]
        assert len(hidden) > 150
        assert (
            hidden[["numerator", "denominator", "value", "published_value"]].isna().all(axis=None)
        )
        assert store.rows("secondary_suppression").empty
        assert store.rows("update_drafts").empty
        assert len(store.rows("release_audit")) > 20


LATER = """
insert into subgroups values ('Black', 'race/ethnicity', null, 4);
insert into results (result_id, batch_id, indicator_id, period, organisation_id, subgroup,
    numerator, denominator, value, published_value, data_state, released_on, source,
    superseded_by, n_enrolled)
values (3, 1, 'bench', '2022-23-Q3', 'GA-1', 'All Students', 50, 100, 50, 50, 'measured',
        '2023-03-20', 's', null, 110),
    (4, 1, 'bench', '2022-23-Q1', 'GA-1', 'Black', 40, 80, 50, 50, 'measured', '2022-10-01', 's',
        5, 90),
    (5, 1, 'bench', '2022-23-Q1', 'GA-1', 'Black', 41, 81, 50, 50, 'measured', '2022-10-01', 's',
        null, 90),
    (6, 1, 'bench', '2022-23-Q1', 'GA-1', 'All Students', 14, 29, 50, 50, 'measured',
        '2022-10-01', 's', 5, 29);
insert into review_texts values
    ('2022-23-Q2', 'G1', 'why', 1, '2023-01-03', 'Ann', 'Now.'),
    ('2022-23-Q3', 'G1', 'why', 1, '2023-04-03', 'Ann', 'Later.');
insert into step_updates values
    (9, 'G1.2', '2022-23-Q3', 1, 'district', '2023-03-10', 'Ann Bell', 'done', 1, 1, 'h', 'c',
        'working', 'j');
insert into comparability values
    ('bench', '', '2022-23-Q1', 'not_comparable', false, 'w', 's', '', '2023-02-01');
insert into review_marks values
    (1, '2022-23-Q2', '2023-01-03', 'Ann Bell', 'ann@example.org', true);
insert into target_versions (measure_id, version, indicator_id, adopted_on, saved_at, saved_by,
    reason, baseline_period, target_kind, target_value, deadline_period)
values ('m', 2, 'bench', '2022-12-31', '2023-01-02', 'Ann', 'Now.', '2022', 'reach_value', 60,
        '2025'),
    ('m', 3, 'bench', '2023-01-01', '2023-01-02', 'Ann', 'Later.', '2022', 'reach_value', 50,
        '2026');
"""


COPIED = (
    *("results", "review_texts", "step_updates", "comparability", "review_marks"),
    "target_versions",
)


def test_what_was_written_and_learned_later_and_who_signs_in_are_not_in_it(tmp_path):
    path = tmp_path / "pine.duckdb"
    with closing(made(path)) as store:
        with store.write() as writer:
            writer.script(JUDGED)
            writer.script(LATER)
        asked = make.ReleaseRequest(QUARTER, ANN, datetime(2023, 1, 5, 9))
        one = make.release(store, asked, lambda _: None, lambda *_: {})
    with closing(releases.open_release(path, one.number)) as frozen:
        held = {name: frozen.rows(name) for name in COPIED}

    # Of a group, and of few students, no older vintage goes in; of nobody how many are enrolled.
    assert sorted(held["results"]["result_id"]) == [1, 2, 5]
    assert held["results"]["n_enrolled"].isna().all()
    assert held["review_texts"]["text"].tolist() == ["Now."]
    assert held["target_versions"]["reason"].tolist() == ["Now."]
    assert sorted(held["step_updates"]["update_id"]) == [2, 3, 4]
    assert "2022-23-Q1" not in held["comparability"]["period"].tolist()
    assert held["review_marks"]["person"].tolist() == [""]


def test_what_pages_hide_beside_small_groups_is_hidden_in_it_too(tmp_path):
    path = tmp_path / "pine.duckdb"
    with closing(made(path)) as store:
        with store.write() as writer:
            writer.script(JUDGED)
            writer.script("insert into secondary_suppression values (2)")
        asked = make.ReleaseRequest(QUARTER, ANN, datetime(2023, 1, 5, 9))
        one = make.release(store, asked, lambda _: None, lambda *_: {})
        was = store.rows("results").set_index("result_id").loc[2]
    with closing(releases.open_release(path, one.number)) as frozen:
        now = frozen.rows("results").set_index("result_id").loc[2]

    figures = ["numerator", "denominator", "value", "published_value"]
    assert (was["data_state"], now["data_state"]) == ("measured", "hidden")
    assert was[figures].notna().all()
    assert now[figures].isna().all()


def test_its_verdicts_are_those_of_the_worked_figures(released):
    told = brief_of(released)
    (measure,) = told.goals[1].measures

    assert (measure.level, measure.change) == ("off_track", "clear_improvement")
    assert (round(measure.value, 1), measure.distance_students) == (79.7, -271)
    assert (told.head.release, told.head.released_on) == (1, date(2023, 1, 20))
    assert told.head.is_sample


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ((QUARTER, " "), "no_name"),
        ((QUARTER, "Ann", 1, ""), "half_a_correction"),
        ((QUARTER, "Ann", None, "Wrong."), "half_a_correction"),
        ((QUARTER, "Ann", 7, "Wrong."), "unknown"),
        (("2022-23-Q1", "Ann", 1, "Wrong."), "other_quarter"),
        (("2022-Q2", "Ann"), "not_a_quarter"),
    ],
)
def test_what_cannot_be_released_is_told_and_the_list_stays(at_release, asked, code):
    quarter, by, *correction = asked
    before = sorted(path.name for path in releases.folder(at_release).iterdir())

    with pytest.raises(InputError) as refused:
        make.release(
            db.open_store(),
            make.ReleaseRequest(quarter, machine(by), NOW, *correction),
            lambda _: None,
        )

    assert refused.value.code == code
    assert [one.number for one in releases.listed(at_release)] == [1]
    assert sorted(path.name for path in releases.folder(at_release).iterdir()) == before


def test_after_new_data_the_old_release_and_its_papers_are_the_same_byte_for_byte(
    changeable, tmp_path
):
    def made():
        told = brief_of(changeable)
        return (
            release_file(changeable).read_bytes(),
            deck(told),
            page_pdf(told),
            page_html(told),
            wall_html(told),
        )

    before = made()
    file = tmp_path / "new.csv"
    file.write_text(
        TIDY + "graduation_rate_4yr,2022,district,All Students,9-12,3000,3924,2022-12-30\n"
    )
    load_file.load(file, by=ANN)
    working = brief(db.open_store(), QUARTER)

    assert round(working.goals[1].measures[0].value, 1) == 76.5
    assert made() == before


@pytest.mark.slow
def test_a_correction_is_a_release_of_its_own_that_says_what_it_corrects(changeable):
    asked = make.ReleaseRequest(
        QUARTER, machine("Bo Carr"), NOW, 1, "The graduation rate was an old vintage."
    )
    made = make.release(db.open_store(), asked, lambda _: None, finish=lambda *_: {})

    first, second = releases.listed(changeable)
    assert (made.number, second.corrects) == (2, 1)
    assert first.corrects is None
    assert second.correction == "The graduation rate was an old vintage."
    assert brief_of(changeable, 2).head.corrects == 1


def test_a_file_that_was_changed_since_is_not_opened(changeable):
    path = release_file(changeable)
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"!")

    with pytest.raises(releases.ReleaseMissingError) as refused:
        releases.open_release(changeable, 1)

    assert refused.value.code == "file_changed"


def test_a_list_that_cannot_be_read_is_told(changeable):
    (releases.folder(changeable) / "releases.json").write_text("[{]")

    with pytest.raises(releases.ReleaseMissingError) as refused:
        releases.listed(changeable)

    assert refused.value.code == "not_a_list"


@pytest.mark.slow
def test_the_audit_of_the_file_alone_holds_and_ends_with_0(released):
    result = run("audit", release_file(released))

    assert result.exit_code == 0
    with closing(releases.open_release(released, 1)) as store:
        rows = store.rows("results")
    n_hidden = int(((rows["data_state"] == HIDDEN) & rows["superseded_by"].isna()).sum())
    assert n_hidden > 150
    assert result.output.strip() == command_words.protection_holds(1, QUARTER, n_hidden, MIN_SHOWN)


@pytest.mark.slow
def test_the_audit_fails_with_1_when_a_small_count_is_shown(released, tmp_path):
    path = tmp_path / "shown.duckdb"
    shutil.copyfile(release_file(released), path)
    path.chmod(0o644)
    db.close_store()
    with duckdb.connect(str(released), read_only=True) as true_rows:
        number, count = true_rows.execute(
            "select result_id, denominator from results "
            "inner join secondary_suppression using (result_id) "
            "where denominator >= 10 and released_on <= '2022-12-31' order by denominator limit 1"
        ).fetchone()
    with duckdb.connect(str(path)) as changed:
        changed.execute(
            "update results set denominator = ?, value = 50, numerator = ?, "
            "data_state = 'measured' where result_id = ?",
            [count, count / 2, number],
        )

    assert audit_file(path).failures
    assert run("audit", path).exit_code == 1


@pytest.mark.slow
def test_an_attacker_with_the_file_alone_recovers_nothing(released):
    with duckdb.connect(str(release_file(released)), read_only=True) as file:
        rows = file.execute(
            "select results.*, organisation_level from results inner join organisations using "
            "(organisation_id) inner join batches using (batch_id) "
            "where superseded_by is null and batches.kind <> 'official'"
        ).df()
    tests = [own.reset_index(drop=True) for _, own in rows.groupby(TEST)]
    hiding = [own for own in tests if (own["data_state"] == HIDDEN).any()]

    assert len(hiding) > 10
    for own in hiding:
        # Cohorts of schools do not add up to their district's, so he cannot trust those sums.
        trusts = "graduation" not in own["indicator_id"].iloc[0]
        found = recovered(own, absent_is_none=False, trusts_schools=trusts, n_programs=2)
        assert not found, own[TEST].iloc[0].tolist()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("audit", "nothing.duckdb"),
            said(InputError(ReleaseFault.NO_FILE, file="nothing.duckdb")),
        ),
        (
            ("deck", "--release", "9", "x.pptx"),
            said(InputError(ReleaseFault.UNKNOWN, number=9, numbers=(1,))),
        ),
        (("deck", "--release", "1", "x.pdf"), ".pptx"),
        (("page", "--release", "1", "x.docx"), ".html, .pdf"),
        (("page", "--release", "1", "no/such/x.pdf"), "no/such"),
        (("release", "--quarter", "2022", "--yes"), "2022-23-Q2"),
        (
            ("review", "--quarter", QUARTER, "--goal", "G9", "--why", "x"),
            "G9",
        ),
    ],
)
@pytest.mark.usefixtures("at_release")
def test_a_command_that_cannot_do_its_work_says_why_and_ends_with_1(arguments, told):
    result = run(*arguments)

    assert result.exit_code == 1
    assert told in result.output


@pytest.mark.usefixtures("at_release")
def test_a_quarter_under_way_is_not_published_without_being_told_of_it(monkeypatch):
    sentence = "Quarter 2, 2022-23, is in progress until December 31, 2022."

    monkeypatch.setattr(clock, "today", lambda: date(2022, 12, 31))
    under_way = run("release", "--quarter", QUARTER, input="n")
    monkeypatch.setattr(clock, "today", lambda: date(2023, 1, 1))
    over = run("release", "--quarter", QUARTER, input="n")

    assert sentence in under_way.output
    assert "will not be in this published review" in under_way.output
    assert "is in progress" not in over.output
    assert (under_way.exit_code, over.exit_code) == (1, 1)
    assert len(releases.listed(db.database_path())) == 1


@pytest.mark.usefixtures("at_release")
def test_the_releases_are_listed():
    (made, *_rest) = releases.listed(db.database_path())

    line = command_words.release_line(1, QUARTER, made.released_at, "Ann Bell", made.digest)
    assert run("releases").output.splitlines()[0] == line


@pytest.mark.usefixtures("at_release")
def test_deck_html_pdf_page_and_csv_of_one_release_say_the_same_numbers(released):
    told = brief_of(released)
    pdf = PdfReader(io.BytesIO(page_pdf(told))).pages[0].extract_text()
    app = opened("overview", quarter=QUARTER, release="1", goal="G2")
    with closing(releases.open_release(released, 1)) as store:
        latest_results = store.read(db.sql_text("measure_latest_results"), ended(QUARTER))
    figures_of_csv = ["value", "expected", "distance_points", "distance_students"]
    of_goal = latest_results.loc[latest_results["goal_id"] == "G2", figures_of_csv]
    csv = export.csv_text(of_goal.round(1))
    said = {
        "deck": words_of_deck(deck(told)),
        "html": words_of_html(page_html(told)),
        "pdf": plain(pdf),
        "page": text_of(app),
    }

    figures = dict(figures_of(told))
    of_goal = {name: text for name, text in figures.items() if name.startswith("G2.graduation")}
    numbers = re.findall(r"[\d.]+", plain(" ".join(of_goal.values())))
    assert numbers == ["79.7", "86.6", "90.0", "6.9", "270", "78.40", "80.92"]
    for place, words in said.items():
        for figure in ("79.7", "86.6", "6.9", "270", "90"):
            assert figure in words, (place, figure)
    for name, text in figures.items():
        assert plain(text) in said["deck"], name
    assert csv.splitlines()[1] == "79.70,86.60,-6.90,-271"


@pytest.mark.usefixtures("at_release")
def test_a_page_opened_on_a_release_says_so_and_offers_nothing_to_write():
    app = opened("step", quarter=QUARTER, release="1", step="G1.3", goal="G1")

    assert [one.value for one in app.info] == [NOTICE]
    assert "update" not in [one.proto.id for one in app.get("expander")]
    assert screen.remove_sample() not in [one.label for one in app.get("button")]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("at_release")
def test_every_page_opens_on_a_release_and_says_so(name):
    app = opened(name, release="1")

    assert not app.exception
    assert app.selectbox(key="quarter").value == QUARTER
    assert NOTICE in [one.value for one in app.info]


@pytest.mark.usefixtures("at_release")
def test_a_release_goes_along_to_another_page_until_it_is_left():
    app = opened("goals", quarter=QUARTER, release="1")
    app.switch_page("pages/steps.py").run()
    assert NOTICE in [one.value for one in app.info]
    assert 'href="step?release=1&amp;' in "".join(one.value for one in app.markdown)

    (leave,) = [one for one in app.get("button") if one.label == screen.leave_published_review()]
    leave.click()
    app.run()
    assert NOTICE not in [one.value for one in app.info]


@pytest.mark.parametrize("asked", ["9", "one", "-1"])
@pytest.mark.usefixtures("at_release")
def test_a_release_that_is_not_there_is_told(asked):
    app = opened("overview", release=asked)

    assert not app.exception
    assert asked in app.error[0].value
