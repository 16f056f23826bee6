"""What the commands print."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from monitoring.wording import labels
from monitoring.wording.i18n import _, n_
from monitoring.wording.numbers import day, or_list, quarter, whole


def not_a_review_quarter(code: str, known: Iterable[str]) -> str:
    """Refuse a quarter that cannot be asked for, with those that can."""
    return _(
        "{code} is not a review quarter. Choose one of {quarters}.",
        code=code,
        quarters=or_list(known),
    )


def exclude_each_other(one: str, other: str) -> str:
    """Refuse two options that cannot be given together."""
    return _("Give {one} or {other}, not both.", one=one, other=other)


def not_letters(shown: str) -> str:
    """Refuse a name of a file, or a word, whose bytes are no letters."""
    return _(
        "{shown} holds bytes that are not letters (UTF-8). Rename the file, or type the word anew.",
        shown=shown,
    )


def give_one_or_both(one: str, other: str) -> str:
    """Ask for at least one of two options."""
    return _("Give {one}, {other} or both.", one=one, other=other)


# plan


def no_district() -> str:
    """Stand in for the cover of a plan that names nothing on it."""
    return _("The document names no district.")


def plan_counts(counts: dict[str, int]) -> list[str]:
    """Say how many records of each kind were found in a plan.

    Args:
        counts: needs, root_causes, goals, equity_gaps, action_steps and unread_lines.
    """
    return [
        n_("{n} need", "{n} needs", counts["needs"]),
        n_("{n} root cause", "{n} root causes", counts["root_causes"]),
        n_("{n} goal", "{n} goals", counts["goals"]),
        n_("{n} equity gap", "{n} equity gaps", counts["equity_gaps"]),
        n_("{n} action step", "{n} action steps", counts["action_steps"]),
        n_(
            "{n} line that could not be placed",
            "{n} lines that could not be placed",
            counts["unread_lines"],
        ),
    ]


def plan_step(step: str, evidence_level: str | None, n_done: int, n_worked: int) -> str:
    """Write an action step with its level of evidence and how many items monitor it."""
    if not evidence_level:
        return _(
            "{step}  no evidence level; items: {done} for “Was it done?”, {worked} for “Did it "
            "work?”",
            step=step,
            done=whole(n_done),
            worked=whole(n_worked),
        )
    return _(
        "{step}  {level}; items: {done} for “Was it done?”, {worked} for “Did it work?”",
        step=step,
        level=evidence_level,
        done=whole(n_done),
        worked=whole(n_worked),
    )


def unplaced_line(number: int, text: str) -> str:
    """Write a line of the document that could not be placed."""
    return _("line {number} not placed: {text}", number=number, text=text)


# load


def no_measure_named() -> str:
    """Ask for the measure whose target is to be changed."""
    return _("Name the measure whose target is to be changed.")


def no_files_named() -> str:
    """Ask for what is to be loaded, or taken back."""
    return _("Name the files to load, or the batch to take back with --undo.")


def reading_file(file: str) -> str:
    """Label the progress bar of a file that is being read."""
    return _("Reading {file}", file=file)


def not_loaded(file: str, why: str) -> str:
    """Say that a file was not loaded, and why."""
    return _("{file}: not loaded.\n{why}", file=file, why=why)


def loaded_before(file: str, batch: int) -> str:
    """Say that a file was loaded before."""
    return _("{file}: loaded before as batch {batch}. Nothing changed.", file=file, batch=batch)


def loaded(file: str, batch: int, layouts: Iterable[str]) -> str:
    """Say that a file was loaded, and in which layouts it is."""
    return _(
        "{file}: batch {batch}, {layouts}",
        file=file,
        batch=batch,
        layouts=labels.layouts(",".join(layouts)),
    )


def rows_read(read: int, other_districts: int, kept: int, hidden: int) -> str:
    """Say what became of the rows of a file."""
    return _(
        "  rows: {read} read, {other} of other districts left out, {kept} kept ({hidden} hidden)",
        read=whole(read),
        other=whole(other_districts),
        kept=whole(kept),
        hidden=whole(hidden),
    )


def rows_new(new: int, superseding: int, unchanged: int, older: int) -> str:
    """Say what the rows of a file are beside what was known."""
    return _(
        "  {new} new, {superseding} replace an older version, {unchanged} already known, {older} "
        "older than what is in force",
        new=whole(new),
        superseding=whole(superseding),
        unchanged=whole(unchanged),
        older=whole(older),
    )


# status


def known_by(code: str) -> str:
    """Head the list of results that were known at a quarter's end."""
    return _("Known by the end of {quarter}:", quarter=quarter(code))


# sample


def sample_removed(*, was_there: bool) -> str:
    """Say that the sample is out, or that there was none."""
    return _("Sample data removed.") if was_there else _("There was no sample data.")


def sample_added(n_results: int, n_updates: int) -> str:
    """Say how much sample data was put in, or why none was."""
    if not n_results and not n_updates:
        return _(
            "Nothing was added. The sample data are in already, or there is no official result of "
            "the district that they could rest on."
        )
    return _(
        "Sample data added: {results} early signs and {updates} updates of action steps.",
        results=whole(n_results),
        updates=whole(n_updates),
    )


def sample_is_there(*, is_there: bool) -> str:
    """Say whether the database holds sample data, and how to change that."""
    if is_there:
        return _("The database holds sample data. To take them out: sample --remove")
    return _("The database holds no sample data. To put them in: sample --add")


# serve


def dashboard_at(address: str) -> str:
    """Say where the dashboard is."""
    return _("The dashboard is at {address}", address=address)


# due


def nothing_due() -> str:
    """Say that a calendar file would hold nothing, so that none was written."""
    return _("Nothing is due, now or later. No file was written.")


def not_a_match() -> str:
    """Say how a name that is not known is matched."""
    return _("Write NAME=MEANING, such as “LEP Monitored=English Learners”.")


def calendar_written(file: Path, code: str, n_later: int) -> str:
    """Say which calendar file was written, and what it holds."""
    return n_(
        "{file}: what is not in for {quarter}, and {n} later review",
        "{file}: what is not in for {quarter}, and {n} later reviews",
        n_later,
        file=file,
        quarter=quarter(code),
    )


# review and releases


def text_written(code: str, goal: str) -> str:
    """Say that a goal's texts in a review are saved."""
    return _("{quarter}, {goal}: saved.", quarter=quarter(code), goal=goal)


def decision_written(code: str, number: int) -> str:
    """Say that a decision is saved."""
    return _("{quarter}: decision {number} is saved.", quarter=quarter(code), number=number)


def published(number: int, file: Path) -> str:
    """Say that a review is published, and where its file is."""
    return _("Published review, No. {number}: {file}", number=number, file=file)


def nothing_published() -> str:
    """Say that there is no published review, and how to make one."""
    return _("There is no published review yet. To make one: release --quarter ...")


def release_line(number: int, code: str, at: str, by: str, digest: str) -> str:
    """Write one published review of the list; ``at`` is a moment as YYYY-MM-DDTHH:MM:SS."""
    moment = datetime.fromisoformat(at)
    return _(
        "{number}  {quarter}  {day} {time}  {by}  {digest}",
        number=number,
        quarter=quarter(code),
        day=day(moment.date()),
        time=moment.strftime("%H:%M"),
        by=by,
        digest=digest[:12],
    )


def corrects(number: int, why: str) -> str:
    """Say which published review is corrected by the one above, and what was wrong in it."""
    return _("   corrects No. {number}: {why}", number=number, why=why)


def protection_holds(number: int, code: str, n_hidden: int, least_n: int) -> str:
    """Say that nothing hidden in a published review can be worked out."""
    return n_(
        "Published review, No. {number}, {quarter}: {n} hidden result. It cannot be worked out, "
        "and it is not proved to be about fewer than {least} students.",
        "Published review, No. {number}, {quarter}: {n} hidden results. None of them can be worked "
        "out, and none is proved to be about fewer than {least} students.",
        n_hidden,
        number=number,
        quarter=quarter(code),
        least=whole(least_n),
    )


def protection_holds_together(n: int) -> str:
    """Say that several published reviews tell no more together than each by itself."""
    return n_(
        "The {n} published review tells nothing more.",
        "Together the {n} published reviews tell nothing more than each by itself.",
        n,
    )


def deck_made(file: Path, number: int) -> str:
    """Say which file the deck is in."""
    return _("{file}: the deck of published review No. {number}", file=file, number=number)


def page_made(file: Path, number: int) -> str:
    """Say which file the page is in."""
    return _("{file}: the page of published review No. {number}", file=file, number=number)
