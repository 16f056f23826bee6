"""Matches students who were tested in two windows: who stands higher, as before, or lower?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from monitoring.errors import Notice
from monitoring.result_files.matched import Matched
from monitoring.student_exports.model import Roster, Student, Test
from monitoring.vocabulary import MIN_SHOWN
from monitoring.vocabulary.exports import ExportNote

_Window = tuple[str, str]  # a subject and a period


def matched_students(
    kept: Mapping[tuple[str, str, str], tuple[Student, Test]], roster: Roster | None
) -> tuple[Sequence[Matched], Sequence[Notice]]:
    """Count how students moved between the first and the last window of a file, by subject.

    A count below 10 is told of no way to move, and none could be found as the difference of two
    figures: the three add up to those matched, and these are told beside those tested.

    Args:
        kept: number, subject and period -> the student and the test that counts.
        roster: the students enrolled; whom it does not know is in no result.

    Returns:
        What may be told, and a note for each subject with two windows.
    """
    levels: dict[_Window, dict[str, float]] = {}
    n_tested: Counter[_Window] = Counter()
    for (number, area, period), (student, test) in kept.items():
        if roster is not None and roster.member(student) is None:
            continue
        n_tested[area, period] += 1
        if test.level is not None:
            levels.setdefault((area, period), {})[number] = test.level
    told, notes = [], []
    for area in sorted({area for area, _ in levels}):
        # A later quarter is later in the alphabet, too.
        periods = sorted(period for of, period in levels if of == area)
        before, now = levels[area, periods[0]], levels[area, periods[-1]]
        moves = Counter(
            (now[it] > before[it]) - (now[it] < before[it])
            for it in (before.keys() & now.keys() if len(periods) > 1 else ())
        )
        if not moves:
            continue
        of_area = Matched(area, periods[0], periods[-1], moves[1], moves[0], moves[-1])
        unmatched = [n_tested[area, period] - of_area.n for period in (periods[0], periods[-1])]
        if _may_be_told(of_area, unmatched):
            told.append(of_area)
            better, same, worse = moves[1], moves[0], moves[-1]
            n = better + same + worse
            notes.append(
                Notice(ExportNote.MATCHED, n=n, area=area, better=better, same=same, worse=worse)
            )
        else:
            notes.append(Notice(ExportNote.MATCHED_TOO_FEW, area=area))
    return told, notes


def _may_be_told(matched: Matched, unmatched: Sequence[int]) -> bool:
    """Tell whether no count, and no difference to those tested in a window, is of a few."""
    counts = (matched.n_better, matched.n_same, matched.n_worse)
    return min(counts) >= MIN_SHOWN and not any(0 < n < MIN_SHOWN for n in unmatched)
