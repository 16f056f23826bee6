"""The one worker of a process: does long work in its turn, whoever waits for it or does not."""

import atexit
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass, field
from enum import StrEnum
from queue import Empty, SimpleQueue

from monitoring import db
from monitoring.errors import InputError, Notice
from monitoring.jobs import table
from monitoring.vocabulary.jobs import JobFault, JobKind, JobState

# Told what begins (a code), or how much of it is done (anything else, which is not on record).
Telling = Callable[[object], None]
Work = Callable[[Telling], Notice]


@dataclass(frozen=True)
class Asked:
    """What is asked for: what it is, what it is done to, by whom, and how it is done."""

    kind: JobKind
    about: str
    by: str
    work: Work = field(repr=False)


@dataclass
class Live:
    """A job that this process does, or has done: what whoever waits for it is shown.

    Args:
        number: of the job.
        steps: codes of what was begun.
        so_far: how much of the last step is done, None where it is not told.
        result: what came of it.
        error: why nothing came of it.
        ended: is set when it has ended.
    """

    number: int
    steps: list[str] = field(default_factory=list)
    so_far: object = None
    result: Notice | None = None
    error: BaseException | None = None
    ended: threading.Event = field(default_factory=threading.Event)


class EndingError(Exception):
    """The process ends: the job is stopped where it is."""


_MAX_ENDED = 50
# So long a process that ends waits for its worker to come to the next step.
_WAIT_AT_END = 10
_ending = threading.Event()
# Where the process ends is looked at so often.
_LOOK_EVERY = 0.5
_asked: SimpleQueue[Callable[[], None]] = SimpleQueue()
_live: dict[tuple[str, int], Live] = {}
_lock = threading.Lock()
_thread: threading.Thread | None = None


def ask(store: db.Store, asked: Asked) -> Live:
    """Put a job on record and let the worker do it in its turn.

    Raises:
        db.NotKeptError: it cannot be put on record; nothing is done.
    """
    number = table.begin(store, asked.kind, asked.about, asked.by)
    one = Live(number)
    context = copy_context()
    with _lock:
        _live[str(store.path), number] = one
        for key in [key for key, it in _live.items() if it.ended.is_set()][:-_MAX_ENDED]:
            del _live[key]
    _asked.put(lambda: context.run(_do, store, asked, one))
    _begin()
    return one


def quietly(work: Callable[[], object]) -> threading.Event:
    """Let the worker do something in its turn that nobody asked for.

    Returns:
        What is set when it has ended, whatever came of it.
    """
    ended = threading.Event()
    _asked.put(lambda: _try(work, ended))
    _begin()
    return ended


def _try(work: Callable[[], object], ended: threading.Event) -> None:
    try:
        work()
    except Exception:
        # Such as a database that is not there, or is let go of.
        logging.getLogger(__name__).debug("%s", work, exc_info=True)
    finally:
        ended.set()


def live(store: db.Store, number: int) -> Live | None:
    """Return a job that this process does or has done, None where another one did."""
    with _lock:
        return _live.get((str(store.path), number))


def alive(store: db.Store) -> frozenset[int]:
    """Return the numbers of the jobs that this process has still to do."""
    with _lock:
        mine = [(key, it) for key, it in _live.items() if key[0] == str(store.path)]
    return frozenset(key[1] for key, it in mine if not it.ended.is_set())


def go_on() -> None:
    """End the work in hand where the process ends, between two steps of it.

    Raises:
        EndingError: it ends.
    """
    if _ending.is_set():
        raise EndingError


@atexit.register
def _end() -> None:
    """Let the worker stop in order: a thread that is cut off within the engine aborts it."""
    _ending.set()
    if _thread is not None:
        _thread.join(_WAIT_AT_END)


def _begin() -> None:
    global _thread  # one worker per process is the point
    with _lock:
        if _thread is None or not _thread.is_alive():
            _thread = threading.Thread(target=_work, name="jobs", daemon=True)
            _thread.start()


def _work() -> None:
    while not _ending.is_set():
        with suppress(Empty):
            _asked.get(timeout=_LOOK_EVERY)()


def _do(store: db.Store, asked: Asked, one: Live) -> None:
    """Do a job; whatever becomes of it, the worker goes on."""
    state = JobState.REFUSED
    answer: Notice | None = Notice(JobFault.OTHER)
    try:
        table.set_state(store, one.number, JobState.RUNNING)
        one.result = answer = asked.work(lambda told: _tell(store, one, told))
        state = JobState.DONE
    except (EndingError, KeyboardInterrupt) as error:
        # Who called a command may stop it as they would one in a process of its own.
        one.error = error
        state, answer = JobState.STOPPED, None
    except InputError as error:
        one.error = error
        if isinstance(error.code, StrEnum):
            answer = Notice(error.code, **error.facts)
    except OSError as error:
        one.error = error
        logging.getLogger(__name__).warning("job %d: %s", one.number, error)
    except Exception as error:
        # A mistake of the program's own must neither end the worker nor leave the job running.
        one.error = error
        logging.getLogger(__name__).exception("job %d", one.number)
    finally:
        # Where even this cannot be written, the next start says that it was stopped.
        with suppress(InputError):
            table.set_state(store, one.number, state, answer)
        one.ended.set()


def _tell(store: db.Store, one: Live, told: object) -> None:
    go_on()
    one.so_far = None
    if isinstance(told, str):
        table.begin_step(store, one.number, len(one.steps) + 1, told)
        one.steps.append(told)
    else:
        one.so_far = told
