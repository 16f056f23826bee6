"""What the review's fields and buttons say: texts, decisions, publishing."""

from monitoring.vocabulary import DecisionState, ReviewPart
from monitoring.vocabulary.doubts import Doubt
from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked

_PARTS = {
    ReviewPart.WHY: marked("Why we think so"),
    ReviewPart.NEXT: marked("What we will do"),
}
_DECISION_STATES = {
    DecisionState.OPEN: marked("open"),
    DecisionState.DONE: marked("done"),
    DecisionState.DROPPED: marked("dropped"),
}
_PAPERS = {
    "pptx": marked("Deck"),
    "pdf": marked("One page, PDF"),
    "html": marked("One page, HTML"),
    "wall.html": marked("Presentation, HTML"),
    "csv": marked("All results, CSV"),
}


def part(code: str) -> str:
    """Return the heading of one of the two texts of a goal."""
    return _(_PARTS[ReviewPart(code)])


def decision_state(code: str) -> str:
    """Return how a decision stands: "open"."""
    return _(_DECISION_STATES[DecisionState(code)])


_DOUBTS: dict[str, str] = {
    Doubt.SAMPLE: marked("It shows made-up figures, each marked Sample."),
    Doubt.SMALL_COUNT: marked(
        "“{words}” ({where}) tells of fewer than 10 students. Nobody can find out who they are."
    ),
    Doubt.SMALL_GROUP: marked(
        "“{words}” ({where}) is a small group. What is said of it tells of no single student."
    ),
}


def paper(ending: str) -> str:
    """Return the name of one paper made from a published review."""
    return _(_PAPERS[ending])


def one_page() -> str:
    """Name the one page of a quarter where there is little room."""
    return _("One page")


def draft(paper_name: str) -> str:
    """Name a paper of a quarter that is not published."""
    return _("{paper}, draft", paper=paper_name)


def version_kept(revision: int, by: str) -> str:
    """Say which version of a text is kept, and whose it is."""
    return _("Version {revision}, saved by {name}.", revision=revision, name=by)


def version_kept_now(revision: int) -> str:
    """Say that a text was saved just now."""
    return _("Version {revision}, saved just now.", revision=revision)


def overtaken(by: str, words: str) -> str:
    """Say that somebody else changed the text meanwhile, and what it says now."""
    return _(
        "{name} changed this text after you opened it. It now says: “{words}” Your text is not "
        "saved yet, and not lost.",
        name=by,
        words=words,
    )


def save_mine() -> str:
    """Label the choice of one's own text."""
    return _("Save mine after theirs")


def take_theirs() -> str:
    """Label the choice of the other's text."""
    return _("Keep theirs")


def take_decision() -> str:
    """Label the form for a new decision."""
    return _("Record a decision")


def about() -> str:
    """Label what a decision is about."""
    return _("About")


def what_is_decided() -> str:
    """Label the words of a decision."""
    return _("What is decided")


def who_answers() -> str:
    """Label who answers for a decision."""
    return _("Who is responsible")


def choose_or_type() -> str:
    """Say inside a choice that somebody else may be named."""
    return _("Choose, or type another")


def other_owners() -> tuple[str, ...]:
    """Return who can answer for a decision beside the positions that the plan names."""
    return _("Superintendent"), _("Board of Education")


def by_when() -> str:
    """Label the date by which a decision is carried out."""
    return _("By when")


def save_decision() -> str:
    """Label the button that saves a decision."""
    return _("Save the decision")


def decision_saved(number: int) -> str:
    """Say that a decision was saved."""
    return _("Decision {number} is saved.", number=number)


def decision_option(number: int, what: str) -> str:
    """Write a decision to choose."""
    return _("{number}. {decision}", number=number, decision=what)


def step_option(step_id: str, name: str) -> str:
    """Write a step to choose."""
    return _("{step}: {name}", step=step_id, name=name)


def say_outcome() -> str:
    """Label the form that says what became of a decision."""
    return _("Record the outcome of a decision")


def decision() -> str:
    """Label the choice of a decision."""
    return _("Decision")


def it_is() -> str:
    """Label the choice of a decision's state."""
    return _("It is")


def outcome() -> str:
    """Label the words about an outcome."""
    return _("Outcome")


def save_outcome() -> str:
    """Label the button that saves an outcome."""
    return _("Save the outcome")


def publishing() -> str:
    """Head the part in which a review is published."""
    return _("Publish")


def mark_reviewed() -> str:
    """Label the button of somebody who stands by the review."""
    return _("Mark as reviewed")


def is_published_already() -> str:
    """Say that a further review of the quarter is a correction."""
    return _("This quarter is published already. Publishing it again makes a correction.")


def corrects() -> str:
    """Label the published review that is corrected."""
    return _("It corrects published review No.")


def what_was_wrong() -> str:
    """Label the reason of a correction."""
    return _("What was wrong, and why")


def sure() -> str:
    """Label the box of somebody who knows that what is published stays."""
    return _("I know that a published review never changes")


def mark_first() -> str:
    """Say what comes before publishing."""
    return _("Somebody must mark the review as reviewed first.")


def publish_now() -> str:
    """Label the button that publishes."""
    return _("Publish this quarter")


def say_sure_first() -> str:
    """Say why nothing was published."""
    return _(
        "Nothing was published. First check the box that says a published review never changes."
    )


def publishing_now() -> str:
    """Say that publishing is under way."""
    return _("Publishing. This takes a moment.")


def not_published(why: str) -> str:
    """Say that nothing was published, and why."""
    return _("Nothing was published: {why}", why=why)


def published(number: int, quarter: str) -> str:
    """Say that a review is published."""
    return _(
        "Published review, No. {number}, of {quarter} is made.",
        number=number,
        quarter=numbers.quarter(quarter),
    )


def none_published(quarter: str) -> str:
    """Say that nothing of a quarter is published."""
    return _("There is no published review of {quarter} yet.", quarter=numbers.quarter(quarter))


def line(number: int, when: str, by: str) -> str:
    """Write one published review in the list."""
    return _("Published review, No. {number}: {when}, by {name}", number=number, when=when, name=by)


def correcting_line(number: int, when: str, by: str, corrected: int, because: str) -> str:
    """Write one published review that corrects another in the list."""
    return _(
        "Published review, No. {number}: {when}, by {name}. It corrects No. {corrected}: {because}",
        number=number,
        when=when,
        name=by,
        corrected=corrected,
        because=because,
    )


def hash_of_rows(digest: str) -> str:
    """Say the hash of a published review's rows."""
    return _("Hash of its rows: {digest}", digest=digest)


def open_published(number: int) -> str:
    """Label the link that opens a published review."""
    return _("Open published review No. {number}", number=number)


def present_published(number: int) -> str:
    """Label the link that presents a published review."""
    return _("Present published review No. {number}", number=number)


def to_confirm(kind: str, where: str, said: str) -> str:
    """Ask to confirm one thing before everybody reads a review.

    Args:
        kind: one of ``vocabulary.doubts.Doubt``.
        where: the goal, step or decision in whose words it stands; "" for the correction's.
        said: as it was written.
    """
    return _(_DOUBTS[kind], where=where, words=said)


def look_again() -> str:
    """Head what is to be confirmed."""
    return _("Look at each of these again, and confirm it, before everybody reads it.")
