"""Targets and baselines that a board amends: versions, from which quarter they judge, who may."""

import io
import json
import re
from contextlib import closing
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from click.testing import CliRunner
from pptx import Presentation

from monitoring import access, charts, db, pictures
from monitoring.access import NotAllowedError
from monitoring.brief.make import brief
from monitoring.commands.main import main
from monitoring.db.query_rows import AmendedTargets, MeasureHistory
from monitoring.papers.slides.deck import deck
from monitoring.pictures.amended import formers_of
from monitoring.pipeline import build
from monitoring.pipeline.target_check import Target, TargetInput
from monitoring.pipeline.targets import FaultyTargetError, TargetRefusedError, change_target
from monitoring.pipeline.verdicts import assess_all
from monitoring.plan.file import default_plan
from monitoring.releases import make
from monitoring.releases.opening import open_release
from monitoring.rows import each, first
from monitoring.saving import mark_reviewed, reviewer_of
from monitoring.vocabulary.access import Event, Role
from monitoring.vocabulary.review import ChangeKind
from monitoring.vocabulary.targets import TargetFault
from monitoring.wording import targets as words
from monitoring.wording.brief import change_line
from monitoring.wording.measure_tables import history_cells, history_head
from tests.support.databases import copied, in_use
from tests.support.people import ANN, at, signed_in
from tests.support.quarters import ended
from tests.support.targets import BEFORE, GRADUATION, LOWER, QUARTER


@pytest.fixture
def store(few_database, tmp_path):
    with in_use(copied(few_database, tmp_path)):
        yield db.open_store()


@pytest.fixture(scope="module")
def lowered(few_database, tmp_path_factory):
    """A database in which the graduation target was amended, for reading."""
    store = db.Store(copied(few_database, tmp_path_factory.mktemp("lowered")))
    change_target(store, LOWER, by=ANN)
    yield store
    store.close()


@pytest.fixture(scope="module")
def plain(few_database, tmp_path_factory):
    """The same database as it was."""
    store = db.Store(copied(few_database, tmp_path_factory.mktemp("plain")), read_only=True)
    yield store
    store.close()


def latest(store, quarter, measure=GRADUATION):
    rows = store.read(db.sql_text("measure_latest_results"), ended(quarter))
    return first(rows[rows["measure_id"] == measure])


def amended(store, quarter):
    return store.read(db.sql_text("amended_targets"), ended(quarter))


def derived(reader):
    tables = {}
    for name in db.DERIVED_TABLES:
        rows = reader.rows(name)
        tables[name] = rows.sort_values(list(rows.columns)).reset_index(drop=True)
    return tables


def test_an_amended_target_judges_from_the_quarter_of_its_decision_on(lowered):
    before, after = latest(lowered, BEFORE), latest(lowered, QUARTER)

    assert (before.period, before.level, before.deadline_period) == ("2021", "off_track", "2023")
    assert (after.period, after.level, after.deadline_period) == (
        *("2022", "narrowly_off_track"),
        "2024",
    )
    assert after.final_target == 85
    assert after.expected == pytest.approx(80.6)
    assert after.distance_points == pytest.approx(-0.9, abs=0.05)


@pytest.mark.parametrize("query", ["measure_latest_results", "measure_history"])
def test_an_earlier_quarter_reads_as_if_nothing_had_been_amended(lowered, plain, query):
    asked = ended(BEFORE) if query == "measure_latest_results" else {"quarter": BEFORE}
    told, before = (it.read(db.sql_text(query), asked) for it in (lowered, plain))

    pd.testing.assert_frame_equal(told, before)
    assert amended(lowered, BEFORE).empty


def test_the_verdict_by_the_plans_own_target_stands_beside(lowered):
    row = first(amended(lowered, QUARTER), AmendedTargets)

    assert (row.level, row.plan_level) == ("narrowly_off_track", "off_track")
    assert words.told(row) == (
        "Target amended November 5, 2022: 85.0% by the class of 2024 (was 90.0% by the class of "
        "2023). Reason: The board lowered its aim after the closures. By the plan's own target of "
        "90.0% by the class of 2023: Off track."
    )


def test_what_a_changed_target_judges_is_what_judging_everything_gives(store):
    change_target(store, LOWER, by=ANN)
    found = derived(store)

    with store.write() as writer:
        assess_all(writer)

    for name, expected in derived(store).items():
        pd.testing.assert_frame_equal(found[name], expected, check_exact=True, obj=name)


def test_the_other_measures_stand_where_they_stood(lowered, plain):
    others = "select * from latest_known_results where measure_id <> 'graduation-4yr' order by all"

    pd.testing.assert_frame_equal(lowered.read(others), plain.read(others))


@pytest.mark.parametrize("table", ["school_lists", "looks", "gaps", "comparisons"])
def test_what_rests_on_no_target_is_told_once_as_before(lowered, plain, table):
    told, before = (
        rows.sort_values(list(rows.columns), ignore_index=True)
        for rows in (lowered.rows(table), plain.rows(table))
    )

    pd.testing.assert_frame_equal(told, before)


def test_a_change_is_in_the_audit_trail_with_what_was_and_what_is(store):
    change_target(store, LOWER, by=ANN)

    row = store.rows("audit_trail").iloc[-1]
    assert (row["event"], row["about"], row["name"]) == (Event.TARGET, GRADUATION, "Ann Bell")
    assert row["why"] == "The board lowered its aim after the closures"
    old, new = json.loads(row["before"]), json.loads(row["after"])
    assert (old["version"], old["target_value"], old["deadline_period"]) == (1, 90, "2023")
    assert (new["version"], new["target_value"], new["deadline_period"]) == (2, 85, "2024")
    assert new["adopted_on"] == "2022-11-05"
    assert access.verify(store).broken_at is None


def test_what_is_taken_back_is_a_further_version_and_nothing_is_overwritten(store):
    change_target(store, LOWER, by=ANN)
    back = TargetInput(GRADUATION, "2022-11-05", "It was entered by mistake.", restores=1)

    made = change_target(store, back, by=ANN)

    assert made.version == 3
    assert store.rows("target_versions")["target_value"].tolist() == [85, 90]
    assert latest(store, QUARTER).level == "off_track"
    # It was in force at no quarter's end: nobody was ever shown the other target.
    assert amended(store, QUARTER).empty


def test_a_target_that_is_put_back_later_says_so(store):
    change_target(store, LOWER, by=ANN)
    back = TargetInput(GRADUATION, "2023-02-10", "The state kept 90.", restores=1)

    change_target(store, back, by=ANN)

    row = first(amended(store, "2022-23-Q3"), AmendedTargets)
    assert latest(store, QUARTER).level == "narrowly_off_track"
    assert latest(store, "2022-23-Q3").level == "off_track"
    assert words.told(row) == (
        "Target put back on February 10, 2023: 90.0% by the class of 2023 (was 85.0% by the class "
        "of 2024). Reason: The state kept 90."
    )


def test_another_baseline_moves_the_path_and_says_where_it_is_written(store):
    typed = TargetInput(
        GRADUATION,
        "2022-11-05",
        "The rate of 2019 replaces a typing error.",
        baseline_value="72.7%",
        baseline_period="2019",
        baseline_source="Board minutes of November 5, 2022",
    )

    change_target(store, typed, by=ANN)

    # 72.7 + 3 x 17.3 / 4 = 85.675
    row = latest(store, QUARTER)
    assert (row.baseline_value, row.baseline_period, row.final_target) == (72.7, "2019", 90)
    assert row.expected == pytest.approx(85.675)
    assert words.told(first(amended(store, QUARTER), AmendedTargets)) == (
        "Baseline amended November 5, 2022: 72.7%, the class of 2019 (was 69.6%, the class of "
        "2017). Reason: The rate of 2019 replaces a typing error. By the plan's own baseline of "
        "69.6%, the class of 2017: Off track."
    )


def test_points_a_year_become_a_value_to_reach(store):
    typed = TargetInput(
        "eog-ela", "2022-11-05", "One aim for all tests.", target_value="25", deadline_period="2024"
    )

    made = change_target(store, typed, by=ANN)

    assert made.before == Target(None, "2022", "points_per_year", None, 3, "2023")
    assert made.after == Target(None, "2022", "reach_value", 25, None, "2024")


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"reason": " "}, [TargetFault.NO_REASON]),
        ({"adopted_on": ""}, [TargetFault.NO_DAY]),
        ({"adopted_on": "last week"}, [TargetFault.NOT_A_DAY]),
        ({"adopted_on": "2099-01-01"}, [TargetFault.DAY_TO_COME]),
        ({"target_value": "eighty"}, [TargetFault.NOT_A_NUMBER]),
        ({"target_value": "185"}, [TargetFault.OUT_OF_RANGE]),
        ({"target_value": "85", "points_per_year": "2"}, [TargetFault.TWO_TARGETS]),
        ({"deadline_period": "2022-23-Q2"}, [TargetFault.NOT_A_YEAR]),
        ({"deadline_period": "2017"}, [TargetFault.YEARS_TURNED]),
        ({"baseline_value": "70"}, [TargetFault.BASELINE_WITHOUT_SOURCE]),
        ({"target_value": "", "points_per_year": "2", "baseline_value": "70"}, ["own_baseline"]),
    ],
)
def test_what_is_at_fault_is_told_at_once_and_nothing_is_written(lowered, given, codes):
    fields = {"adopted_on": "2022-11-05", "reason": "Because.", "target_value": "86"} | given
    writes = lowered.writes

    with pytest.raises(FaultyTargetError) as error:
        change_target(lowered, TargetInput(GRADUATION, **fields), by=ANN)

    assert [fault.code for fault in error.value.faults] == codes
    assert lowered.writes == writes


def test_who_read_an_older_version_is_told_and_overwrites_nothing(lowered):
    with pytest.raises(TargetRefusedError) as error:
        change_target(lowered, LOWER, by=ANN, base=1)

    assert error.value.code == TargetFault.OVERTAKEN


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (TargetInput("nothing", "2022-11-05", "Why."), TargetFault.UNKNOWN_MEASURE),
        (TargetInput(GRADUATION, "2022-11-05", "Why.", restores=9), TargetFault.UNKNOWN_VERSION),
        (TargetInput(GRADUATION, "2022-11-05", "Why.", target_value="85"), TargetFault.NOTHING_NEW),
    ],
)
def test_no_version_is_made_of_nothing(lowered, typed, code):
    with pytest.raises(TargetRefusedError) as error:
        change_target(lowered, typed, by=ANN)

    assert error.value.code == code


def test_an_administrator_alone_changes_a_target(store):
    change_target(store, LOWER, by=signed_in("Ada", Role.ADMINISTRATOR))

    for role in set(Role) - {Role.ADMINISTRATOR}:
        with pytest.raises(NotAllowedError):
            change_target(store, LOWER, by=signed_in(f"{role} One", role))


def test_a_build_keeps_the_versions_and_judges_by_them(own_few):
    change_target(db.open_store(), LOWER, by=ANN)

    build.build(default_plan(), lambda _: None, ANN)

    store = db.open_store()
    assert store.rows("target_versions")["adopted_on"].dt.date.tolist() == [date(2022, 11, 5)]
    assert latest(store, QUARTER).level == "narrowly_off_track"


def test_a_mark_vouches_no_more_once_a_target_of_its_quarter_was_changed(store):
    for quarter in (BEFORE, QUARTER):
        mark_reviewed(store, quarter, by=ANN, now=at("2026-11-29T09:00:00"))

    change_target(store, LOWER, by=ANN)

    assert reviewer_of(store, QUARTER) == ""
    assert reviewer_of(store, BEFORE) == "Ann Bell"


def drawn(reader, quarter):
    scope = ended(quarter) | {"measure_id": GRADUATION}
    history = reader.read(db.sql_text("measure_history"), {"quarter": quarter})
    changes = reader.read(db.sql_text("target_changes"), ended(quarter))
    frames = (reader.read(db.sql_text(it), scope) for it in ("measure_projection", "measure_gaps"))
    return charts.value_against_path(history, GRADUATION, *frames, changes=changes)


def test_the_chart_draws_the_former_path_up_to_the_change_and_the_new_one_from_it(lowered):
    figure = drawn(lowered, QUARTER)

    lines = {trace.name: trace for trace in figure.data}
    # November 5 is day 127 of the 365 of the school year that ends in 2023.
    at = 2022 + 127 / 365
    assert list(lines["former_path"].x) == pytest.approx([2017, at])
    assert list(lines["former_path"].y) == pytest.approx([69.6, 69.6 + 20.4 * (at - 2017) / 6])
    assert list(lines["former_path_not_in_force"].y)[1] == 90
    assert list(lines["path"].x) == pytest.approx([at, 2024])
    assert list(lines["path"].y) == pytest.approx([69.6 + 15.4 * (at - 2017) / 7, 85])
    assert list(lines["path_not_in_force"].x) == pytest.approx([2017, at])
    told = [note.text for note in figure.layout.annotations]
    assert {"Target amended Nov 5, 2022", "former target 90.0%"} <= set(told)
    # From 69.6 to 90 with 2.5 beyond; at the foot a line for the words of the mark: of 25.4, 7%.
    assert list(figure.layout.yaxis.range) == pytest.approx([67.1 - 1.778, 92.5])


def test_the_chart_of_three_versions_shows_each_change(few_database, tmp_path):
    store = db.Store(copied(few_database, tmp_path))
    change_target(store, LOWER, by=ANN)
    higher = replace(
        LOWER, adopted_on="02/03/2023", target_value="88", deadline_period="2025", reason="Funds"
    )
    change_target(store, higher, by=ANN)

    figure = drawn(store, "2022-23-Q4")
    store.close()

    lines = [(it.name, *it.x) for it in figure.data if it.name and "path" in it.name]
    # February 3 is day 217 of the school year that ends in 2023.
    first_at, second_at = 2022 + 127 / 365, 2022 + 217 / 365
    assert lines == [
        ("former_path_2", 2017, pytest.approx(first_at)),
        ("former_path_2_not_in_force", pytest.approx(first_at), 2023),
        ("former_path", pytest.approx(first_at), pytest.approx(second_at)),
        ("former_path_not_in_force", 2017, pytest.approx(first_at)),
        ("former_path_not_in_force", pytest.approx(second_at), 2024),
        ("path", pytest.approx(second_at), 2025),
        ("path_not_in_force", 2017, pytest.approx(second_at)),
    ]
    told = {note.text for note in figure.layout.annotations}
    assert {"Target amended Nov 5, 2022", "former target 90.0%"} <= told
    assert {"Target amended Feb 3, 2023", "former target 85.0%"} <= told


def test_the_overview_and_the_deck_draw_each_of_two_changes(few_database, tmp_path):
    store = db.Store(copied(few_database, tmp_path))
    change_target(store, LOWER, by=ANN)
    higher = replace(
        LOWER, adopted_on="02/03/2023", target_value="88", deadline_period="2025", reason="Funds"
    )
    change_target(store, higher, by=ANN)
    told = brief(store, "2022-23-Q4")
    store.close()
    measure = told.goals[1].measures[0]

    first_path, second_path = formers_of(measure)
    picture = pictures.outlook_picture(measure)
    slides = Presentation(io.BytesIO(deck(told))).slides
    shapes = (shape for slide in slides for shape in slide.shapes if shape.has_chart)
    (chart,) = (it.chart for it in shapes if "2017" in str(it.chart._chartSpace.xml))

    first_at, second_at = 2022 + 127 / 365, 2022 + 217 / 365
    assert first_path.held() == (2017, pytest.approx(first_at))
    assert second_path.held() == (pytest.approx(first_at), pytest.approx(second_at))
    assert (first_path.high, second_path.high) == (90, 85)
    # Of a path that was in force between two years both ends of its line are drawn.
    drawn_in = [it is not None for it in second_path.in_force(range(2017, 2026))]
    assert drawn_in == [False] * 5 + [True] * 2 + [False] * 2
    for mark in ("Target amended Nov 5, 2022", "Target amended Feb 3, 2023"):
        assert f">{mark}</text>" in picture
        assert f"The path before ({mark})" in [it.name for it in chart.plots[0].series]
    assert "The path before that, to 90.0% by the class of 2023, is drawn up to" in picture
    (drawing,) = (
        part.target_part.blob
        for part in chart.part.rels.values()
        if part.reltype.endswith("/chartUserShapes")
    )
    across = [float(it) for it in re.findall(rb"<d:from><d:x>(.*?)</d:x>", drawing)]
    plot = chart._chartSpace.xpath(".//c:manualLayout/*[self::c:x or self::c:w]/@val")
    left, width = (float(it) for it in plot)
    n_years = len(chart.plots[0].categories)
    assert across == [
        pytest.approx(left + width * (at - 2017 + 0.5) / n_years, abs=0.0002)
        for at in (first_at, second_at)
    ]


def test_on_a_page_of_all_goals_an_amended_target_takes_one_line(lowered):
    row = first(amended(lowered, QUARTER), AmendedTargets)

    assert words.in_short([row]) == (
        f"{row.measure_name}, target amended November 5, 2022: 85.0% by the class of 2024. By the "
        "plan's own target of 90.0% by the class of 2023: Off track."
    )


def test_a_chart_of_an_earlier_quarter_has_one_path(lowered):
    lines = {trace.name for trace in drawn(lowered, BEFORE).data}

    assert "path" in lines
    assert not {"former_path", "path_not_in_force"} & lines


def test_the_table_of_years_tells_both_verdicts(lowered):
    rows = each(lowered.read(db.sql_text("measure_history"), {"quarter": QUARTER}), MeasureHistory)
    (row,) = (it for it in rows if (it.measure_id, it.period) == (GRADUATION, "2022"))

    cells = history_cells(row, is_amended=True)

    head = history_head([row], is_amended=True)
    assert cells[head.index("Plan")] == "80.6%"
    assert cells[head.index("Plan's own path")] == "86.6%"
    assert cells[head.index("By the plan's own target")] == "Off track"


def test_the_chart_of_the_deck_has_a_line_at_the_change_and_others_have_none(lowered):
    lines = {}
    for quarter in (BEFORE, QUARTER):
        slides = Presentation(io.BytesIO(deck(brief(lowered, quarter)))).slides
        shapes = (shape for slide in slides for shape in slide.shapes if shape.has_chart)
        charts_drawn = [
            shape.chart for shape in shapes if "2017" in str(shape.chart._chartSpace.xml)
        ]
        related = [part for it in charts_drawn for part in it.part.rels.values()]
        drawings = [
            it.target_part.blob for it in related if it.reltype.endswith("/chartUserShapes")
        ]
        lines[quarter] = [re.findall(rb"<d:x>(.*?)</d:x>", it) for it in drawings]
        years = charts_drawn[0].plots[0].categories

    (ends,) = lines.pop(QUARTER)
    plot = charts_drawn[0]._chartSpace.xpath(".//c:manualLayout/*[self::c:x or self::c:w]/@val")
    left, width = (float(it) for it in plot)
    # Years stand in the middle of their shares, the class of 2017 first.
    assert float(ends[0]) == pytest.approx(
        left + width * (127 / 365 + 5.5) / len(years), abs=0.0002
    )
    assert ends[0] == ends[1]
    assert lines == {BEFORE: []}


def test_the_papers_say_what_was_amended(lowered):
    measure = brief(lowered, QUARTER).goals[1].measures[0]

    assert words.notes([measure]) == (words.told(measure.amended),)
    assert "is drawn up to November 5, 2022, the new one" in pictures.outlook_picture(measure)
    assert "Target amended Nov 5, 2022" in pictures.outlook_picture(measure)


def test_the_command_lists_versions_and_adds_one(own_few):
    run = CliRunner().invoke
    given = ["--decided-on", "2022-11-05", "--because", "The aim was too high."]

    added = run(main, ["target", GRADUATION, "--value", "85", "--deadline", "2024", *given])
    listed = run(main, ["target", GRADUATION])
    refused = run(main, ["target", GRADUATION, "--value", "850", *given])

    assert added.output == (
        "Four-year graduation rate: version 2 of the target is saved. It counts from Quarter 2, "
        "2022-23.\n"
    )
    assert listed.output.splitlines()[0] == (
        "graduation-4yr, version 1: 90.0% by the class of 2023, from 69.6%, the class of 2017; the "
        "plan's own"
    )
    assert "85.0% by the class of 2024" in listed.output.splitlines()[1]
    assert refused.exit_code == 1
    assert "allowed: a number from 0 to 100" in refused.output


def test_the_command_says_what_a_change_would_do_and_stores_nothing(own_few):
    given = ["--decided-on", "11/05/2022", "--because", "The board lowered its aim."]
    change = ["target", GRADUATION, "--value", "85", "--deadline", "2024", *given]
    done = CliRunner().invoke(main, [*change, "--dry-run"])

    assert done.output.splitlines()[:2] == [
        "Four-year graduation rate: this would be version 2 of the target. It would count from "
        "Quarter 2, 2022-23.",
        "  Four-year graduation rate, Quarter 2, 2022-23 to Quarter 1, 2023-24: Off track → "
        "Narrowly off track",
    ]
    store = db.open_store()
    assert store.rows("target_versions").empty
    assert set(store.rows("audit_trail")["event"]) & {"target"} == set()


def test_a_measure_that_is_not_there_is_told_also_by_a_list(own_few):
    done = CliRunner().invoke(main, ["target", "nothing"])

    assert done.exit_code == 1
    assert "The plan has no measure “nothing”. Choose one of" in done.output


@pytest.mark.parametrize("change", [(), ("graduation", "--value", "5", "--because", "x")])
def test_a_plan_without_measures_is_told_that_it_has_no_target(small_database, tmp_path, change):
    with in_use(copied(small_database, tmp_path)):
        done = CliRunner().invoke(main, ["target", *change])

    assert done.exit_code == 1
    assert "The plan has no measure, so there is no target." in done.output


def test_a_published_review_keeps_the_target_that_it_was_judged_by(own_few):
    store = db.open_store()
    change_target(store, LOWER, by=ANN)
    request = make.ReleaseRequest(QUARTER, ANN, at("2023-01-20T09:30:00"))
    number = make.release(store, request, lambda _: None, finish=lambda *_: {}).number

    change_target(store, TargetInput(GRADUATION, "2022-11-05", "Back.", restores=1), by=ANN)

    with closing(open_release(store.path, number)) as released:
        assert latest(released, QUARTER).level == "narrowly_off_track"
        assert first(amended(released, QUARTER), AmendedTargets).plan_level == "off_track"
    assert latest(store, QUARTER).level == "off_track"


def test_a_verdict_that_moved_by_an_amended_target_says_so(lowered):
    (moved,) = (
        it
        for it in brief(lowered, QUARTER).changes
        if it.kind == ChangeKind.AGAINST_PLAN and it.facts.name == "Four-year graduation rate"
    )

    assert change_line(moved) == (
        "Four-year graduation rate, against the plan: from “Off track” to “Narrowly off track”, "
        "by the target amended November 5, 2022."
    )
