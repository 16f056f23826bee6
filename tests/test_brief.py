"""One quarter as values: the shipped database, and a small one with texts and a release."""

from datetime import date

import pytest

from monitoring import clock, db
from monitoring.brief import Decision, Texts, figures
from monitoring.brief.make import brief
from monitoring.pipeline.sample import remove_sample
from tests.support.pine_plan import made

QUARTER = "2022-23-Q2"
TOLD = """
insert into rules values ('1', 0.95, 0.998, 15, 4, 0.8, 0.95, 1, true, '2022-01-01', 'The rule');
insert into goal_standings values
    ('2022-23-Q2', 'G1', 'No status: h', 'w'), ('2022-23-Q2', 'G2', 'No status: h', 'w');
insert into review_texts values
    ('2022-23-Q2', 'G1', 'why', 1, '2023-01-02 09:00:00', 'Ann Bell', 'first'),
    ('2022-23-Q2', 'G1', 'why', 2, '2023-01-03 09:00:00', 'Ann Bell', 'second'),
    ('2022-23-Q1', 'G1', 'next', 1, '2022-10-03 09:00:00', 'Ann Bell', 'older');
insert into review_decisions values
    (1, 1, '2022-23-Q1', 'G1.1', 'Meet', 'Deputy', '2022-11-01', 'open', '', '2022-10-01', 'Ann'),
    (1, 2, '2022-23-Q1', 'G1.1', 'Meet', 'Deputy', '2022-11-01', 'done', 'met', '2022-11-01', 'A'),
    (2, 1, '2022-23-Q2', 'G1', 'Hire', 'Chief', '2023-03-01', 'open', '', '2023-01-01', 'Ann'),
    (3, 1, '2022-23-Q3', 'G2', 'Later', 'Chief', '2023-06-01', 'open', '', '2023-04-01', 'Ann');
"""


@pytest.fixture(scope="module")
def told(database):
    return brief(db.open_store(database), QUARTER)


@pytest.fixture
def pine(tmp_path):
    store = made(tmp_path / "pine.duckdb")
    with store.write() as writer:
        writer.script(TOLD)
    yield store
    store.close()


def test_the_graduation_goal_has_the_published_figures(told):
    goal = told.goals[1]
    (measure,) = goal.measures

    assert goal.label == "Goal 2"
    assert goal.headline == (
        "Class of 2022: 6.9 points, about 271 students, below where the plan needs it; the gain of "
        "3.7 points on the class of 2021 is a clear improvement."
    )
    assert figures.shown(measure.value, measure.unit) == "79.7%"
    assert figures.interval(measure.interval_low, measure.interval_high) == "78.40 to 80.92"
    assert figures.shown(measure.expected) == "86.6%"
    assert figures.points(measure.distance_points) == "−6.9"
    assert figures.students(measure.distance_students) == "about 271 students below"
    assert (measure.numerator, measure.n, measure.final_target) == (3127, 3924, 90)
    assert (measure.level, measure.change) == ("off_track", "clear_improvement")


def test_the_years_run_from_the_baseline_to_the_deadline_with_words_where_nothing_is(told):
    graduation = told.goals[1].measures[0].points
    reading = told.goals[0].measures[0].points

    assert [(one.period, one.words) for one in graduation[-2:]] == [
        ("2022", "measured"),
        ("2023", "not_due_yet"),
    ]
    assert [round(one.value, 1) for one in graduation[:-1]] == [69.6, 71.7, 72.7, 76.6, 76.0, 79.7]
    assert (graduation[-1].value, graduation[-1].expected) == (None, 90)
    assert [(one.period, one.words) for one in reading] == [
        ("2020", "cancelled"),
        ("2021", "not_comparable"),
        ("2022", "measured"),
        ("2023", "not_due_yet"),
    ]
    assert reading[0].value is None


def test_early_signs_stand_beside_the_same_quarter_a_year_before_clear_ones_first(told):
    clear = [one.change.startswith("Clear") for one in told.interims]

    assert len(told.interims) == 8
    assert clear == sorted(clear, reverse=True)
    for one in told.interims:
        if one.earlier_period:
            assert one.period[-2:] == one.earlier_period[-2:]
            assert int(one.period[:4]) - int(one.earlier_period[:4]) == 1
    absence = next(one for one in told.interims if one.name == "Chronic absenteeism, grades 9-12")
    assert (absence.goal_id, absence.is_better_higher, absence.is_sample) == ("G2", False, True)


def test_a_quarterly_figure_older_than_a_year_is_no_early_sign(database):
    # The sample's last quarter is 2022-23-Q2.
    assert brief(db.open_store(database), "2022-23-Q4").interims != ()
    assert brief(db.open_store(database), "2025-26-Q2").interims == ()


def test_the_largest_clear_gap_of_a_goal_comes_first_and_is_the_only_one_marked(told):
    first = told.gaps[0]
    behind = [one.points for one in told.gaps if one.verdict == "clearly_behind"]

    assert [one for one in told.gaps if one.is_largest] == [first]
    assert (first.subgroup, first.measure) == ("English Learners", "American Literature")
    assert figures.points(first.points) == "−25.8"
    assert first.sentence.startswith("English Learners, 2021-22: 0.5% (n = 200)")
    assert behind == sorted(behind)
    assert {one.verdict for one in told.gaps[: len(behind)]} == {"clearly_behind"}
    assert not [one for one in told.gaps if one.goal_id == "G2"]


def test_every_step_has_both_lanes_with_the_letters_of_the_matrix(told):
    lanes = {one.step_id: (one.done, one.worked) for one in told.steps}

    assert len(told.steps) == 13
    assert [one.letter for one in lanes["G2.4"]] == ["U", "I"]
    assert [one.state for one in lanes["G2.5"]] == ["blocked", "no_clear_change"]
    assert [one.letter for one in lanes["G2.6"]] == ["", ""]
    assert lanes["G2.5"][0].reason.startswith("Activities: 1 held of 8 planned. ")


def test_what_is_not_known_is_said_in_few_sentences(told):
    assert told.unknown[0] == (
        "Goal 1: no status for any of the 8 measures yet: these results are the baselines that "
        "their paths start from."
    )
    assert "No update for 2022-23-Q2: G1.3, G2.6." in told.unknown
    assert (
        "Goal 1: the result of 2020 is cancelled (state tests were cancelled in spring 2020); that "
        "of 2021 is not comparable (about 23% of the usual number of students was tested in 2021)."
    ) in told.unknown
    equal = [one for one in told.unknown if "equals All Students" in one]
    assert len(equal) == 1
    assert equal[0].startswith("Goal 1 and Goal 2, Economically Disadvantaged")
    assert len(told.unknown) == 12
    assert told.unknown[-1] == (
        "Further gaps cannot be shown, of Not Migrant; Foster Care: the page Subgroups says why."
    )


def test_the_working_database_says_that_it_is_no_release_and_rests_on_the_sample(told):
    assert told.head.copy == "Working copy, not released"
    assert told.head.is_sample
    assert (told.head.district, told.head.ends_on) == ("Clayton County", date(2022, 12, 31))


def test_without_the_sample_nothing_is_called_sample(database, tmp_path):
    path = tmp_path / "real.duckdb"
    path.write_bytes(database.read_bytes())
    store = db.Store(path)
    remove_sample(store)

    told = brief(store, QUARTER)
    store.close()

    assert not told.head.is_sample
    assert told.interims == ()
    assert {one.done.state for one in told.steps} == {"no_update"}


def test_the_first_quarter_says_that_there_is_none_before_it(database):
    told = brief(db.open_store(database), "2021-22-Q1")

    assert told.changes == ()
    assert told.unknown[0] == (
        "2021-22-Q1 is the first review quarter: there is none before it with which it could be "
        "compared."
    )


def test_a_quarter_that_is_not_reviewed_is_refused_with_those_that_are(database):
    with pytest.raises(LookupError, match=r"no review quarter '2019-20-Q1'.*2022-23-Q2"):
        brief(db.open_store(database), "2019-20-Q1")


def test_texts_and_decisions_are_told_as_last_revised(pine):
    told = brief(pine, QUARTER)

    assert told.texts == (Texts("G1", "second", ""), Texts("G2", "", ""))
    assert told.decisions == (
        Decision(2, QUARTER, "G1", "Hire", "Chief", date(2023, 3, 1), "open", ""),
    )
    assert told.earlier_decisions == (
        Decision(1, "2022-23-Q1", "G1.1", "Meet", "Deputy", date(2022, 11, 1), "done", "met"),
    )


def test_an_older_decision_comes_back_only_while_it_is_open(pine):
    with pine.write() as writer:
        writer.script("insert into goal_standings values ('2022-23-Q3', 'G1', 'h', 'w')")
    told = brief(pine, "2022-23-Q3")

    assert [one.decision_id for one in told.earlier_decisions] == [2]


def test_a_release_says_which_it_is(pine):
    with pine.write() as writer:
        writer.script(
            "insert into release_facts values (2, '2022-23-Q2', '1', '2023-01-20 10:00:00', "
            "'Ann Bell', 1, 'A wrong date', 'abc')"
        )
    head = brief(pine, QUARTER).head

    assert head.copy == "Release 2, January 20, 2023"
    assert (head.released_by, head.corrects, head.correction) == ("Ann Bell", 1, "A wrong date")
    assert head.digest == "abc"


def test_a_writer_can_be_read_inside_its_transaction(pine, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2022, 12, 20))
    with pine.write() as writer:
        told = brief(writer, QUARTER)

    missing = [one.sentence for one in told.changes if one.kind == "Overdue or missing"]
    assert missing[0] == "G1.1: 3 things are missing, the longest for 5 days."
