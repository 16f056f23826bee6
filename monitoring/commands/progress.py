"""Shows how far long work has come, on a terminal alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from monitoring import channel

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Steps:
    """Steps with a name, one after the other; a step may count what it has done."""

    def __init__(self, shown: "Progress | None") -> None:
        """Begin without a step."""
        self._shown = shown
        self._current: TaskID | None = None

    def begin(self, name: str, total: int | None = None) -> None:
        """Begin the next step, which ends the one before. A command may be stopped here.

        Args:
            name: what is being done, in words.
            total: how much there is to count, about; None where nothing is counted.
        """
        channel.stop_if_asked()
        if self._shown is not None:
            self.finish()
            self._current = self._shown.add_task(name, total=total, count="")

    def count(self, n_done: int, said: Callable[[int], str]) -> None:
        """Tell how much is done, in words by ``said``. A command may be stopped here, too."""
        channel.stop_if_asked()
        if self._shown is not None and self._current is not None:
            self._shown.update(self._current, completed=n_done, count=said(n_done))

    def finish(self) -> None:
        """End the step that is under way."""
        if self._shown is not None and self._current is not None:
            task = next(it for it in self._shown.tasks if it.id == self._current)
            # How much there is was an estimate.
            n_done = task.completed or 1
            self._shown.update(self._current, total=n_done, completed=n_done)


@contextmanager
def steps() -> Iterator[Steps]:
    """Yield what shows steps while they are done."""
    stream = channel.error_stream()
    if stream is None or not stream.isatty():
        yield Steps(None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    asked = channel.asked_now()
    # A dashboard's own streams lead to other callers, too, and must stay as they are.
    shown = Progress(
        SpinnerColumn(finished_text="\N{CHECK MARK}"),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[count]}", markup=False),
        TimeElapsedColumn(),
        console=Console(file=stream, width=None if asked is None else asked.columns),
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with shown:
        made = Steps(shown)
        yield made
        made.finish()
