"""What Methods says of the rule and of the states of a result."""

from typing import TYPE_CHECKING

from monitoring.vocabulary import MIN_SHOWN, DataState, ValueCode
from monitoring.wording import figures, labels, numbers, targets
from monitoring.wording.i18n import _

if TYPE_CHECKING:
    from monitoring.db.query_rows import RuleInForce


def rule_heading(version: str) -> str:
    """Return the words before the rule in lay words."""
    return _("How a status is judged (rule version {version}).", version=version)


def rule_in_short(confidence: float, least_n: int) -> str:
    """Say the rule in lay words, as it must stand beside every status."""
    return _(
        "Against the plan: a result at or above the plan's path is on track, one below it is off "
        "track (where lower is better, the other way around), and either only narrowly where the "
        "{share} interval reaches across. At the "
        "deadline the target is met or missed by the result of that year and of no other. Since "
        "last year: a change is clear only when the {share} interval of the difference leaves out "
        "zero. There is no status under {least_n} students. A graduating class is a whole "
        "population; the interval stands for the luck of an ordinary year.",
        share=numbers.share(confidence),
        least_n=numbers.whole(least_n),
    )


def rest_on_methods() -> str:
    """Say where more is told of the rule, on every other page."""
    return _("See Methods for the details.")


def headings() -> dict[str, str]:
    """Return part of the page -> its heading."""
    return {
        "rule": _("The rule"),
        "examples": _("The rule at work, on this plan's own results"),
        "questions": _("Questions a careful reader asks"),
        "states": _("Words for the state of a result"),
        "indicators": _("Indicators"),
        "counting": _("How students are counted"),
        "measures": _("Measures"),
        "assumed": _("What is assumed"),
        "sources": _("Sources"),
        "plan": _("The plan document"),
    }


def index_name() -> str:
    """Name the list of the page's parts."""
    return _("On this page")


def rule_facts(rule: "RuleInForce") -> dict[str, str]:
    """Say the rule in full, with the parameters in force: name -> text, in reading order."""
    return _verdict_facts(rule) | _gap_facts(rule) | _caution_facts(rule)


def _verdict_facts(rule: "RuleInForce") -> dict[str, str]:
    share = numbers.share(rule.confidence)
    return {
        _("Against the plan"): _(
            "The result beside the plan's path at that date. On track: at or above the path. Off "
            "track: below it; where lower is better, the other way around. Narrowly on or off "
            "track: the path lies inside the {share} Wilson interval of the result, so ordinary "
            "luck could have put the result on the other side. Where the plan asks for points a "
            "year, the change since the baseline stands beside the change asked for, with the "
            "{share} Newcombe interval, because the baseline has luck of its own. Where a number "
            "of students is not published there is no interval, and the verdict says so.",
            share=share,
        ),
        _("At the deadline"): _(
            "The target is met, narrowly met, narrowly missed or missed by the result of the "
            "deadline's year alone. Not decided: that year's result is missing, hidden or not "
            "comparable; no other year takes its place. A result that reaches the target before "
            "the deadline is at the target already, not met. Later results are told as facts."
        ),
        _("The path"): _(
            "A straight line from the baseline to the target, or so many points more each year "
            "from each group's own baseline. The baseline year itself gets no status. After the "
            "deadline there is no path."
        ),
        _("A target that is amended"): targets.how_judged(),
        _("Since last year"): _(
            "The result beside the latest earlier one that can be compared, which is always named, "
            "with the {share} Newcombe interval of the difference. Clear only when the interval "
            "leaves out zero. A quarter is never set beside another quarter of the same year.",
            share=share,
        ),
        _("Beside the rest of Georgia"): _(
            "The same change in all of Georgia less this district, from counts, or as Georgia "
            "prints it where counts are missing; of a school, in the rest of its district. The "
            "difference of the two changes has an interval by square-and-add of their {share} "
            "Newcombe intervals. More or less than the rest only when it leaves out zero.",
            share=share,
        ),
        _("Pace"): _(
            "Points a year needed from now to the deadline, and points a year since the baseline."
        ),
        _("Projection"): _(
            "A straight line by ordinary least squares through the comparable yearly results "
            "since the baseline. The chart on Goals shades the {narrow} range, in which words tell "
            "the coming year; the picture on the Overview and the presentation draw the {wide} "
            "range, in which words tell the deadline. There is none with fewer than "
            "{least_points} results.",
            narrow=numbers.share(rule.band_narrow),
            wide=numbers.share(rule.band_wide),
            least_points=numbers.whole(rule.min_points_for_projection),
        ),
        _("Students"): _("Points times the number of students, divided by 100, rounded."),
        _("Too few"): _(
            "Under {least_n} students there is no status. Under {least_shown} the figure is hidden "
            "to protect students.",
            least_n=numbers.whole(rule.min_n_for_status),
            least_shown=numbers.whole(MIN_SHOWN),
        ),
    }


def _gap_facts(rule: "RuleInForce") -> dict[str, str]:
    share = numbers.share(rule.confidence)
    return {
        _("Schools and groups"): _(
            "Where the plan names one line for all, such as a rate for the district, every school "
            "and group is set against that line. Where it asks for so many points a year, each "
            "starts from its own result."
        ),
        _("Gap"): _(
            "A group beside all other students, never beside a whole that contains it: as "
            "published where both sides are, else all students less the group, where the counts "
            "are published. With the {share} Newcombe interval; clear only when it leaves out "
            "zero.",
            share=share,
        ),
        _("Nearly everyone in one group"): _(
            "Where all others are fewer than {least} of all students, or the plan counts every "
            "student as poor (community eligibility), no gap is told: there is no other group to "
            "compare with.",
            least=numbers.share(rule.min_share_of_others),
        ),
        _("A percent without its count"): _(
            "A printed percent and a printed number of students give the count to within one "
            "student of a thousand; it is told with “about”, and every interval reaches as much "
            "further as the rounding may have moved the percent."
        ),
        _("Gap over time"): _(
            "The gap now less the gap a year before. Its interval joins those of the two gaps by "
            "square-and-add. Whether the group or all other students moved is said beside it, "
            "each with its own interval."
        ),
        _("Smallest clear change"): _(
            "The smallest change for the better that this rule would call clear, had the next "
            "year as many students. A group that changes by less may have moved; it cannot be "
            "told."
        ),
        _("Schools beside the district"): _(
            "A funnel: the limits within which a school of that size would lie, were its rate the "
            "district's but for luck and for the ordinary differences between schools (tau, added "
            "to the luck of its size); {inner} and {outer}. Of many schools that differ by no more "
            "than that, about {by_luck} still lie outside the {inner} limits. The funnel does not "
            "say why, and it is not a ranking.",
            by_luck=numbers.share(1 - rule.confidence),
            inner=share,
            outer=numbers.share(rule.confidence_outer),
        ),
        _("Early signs"): _(
            "Compared with the same quarter a year before, and with their own target where there "
            "is one. They are taken as early signs by assumption, and never change a goal's "
            "status."
        ),
    }


def _caution_facts(rule: "RuleInForce") -> dict[str, str]:
    return {
        _("What may be shown"): _(
            "Official results stand as Georgia prints them, and what Georgia hides stays hidden; a "
            "district can choose to protect them like its own. Nothing is worked out that Georgia "
            "did not print. The district's own figures are protected as the next line says."
        ),
        _("Hidden results"): _(
            "Under {least_shown} students nothing is shown. Hidden with it is what would give it "
            "away by subtraction: the other side of a two-sided group, the next smallest of a "
            "family, the grade or school beside a single hidden one. All say the same words.",
            least_shown=numbers.whole(MIN_SHOWN),
        ),
        _("Many comparisons"): _(
            "At {share}, about 1 in {n} comparisons looks clear by luck alone. A list therefore "
            "says how many it looked at and counts what holds among all of them "
            "(Benjamini-Hochberg, {rate}); a row that is clear only by itself is marked “taken "
            "alone”. Two sides of one pair are one comparison.",
            rate=numbers.share(rule.false_discovery_rate),
            share=numbers.share(rule.confidence),
            n=numbers.whole(round(1 / (1 - rule.confidence))),
        ),
        _("Same students twice"): _(
            "The interval of a change treats two years as other students. In grades 3 to 8 many "
            "are the same, so it is somewhat too wide."
        ),
        _("What an interval means here"): _(
            "A graduating class is a whole population, not a part of one. The interval stands for "
            "ordinary luck from year to year."
        ),
        _("When a result is known"): _(
            "From the day on which it was published. An expected result that has not come stays on "
            "every list of what is missing until it is loaded."
        ),
        _("Rounding"): _(
            "Decimal, half up, on exact counts: a difference of {exact} is written {rounded}.",
            exact=numbers.signed(-3.025, 3),
            rounded=numbers.signed(-3.025, 2),
        ),
        _("Figures shown as a range"): _(
            "Published reviews show small groups' percents near 0% or 100% as a range, such as "
            "“{low}” or “{high}”, and others as whole percents. Such a figure has the "
            "status, and the change, that every figure in its range would have; where they differ, "
            "nothing is decided, and no distance or margin is ever worked out from a range.",
            low=figures.value(10.0, code=ValueCode.AT_MOST),
            high=figures.value(90.0, code=ValueCode.AT_LEAST),
        ),
        _("Lower is better"): _("For such an indicator every direction turns."),
        _("Years"): _("2022 is the school year 2021-22 and, for graduation, the class of 2022."),
        _("In force"): _(
            "Version {version} since {date}. A verdict given under an earlier version stays as it "
            "was given.",
            version=rule.rule_version,
            date=numbers.day(rule.adopted_on),
        ),
    }


def state_facts(rule: "RuleInForce") -> dict[str, str]:
    """Say what each data state means: its words -> text."""
    meanings = {
        DataState.MEASURED: _("A result as published."),
        DataState.NOT_DUE_YET: _("The release date lies after the end of the review quarter."),
        DataState.OVERDUE: _(
            "The release date has passed and no file with the result has been loaded."
        ),
        DataState.CANCELLED: _("The test was not held."),
        DataState.NOT_PUBLISHED: _("Georgia published no figure, or said that there is none."),
        DataState.NOT_COMPARABLE: _("There is a figure, and it does not compare with other years."),
        DataState.HIDDEN: _(
            "Fewer than {least_shown} students stand behind it, or Georgia hid it.",
            least_shown=numbers.whole(MIN_SHOWN),
        ),
        DataState.TOO_FEW: _(
            "Fewer than {least_n} students: shown, and not judged.",
            least_n=numbers.whole(rule.min_n_for_status),
        ),
    }
    return {labels.data_state(code): text for code, text in meanings.items()}
