"""Keeps the labels whose answers have not come yet, since text of columns may bring them later."""

from monitoring.plan.blocks import Cell


class Waiting:
    """The answers that are empty since the last one that was filled in."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []

    def begin(self, cell: Cell, *, is_closed: bool) -> None:
        """Take note of a label: whether its answer stands beside it, or is known to be empty."""
        if cell.parts or is_closed:
            self._cells = []
        else:
            self._cells.append(cell)

    def end(self, answered: Cell) -> None:
        """Doubt an answer before which several labels wait for theirs, and those labels."""
        waiting = [cell for cell in self._cells if cell is not answered]
        # The question after partnerships is often left empty, and a step's next part follows it.
        if waiting and {cell.field for cell in waiting} != {"partnerships"}:
            for cell in (*waiting, answered):
                cell.may_be_anothers = True
        self._cells = []
