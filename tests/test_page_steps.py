"""Action steps: all of them at a glance, and one in full."""

import pytest

from tests.support.pages import opened, text_of

pytestmark = pytest.mark.usefixtures("database")

STEPS = [f"G1.{n}" for n in range(1, 8)] + [f"G2.{n}" for n in range(1, 7)]
QUARTER = {"quarter": "2022-23-Q2"}


def linked(app):
    """Return the steps that the matrix has a row for, in its order."""
    (matrix,) = [piece.value for piece in app.markdown if 'class="matrix"' in piece.value]
    rows = matrix.split('<th scope="rowgroup"')[1:]
    return [row.partition("step=")[2].partition('"')[0] for row in rows]


def test_every_step_stands_in_the_matrix_with_both_lanes():
    app = opened("steps", **QUARTER)
    (matrix,) = [piece.value for piece in app.markdown if 'class="matrix"' in piece.value]

    assert not app.exception
    assert linked(app) == STEPS
    assert matrix.count(">Done?</th>") == matrix.count(">Worked?</th>") == 13
    assert matrix.count("<tbody>") == 13
    # Six quarters of the plan are over, and each has two lanes.
    assert matrix.count('<span class="state') >= 13 * 6 * 2


def test_done_but_not_working_is_said_first():
    text = text_of(opened("steps", **QUARTER))

    assert text.lstrip().startswith("Sample Done but not working: G1.4, G1.6.")
    assert text.index("Done but not working |") < text.index("Done and working |")
    assert "Not working: they are not known to improve, with no clear change or worsening" in text


def test_a_step_without_an_update_is_overdue_and_in_no_corner():
    text = text_of(opened("steps", **QUARTER))

    assert "Overdue by 16 days: the update of G1.3, G2.6 for 2022-23-Q2." in text
    assert "Not placed, because there is no update: G1.3, G2.6." in text


@pytest.mark.parametrize(
    ("choice", "steps"),
    [
        ({"goal": "G2"}, STEPS[7:]),
        ({"system": "Coherent Instruction"}, ["G1.1", "G2.3", "G2.6"]),
        ({"served": "N/A"}, ["G2.5"]),
        ({"evidence": "Strong", "goal": "G1"}, ["G1.1", "G1.5", "G1.7"]),
        ({"equity": "No"}, ["G1.2", "G1.3", "G1.7", "G2.3"]),
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
    assert not app.sidebar.warning


def test_choices_that_no_step_fits_say_so():
    app = opened("steps", **QUARTER, system="Coherent Instruction", served="N/A")

    assert "No action step fits all of these choices" in text_of(app)


def test_an_unknown_choice_is_told():
    app = opened("steps", **QUARTER, system="Nonsense")

    assert "asks for system “Nonsense”, which is not here" in app.sidebar.warning[0].value


def test_the_effectiveness_of_a_step_is_measured_and_apart_from_what_its_owner_thinks():
    text = text_of(opened("step", **QUARTER, goal="G1", step="G1.6"))

    assert "Done? ● done Sample. Worked? ≈ No clear change Sample." in text
    assert "Apart from what is measured, its owner judges “working”" in text
    assert "Climate stars | Not measurable yet | yes | The state published no climate" in text


def test_a_lane_without_a_measure_of_outcomes_says_so():
    text = text_of(opened("step", **QUARTER, goal="G1", step="G1.1"))

    assert "The plan names no measure of students' outcomes here." in text
    assert "no: an output, which does not say that it worked" in text


def test_a_step_for_english_learners_is_measured_on_them():
    text = text_of(opened("step", **QUARTER, goal="G2", step="G2.3"))

    assert "Benchmark on pace, English Language Arts, All tested grades, English Learners" in text


@pytest.mark.parametrize("step", STEPS)
def test_every_item_of_a_step_is_mapped_or_said_not_to_be(step):
    app = opened("step", **QUARTER, goal=step[:2], step=step)
    text = text_of(app)

    assert not app.exception
    assert ("mapped to nothing yet" in text) == (step in {"G2.2", "G2.6"})


def test_nobody_is_invented_as_an_owner():
    text = text_of(opened("step", **QUARTER, goal="G2", step="G2.5"))

    assert "Chief of Human Resources | accountable: named first | nobody is assigned |" in text
