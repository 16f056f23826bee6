"""One quarter as values: the shipped database, and a small one with texts and a release."""

from datetime import date

import pytest

from monitoring import clock, db
from monitoring.brief import Decision, Texts
from monitoring.brief.make import brief
from monitoring.papers.page import page_html
from monitoring.papers.slides.deck import deck
from monitoring.pipeline.sample import remove_sample
from monitoring.vocabulary.review import ChangeKind, UnknownKind
from monitoring.wording.brief import change_line
from monitoring.wording.change_facts import Missing
from tests.support.documents import words_of_deck, words_of_html
from tests.support.people import ANN
from tests.support.pine_plan import made

QUARTER = "2022-23-Q2"
TOLD = """
insert into rules (rule_version, confidence, confidence_outer, min_n_for_status,
    min_points_for_projection, band_narrow, band_wide, projection_decimals, is_current, adopted_on,
    description)
values ('1', 0.95, 0.998, 15, 4, 0.8, 0.95, 1, true, '2022-01-01', 'The rule');
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


def test_georgia_is_told_for_a_year_whose_own_result_is_missing(database):
    """Georgia's class of 2023 is known from December 15, 2023; the district's never came."""
    store = db.open_store(database)

    def georgia(quarter):
        points = brief(store, quarter).goals[1].measures[0].points
        return {it.period: round(it.georgia, 1) for it in points if it.georgia is not None}

    assert georgia("2023-24-Q1") == georgia(QUARTER)
    assert georgia("2023-24-Q2") == {**georgia(QUARTER), "2023": 84.4}
    asked = {"quarter": "2025-26-Q2", "measure_id": "graduation-4yr"}
    rows = store.read(db.sql_text("state_history"), asked)
    told = zip(rows["period"], rows["value"].round(1), strict=True)
    assert georgia("2025-26-Q2") == {year: value for year, value in told if year >= "2017"}


def test_the_graduation_goal_has_the_published_figures(told):
    goal = told.goals[1]
    (measure,) = goal.measures

    assert goal.goal_id == "G2"
    assert (measure.period, measure.period_style) == ("2022", "class")
    assert round(measure.value, 1) == 79.7
    assert (round(measure.interval_low, 2), round(measure.interval_high, 2)) == (78.40, 80.92)
    assert round(measure.expected, 1) == 86.6
    assert (round(measure.distance_points, 1), measure.distance_students) == (-6.9, -271)
    assert (measure.numerator, measure.n, measure.final_target) == (3127, 3924, 90)
    assert (measure.level, measure.change) == ("off_track", "clear_improvement")
    assert (round(measure.change_points, 2), measure.earlier_period) == (3.71, "2021")
    assert (measure.next_period, measure.next_released_on) == ("2023", date(2023, 10, 31))


def test_the_years_run_from_the_baseline_to_the_deadline_with_words_where_nothing_is(told):
    graduation = told.goals[1].measures[0].points
    reading = told.goals[0].measures[0].points

    assert [(one.period, one.state) for one in graduation[-2:]] == [
        ("2022", "measured"),
        ("2023", "not_due_yet"),
    ]
    assert [round(one.value, 1) for one in graduation[:-1]] == [69.6, 71.7, 72.7, 76.6, 76.0, 79.7]
    assert (graduation[-1].value, graduation[-1].expected) == (None, 90)
    assert [(one.period, one.state) for one in reading] == [
        ("2020", "cancelled"),
        ("2021", "not_comparable"),
        ("2022", "measured"),
        ("2023", "not_due_yet"),
    ]
    assert reading[0].value is None


def test_early_signs_stand_beside_the_same_quarter_a_year_before_clear_ones_first(told):
    clear = [one.change.startswith("clear") for one in told.early_signs]

    # Seven of Quarter 2 and five of Quarter 1, whatever a paper has room for.
    assert len(told.early_signs) == 12
    assert sum(one.period == "2022-23-Q1" for one in told.early_signs) == 5
    assert clear == sorted(clear, reverse=True)
    for one in told.early_signs:
        assert one.period[-2:] == one.earlier_period[-2:]
        assert int(one.period[:4]) - int(one.earlier_period[:4]) == 1
    absence = next(
        one
        for one in told.early_signs
        if (one.short_name, one.grade_span) == ("Chronic absenteeism", "9-12")
    )
    assert (absence.goal_id, absence.better_direction, absence.is_sample) == ("G2", "lower", True)
    assert round(absence.value - absence.earlier_value, 6) == round(absence.change_points, 6)


def test_a_quarterly_figure_older_than_a_year_is_no_early_sign(database):
    # The sample's last quarter is 2022-23-Q2.
    assert brief(db.open_store(database), "2022-23-Q4").early_signs != ()
    assert brief(db.open_store(database), "2025-26-Q2").early_signs == ()


def test_the_largest_clear_gap_of_a_goal_comes_first_and_is_the_only_one_marked(told):
    first = told.gaps[0]
    clear = [one for one in told.gaps if one.verdict == "clearly_behind" and not one.is_alone]
    behind = [one.points for one in clear]

    assert [one for one in told.gaps if one.is_largest] == [first]
    assert (first.subgroup, first.measure_name) == ("English Learners", "American Literature")
    assert round(first.points, 1) == -25.8
    assert (round(first.value, 1), first.n, first.period) == (0.5, 200, "2022")
    assert behind == sorted(behind)
    assert {one.verdict for one in told.gaps[: len(behind)]} == {"clearly_behind"}
    assert not [one for one in told.gaps if one.goal_id == "G2"]


def test_every_step_has_both_lanes_with_what_they_rest_on(told):
    steps = {one.step_id: one for one in told.steps}
    states = {step_id: (one.done.state, one.worked.state) for step_id, one in steps.items()}

    assert len(told.steps) == 13
    assert states["G2.4"] == ("under_way", "improving")
    assert states["G2.5"] == ("blocked", "no_clear_change")
    assert states["G2.6"] == ("no_update", "not_measurable_yet")
    assert (steps["G2.5"].activities_held, steps["G2.5"].activities_planned) == (1, 8)
    assert steps["G2.6"].activities_held is None
    assert steps["G2.4"].worked_improving >= 1


def test_what_is_not_known_is_told_in_few_lines_the_same_reason_once(told):
    kinds = [one.kind for one in told.unknown]
    facts = {one.kind: one.facts for one in told.unknown}

    assert kinds[0] == UnknownKind.GOAL_WITHOUT_STATUS
    assert (told.unknown[0].facts.goal_id, len(told.unknown[0].facts.measures)) == ("G1", 8)
    assert facts[UnknownKind.STEPS_WITHOUT_UPDATE].step_ids == ("G1.3", "G2.6")
    years = facts[UnknownKind.YEARS_WITHOUT_RESULT]
    assert (years.whose.goal_id, years.whose.measures) == ("G1", ())
    assert [(it.period, it.data_state) for it in years.years] == [
        ("2020", "cancelled"),
        ("2021", "not_comparable"),
    ]
    groups = [one.facts for one in told.unknown if one.kind == UnknownKind.GROUPS_WITHOUT_GAP]
    # The group that is all students here comes first.
    assert groups[0].goal_ids == ("G1", "G2")
    assert [it.subgroup for it in groups[0].groups] == ["Economically Disadvantaged"]
    assert len(told.unknown) == 12
    assert kinds[-1] == UnknownKind.GROUPS_WITHOUT_GAP
    assert len(kinds) == len(told.unknown)


def test_the_working_database_is_a_draft_and_rests_on_the_sample(told):
    assert (told.head.release, told.head.released_on) == (None, None)
    assert told.head.is_sample
    assert (told.head.district, told.head.ends_on) == ("Clayton County", date(2022, 12, 31))
    assert told.head.begins_on == date(2022, 10, 1)


def test_a_quarter_that_only_tells_what_was_last_known_by_the_sample_rests_on_it(database):
    told = brief(db.open_store(), "2025-26-Q2")

    assert [it.step_id for it in told.steps if it.is_last_sample] == ["G1.4", "G1.6"]
    assert told.early_signs == ()
    assert told.head.is_sample


def test_the_numbers_of_the_rule_come_with_its_row(pine):
    with pine.write() as writer:
        writer.script("update rules set confidence = 0.9, min_n_for_status = 20")

    rule = brief(pine, QUARTER).head.rule

    assert (rule.confidence, rule.min_n_for_status) == (0.9, 20)
    assert (rule.band_narrow, rule.band_wide) == (0.8, 0.95)


def test_without_the_sample_nothing_is_called_sample(database, tmp_path):
    path = tmp_path / "real.duckdb"
    path.write_bytes(database.read_bytes())
    store = db.Store(path)
    remove_sample(store, ANN)

    told = brief(store, QUARTER)
    store.close()

    assert not told.head.is_sample
    assert told.early_signs == ()
    assert {one.done.state for one in told.steps} == {"no_update"}


def test_the_first_quarter_says_that_there_is_none_before_it(database):
    told = brief(db.open_store(database), "2021-22-Q1")

    assert told.changes == ()
    assert told.unknown[0].kind == UnknownKind.FIRST_QUARTER
    assert told.unknown[0].facts.quarter == "2021-22-Q1"


def test_a_quarter_that_is_not_reviewed_is_refused_with_those_that_are(database):
    with pytest.raises(LookupError, match=r"2019-20-Q1.*2022-23-Q2"):
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
    told = brief(pine, "2022-23-Q3")

    assert [one.decision_id for one in told.earlier_decisions] == [2]


def test_a_release_says_which_it_is(pine):
    with pine.write() as writer:
        writer.script(
            "insert into release_facts values (2, '2022-23-Q2', '1', '2023-01-20 10:00:00', "
            "'Ann Bell', 1, 'A wrong date', 'abc')"
        )
    head = brief(pine, QUARTER).head

    assert (head.release, head.released_on) == (2, date(2023, 1, 20))
    assert (head.released_by, head.corrects, head.correction) == ("Ann Bell", 1, "A wrong date")
    assert head.digest == "abc"


def test_a_writer_can_be_read_inside_its_transaction(pine, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2022, 12, 20))
    with pine.write() as writer:
        told = brief(writer, QUARTER)

    missing = [one.facts for one in told.changes if one.kind == ChangeKind.MISSING_ITEMS]
    assert missing[0] == Missing("G1.1", 3, 5)


def test_measures_of_a_step_that_moved_both_ways_are_not_told_as_no_clear_change(database):
    """In Quarter 1, 2023-24, five measures of G1.5 had improved, one worsened, three neither."""
    told = brief(db.open_store(database), "2023-24-Q1")
    (both,) = (it for it in told.steps if it.step_id == "G1.5")
    (neither,) = (it for it in told.steps if it.step_id == "G1.4")

    assert (both.worked_improving, both.worked_unclear, both.worked_worsening) == (5, 3, 1)
    assert (both.worked.state, neither.worked.state) == ("both_ways", "no_clear_change")
    moved = [change_line(it) for it in told.changes]
    assert "G1.5, did it work: from “Improving” to “Some improved, some worsened”." in moved
    for words in (words_of_deck(deck(told)), words_of_html(page_html(told))):
        assert "Some improved, some worsened" in words
