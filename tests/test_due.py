"""What a step owes, since when, and what is told to whom."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from icalendar import Calendar

from monitoring import db, due
from monitoring.db.query_rows import DueItems, ReviewDates
from monitoring.due.calendar_file import calendar_file
from monitoring.rows import each, first, where
from monitoring.wording import due as words
from tests.support.pine_plan import made

END = date(2022, 12, 31)
DEPUTY = "Deputy Superintendent of Schools"
CHIEF = "Chief of Communications"


@pytest.fixture
def store(tmp_path):
    opened = made(tmp_path / "pine.duckdb")
    yield opened
    opened.close()


def items(store, quarter="2022-23-Q2", as_of=END):
    return store.read(db.sql_text("due_items"), {"quarter": quarter, "as_of": as_of})


def steps(store, quarter="2022-23-Q2", as_of=END):
    return store.read(db.sql_text("due_steps"), {"quarter": quarter, "as_of": as_of})


def reviews(store):
    return store.read(db.sql_text("review_dates"))


def owed(store, quarter="2022-23-Q2", as_of=END, people=None):
    review = first(where(reviews(store), "quarter", quarter), ReviewDates)
    return due.Owed(items(store, quarter, as_of), review, as_of, people or {})


def changed(store, statement):
    with store.write() as writer:
        writer.run(statement)


def named(rows):
    return list(zip(rows["step_id"], rows["item"], strict=True))


def test_each_thing_that_is_not_in_has_one_row_in_the_plans_order(store):
    rows = items(store)
    columns = ["step_id", "goal_id", "lane", "item", "kind", "expects", "figures", "days_overdue"]

    told = [tuple(row) for row in rows[columns].itertuples(index=False)]

    i, e = "implementation", "effectiveness"
    sheets = ("Attendance sheets", "evidence", "one sheet a meeting", "Meetings; PD completion")
    assert told == [
        ("G1.1", "G1", i, "Meeting minutes", "evidence", "meeting minutes", "", 16),
        ("G1.1", "G1", i, "PD logs", "measure", "", "PD completion", 16),
        ("G1.1", "G1", i, *sheets, 16),
        ("G1.2", "G1", i, "benchmarks", "measure", "", "Benchmark: Science", 16),
        ("G1.2", "G1", e, "absence", "measure", "", "Absence", 0),
        ("G1.10", "G1", i, "", "update", "", "", 16),
        ("G2.1", "G2", i, "", "update", "", "", 16),
    ]


def test_an_item_is_owed_by_the_accountable_position_under_its_one_name(store):
    rows = items(store).drop_duplicates("step_id").set_index("step_id")["role"]

    assert rows["G1.1"] == rows["G2.1"] == DEPUTY
    assert rows["G1.2"] == CHIEF
    assert pd.isna(rows["G1.10"])


@pytest.mark.parametrize(
    ("as_of", "days"),
    [(date(2022, 10, 1), 0), (date(2022, 12, 15), 0), (date(2022, 12, 16), 1), (END, 16)],
)
def test_days_are_counted_from_the_day_after_the_due_date(store, as_of, days):
    rows = items(store, as_of=as_of)

    assert rows.loc[rows["kind"] == "update", "days_overdue"].tolist() == [days, days]


def test_a_figure_is_due_on_the_day_of_its_release_where_there_is_one(store):
    rows = items(store).set_index("item")["due_on"].dt.date

    assert rows["absence"] == date(2023, 1, 12)
    assert rows["PD logs"] == date(2022, 12, 15)


def test_an_item_that_lacks_document_and_figures_is_due_on_the_earlier_day(store):
    released = "insert into release_dates values ('{}', '2022-23-Q2', '{}', 'published', 's', '')"
    changed(store, released.format("pd", "2022-12-10"))
    changed(store, released.format("meetings", "2022-12-20"))

    row = items(store).set_index("item").loc["Attendance sheets"]

    assert (row["due_on"].date(), row["days_overdue"]) == (date(2022, 12, 10), 21)


def test_a_document_counts_when_the_last_revision_has_it(store):
    assert ("G1.1", "Meeting minutes") in named(items(store))
    assert ("G1.1", "surveys") not in named(items(store))

    changed(store, "delete from step_updates where update_id = 2")

    assert ("G1.1", "Meeting minutes") not in named(items(store))
    assert ("G1.1", "surveys") in named(items(store))


def test_a_document_counts_in_the_lane_that_it_was_given_for(store):
    given = "insert into update_evidence values (2, '{}', '{}', 'T', '2022-12-01', 'l', '', '')"
    changed(store, given.format("implementation", "surveys"))
    changed(store, given.format("effectiveness", "Meeting minutes"))

    lanes = store.read(db.sql_text("lane_states"), {"quarter": "2022-23-Q2"})

    assert ("G1.1", "Meeting minutes") in named(items(store))
    assert steps(store)["evidence_in"].tolist() == [1, 0, 0, 0]
    assert lanes["evidence_in"].tolist() == [0, 1, 0, 0, 0, 0, 0, 0]


def test_without_an_update_its_documents_are_owed_as_well(store):
    rows = items(store, "2022-23-Q1", date(2022, 9, 30))
    own = rows[rows["step_id"] == "G1.1"]

    assert own["item"].tolist() == [
        "",
        "Meeting minutes",
        "Attendance sheets",
        "surveys",
    ]
    assert set(own["days_overdue"]) == {15}
    # The figures of PD completion are in for this quarter, those of the meetings are not.
    assert own["figures"].tolist() == ["", "", "Meetings", ""]


@pytest.mark.parametrize(
    ("state", "is_owed"),
    [
        ("measured", False),
        ("overdue", True),
        ("cancelled", False),
        ("not_published", False),
        ("not_comparable", False),
        ("hidden", False),
    ],
)
def test_of_the_states_of_a_result_only_overdue_is_owed(store, state, is_owed):
    with store.write() as writer:
        writer.run(
            "update findings set data_state = $state where indicator_id = 'referrals'",
            {"state": state},
        )

    assert (("G1.2", "referrals") in named(items(store))) is is_owed


@pytest.mark.parametrize(("known_on", "is_owed"), [("2022-12-31", False), ("2023-01-05", True)])
def test_a_figure_that_came_after_the_quarter_was_not_in_at_its_end(store, known_on, is_owed):
    with store.write() as writer:
        writer.run(
            "update findings set data_state = 'measured', released_on = cast($day as date)"
            " where indicator_id = 'referrals'",
            {"day": known_on},
        )

    assert (("G1.2", "referrals") in named(items(store))) is is_owed


def test_what_is_yearly_official_per_event_suggested_or_not_held_is_not_owed(store):
    rows = items(store)
    owed_items = {item for _, item in named(rows[rows["kind"] != "update"])}

    assert not owed_items & {"Star Rating", "exit talks", "", "reading windows"}


def test_what_is_noted_of_one_subject_alone_leaves_the_figures_of_the_others_owed(store):
    changed(store, "update comparability set content_area = 'Science'")

    assert ("G2.1", "reading windows") in named(items(store))


@pytest.mark.parametrize(("often", "is_owed"), [("monthly", True), ("yearly", False)])
def test_of_figures_only_those_that_a_quarter_brings_are_owed(store, often, is_owed):
    with store.write() as writer:
        writer.run(
            "update indicators set frequency = $often where indicator_id = 'absence'",
            {"often": often},
        )

    assert (("G1.2", "absence") in named(items(store))) is is_owed


def test_a_quarter_without_a_review_owes_nothing(store):
    assert items(store, "2019-20-Q1").empty


def test_what_a_step_owes_is_counted_beside_how_fresh_it_is(store):
    told = due.by_step(items(store), steps(store)).set_index("step_id")

    assert list(told.index) == ["G1.1", "G1.2", "G1.10", "G2.1"]
    counts = ["n_owed", "n_overdue", "longest_overdue_days", "evidence_in", "evidence_expected"]
    assert told[counts].to_numpy().tolist() == [
        [3, 3, 16, 1, 3],
        [2, 1, 16, 0, 0],
        [1, 1, 16, 0, 0],
        [1, 1, 16, 0, 0],
    ]
    assert told["has_update"].tolist() == [True, True, False, False]
    assert told["is_sample"].tolist() == [False, True, False, False]


def test_a_step_that_owes_nothing_is_counted_as_zero(store):
    told = due.by_step(items(store).iloc[:0], steps(store))

    assert told["n_owed"].tolist() == [0, 0, 0, 0]
    assert told["longest_overdue_days"].tolist() == [0, 0, 0, 0]


def test_days_since_the_last_update_are_counted_to_the_day_and_not_beyond(store):
    told = steps(store).set_index("step_id")

    # G1.1 on 12 December; G1.2 after the quarter's end; G1.10 never; G2.1 in the quarter before.
    assert [str(day)[:10] for day in told["last_updated_on"]] == [
        "2022-12-12",
        "2023-01-09",
        "NaT",
        "2022-09-20",
    ]
    assert told["days_since_update"].fillna(-1).tolist() == [19, -1, -1, 102]


def test_what_is_next_is_this_quarters_update_and_then_the_following_ones(store):
    now = [str(day.date()) for day in steps(store)["next_due_on"]]
    last = steps(store, "2022-23-Q3", date(2023, 3, 31))["next_due_on"]

    assert now == ["2023-03-15", "2023-03-15", "2022-12-15", "2022-12-15"]
    assert [str(day.date()) for day in last] == ["2023-03-15"] * 4


def test_after_the_last_review_of_the_calendar_nothing_is_next(store):
    changed(store, "update step_updates set quarter = '2022-23-Q3' where update_id = 4")

    told = steps(store, "2022-23-Q3", date(2023, 3, 31)).set_index("step_id")["next_due_on"]

    assert pd.isna(told["G2.1"])


def test_a_later_quarters_update_does_not_make_an_earlier_quarter_fresh(store):
    told = steps(store, "2022-23-Q1", date(2022, 9, 30)).set_index("step_id")

    assert pd.isna(told.loc["G1.1", "last_updated_on"])
    assert told.loc["G2.1", "days_since_update"] == 10


@pytest.mark.parametrize(
    ("today", "day"),
    [(date(2022, 12, 20), date(2022, 12, 20)), (END, END), (date(2026, 1, 1), END)],
)
def test_a_quarter_is_looked_at_on_its_last_day_or_today_before_that(today, day):
    assert due.as_of(pd.Timestamp("2022-12-31"), today) == day


def test_a_position_is_held_by_whoever_took_it_last(store):
    def people(today):
        rows = store.read(db.sql_text("role_people"), {"today": today})
        return dict(zip(rows["role"], rows["person"], strict=True))

    assert people(date(2026, 1, 1)) == {"Coach": "Cy Dorn, Di Eden", DEPUTY: "Bo Carr"}
    assert people(date(2022, 6, 30))[DEPUTY] == "Ann Bell"
    assert people(date(2019, 1, 1)) == {}


def test_the_mail_has_a_block_for_each_position_and_a_line_for_each_item(store):
    people = {DEPUTY: "Bo Carr"}
    owing = owed(store, people=people)

    rows = {(row.step_id, row.item): row for row in each(owing.items, DueItems)}

    def line(step_id, item=""):
        return words.mail_line(rows[step_id, item])

    assert due.mail(owing).splitlines() == [
        words.mail_heading(owing.review, END),
        "",
        words.heading(DEPUTY, people),
        line("G1.1", "Meeting minutes"),
        line("G1.1", "PD logs"),
        line("G1.1", "Attendance sheets"),
        line("G2.1"),
        "",
        words.heading(CHIEF, people),
        line("G1.2", "benchmarks"),
        line("G1.2", "absence"),
        "",
        words.heading("", people),
        line("G1.10"),
    ]


def test_nothing_owed_is_one_sentence(store):
    nothing = due.Owed(items(store).iloc[:0], first(reviews(store), ReviewDates), END, {})

    assert due.mail(nothing) == words.all_is_in("2022-23-Q1")


NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def calendar_of(store, stamp=NOON, plan_id="pine", **asked):
    coming = reviews(store).iloc[2:]
    return calendar_file(owed(store, **asked), coming, plan_id, stamp)


def events(text):
    return Calendar.from_ical(text).walk("VEVENT")


def test_the_calendar_has_an_event_for_each_position_and_day_and_each_coming_review(store):
    told = [
        (str(e["summary"]), e.decoded("dtstart"), e.decoded("dtend"))
        for e in events(calendar_of(store))
    ]

    eve, day = date(2022, 12, 15), date(2022, 12, 16)
    assert told == [
        (words.event_title("2022-23-Q2", 4, DEPUTY), eve, day),
        (words.event_title("2022-23-Q2", 1, CHIEF), eve, day),
        (words.event_title("2022-23-Q2", 1, CHIEF), date(2023, 1, 12), date(2023, 1, 13)),
        (words.event_title("2022-23-Q2", 1, ""), eve, day),
        (words.review_title("2022-23-Q3"), date(2023, 3, 15), date(2023, 3, 16)),
    ]


def test_an_event_lists_what_is_due_in_words_that_stay_true(store):
    people = {CHIEF: "Fay Gold"}
    told = events(calendar_of(store, people=people))

    (row,) = [it for it in each(items(store), DueItems) if it.item == "benchmarks"]
    assert str(told[1]["description"]).splitlines() == [
        words.heading(CHIEF, people),
        words.item_line(row),
    ]
    assert "overdue" not in "".join(str(event["description"]) for event in told)
    assert {str(event["transp"]) for event in told} == {"TRANSPARENT"}


def test_a_later_file_changes_nothing_but_its_stamp_and_another_plan_has_its_own_events(store):
    morning = calendar_of(store)
    evening = calendar_of(store, stamp=datetime(2026, 11, 27, 18, 0, tzinfo=UTC))
    other = calendar_of(store, plan_id="oak")

    assert evening != morning
    assert evening.replace(b"20261127T180000Z", b"20261126T120000Z") == morning
    assert b"DTSTAMP:20261126T120000Z" in morning
    uids = [str(event["uid"]) for event in events(morning)]
    assert uids[0] == "04f5b727-479d-54c1-8e9a-3b041ca7af40"
    assert len(set(uids)) == 5
    assert not set(uids) & {str(event["uid"]) for event in events(other)}


def test_an_event_stays_itself_when_an_item_comes_in(store):
    before = {str(event["uid"]) for event in events(calendar_of(store))}
    changed(
        store,
        "insert into update_evidence values (2, 'implementation', 'Meeting minutes', 'Minutes',"
        " '2022-12-01', 'https://e.org/3', '', '')",
    )

    after = events(calendar_of(store))

    assert {str(event["uid"]) for event in after} == before
    assert str(after[0]["summary"]) == words.event_title("2022-23-Q2", 3, DEPUTY)
