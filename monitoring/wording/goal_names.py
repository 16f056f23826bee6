"""What a goal is called in a word or two: by what the plan's own words say it is about."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from monitoring.wording.i18n import _, marked
from monitoring.wording.plan import goal_label

# What a goal is about -> its name; of several, the one that its words name first.
_SUBJECTS: tuple[tuple[str, str], ...] = (
    (r"graduat", marked("Graduation")),
    (r"proficien", marked("Proficiency")),
    (r"drop[- ]?out", marked("Dropout")),
    (r"absen", marked("Absence")),
    (r"attendance", marked("Attendance")),
    (r"literacy", marked("Literacy")),
    (r"reading|lexile", marked("Reading")),
    (r"mathematics|\bmath\b", marked("Mathematics")),
    (r"english language arts|\bela\b", marked("English language arts")),
    (r"\bscience", marked("Science")),
    (r"social studies", marked("Social studies")),
    (r"suspension|disciplin|behavior|referral", marked("Behavior")),
    (r"climate", marked("School climate")),
    (r"english learner", marked("English learners")),
    (r"disabilit", marked("Students with disabilities")),
    (r"kindergarten", marked("Kindergarten")),
    (r"\bteacher|\bstaff\b", marked("Staff")),
    (r"famil|parent", marked("Families")),
    (r"college|career", marked("College and career")),
)
# School subjects of which a goal may name two -> the name of the second in a sentence.
_SECOND: dict[str, str] = {
    "Literacy": marked("literacy"),
    "Reading": marked("reading"),
    "Mathematics": marked("mathematics"),
    "English language arts": marked("English language arts"),
    "Science": marked("science"),
    "Social studies": marked("social studies"),
}
_LONGEST = 32


def goal_names(
    wordings: Mapping[str, str | None], measure_names: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Name each goal by what it is about: "Graduation"; two of one name by their numbers as well.

    Args:
        wordings: goal_id -> the goal as adopted, which may be empty.
        measure_names: goal_id -> the names of its measures; the one of a goal whose words name
            nothing that is known here is its name.
    """
    names = {
        goal_id: _subject(wording or "", measure_names.get(goal_id, ()))
        or _of_measure(measure_names.get(goal_id, ()))
        for goal_id, wording in wordings.items()
    }
    times = Counter(names.values())
    return {
        goal_id: _told(goal_id, name, is_alone=times[name] == 1) for goal_id, name in names.items()
    }


def _told(goal_id: str, name: str, *, is_alone: bool) -> str:
    if not name:
        return goal_label(goal_id)
    if is_alone:
        return name
    return _("{name} ({goal})", name=name, goal=goal_label(goal_id))


def _subject(wording: str, measures: Sequence[str]) -> str:
    """Return what the words name first; of two school subjects both.

    Attendance that is measured by absence is called by what is measured: its figure is no
    attendance.
    """
    found = sorted(
        (hit.start(), name)
        for pattern, name in _SUBJECTS
        if (hit := re.search(pattern, wording, re.IGNORECASE))
    )
    if not found:
        return ""
    first, *others = (name for _start, name in found)
    if first == "Attendance" and any("absen" in name.lower() for name in measures):
        return _("Absence")
    subjects = [name for name in others if name in _SECOND]
    if first in _SECOND and len(subjects) == 1:
        return _("{first} and {second}", first=_(first), second=_(_SECOND[subjects[0]]))
    return _(first)


def _of_measure(names: Sequence[str]) -> str:
    """Return the name of a goal's only measure, where it is short."""
    return names[0] if len(names) == 1 and len(names[0]) <= _LONGEST else ""
