"""What the commands print, sentence by sentence."""

from click.testing import CliRunner

from monitoring.commands.main import main
from monitoring.wording import commands as words
from monitoring.wording import i18n, upgrades


def test_an_unknown_quarter_is_refused_with_those_there_are():
    assert words.not_a_review_quarter("Q9", ["2022-23-Q1", "2022-23-Q2"]) == (
        "Q9 is not a review quarter. Choose one of 2022-23-Q1 or 2022-23-Q2."
    )


def test_options_that_exclude_each_other_are_named():
    assert words.exclude_each_other("--csv", "--ics") == "Give --csv or --ics, not both."
    assert words.give_one_or_both("--why", "--next") == "Give --why, --next or both."


def test_a_plan_is_counted():
    counts = dict.fromkeys(("needs", "root_causes", "goals", "equity_gaps", "action_steps"), 1)

    assert words.plan_counts(counts | {"unread_lines": 2}) == [
        "1 need",
        "1 root cause",
        "1 goal",
        "1 equity gap",
        "1 action step",
        "2 lines that could not be placed",
    ]
    assert words.plan_step("G1.1", None, 2, 1) == (
        "G1.1  no evidence level; items: 2 for “Was it done?”, 1 for “Did it work?”"
    )


def test_measures_that_were_read_from_goals_are_counted():
    assert upgrades.measures_proposed(0) == (
        "This plan has no measures file, and no measure could be read from the words of its "
        "goals, so no goal gets a status. data/README.md, 'measures', says how to write one."
    )
    assert upgrades.measures_proposed(1).startswith(
        "This plan has no measures file; 1 measure was read from the words of its goals."
    )


def test_a_load_says_what_became_of_the_rows():
    assert words.loaded("a.csv", 3, ["gosa_graduation"]) == (
        "a.csv: batch 3, GOSA four-year graduation rate"
    )
    assert words.rows_read(2571, 2000, 571, 40) == (
        "  rows: 2,571 read, 2,000 of other districts left out, 571 kept (40 hidden)"
    )
    assert words.rows_new(1, 2, 3, 4) == (
        "  1 new, 2 replace an older version, 3 already known, 4 older than what is in force"
    )
    assert words.loaded_before("a.csv", 3) == "a.csv: loaded before as batch 3. Nothing changed."


def test_the_sample_is_said_to_be_in_or_out():
    assert words.sample_removed(was_there=True) == "Sample data removed."
    assert words.sample_added(3910, 77) == (
        "Sample data added: 3,910 early signs and 77 updates of action steps."
    )


def test_a_calendar_file_counts_later_reviews():
    assert words.calendar_written("due.ics", "2022-23-Q2", 1) == (
        "due.ics: what is not in for Quarter 2, 2022-23, and 1 later review"
    )


def test_an_audit_that_holds_names_the_least_number_of_students():
    assert words.protection_holds(1, "2022-23-Q2", 300, 10) == (
        "Published review, No. 1, Quarter 2, 2022-23: 300 hidden results. None of them can be "
        "worked out, and none is proved to be about fewer than 10 students."
    )


def test_help_of_every_command_and_option_is_a_message():
    i18n.use(i18n.PSEUDO)
    try:
        for command in (main, *main.commands.values()):
            texts = [command.help, *(getattr(it, "help", None) for it in command.params)]
            # Help and version are the library's own.
            ours = [text for text in texts if text and not text.startswith("Show th")]
            assert ours
            assert all(text.startswith(i18n.OPENING) for text in ours), command.name
        done = CliRunner().invoke(main, ["status", "--help"])
    finally:
        i18n.use(i18n.DEFAULT)

    assert i18n.OPENING in done.output
