"""What stands around the findings of the plan check: its themes, its rules, its page."""

from collections.abc import Sequence

from monitoring.vocabulary.plan_check import PlanRule, PlanTheme
from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked, n_

_SHORT = 80  # characters that name the places of what opens

_THEMES: dict[str, str] = {
    PlanTheme.GOALS: marked("What the goals say"),
    PlanTheme.STEPS: marked("How the steps are followed"),
    PlanTheme.POSITIONS: marked("Who answers for them"),
    PlanTheme.FORM: marked("The form and the groups it names"),
}
_NAMES: dict[str, str] = {
    PlanRule.NO_MEASURE: marked("No measure"),
    PlanRule.NO_BASELINE: marked("No baseline"),
    PlanRule.BASELINE_WITHOUT_A_YEAR: marked("Baseline without a year"),
    PlanRule.AMBIGUOUS_UNIT: marked("Ambiguous unit"),
    PlanRule.TARGET_UNLIKE_THE_GOALS_WORDS: marked("Target other than the goal's words"),
    PlanRule.NO_METHOD: marked("No method"),
    PlanRule.NO_OUTCOME_MEASURE: marked("No outcome measure"),
    PlanRule.OUTPUT_LISTED_AS_EFFECTIVENESS: marked("Output listed under “Did it work?”"),
    PlanRule.SAME_MEASURE_IN_BOTH_LANES: marked("One measure for both questions"),
    PlanRule.MEASURE_NOT_PUBLISHED: marked("Measure not published"),
    PlanRule.UNMAPPED_ITEM: marked("Item that nobody has sorted"),
    PlanRule.EVIDENCE_NEVER_DELIVERED: marked("Evidence never delivered"),
    PlanRule.NO_POSITION_ACCOUNTABLE: marked("No position accountable"),
    PlanRule.POSITION_WRITTEN_IN_SEVERAL_WAYS: marked("Position written in several ways"),
    PlanRule.NOBODY_ASSIGNED: marked("Nobody assigned"),
    PlanRule.GAP_THAT_CANNOT_BE_SHOWN: marked("Gap that cannot be shown"),
    PlanRule.QUESTION_UNDER_ANOTHER_NEED: marked("Question under another need"),
    PlanRule.NO_SUBGROUP_NAMED: marked("No student group named"),
}
_WHY: dict[str, str] = {
    PlanRule.NO_MEASURE: marked("A goal without a measure can be neither met nor missed."),
    PlanRule.NO_BASELINE: marked(
        "Growth is counted from a baseline. One that is chosen later is not the plan's own."
    ),
    PlanRule.BASELINE_WITHOUT_A_YEAR: marked(
        "How steep the path is depends on the year it starts in."
    ),
    PlanRule.AMBIGUOUS_UNIT: marked(
        "Three percent of twenty is less than one point; three points are three."
    ),
    PlanRule.TARGET_UNLIKE_THE_GOALS_WORDS: marked("The public was promised what the goal says."),
    PlanRule.NO_METHOD: marked("Without a method nobody will know."),
    PlanRule.NO_OUTCOME_MEASURE: marked(
        "A step may be done well for years without anybody knowing what it did for students."
    ),
    PlanRule.OUTPUT_LISTED_AS_EFFECTIVENESS: marked(
        "What was bought, held or completed belongs under “Was it done?”."
    ),
    PlanRule.SAME_MEASURE_IN_BOTH_LANES: marked(
        "A step that is done without an effect, the case to find, cannot be seen by one figure."
    ),
    PlanRule.MEASURE_NOT_PUBLISHED: marked(
        "A figure that Georgia does not publish cannot be waited for; another measure is needed."
    ),
    PlanRule.UNMAPPED_ITEM: marked(
        "An item that is not a measure, a document or an activity is not followed by anything."
    ),
    PlanRule.EVIDENCE_NEVER_DELIVERED: marked("The plan promises these documents every quarter."),
    PlanRule.NO_POSITION_ACCOUNTABLE: marked("Where several answer, often none does."),
    PlanRule.POSITION_WRITTEN_IN_SEVERAL_WAYS: marked(
        "Two ways of writing may be taken for two positions, or one for another."
    ),
    PlanRule.NOBODY_ASSIGNED: marked("A position answers no mail."),
    PlanRule.GAP_THAT_CANNOT_BE_SHOWN: marked(
        "A gap is between a group and all other students. Where there are no others there is none."
    ),
    PlanRule.QUESTION_UNDER_ANOTHER_NEED: marked(
        "It is the form's own slip. The answer is taken as being about the need it stands under."
    ),
    PlanRule.NO_SUBGROUP_NAMED: marked(
        "Whom a step is for decides whose results tell whether it works."
    ),
}


def theme(code: PlanTheme) -> str:
    """Return the heading over the rules of one theme."""
    return _(_THEMES[code])


def rule_name(code: PlanRule) -> str:
    """Return what a rule finds, in a few words: "No measure"."""
    return _(_NAMES[code])


def why(code: PlanRule) -> str:
    """Say what that keeps anybody from knowing."""
    return _(_WHY[code])


def headline(n_findings: int, n_rules: int, n_silent: int) -> str:
    """Say how many rules find something, and in how many places."""
    if not n_findings:
        return n_(
            "{n} check finds nothing weak in this plan.",
            "All {n} checks find nothing weak in this plan.",
            n_rules,
        )
    return n_(
        "{n_of_rules} of {n_rules} checks find something weak in this plan, in {n} place.",
        "{n_of_rules} of {n_rules} checks find something weak in this plan, in {n} places.",
        n_findings,
        n_of_rules=numbers.whole(n_rules - n_silent),
        n_rules=numbers.whole(n_rules),
    )


def caution() -> str:
    """Say what the findings do not tell."""
    return _(
        "None of this says that a step works or fails. It says what in the plan, or in what has "
        "been said about it since, keeps anybody from telling."
    )


def rule_count(n: int) -> str:
    """Write how many findings a rule has, behind its name."""
    return _("({n})", n=numbers.whole(n))


def rule_with_count(code: PlanRule, n: int) -> str:
    """Write a rule's name over its findings, as the command prints it."""
    return _("{rule} ({n})", rule=rule_name(code), n=numbers.whole(n))


def command_title(quarter: str, n: int) -> str:
    """Say of which quarter the findings are, and how many."""
    return n_(
        "Known by the end of {quarter}: {n} finding",
        "Known by the end of {quarter}: {n} findings",
        n,
        quarter=numbers.quarter(quarter),
    )


def places(names: Sequence[str]) -> str:
    """Say where, so that a reader need not open what is of no concern."""
    listed = numbers.and_list(dict.fromkeys(names))
    if len(listed) <= _SHORT:
        return listed
    return n_("Show all {n}", "Show all {n}", len(names))


def place_before(name: str) -> str:
    """Set a place before its finding."""
    return _("{place}:", place=name)


def looked_for() -> str:
    """Return the label of the rules that find nothing."""
    return _("Looked for and not found:")


def silent(codes: Sequence[PlanRule]) -> str:
    """List the rules that find nothing."""
    return _("{rules}.", rules=numbers.and_list(map(rule_name, codes)))
