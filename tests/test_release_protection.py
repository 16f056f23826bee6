import math
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from monitoring import status
from monitoring.disclosure import (
    HIDDEN,
    SolverError,
    audit,
    code_small_groups,
    protect_release,
    secondary_suppression,
)
from monitoring.disclosure.release.cells import Groups
from monitoring.disclosure.release.coding import shown_too_finely
from monitoring.disclosure.release.program import Program
from monitoring.disclosure.release.proof import prove
from monitoring.disclosure.release.system import system_of
from monitoring.vocabulary import DataState
from monitoring.vocabulary.faults import Leak, ProtectionFault
from monitoring.wording import figures as wording
from monitoring.wording import gaps as subgroups
from monitoring.wording import labels, schools
from tests.support.faulty import refusal
from tests.support.release_rows import ALL, SMALL, SUBGROUPS, district, release, school


def failures(rows):
    return list(audit(rows, SUBGROUPS).failures)


def leaks(rows):
    """Whose row it is, what leaks, and the number that is proved (None where it is a limit)."""
    found = failures(rows)
    assert {each.facts["test"] for each in found} <= {"tested, 2024, Science"}
    return sorted((each.facts["whose"], each.code, each.facts.get("value")) for each in found)


# Schools 1 and 2 give White 1 + White 2 = 27 + 41 - 40 = 28 (their sums less the Asian one), and
# so White 3 + White 4 = 37 - 28 = 9. No single sum tells it: the smallest leaves 24 students.
FOUR_SCHOOLS = [
    *district((ALL, 548), ("Black", 378), ("White", 37), ("Asian", 60), ("Hispanic", 73)),
    *school(1, (ALL, 138), ("Black", 100), ("White", SMALL), ("Asian", SMALL), ("Hispanic", 11)),
    *school(2, (ALL, 143), ("Black", 90), ("White", SMALL), ("Asian", SMALL), ("Hispanic", 12)),
    *school(3, (ALL, 128), ("Black", 94), ("White", SMALL), ("Asian", 10), ("Hispanic", SMALL)),
    *school(4, (ALL, 139), ("Black", 94), ("White", SMALL), ("Asian", 10), ("Hispanic", SMALL)),
]


MORE = {("D", "White"): 39, ("D", ALL): 550, ("D-3", ALL): 129, ("D-4", ALL): 140}


def test_sums_that_give_a_small_group_away_together_fail_though_no_single_one_does():
    rows = release(*FOUR_SCHOOLS)

    assert not secondary_suppression(rows, SUBGROUPS).any()
    assert leaks(rows) == [
        ("D-3, White, All", Leak.FEW_STUDENTS, None),
        ("D-4, White, All", Leak.FEW_STUDENTS, None),
    ]


def test_one_more_student_makes_the_same_schools_hold():
    rows = [(who, g, name, MORE.get((who, name), n)) for who, g, name, n in FOUR_SCHOOLS]

    # White 3 + White 4 is 11 now: one of them may have 10 students, and so may the other.
    assert failures(release(*rows)) == []


@pytest.mark.parametrize(
    "change", [{("D-3", "Asian"): SMALL}, {("D-4", "Asian"): SMALL, ("D-4", "Black"): SMALL}, MORE]
)
def test_what_was_proved_of_one_choice_of_rows_changes_nothing_in_the_proof_of_another(change):
    known = {}
    for counts in ({}, change, {}):
        rows = [(who, g, name, counts.get((who, name), n)) for who, g, name, n in FOUR_SCHOOLS]
        system = system_of(release(*rows), Groups.of(SUBGROUPS))

        assert prove(system, "test", known=known) == prove(system, "test")

    assert known


def test_protecting_hides_the_smallest_row_of_a_school_that_the_proof_rests_on():
    rows = release(*FOUR_SCHOOLS)

    protected = protect_release(rows, SUBGROUPS)

    added = protected.results[protected.added]
    assert added[["organisation_id", "subgroup"]].to_numpy().tolist() == [["D-3", "Asian"]]
    assert added["data_state"].tolist() == [HIDDEN]
    assert added[["numerator", "denominator", "value", "published_value"]].isna().all(axis=None)
    assert failures(protected.results) == []
    assert protected.report.iloc[0].to_dict() == {
        "indicator_id": "tested",
        "period": "2024",
        "content_area": "Science",
        "n_shown": 16,
        "n_hidden": 9,
        "n_hidden_by_audit": 1,
        "n_programs": protected.report["n_programs"].iloc[0],
    }
    assert protected.report["n_programs"].iloc[0] > 4


def test_page_rules_and_proof_are_both_at_rest_and_protecting_again_changes_nothing():
    once = protect_release(release(*FOUR_SCHOOLS), SUBGROUPS)
    twice = protect_release(once.results, SUBGROUPS)

    assert not secondary_suppression(once.results, SUBGROUPS).any()
    assert not twice.added.any()
    pd.testing.assert_frame_equal(twice.results, once.results)


def test_all_students_of_the_district_stays_while_anything_else_can_go():
    rows = release(
        *district((ALL, 100), ("Black", 60), ("Hispanic", 30), ("White", SMALL), ("Asian", SMALL))
    )

    protected = protect_release(rows, SUBGROUPS).results

    # White and Asian are 10 together: with a student each, both are below 10.
    assert leaks(rows) == [
        ("D, Asian, All", Leak.FEW_STUDENTS, None),
        ("D, White, All", Leak.FEW_STUDENTS, None),
    ]
    assert protected.loc[protected["data_state"] != HIDDEN, "subgroup"].tolist() == [ALL, "Black"]


def test_two_hidden_numerators_of_nobody_are_told_exactly():
    names = district((ALL, 200), ("Black", 100), ("Hispanic", 60), ("White", SMALL))
    rows = release(*names, *district(("Asian", SMALL)), numerators=[50, 30, 20, 0, 0])

    assert leaks(rows) == [
        ("D, Asian, All", Leak.EXACT_NUMERATOR, 0),
        ("D, White, All", Leak.EXACT_NUMERATOR, 0),
    ]


def test_a_percent_tells_the_numerator_that_it_stands_for():
    names = district((ALL, 200), ("Black", 100), ("Hispanic", 60), ("White", SMALL))
    rows = release(*names, *district(("Asian", SMALL)), numerators=[50, 30, 20, 0, 0])
    rows["value"] = rows["published_value"] = [25.0, 30.0, 33.3, math.nan, math.nan]

    # 33.3 percent of 60 is 20 and no other number.
    assert len(leaks(rows.assign(numerator=[50, 30, math.nan, math.nan, math.nan]))) == 2


def test_what_the_state_reached_is_a_limit_for_the_district():
    rows = release(
        ("GA", "All", "White", 80),
        *district((ALL, 200), ("Black", 150), ("White", SMALL), ("Asian", SMALL)),
        numerators=[0, 90, 60, 0, 0],
    )

    assert leaks(rows) == [
        ("D, Asian, All", Leak.EXACT_NUMERATOR, 30),
        ("D, White, All", Leak.EXACT_NUMERATOR, 0),
    ]


def test_spans_of_grades_are_added_up_however_they_are_cut():
    everyone = [("K-2", 100), ("3-5", 100), ("K-5", 200)]
    rows = [("D", span, ALL, n) for span, n in everyone]
    rows += [("D", "K-2", "Homeless", 40), ("D", "3-5", "Homeless", SMALL)]
    rows += [("D", "K-5", "Homeless", 47)]

    # The rules of the pages know K-12 and its three parts, and no other cut.
    assert not secondary_suppression(release(*rows), SUBGROUPS).any()
    assert ("D, Homeless, 3-5", Leak.EXACT_STUDENTS, 7) in leaks(release(*rows))


def test_one_to_nine_students_left_over_in_plain_sight_fail():
    rows = release(*district((ALL, 100), ("Homeless", 91)))

    (left,) = [it for it in failures(rows) if it.code == Leak.LEFT_OVER]

    assert (left.facts["students"], left.facts["least"]) == (9, 10)


def test_members_without_a_row_have_no_students_until_the_release_says_so_itself():
    marked = district((ALL, 100), ("Black", 70), ("White", SMALL), ("Hispanic", SMALL))
    left_out = [*marked, *school(1, (ALL, 60), ("Black", 40))]  # 20 students in no row

    whites = ("D, White, All", Leak.FEW_STUDENTS, None)
    assert failures(release(*marked)) == []
    assert failures(release(*left_out)) == []
    ten = [(who, g, name, 90 if name == "Black" else n) for who, g, name, n in marked]
    assert whites in leaks(release(*ten))
    one_hidden = district((ALL, 100), ("Black", 70), ("White", SMALL))
    assert ("D, White, All", Leak.EXACT_STUDENTS, 30) in leaks(release(*one_hidden))


def test_a_release_that_contradicts_itself_is_not_taken_to_be_safe():
    rows = release(
        *district((ALL, 200), ("Black", 130), ("White", 30), ("Asian", 40)),
        *school(1, (ALL, 60), ("Black", 50), ("White", SMALL), ("Asian", SMALL)),
        # 40 of the district's 30 white students: cohorts of schools do not add up.
        *school(2, (ALL, 140), ("Black", 80), ("White", 40), ("Asian", 20)),
    )

    # With the least room that lets all be true, 10, school 1 has no White and 10 Asian students.
    assert ("D-1, White, All", Leak.EXACT_STUDENTS, 0) in leaks(rows)
    assert ("D-1, Asian, All", Leak.EXACT_STUDENTS, 10) in leaks(rows)


def small_groups(*figures):
    """Rows from (students, numerator, percent)."""
    n, numerators, values = zip(*figures, strict=True)
    return pd.DataFrame(
        {
            "numerator": pd.array(numerators, dtype="float64"),
            "denominator": pd.array(n, dtype="float64"),
            "value": pd.array(values, dtype="float64"),
            "published_value": pd.array(values, dtype="float64"),
            "data_state": "measured",
            "value_code": "",
        }
    )


# Students, the lower end and the upper end of the scale: NCES 2011-603.
ENDS = [
    (10, 20, 80),
    (19, 20, 80),
    (20, 10, 90),
    (39, 10, 90),
    (40, 5, 95),
    (99, 5, 95),
    (100, 2, 98),
    (299, 2, 98),
    (300, 1, 99),
    (5000, 1, 99),
]


@pytest.mark.parametrize(("students", "low", "high"), ENDS)
def test_the_ends_of_the_scale_go_by_the_size_of_the_group(students, low, high):
    shares = [0, low, low + 1.2, 50, high - 1.2, high, 100]
    rows = small_groups(*((students, share * students / 100, share) for share in shares))

    coded = code_small_groups(rows)

    fine = students >= 300
    middle = [low + 1.2, 50, high - 1.2] if fine else [low + 1, 50, high - 1]
    assert coded["value"].tolist() == [low, low, *middle, high, high]
    assert coded["published_value"].tolist() == coded["value"].tolist()
    ends = [*["at_most"] * 2, *[""] * 3, *["at_least"] * 2]
    assert coded["value_code"].tolist() == ends
    assert coded["numerator"].notna().tolist() == [False, False, fine, fine, fine, False, False]
    assert coded["denominator"].tolist() == [students] * 7
    pd.testing.assert_frame_equal(code_small_groups(coded), coded)


def test_under_three_hundred_students_a_percent_is_a_whole_one_without_the_count():
    rows = small_groups((299, 100, 33.445), (300, 100, 33.333), (15, None, 47.5), (15, None, 46.5))

    coded = code_small_groups(rows)

    assert coded["value"].tolist() == [33.0, 33.333, 48.0, 47.0]
    assert coded["numerator"].fillna(-1).tolist() == [-1, 100, -1, -1]


def test_what_was_published_under_the_first_rule_is_held_to_its_own_scale():
    rows = small_groups(
        (29, None, 34.0), (25, None, 5.0), (20, None, 5.0), (20, None, 95.0), (30, 1, 3.333)
    ).assign(rule_version="1", value_code=["", "at_most", "", "", ""])

    pd.testing.assert_frame_equal(code_small_groups(rows), rows)
    assert not shown_too_finely(rows).any()
    assert shown_too_finely(rows.assign(rule_version="2")).tolist() == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_a_percent_that_is_more_than_a_point_off_its_counts_is_none_and_not_coded():
    rows = small_groups((40, 20, 50.9), (40, 20, 51.1))

    assert code_small_groups(rows)["value"].tolist() == [51.0, 51.1]


def test_what_is_no_percent_is_not_coded():
    rows = small_groups((20, 10, 500.0), (20, 10, 5.0), (20, 10, 50.0))
    rows["unit"] = ["percent", "percent", "rate"]

    assert code_small_groups(rows)["value"].tolist() == [500.0, 5.0, 50.0]
    assert code_small_groups(rows)["numerator"].tolist() == [10, 10, 10]


@pytest.mark.parametrize(
    ("change", "leak"),
    [
        ({"denominator": 9.0}, Leak.SMALL_GROUP),
        ({"numerator": 6.0}, Leak.TOO_FINE),
        ({"value": 52.6}, Leak.TOO_FINE),
        ({"published_value": 52.6}, Leak.TOO_FINE),
        ({"value": 4.0, "published_value": 4.0}, Leak.TOO_FINE),
        ({"data_state": HIDDEN}, Leak.HIDDEN_WITH_FIGURES),
    ],
)
def test_an_audit_fails_on_what_no_release_may_show(change, leak):
    rows = release(*district((ALL, 100), ("Homeless", 12)))
    assert failures(rows) == []

    rows.loc[1, list(change)] = list(change.values())

    assert ("D, Homeless, All", leak, None) in leaks(rows)


def test_protected_rows_keep_their_order_and_index_and_lose_their_notes():
    rows = release(*district((ALL, 100), ("Homeless", 9), ("Female", 45), ("Male", 55)))
    rows = rows.assign(note="said by the source").set_axis([9, 4, 7, 2])

    protected = protect_release(rows, SUBGROUPS).results

    assert protected.index.tolist() == [9, 4, 7, 2]
    assert protected["data_state"].tolist() == ["measured", HIDDEN, "measured", "measured"]
    assert protected.loc[4, "note"] == ""
    assert protected.loc[9, "note"] == "said by the source"
    assert rows.loc[4, "denominator"] == 9


def test_no_rows_are_a_release_that_holds():
    rows = release(*district((ALL, 100))).iloc[:0]

    assert audit(rows, SUBGROUPS).holds
    assert protect_release(rows, SUBGROUPS).results.empty


def test_a_solver_that_ends_in_any_other_way_is_an_error_that_names_the_test():
    endless = Program("tested, 2024, Science", (np.array([0.0]), np.array([np.inf])), [])

    error = refusal(endless.furthest, np.array([1.0]))

    assert isinstance(error, SolverError)
    assert (error.code, error.facts["test"]) == (ProtectionFault.UNSOLVED, "tested, 2024, Science")


RULES = status.RuleParameters(
    rule_version="1",
    confidence=0.95,
    confidence_outer=0.998,
    min_n_for_status=15,
    min_points_for_projection=4,
    band_narrow=0.8,
    band_wide=0.95,
    projection_decimals=1,
    false_discovery_rate=0.05,
    min_share_of_others=0.05,
)


def results(*rows):
    names = ["result_id", "organisation_id", "subgroup", "period", "denominator", "value"]
    table = pd.DataFrame(rows, columns=[*names, "value_code"])
    is_school = table["organisation_id"].str.contains("-")
    return table.assign(
        indicator_id="tested",
        better_direction="higher",
        unit="percent",
        content_area="",
        grade_span="",
        organisation_level=np.where(is_school, "school", "district"),
        quarter="",
        numerator=math.nan,
        data_state="measured",
        series="one",
    )


MEASURES = pd.DataFrame(
    {
        "measure_id": ["M"],
        "indicator_id": "tested",
        "content_area": "",
        "grade_span": "",
        "baseline_value": 40.0,
        "baseline_period": 2020.0,
        "target_kind": "reach_value",
        "target_value": 60.0,
        "points_per_year": math.nan,
        "deadline_period": 2030.0,
    }
)
CODED = results(
    (1, "D", "Female", 2023, 20.0, 30.0, ""),
    (2, "D", "Female", 2024, 20.0, 5.0, "at_most"),
    (3, "D", "Female", 2025, 20.0, 30.0, ""),
    (4, "D", "Male", 2024, 200.0, 50.0, ""),
    (5, "D", ALL, 2024, 220.0, 46.0, ""),
    (6, "D-1", "Male", 2024, 20.0, 95.0, "at_least"),
).assign(numerator=[math.nan, math.nan, math.nan, 100, 101, math.nan])


def test_a_coded_figure_has_the_verdicts_of_all_it_can_stand_for_and_no_distance_or_interval():
    judged = status.assess(CODED, MEASURES, RULES).assessments.set_index("result_id")

    # From 30% of 20 to none or 1 of 20 leaves out no change by 0.8 points at the least.
    assert judged.loc[2, ["level", "change"]].tolist() == ["off_track", "clear_decline"]
    assert judged.loc[2, ["data_state", "level_obstacle"]].tolist() == ["coded_at_most", ""]
    assert judged.loc[2, ["interval_low", "distance_points", "change_points"]].isna().all()
    assert judged.loc[3, ["change", "change_from_period"]].tolist() == ["clear_improvement", 2024]
    assert math.isnan(judged.loc[3, "change_points"])
    assert judged.loc[6, "level"] == "on_track"
    assert judged.loc[6, "data_state"] == "coded_at_least"
    assert judged.loc[4, "level"] != "no_status"


def test_a_coded_figure_after_the_deadline_carries_that_years_verdict_and_is_set_against_nothing():
    rows = results(
        (1, "D", "Female", 2030, 200.0, 70.0, ""),
        (2, "D", "Female", 2031, 20.0, 5.0, "at_most"),
        (3, "D", "Female", 2032, 200.0, 70.0, ""),
    )

    judged = status.assess(rows, MEASURES, RULES).assessments

    assert judged["level"].tolist() == ["met"] * 3
    assert judged["later_obstacle"].tolist() == ["", "no_result", ""]
    assert judged["distance_points"].isna().tolist() == [False, True, False]


def test_a_coded_figure_has_no_gap_is_nobodys_complement_and_has_no_place():
    gaps = status.gaps(CODED, SUBGROUPS, RULES).set_index("result_id")
    places = status.places(CODED, RULES)

    assert gaps.loc[2, "gap_verdict"] == "cannot_be_shown"
    assert gaps.loc[2, "gap_obstacle"] == "no_result"
    assert gaps.loc[4, "gap_verdict"] == "cannot_be_shown"
    assert gaps.loc[4, "gap_obstacle"] == "others_coded"
    assert math.isnan(gaps.loc[4, "complement_value"])
    assert places.empty


def test_pages_print_a_coded_figure_with_its_code_and_no_count():
    figures = {"value": 5.0, "unit": "percent", "value_code": "at_most", "n": 12.0}
    row = SimpleNamespace(**figures, numerator=None, data_state=DataState.CODED_AT_MOST)
    coded = wording.value(5.0, code="at_most")

    pieces = subgroups.own_figure(row), schools.figure(row), schools.result(row)
    assert all(coded in piece for piece in pieces)
    assert not any("5.0%" in piece for piece in pieces)
    assert labels.data_state(row.data_state) in schools.silence(row, None)
