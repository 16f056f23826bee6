"""Lines of what changed as anybody may read them: steps by name, and no command."""

from collections.abc import Mapping
from dataclasses import replace

from monitoring.wording import brief
from monitoring.wording.change_facts import Change, Missing, Moved, Overdue
from monitoring.wording.findings import change_text


def change_line(change: Change, names: Mapping[str, str]) -> str:
    """Tell one line of what changed, marked where it rests on the sample.

    Args:
        change: the line.
        names: step_id -> its code with the beginning of its words.
    """
    return change_text(_line(change, names), is_sample=change.is_sample)


def _line(change: Change, names: Mapping[str, str]) -> str:
    match change.facts:
        case Overdue() as overdue:
            return brief.not_loaded_yet(overdue)
        case Moved() as moved:
            named = replace(moved, name=names.get(moved.name, moved.name))
            return brief.change_line(replace(change, facts=named))
        case Missing() as missing:
            named_step = replace(missing, step_id=names.get(missing.step_id, missing.step_id))
            return brief.change_line(replace(change, facts=named_step))
        case _:
            return brief.change_line(change)
