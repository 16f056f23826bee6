"""Action steps: all of them at a glance, and one in full."""

import re

import pytest

from monitoring import db
from monitoring.brief import make
from monitoring.db.query_rows import StepCells, StepGroups, StepMovements
from monitoring.papers.findings import step_finding
from monitoring.rows import each, first, where
from monitoring.vocabulary import Gap, Lane, Movement, UpdateOrigin
from monitoring.wording import (
    filters,
    labels,
    lanes,
    movements,
    numbers,
    pages,
    step_groups,
    step_measures,
    updates,
)
from monitoring.wording import step_detail as detail
from monitoring.wording import steps as words
from monitoring.wording.lanes import DONE, WORKED
from monitoring.wording.sample import sample_word
from tests.support.pages import opened, plain, table_row, text_of
from tests.support.rows import row as made

pytestmark = pytest.mark.usefixtures("database")

STEPS = [f"G1.{n}" for n in range(1, 8)] + [f"G2.{n}" for n in range(1, 7)]
QUARTER = {"quarter": "2022-23-Q2"}
LAST = "2022-23-Q1"


def linked(app):
    """Return the steps that the matrix has a row for, in its order."""
    (matrix,) = [piece.value for piece in app.markdown if 'class="matrix"' in piece.value]
    rows = matrix.split('<th scope="rowgroup"')[1:]
    return [row.partition("step=")[2].partition('"')[0] for row in rows]


def test_every_step_stands_in_the_matrix_with_both_lanes():
    app = opened("steps", **QUARTER)
    (written,) = [piece.value for piece in app.markdown if 'class="matrix"' in piece.value]
    matrix, _, _cards = written.partition('<div class="cards">')

    assert not app.exception
    assert linked(app) == STEPS
    for lane in Lane:
        assert matrix.count(f">{lanes.question(lane)}</th>") == 13
    assert matrix.count("<tbody>") == 13
    # Six quarters of the plan are over, and each has two lanes.
    assert matrix.count('<span class="state') >= 13 * 6 * 2


def test_a_card_names_the_quarter_of_every_state():
    app = opened("steps", **QUARTER)
    (written,) = [piece.value for piece in app.markdown if 'class="matrix"' in piece.value]
    cards = written.partition('<div class="cards">')[2].split('<article class="card">')[1:]

    assert len(cards) == 13
    for card in cards:
        heads, _, lines = card.partition("</thead>")
        assert re.findall(r'scope="col">([^<]+)<', heads) == ["Q1", "Q2", "Q3", "Q4", "Q1", "Q2"]
        assert re.findall(r'colspan="(\d)">([^<]+)<', heads) == [("4", "2021-22"), ("2", "2022-23")]
        assert [line.count("<td>") for line in lines.split("<tr>")[1:]] == [6, 6]


def test_measures_that_are_shown_and_do_not_count_are_named():
    rows = db.open_store().read(db.sql_text("step_cells"), QUARTER)
    cell = first(where(where(rows, "quarter", QUARTER["quarter"]), "step_id", "G2.4"), StepCells)

    assert movements.worked_reason(cell).endswith(
        "Shown but not counted: Chronic absenteeism (year), Dropout rate, Ninth grade on track, "
        "PD completion."
    )


def test_the_word_for_an_overdue_quarter_stands_clear_of_its_target_and_the_year_before():
    app = opened("step", **QUARTER, goal="G1", step="G1.2")
    drawn = " ".join(piece.value for piece in app.markdown)

    # Both lie at the foot of the picture, so the word stands at its head.
    assert re.findall(r'y="([0-9.]+)"[^>]*>due<title>Quarter 1, 2022-23', drawn) == ["15"]


def test_what_is_done_without_a_visible_effect_is_said_first():
    text = text_of(opened("steps", **QUARTER))

    finding = words.no_effect_yet(["G1.4", "G1.6"])
    # Above it stand the bar and that the reader looks back.
    below_both = text.split(" | ", 2)[2]
    assert below_both.lstrip().startswith(f"{sample_word()} {finding}")
    first = words.corner(is_done=True, is_improving=False)
    second = words.corner(is_done=True, is_improving=True)
    assert text.index(f"{first} |") < text.index(f"{second} |")
    assert words.corners_legend() in text


@pytest.mark.parametrize("quarter", ["2022-23-Q3", "2026-27-Q1"])
def test_a_step_last_known_as_done_without_effect_is_named_until_there_is_a_newer_update(quarter):
    """No update came after those of December 2022."""
    last = words.last_known([("G1.4", "2022-23-Q2"), ("G1.6", "2022-23-Q2")])
    (told,) = [it for it in opened("steps", quarter=quarter).markdown if "finding" in it.value]

    assert (
        plain(told.value)
        .strip()
        .startswith(f"{sample_word()} {words.no_effect_yet([], has_updates=False)} {last} |")
    )
    assert step_finding(make.brief(db.open_store(), quarter).steps).endswith(last)
    of_its_own_quarter = {"quarter": "2022-23-Q2"}
    rows = db.open_store().read(db.sql_text("last_without_effect"), of_its_own_quarter)
    assert rows.empty


def test_a_step_without_an_update_is_overdue_and_in_no_corner():
    text = text_of(opened("steps", **QUARTER))

    steps = numbers.and_list(["G1.3", "G2.6"])
    assert words.late(steps, "2022-23-Q2", 16) in text
    assert words.without_update(2) in text
    assert text.count(steps) == 1


def test_where_nothing_is_in_each_step_is_named_once_before_the_table():
    text = text_of(opened("steps", quarter="2026-27-Q1")).split(words.matrix_title())[0]

    # Of two of them it is told what was last known.
    assert {step: text.count(step) for step in STEPS} == {
        step: 2 if step in {"G1.4", "G1.6"} else 1 for step in STEPS
    }


@pytest.mark.parametrize(
    ("choice", "steps"),
    [
        ({"goal": "G2"}, STEPS[7:]),
        ({"system": "Coherent Instruction"}, ["G1.1", "G2.3", "G2.6"]),
        ({"served": "N/A"}, ["G2.5"]),
        ({"evidence": "Strong", "goal": "G1"}, ["G1.1", "G1.5", "G1.7"]),
        ({"equity": "no"}, ["G1.2", "G1.3", "G1.7", "G2.3"]),
        ({"role": "Chief of Human Resources"}, ["G2.5"]),
        ({"funding": "McKinney-Vento"}, ["G1.1", "G1.3", "G2.6"]),
        # One position, however the plan writes it.
        (
            {"role": "Deputy Superintendent of Student Support Services"},
            ["G1.4", "G1.6", "G2.1"],
        ),
    ],
)
def test_a_choice_leaves_the_steps_that_fit_it(choice, steps):
    app = opened("steps", **QUARTER, **choice)

    assert linked(app) == steps
    assert not app.warning


def test_choices_that_no_step_fits_say_so():
    app = opened("steps", **QUARTER, system="Coherent Instruction", served="N/A")

    assert pages.no_fitting_steps() in text_of(app)


def test_an_unknown_choice_is_told():
    app = opened("steps", **QUARTER, system="Nonsense")

    assert filters.unknown("system", "Nonsense", filters.every()) in app.warning[0].value


def test_the_effectiveness_of_a_step_is_measured_and_apart_from_what_its_owner_thinks():
    app = opened("step", **QUARTER, goal="G1", step="G1.6")
    text = text_of(app)

    done = f"{DONE['done'].shape} {labels.lane_state('done')} {sample_word()}"
    worked = f"{WORKED['no_clear_change'].shape} {labels.lane_state('no_clear_change')}"
    assert lanes.answers(done, f"{worked} {sample_word()}") in text
    assert labels.judgment("working") in text
    row = table_row(app, step_measures.caption(), "Climate stars")
    assert row[2] == labels.movement(Movement.NOT_MEASURABLE_YET)
    assert row[4]


def test_a_lane_without_a_measure_of_outcomes_says_so():
    app = opened("step", **QUARTER, goal="G1", step="G1.1")
    rows = db.open_store().read(db.sql_text("step_movements"), QUARTER)
    worked = where(where(rows, "step_id", "G1.1"), "lane", Lane.EFFECTIVENESS)

    cells = db.open_store().read(db.sql_text("step_cells"), QUARTER)
    latest = first(where(cells, "step_id", "G1.1").tail(1), StepCells)
    assert not latest.has_outcome_measure
    assert movements.worked_reason(latest) in text_of(app)
    for row in each(worked, StepMovements):
        name = step_measures.measure_name(row)
        cells = table_row(app, step_measures.caption(), name)
        assert step_measures.counts_for({Lane.EFFECTIVENESS: row}) in cells[3]


def test_a_step_for_english_learners_is_measured_on_them():
    text = text_of(opened("step", **QUARTER, goal="G2", step="G2.3"))
    rows = db.open_store().read(db.sql_text("step_movements"), QUARTER)
    benchmark = where(where(rows, "step_id", "G2.3"), "indicator_id", "benchmark_on_pace")

    assert set(benchmark["subgroup"]) == {"English Learners"}
    for row in each(benchmark, StepMovements):
        assert step_measures.measure_name(row) in text


def test_a_gap_that_is_clear_only_taken_alone_is_not_counted_as_clear():
    """Homeless students were clearly behind on six tests, on one of them only taken alone."""
    homeless = {"gap_survives": True, "gap_verdict": Gap.CLEARLY_BEHIND}
    rows = [made(StepGroups, **homeless)] * 5
    rows += [made(StepGroups, gap_verdict=Gap.NO_CLEAR_DIFFERENCE, gap_survives=False)] * 2
    rows += [made(StepGroups, **homeless | {"gap_survives": False})]

    assert step_groups.group_verdicts("Homeless", rows) in text_of(
        opened("step", **QUARTER, step="G1.4")
    )


@pytest.mark.parametrize("step", STEPS)
def test_every_item_of_a_step_is_mapped_or_said_not_to_be(step):
    app = opened("step", **QUARTER, goal=step[:2], step=step)
    text = text_of(app)

    assert not app.exception
    assert (detail.item_kind(None) in text) == (step in {"G2.2", "G2.6"})


def test_nobody_is_invented_as_an_owner():
    app = opened("step", **QUARTER, goal="G2", step="G2.5")

    caption, *_ = detail.owners_heads()
    _, part, person, _ = table_row(app, caption, "Chief of Human Resources")
    assert part == detail.part(is_accountable=True)
    assert person == detail.people(None)


@pytest.mark.parametrize(
    ("step", "quarter", "told"),
    [
        ("G1.7", "2021-22-Q2", ["2021-22-Q1"]),
        ("G1.7", "2021-22-Q4", ["2021-22-Q1", "2021-22-Q3", "2021-22-Q4"]),
        ("G1.3", "2022-23-Q2", ["2021-22-Q1", "2021-22-Q2", "2021-22-Q3", "2021-22-Q4", LAST]),
    ],
)
def test_an_update_for_a_later_quarter_is_not_told_in_an_earlier_one(step, quarter, told):
    text = text_of(opened("step", quarter=quarter, goal=step.partition(".")[0], step=step))
    history = text.partition(updates.history(len(told)))[2]

    assert history
    for written in [f"2021-22-Q{n}" for n in (1, 2, 3, 4)] + [LAST, "2022-23-Q2"]:
        version = updates.version(written, 1, UpdateOrigin.SAMPLE)
        assert (f"{version} |" in history) == (written in told)
