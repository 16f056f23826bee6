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
    (r"absen|attendance", marked("Attendance")),
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
        goal_id: _subject(wording or "") or _of_measure(measure_names.get(goal_id, ()))
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


def _subject(wording: str) -> str:
    found = [
        (hit.start(), name)
        for pattern, name in _SUBJECTS
        if (hit := re.search(pattern, wording, re.IGNORECASE))
    ]
    return _(min(found)[1]) if found else ""


def _of_measure(names: Sequence[str]) -> str:
    """Return the name of a goal's only measure, where it is short."""
    return names[0] if len(names) == 1 and len(names[0]) <= _LONGEST else ""
