"""Tells which student groups were understood by a name that is not their own."""

from collections.abc import Iterable, Iterator

from monitoring.errors import Notice
from monitoring.result_files.model import Context, folded, plain_group
from monitoring.vocabulary.faults import LoadNote


def read_as(context: Context, printed: Iterable[str]) -> Iterator[Notice]:
    """Yield a note on names such as "Gen Ed", of which not everybody would think the same.

    Args:
        context: that looks them up.
        printed: names of student groups as a file prints them.
    """
    said = {folded(name) for name in (*context.matches, *context.remembered)}
    names = tuple(
        Notice(LoadNote.GROUP_READ_AS, name=name, meant=meant)
        for name in dict.fromkeys(printed)
        if folded(name) not in said
        and (meant := context.subgroup(name)) is not None
        and plain_group(meant) != plain_group(name)
    )
    if names:
        yield Notice(LoadNote.GROUPS_READ_AS, names=names)
