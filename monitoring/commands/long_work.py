"""Long work of a command: in a dashboard's one worker and on record there, at once without one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from monitoring import channel

if TYPE_CHECKING:
    from monitoring.access import Actor
    from monitoring.errors import Notice
    from monitoring.vocabulary.jobs import JobKind

T = TypeVar("T")


def done(
    kind: "JobKind",
    about: str,
    by: "Actor",
    work: Callable[[Callable[[object], None]], tuple["Notice", T]],
    tell: Callable[[object], None],
) -> T:
    """Do long work, and return what it returns.

    In a dashboard it waits for its turn among what people ask for on pages, which show it as they
    show their own.

    Args:
        kind: of the job.
        about: what it is done to, such as a file or a quarter.
        by: who asks for it.
        work: does it; called with what is told its steps, and returns what goes on record and what
            the command says.
        tell: shows the steps to who called the command.

    Raises:
        InputError: it is refused, or the dashboard ended meanwhile.
        OSError: the machine cannot do it.
        KeyboardInterrupt: who called wants no more of it.
    """
    if channel.asked_now() is None:
        return work(tell)[1]
    from monitoring import db, jobs
    from monitoring.errors import InputError
    from monitoring.vocabulary.faults import ChannelFault

    results: list[T] = []

    def job(on_record: jobs.Telling) -> "Notice":
        def both(told: object) -> None:
            on_record(told)
            tell(told)

        notice, result = work(both)
        results.append(result)
        return notice

    one = jobs.ask(db.open_store(), jobs.Asked(kind, about, by.name, job))
    one.ended.wait()
    if isinstance(one.error, jobs.EndingError):
        raise InputError(ChannelFault.ENDED)
    if one.error is not None:
        raise one.error
    return results[0]
