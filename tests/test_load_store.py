"""Batches: what a load changes, and that nothing is lost."""

from datetime import date, datetime

import pandas as pd
import pytest

from monitoring.pipeline.batches import FileFacts, write_batch
from monitoring.result_files import ParsedFile
from monitoring.vocabulary.faults import LoadNote
from tests.support.written import written

SEED = """
insert into calendar values
    ('2022', 'year', 2022, '2021-07-01', '2022-06-30', false, 'assumed', 's'),
    ('2023', 'year', 2023, '2022-07-01', '2023-06-30', false, 'assumed', 's'),
    ('2022-23-Q1', 'quarter', 2023, '2022-07-01', '2022-09-30', false, 'assumed', 's'),
    ('2022-23-Q2', 'quarter', 2023, '2022-10-01', '2022-12-31', true, 'assumed', 's'),
    ('2022-23-Q3', 'quarter', 2023, '2023-01-01', '2023-03-31', true, 'assumed', 's');
insert into review_dates values
    ('2022-23-Q2', '2022-12-15', 'assumed', 's'),
    ('2022-23-Q3', '2023-03-15', 'assumed', 's');
insert into indicators values
    ('grad', 'Graduation', 'Graduation', 'percent', 'higher', 'a', 'b', 'students', 'yearly',
     'official', 'student_outcome', 's', 'class', '9-12', '');
insert into release_dates values
    ('grad', '2022', '2022-10-10', 'published', 's', ''),
    ('grad', '2022-23-Q3', '2023-04-20', 'published', 's', '');
insert into subgroups values ('All Students', 'all', null, 0);
insert into organisations values ('GA', 'state', 'Georgia', false);
"""


@pytest.fixture
def store(tmp_path):
    opened = written(tmp_path / "small.duckdb", SEED)
    yield opened
    opened.close()


def row(level="district", name="Clayton County", code="GA-631", n=100, k=80, **more):
    value = 100 * k / n if n and k is not None else None
    return {
        "line": 2,
        "indicator_id": "grad",
        "period": "2022",
        "organisation_level": level,
        "organisation": name,
        "organisation_code": code,
        "subgroup": "All Students",
        "content_area": "",
        "grade_span": "9-12",
        "numerator": k,
        "denominator": n,
        "value": value,
        "published_value": value,
        "data_state": "measured",
        "released_on": None,
        "source": None,
        "note": "",
    } | more


def parsed(*rows, vintage_on=None, layout="test"):
    frame = pd.DataFrame(rows)
    for name in ("numerator", "denominator", "value", "published_value"):
        frame[name] = frame[name].astype("float64")
    return ParsedFile(
        layouts=(layout,),
        rows=frame,
        rows_read=len(rows),
        rows_other_districts=0,
        rows_hidden=0,
        district_code="GA-631",
        vintage_on=vintage_on,
        notes=(),
    )


def facts(sha256):
    return FileFacts(f"{sha256}.csv", sha256, "official", "somebody", datetime(2026, 1, 2, 3, 4))


def load(store, sha256, *rows, vintage_on=None, layout="test"):
    with store.write() as writer:
        file = parsed(*rows, vintage_on=vintage_on, layout=layout)
        return write_batch(writer, file, facts(sha256))


def in_force(store):
    sql = "select numerator, denominator, value from results where superseded_by is null"
    return store.read(sql + " order by result_id").to_numpy().tolist()


def test_a_new_result_takes_its_release_date_from_the_calendar_and_its_source_from_the_file(store):
    loaded = load(store, "one", row())

    stored = store.read("select released_on, source from results")
    assert loaded.n_new == 1
    assert [str(day)[:10] for day in stored["released_on"]] == ["2022-10-10"]
    assert stored["source"].tolist() == ["one.csv"]


def test_the_same_file_twice_changes_nothing_and_says_so(store):
    load(store, "one", row())

    again = load(store, "one", row())

    assert again.is_repeat
    assert again.batch_id == 1
    assert store.read("select count(*) as n from batches")["n"].tolist() == [1]


def test_the_same_figures_from_another_file_change_nothing(store):
    load(store, "one", row())

    again = load(store, "two", row())

    assert (again.n_new, again.n_superseding, again.n_unchanged) == (0, 0, 1)
    assert store.read("select count(*) as n from results")["n"].tolist() == [1]


def test_a_newer_vintage_supersedes_the_older_which_stays_in_history(store):
    load(store, "one", row(k=80))

    loaded = load(store, "two", row(k=81))

    history = store.read("select numerator, superseded_by from results order by result_id")
    assert loaded.n_superseding == 1
    assert in_force(store) == [[81.0, 100.0, 81.0]]
    assert history["numerator"].tolist() == [80.0, 81.0]
    assert history["superseded_by"].tolist()[0] == 2


def test_an_older_vintage_loaded_late_goes_to_history_only(store):
    load(store, "new", row(k=81), vintage_on=date(2025, 1, 14))

    loaded = load(store, "old", row(k=80), vintage_on=date(2021, 12, 6))

    assert loaded.n_older == 1
    assert in_force(store) == [[81.0, 100.0, 81.0]]


def test_a_rate_without_counts_does_not_replace_the_same_rate_with_them(store):
    load(store, "counts", row(n=3924, k=3127))

    loaded = load(store, "rate", row(n=None, k=None, value=79.69, published_value=79.69))

    assert loaded.n_unchanged == 1
    assert in_force(store)[0][:2] == [3127.0, 3924.0]


def test_a_rate_without_counts_that_differs_does_replace_it(store):
    load(store, "counts", row(n=3924, k=3127))

    loaded = load(store, "rate", row(n=None, k=None, value=81.2, published_value=81.2))

    assert loaded.n_superseding == 1
    assert in_force(store)[0][2] == 81.2


def test_a_result_that_the_state_now_hides_is_hidden_here_too(store):
    load(store, "shown", row(n=12, k=10))

    load(
        store,
        "hidden",
        row(n=None, k=None, value=None, published_value=None) | {"data_state": "hidden"},
    )

    (shown,) = in_force(store)
    assert all(value != value for value in shown)


def test_a_school_without_a_code_is_found_again_by_its_name(store):
    load(store, "coded", row("school", "Jonesboro High School", "GA-631-1056"), row())

    load(store, "named", row("school", "Jonesboro High School", None, k=90))

    schools = store.read("select * from organisations where organisation_level = 'school'")
    assert schools["organisation_id"].tolist() == ["GA-631-1056"]


def test_the_district_is_one_organisation_however_files_write_it(store):
    load(store, "one", row())

    load(store, "two", row(name="CLAYTON COUNTY PUBLIC SCHOOLS", code=None, k=90))

    districts = store.read("select * from organisations where organisation_level = 'district'")
    assert districts["organisation_id"].tolist() == ["GA-631"]
    assert in_force(store)[0][0] == 90.0


def test_a_district_file_can_date_its_own_rows(store):
    load(store, "own", row(released_on=date(2022, 11, 5), source="District office"))

    stored = store.read("select released_on, source from results")
    assert [str(day)[:10] for day in stored["released_on"]] == ["2022-11-05"]
    assert stored["source"].tolist() == ["District office"]


@pytest.mark.parametrize(
    ("printed", "is_same"),
    [(79.69, True), (79.7, True), (80.0, True), (79.3, False), (79.6, False)],
)
def test_a_rate_is_the_same_as_far_as_its_printed_decimals_say(store, printed, is_same):
    load(store, "counts", row(n=3924, k=3127))

    loaded = load(store, "rate", row(n=None, k=None, value=printed, published_value=printed))

    assert (loaded.n_unchanged, loaded.n_superseding) == ((1, 0) if is_same else (0, 1))


def test_a_newer_vintage_keeps_the_day_its_first_was_known(store):
    load(store, "one", row(k=80, released_on=date(2022, 10, 10)))
    load(store, "two", row(k=81, released_on=date(2023, 5, 2)))

    assert days_in_force(store) == ["2022-10-10"]


def test_a_figure_that_was_overdue_before_is_known_from_its_own_day(store):
    overdue = row(n=None, k=None, released_on=date(2022, 10, 10)) | {"data_state": "overdue"}
    load(store, "one", overdue)
    load(store, "two", row(k=81, released_on=date(2023, 5, 2)))

    assert days_in_force(store) == ["2023-05-02"]


def test_an_older_vintage_loaded_late_tells_the_first_day(store):
    new = row(k=81, released_on=date(2023, 5, 2))
    load(store, "new", new, vintage_on=date(2023, 5, 2))
    old = row(k=80, released_on=date(2022, 10, 10))
    load(store, "old", old, vintage_on=date(2022, 10, 10))

    assert days_in_force(store) == ["2022-10-10"]
    assert in_force(store) == [[81.0, 100.0, 81.0]]


def days_in_force(store):
    days = store.read("select released_on from results where superseded_by is null")
    return [str(day)[:10] for day in days["released_on"]]


def told(loaded):
    """Return what a load says of dates: code, rows, day and quarter."""
    return [
        (it.code, it.facts["n"], str(it.facts.get("day", "")), it.facts.get("review_quarter", ""))
        for it in loaded.notes
    ]


def test_the_date_of_a_states_file_is_the_day_from_which_its_rows_are_known(store):
    loaded = load(store, "dated", row(), vintage_on=date(2025, 1, 14))

    assert days_in_force(store) == ["2025-01-14"]
    assert told(loaded) == [(LoadNote.DATED_BY_FILE, 1, "2025-01-14", "")]


def test_a_later_file_of_the_state_keeps_the_day_from_which_a_result_was_known(store):
    load(store, "one", row(k=80))
    load(store, "dated", row(k=81), vintage_on=date(2025, 1, 14))

    assert days_in_force(store) == ["2022-10-10"]


def test_the_date_of_a_districts_own_file_dates_no_row(store):
    load(store, "own", row(), vintage_on=date(2025, 1, 14), layout="tidy")

    assert days_in_force(store) == ["2022-10-10"]


@pytest.mark.parametrize(
    ("period", "day", "note"),
    [
        ("2022-23-Q2", "2022-12-15", (LoadNote.DATED_BY_REVIEW, 1, "2022-12-15", "2022-23-Q2")),
        ("2022-23-Q1", "2022-09-30", (LoadNote.DATED_BY_QUARTER, 1, "2022-09-30", "2022-23-Q1")),
        ("2023", "2026-01-02", (LoadNote.DATED_BY_LOAD, 1, "2026-01-02", "")),
    ],
)
def test_a_figure_without_a_date_is_known_from_its_quarters_review(store, period, day, note):
    loaded = load(store, "own", row(period=period), layout="tidy")

    assert days_in_force(store) == [day]
    assert told(loaded) == [note]


def test_what_bears_a_date_or_is_on_the_calendar_is_dated_without_a_word(store):
    own = row(period="2022-23-Q2", released_on=date(2022, 12, 20))
    loaded = load(store, "own", own, row(period="2022-23-Q3"), layout="tidy")

    assert days_in_force(store) == ["2022-12-20", "2023-04-20"]
    assert loaded.notes == ()


@pytest.mark.parametrize(("k", "n_unchanged"), [(80, 1), (81, 0)])
def test_a_date_that_comes_later_takes_the_place_of_the_assumed_one(store, k, n_unchanged):
    load(store, "undated", row(period="2022-23-Q2"), layout="tidy")
    dated = row(period="2022-23-Q2", k=k, released_on=date(2022, 12, 20))
    loaded = load(store, "dated", dated, layout="tidy")

    assert days_in_force(store) == ["2022-12-20"]
    assert loaded.n_unchanged == n_unchanged
    assert told(loaded) == [(LoadNote.DATED_ANEW, 1, "", "")] * n_unchanged


def test_a_stated_date_stays_when_the_figure_comes_again_without_one(store):
    dated = row(period="2022-23-Q2", released_on=date(2022, 12, 20))
    load(store, "dated", dated, layout="tidy")
    load(store, "undated", row(period="2022-23-Q2"), layout="tidy")

    assert days_in_force(store) == ["2022-12-20"]
