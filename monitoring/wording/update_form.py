"""What the form says in which a step's quarter is updated."""

from datetime import datetime

from monitoring.wording import numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.updates import Saving


def form_title(step_id: str, quarter: str) -> str:
    """Return what opens the form."""
    return _("Update {step} for {quarter}", step=step_id, quarter=numbers.quarter(quarter))


def taken_up(when: datetime) -> str:
    """Say that the form goes on from the author's draft."""
    return _("Your draft of {moment} is open.", moment=numbers.moment(when))


def discard() -> str:
    """Return the label of the button that throws a draft away."""
    return _("Discard draft")


def sample_in_force() -> str:
    """Say that what is shown was invented, and gives way."""
    return _("What stands here now is a Sample. Your update takes its place.")


def said_before(words: str) -> str:
    """Repeat what the update before announced."""
    return _("The update before said would come next: “{words}”", words=words)


def draft_kept(when: datetime) -> str:
    """Say that what is typed is kept, and for whom."""
    return _(
        "Draft, kept on {moment}. Nobody else sees it until you save.", moment=numbers.moment(when)
    )


def nothing_changed() -> str:
    """Say that the form holds what is in force."""
    return _("Nothing is changed yet.")


def save() -> str:
    """Return the label of the button that saves."""
    return _("Save this update")


def overtaken(theirs: Saving) -> str:
    """Say that somebody else saved first, and that nothing is lost."""
    return _(
        "{author} saved this step on {moment}, after you opened it. Nothing of yours is lost. "
        "Read both, then choose.",
        author=theirs.saved_by,
        moment=numbers.moment(theirs.saved_at),
    )


def save_over() -> str:
    """Return the label of the button that saves after theirs."""
    return _("Save mine as the version after theirs")


def drop_mine() -> str:
    """Return the label of the button that leaves theirs in force."""
    return _("Leave theirs in force and drop mine")


def saved(step_id: str, quarter: str, revision: int, when: datetime) -> str:
    """Say what was saved."""
    return _(
        "Saved: version {number} of {step} for {quarter}, {moment}.",
        number=numbers.whole(revision),
        step=step_id,
        quarter=numbers.quarter(quarter),
        moment=numbers.moment(when),
    )


def not_saved_yet(n: int) -> str:
    """Say beside the button that nothing was saved, and where to look."""
    return n_(
        "Not saved. {n} thing is to be fixed. It stands at its field, and at the top of this form.",
        "Not saved. {n} things are to be fixed. They stand at their fields, and at the top of this "
        "form.",
        n,
    )


def see_matrix() -> str:
    """Return the label of the link to the matrix."""
    return _("See it in the matrix")


def ask_done() -> str:
    """Return the first question."""
    return _("Was it done?")


def ask_worked() -> str:
    """Return the question for the owner's own view."""
    return _("Did it work, in its owner's judgment?")


def measured_apart() -> str:
    """Say what the owner's view is beside what is measured."""
    return _(
        "Your own view, shown beside what is measured and never mixed with it. What is measured "
        "comes from the results."
    )


def judgment_label() -> str:
    """Return the label of the choice of a judgment."""
    return _("Judgment")


def why_label() -> str:
    """Return the label of the reason for a judgment."""
    return _("Why you judge so")


def no_documents() -> str:
    """Say that a step is to show no document."""
    return _("The plan expects no document of this step.")


def ask_documents() -> str:
    """Return the question for the documents that are in."""
    return _("Which documents are in?")


def document_label(item: str, question: str) -> str:
    """Return the label of the box that says a document is in."""
    return _("{item} ({question})", item=item, question=question)


def date_as_typed(text: str) -> str:
    """Repeat a date of a draft that the picker cannot show."""
    return _("Your draft says “{text}” here, which is not a date.", text=text)


def attach_label(n_megabytes: int) -> str:
    """Return the label of the place to attach a file."""
    return _(
        "Or attach it: PDF, Word, Excel, PowerPoint, CSV, PNG, JPEG or HEIC, up to {n} MB",
        n=numbers.whole(n_megabytes),
    )


def not_attached(fault: str) -> str:
    """Say why a file was not attached."""
    return _("Not attached. {fault}", fault=fault)


def attached(name: str) -> str:
    """Say which file is attached."""
    return _("Attached: {file}", file=name)


def take_off(name: str) -> str:
    """Return the label of the button that takes an attached file off."""
    return _("Remove {file}", file=name)


def attached_files(n: int) -> str:
    """Return what opens the files that came with updates."""
    return n_("{n} attached file", "{n} attached files", n)


def download(name: str, size: str, title: str) -> str:
    """Return the label of the download of an attached file."""
    return _("{file}, {size}: {title}", file=name, size=size, title=title)
